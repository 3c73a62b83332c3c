import { createInstance } from 'i18next'
import type { Language } from '../../knowledge.ts'
import type { Report } from '../flaw.ts'

/** Phrases of one language as they are written, key by key, and where each stands. */
export interface WrittenPhrases {
  readonly file: string
  readonly language: Language
  readonly phrases: Readonly<Record<string, string>>
  readonly lineOf: (key: string) => number
}

/**
 * The phrases as i18next reads them: `$t(other.key)` is written out, with `count` and `context` where it names them
 * (`$t(days, {"count": 3})` takes `days_other`). What is in double braces stays: it is known only when the phrase is said.
 */
export function nestPhrases({ file, language, phrases, lineOf }: WrittenPhrases, report: Report): Readonly<Record<string, string>> {
  const keys = Object.keys(phrases)
  let at = ''
  const { t, init } = createInstance()
  void init({
    lng: language,
    resources: { [language]: { translation: phrases } },
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    saveMissing: true,
    saveMissingPlurals: false,
    missingKeyHandler: (_languages, _namespace, key) => report('phrase-nested-unknown', file, lineOf(at), { key }),
  })
  const said = keys.map((key) => {
    at = key
    const loop = loopFrom(key, phrases)
    if (loop[0] === key) report('phrase-nested-loop', file, lineOf(key), { key, loop: loop.join(' → ') })
    if (loop.length > 0) return [key, phrases[key] ?? ''] as const
    const text = t(key)
    if (text.includes('$t(')) report('phrase-nested-unreadable', file, lineOf(key))
    return [key, text] as const
  })
  return Object.fromEntries(said)
}

/**
 * The way from a phrase back to itself or to another that stands inside itself: i18next would walk it for ever. Empty where there is none.
 */
function loopFrom(key: string, phrases: Readonly<Record<string, string>>, way: readonly string[] = []): readonly string[] {
  if (way.includes(key)) return [...way.slice(way.indexOf(key)), key]
  for (const [, name = ''] of (phrases[key] ?? '').matchAll(/\$t\(\s*([^\s,)]+)/g)) {
    for (const form of Object.keys(phrases)) {
      const loop = form === name || form.startsWith(`${name}_`) ? loopFrom(form, phrases, [...way, key]) : []
      if (loop.length > 0) return loop
    }
  }
  return []
}
