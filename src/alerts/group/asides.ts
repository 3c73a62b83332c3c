import type { GroupWords } from '../../adapters/telegram/staff-group.ts'

/** Words for staff who wrote or pressed something in the group; `topic` null: for the group as a whole. */
export interface Aside {
  readonly topic: number | null
  readonly words: GroupWords
}

/** More than so many wait for nobody any more: whoever pressed has gone on. */
const most = 30

/** What waits until the group may be told it, first come first said. The same words for the same topic wait once. */
export function openAsides() {
  const waiting: Aside[] = []
  const isSame = (one: GroupWords, other: GroupWords) =>
    one.text === other.text && (other.buttons.length === 0 || one.answers === other.answers)
  return {
    /** False: they wait already, or too many do. */
    add(topic: number | null, words: GroupWords): boolean {
      const waits = waiting.some((one) => one.topic === topic && isSame(one.words, words))
      if (waiting.length >= most || waits) return false
      waiting.push({ topic, words })
      return true
    },
    first: (): Aside | null => waiting[0] ?? null,
    /** The first was said, or never will be. */
    drop: () => void waiting.shift(),
  }
}
