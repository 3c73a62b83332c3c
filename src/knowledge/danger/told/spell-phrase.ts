import type { Chance } from '../../search/vary.ts'

/** One of the texts that a phrase is met by: a word of each choice, a member of each class, nothing in the gaps. */
export function spellPhrase(phrase: string, classes: Readonly<Record<string, readonly string[]>>, chance: Chance): string {
  const pick = (from: readonly string[]) => from[Math.floor(chance() * from.length)] ?? ''
  return phrase
    .split(/\s+/)
    .filter((piece) => piece !== '*' && piece !== '')
    .map((piece) => {
      const [, name] = /^<(.+)>$/.exec(piece) ?? []
      return name === undefined ? pick(piece.split('|')).replace('!', '') : spellPhrase(pick(classes[name] ?? []), {}, chance)
    })
    .join(' ')
}
