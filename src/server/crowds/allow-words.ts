import type { Time } from '../../time.ts'
import { openAllowance } from './allowance.ts'

const hourMs = 60 * 60_000

/** Of one line in an hour: a dormitory of two hundred writes fifty messages each. */
const lineBytes = 48e6

/** What a message and its answer take of the disk beside its own length. */
const besideBytes = 4_000

/** Of one talk in a day, beyond that: some nine messages, or a long letter. */
const talkBytes = 40_000

/**
 * How much of the disk words may take: without it one line, which may hold any number of talks, fills it within a night. Somebody behind
 * the same line, a neighbour or a guard, could use up its share; so each talk has a little of its own, and who has just begun to tell what
 * happens is heard. Returns what charges a message: 0, or how long its line waits.
 */
export function openAllowWords(time: Pick<Time, 'steadyMs'>): (line: string, talk: string, bytes: number) => number {
  const ofLine = openAllowance({ most: lineBytes, perMs: hourMs, time })
  const ofTalk = openAllowance({ most: talkBytes, perMs: 24 * hourMs, time })
  return (line, talk, bytes) => {
    const waitMs = ofLine(line, bytes + besideBytes)
    return waitMs === 0 ? 0 : ofTalk(talk, bytes + besideBytes) === 0 ? 0 : waitMs
  }
}
