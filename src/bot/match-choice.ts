import Fuse from 'fuse.js'
import { plain } from '../knowledge/normalise.ts'
import type { Choice } from './turn.ts'

/** The choice that a text names without doubt: its number as shown, or its label letter for letter, marks or none. Null otherwise. */
export function matchExactly(text: string, choices: readonly Choice[]): Choice | null {
  if (choices.length === 0) return null
  const typed = plain(text)
  const number = /^(?:(?:so|cau|muc|chon|number|no|option) )?(\d{1,2})$/.exec(typed)
  if (number) return choices[Number(number[1]) - 1] ?? null
  const same = choices.filter(({ label }) => plain(label) === typed)
  return same.length === 1 ? (same[0] ?? null) : null
}

/** How far a roughly typed label may be off (fuse.js: 0 is the same, 1 nothing alike), and how clearly it must beat the next one. */
const nearEnough = 0.34
const clearlyBetter = 0.12
/** Longer texts tell something instead of naming a choice. */
const mostWords = 9

/** The choice that a text probably names, a few letters off or a part of the label. Null when two are equally near, or one of the two denies. */
export function matchRoughly(text: string, choices: readonly Choice[]): Choice | null {
  const typed = plain(text)
  const words = typed.split(' ')
  if (choices.length === 0 || typed.length < 2 || words.length > mostWords) return null
  const labels = choices.map((choice) => ({ choice, label: plain(choice.label) }))
  const found = new Fuse(labels, {
    keys: ['label'],
    includeScore: true,
    ignoreLocation: true,
    ignoreFieldNorm: true,
    threshold: nearEnough,
  }).search(typed)
  const [best, second] = found.filter(({ item }) => denies(item.label) === denies(typed))
  if (best?.score === undefined || best.score > nearEnough) return null
  if (second?.score !== undefined && second.score - best.score < clearlyBetter) return null
  return best.item.choice
}

/** "Chưa có" must never be taken for "Có". */
const denials = new Set(['khong', 'chua', 'ko', 'k', 'hong', 'no', 'not', 'never', 'dont', 'none'])

function denies(text: string): boolean {
  return text.split(' ').some((word) => denials.has(word))
}
