import type { ProblemKind } from '../../../../src/knowledge/compile/flaw.ts'
import type { ContentFile } from '../../../../src/knowledge/compile/read.ts'
import type { Questions } from '../../../../src/knowledge/compile.ts'
import { edited, stamped } from '../fixture.ts'

/** One mistake planted into the whole fixture: it must be found where it is, and nothing else with it. */
export interface Planted extends Questions {
  readonly kind: ProblemKind
  readonly name: string
  readonly plant: (files: readonly ContentFile[]) => readonly ContentFile[]
  /** `file:line` without content/. */
  readonly at: string
}

export const broker = 'faq/before/brokerage-fee.vi.md'
export const brokerEn = 'faq/before/brokerage-fee.en.md'
export const wages = 'faq/during/unpaid-wages.vi.md'
export const tree = 'trees/job-offer.vi.md'
export const treeEn = 'trees/job-offer.en.md'

/** A change of a file's text that its translation does not have to follow: the English side, phrases and YAML. */
export const edit = (file: string, find: string, replace: string) => (files: readonly ContentFile[]) => edited(files, file, find, replace)
/** The same changes of both languages of the tree: what to find and what to put there, in turn. */
export const bothTrees =
  (...changes: readonly string[]) =>
  (files: readonly ContentFile[]) => {
    let all = files
    for (let i = 0; i + 1 < changes.length; i += 2) {
      for (const file of [tree, treeEn]) all = edited(all, file, changes[i] ?? '', changes[i + 1] ?? '')
    }
    return stamped(all)
  }

export const notes = '<!-- responder -->\nAsk: who took it, when, what paper there is. Flying within three days: urgent.\n'

export function textOf(files: readonly ContentFile[], file: string): string {
  return files.find(({ path }) => path === `content/${file}`)?.text ?? ''
}

export function withoutLine(files: readonly ContentFile[], file: string, start: string): readonly ContentFile[] {
  const line = textOf(files, file)
    .split('\n')
    .find((text) => text.trim().startsWith(start))
  return edited(files, file, `${line}\n`, '')
}
