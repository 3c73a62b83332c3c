import type { Report } from '../flaw.ts'

/** Lists of words that phrases name in angle brackets, and the file that they stand in. */
export interface Classes {
  readonly words: Readonly<Record<string, readonly string[]>>
  readonly where: string
}

/**
 * Plain words, `a|b` for a choice, `<class>` for a list of words, `*` for a gap: what a programmer would write instead is caught here. Of
 * `null` classes, which could not be read, none is missed.
 */
export function checkWording(
  phrases: readonly string[],
  classes: Classes | null,
  file: string,
  lineOf: (i: number) => number,
  report: Report,
): void {
  for (const [i, phrase] of phrases.entries()) {
    if (/[\\[\](){}^$+]|\.\*|\?(?!$)/.test(phrase)) report('signal-phrase', file, lineOf(i), { phrase })
    else if (!hasGoodGaps(phrase)) report('signal-gap', file, lineOf(i), { phrase })
    for (const [, name = ''] of phrase.matchAll(/<([^<>]*)>/g)) {
      if (classes && !Object.hasOwn(classes.words, name)) report('signal-class', file, lineOf(i), { phrase, name, where: classes.where })
    }
  }
}

function hasGoodGaps(phrase: string): boolean {
  const words = phrase.split(/\s+/)
  return words.every((word, i) => {
    if (word !== '*') return !word.includes('*') && /[\p{L}\p{N}]/u.test(word)
    const [before, after] = [words[i - 1], words[i + 1]]
    return before !== undefined && after !== undefined && after !== '*'
  })
}
