/**
 * One way of asking, as other people would write it: without tone marks, with slips and lost words, behind a greeting, run together with
 * another question about the same thing. The ranker learns from all of them, so that how somebody writes costs little.
 */
import { stripMarks } from '../words/normalise.ts'

/** Numbers from 0 up to 1, always the same ones for the same seed. */
export type Chance = () => number

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A chance of a line's own: no line that comes or goes changes how another is varied. */
export function chanceOf(line: string, seed: number): Chance {
  return chanceFrom([...line].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, seed))
}

/** The line itself first. `other` is a line about the same topic in the same language, `openings` how people begin before they ask. */
export function waysToWrite(line: string, other: string, openings: readonly string[], chance: Chance): readonly string[] {
  const marked = withoutMarks(line) !== line
  const hurried = withSlips(withGaps(line, chance), chance)
  const told = `${chance() < 0.5 ? `${pick(openings, chance)} ` : ''}${withGaps(line, chance)}. ${withGaps(other, chance)}`
  return [
    line,
    ...(marked ? [withoutMarks(line)] : []),
    chance() < 0.3 ? withoutMarks(hurried) : hurried,
    chance() < 0.4 ? withoutMarks(told) : told,
  ]
}

/** In one message with something else, before it or behind it. */
export function saidBeside(line: string, other: string, chance: Chance): string {
  const [first, second] = chance() < 0.4 ? [line, other] : [other, line]
  const both = `${first.replace(/[.!?]+$/, '')}${chance() < 0.5 ? ', ' : '. '}${second}`
  return chance() < 0.3 ? withoutMarks(both) : both
}

/** As people type without a Vietnamese keyboard: everything stays but the marks. */
export function withoutMarks(text: string): string {
  return stripMarks(text.normalize('NFC')).replaceAll('Đ', 'D')
}

export function pick(from: readonly string[], chance: Chance): string {
  return from[Math.floor(chance() * from.length)] ?? ''
}

function withGaps(line: string, chance: Chance): string {
  return line
    .split(' ')
    .filter(() => chance() > 0.2)
    .join(' ')
}

function withSlips(line: string, chance: Chance): string {
  if (chance() > 0.3) return line
  return line
    .split(' ')
    .map((word) => (chance() < 0.2 ? slipIn(word, chance) : word))
    .join(' ')
}

/** A letter is lost, typed twice, or changes places with the next. */
function slipIn(word: string, chance: Chance): string {
  if (word.length < 4) return word
  const at = 1 + Math.floor(chance() * (word.length - 2))
  const [before, letter, next, after] = [word.slice(0, at), word[at] ?? '', word[at + 1] ?? '', word.slice(at + 2)]
  const kind = chance()
  return kind < 0.4 ? before + next + after : kind < 0.7 ? before + next + letter + after : before + letter + letter + next + after
}
