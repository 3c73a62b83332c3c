import type { Danger } from '../../knowledge/danger/danger.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Heard } from '../hear/listen.ts'
import { criesForTheIll } from './cries-for-the-ill.ts'
import { notByOwnHand } from './not-by-own-hand.ts'
import { withoutAir } from './without-air.ts'

/** Which danger it is where the words are those of several, of which one is the reason for the others. Pure. */
export function amongMet(screened: Danger, heard: Heard, knowledge: Knowledge, nowMs: number): Danger {
  return withoutAir(criesForTheIll(notByOwnHand(screened, knowledge), knowledge), heard, knowledge, nowMs)
}
