import type { z } from 'zod'
import type { PerLanguage } from '../../knowledge.ts'
import type { Report } from '../flaw.ts'
import { expectedTexts } from '../problem-texts.ts'
import type { Yaml } from './read-yaml.ts'

/**
 * The value in the shape of the schema, or null after reporting everything about it that does not fit. The schemas of this folder
 * carry in their messages what was expected, as a key of `expectedTexts`, so that it can be said in either language.
 */
export function readShape<Shape extends z.ZodType>(
  schema: Shape,
  yaml: Yaml,
  at: readonly PropertyKey[],
  report: Report,
): z.output<Shape> | null {
  const result = schema.safeParse(valueAt(yaml.value, at))
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    const path = [...at, ...issue.path]
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) report('unknown-key', yaml.file, yaml.lineOf([...path, key]), { key })
    } else if (path.length > 0 && valueAt(yaml.value, path) === undefined) {
      report('missing-key', yaml.file, yaml.lineOf(path), { key: nameOf(path) })
    } else {
      report('wrong-value', yaml.file, yaml.lineOf(path), { key: nameOf(path) || yaml.file, expected: expected(issue.message) })
    }
  }
  return null
}

/** The key that a curator sees; the place in a list is told by the line. */
function nameOf(path: readonly PropertyKey[]): string {
  const names = path.filter((step) => typeof step === 'string')
  return names.slice(-2).join('.')
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value
  for (const step of path) {
    if (typeof at !== 'object' || at === null) return undefined
    at = (at as Record<PropertyKey, unknown>)[step]
  }
  return at
}

/** `one-of: a, b` carries its list; any other message is a key. */
function expected(message: string): PerLanguage<string> {
  const [key, known] = message.split(': ', 2)
  const text = expectedTexts[(key ?? '') as keyof typeof expectedTexts]
  if (!text) throw new Error(`A schema says "${message}" where it should name what it expects`)
  return { vi: text.vi.replace('{known}', known ?? ''), en: text.en.replace('{known}', known ?? '') }
}
