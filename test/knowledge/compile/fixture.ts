import path from 'node:path'
import type { Flaw } from '../../../src/knowledge/compile/flaw.ts'
import type { ContentFile } from '../../../src/knowledge/compile/read.ts'
import { type Questions, survey } from '../../../src/knowledge/compile.ts'
import { digest, readContent } from '../../../src/library/read-content.ts'

/** The whole small content of test/fixtures/content. */
export const fixture: readonly ContentFile[] = await readContent(path.resolve(import.meta.dirname, '../../fixtures/content'))

/** A change of one file: every `find` must be there, so that a plant never misses its place. */
export function edited(files: readonly ContentFile[], file: string, find: string, replace: string): readonly ContentFile[] {
  const at = `content/${file}`
  const old = files.find(({ path }) => path === at)
  if (!old?.text.includes(find)) throw new Error(`"${find}" is not in ${at}`)
  return files.map((other) => (other === old ? { path: at, text: old.text.replace(find, () => replace) } : other))
}

/** As whoever edits a guided path in both languages leaves it: the English one stamped. */
export function stamped(files: readonly ContentFile[], tree = 'job-offer'): readonly ContentFile[] {
  const stamp = survey(files, digest).resolved.trees.get(tree)?.vi?.stamp
  const english = files.find(({ path }) => path === `content/trees/${tree}.en.md`)
  if (stamp === undefined || !english) throw new Error(`the tree ${tree} is not there in both languages`)
  return files.map((file) => (file === english ? { ...file, text: file.text.replace(/^of: .*$/m, `of: ${stamp}`) } : file))
}

export function added(files: readonly ContentFile[], file: string, text: string): readonly ContentFile[] {
  return [...files, { path: `content/${file}`, text }]
}

export function removed(files: readonly ContentFile[], file: string): readonly ContentFile[] {
  return files.filter(({ path }) => path !== `content/${file}`)
}

/** The flaws as `kind file:line`, in reading order. */
export function found(files: readonly ContentFile[], questions: Questions = {}): readonly string[] {
  return survey(files, digest, questions).flaws.map(asLine)
}

function asLine({ kind, file, line }: Flaw): string {
  return `${kind} ${file.replace(/^content\//, '')}:${line}`
}
