import type { InboundContent } from '../../../src/bot/message.ts'
import { type PhraseKey, spoken } from '../../../src/bot/phrases.ts'
import type { Reply } from '../../../src/bot/reply.ts'
import type { StaffId } from '../../../src/hotline/case.ts'
import type { CaseEffect } from '../../../src/hotline/step.ts'
import type { Knowledge } from '../../../src/knowledge/knowledge.ts'
import { minute } from '../given.ts'

/**
 * The reference: what people believe and are owed, from what they did, saw and were told, and from nothing that src/hotline keeps. Where
 * it and the case part, somebody is left in silence or two people think that they answer.
 */
export class Owed {
  /** Who of the staff believes that they hold the conversation. */
  readonly believers = new Set<StaffId>()
  /** Counts holds: what an earlier holder's machine wrote is not for the time of a later one. */
  holds = 0
  /** A message was passed to a person, and none has answered it. */
  awaits = false
  /** The person was given to believe that somebody is there or will come. */
  expects = false
  /** They went, and have not written since. */
  away = false
  heardAtMs = 0
  /** The last thing they did was to say that writing is not safe. */
  saysNo = false
  /** The danger that is known, as long as a case is open. */
  level: number | null = null
  eraseAsked = false
  alertedAtMs = Number.NEGATIVE_INFINITY

  hears(atMs: number, content: InboundContent | 'gap'): void {
    this.heardAtMs = Math.max(this.heardAtMs, atMs)
    this.saysNo = content !== 'gap' && content.kind === 'tap' && content.data === 'cmd:safe-no'
    this.away = false
  }

  goes(): void {
    this.away = true
    this.awaits = false
  }

  opensOrRises(level: number): void {
    this.level = Math.max(this.level ?? 0, level)
  }

  closes(): void {
    this.level = null
    this.awaits = false
    this.believers.clear()
  }

  /** Told or not, whoever counts on somebody waits for their first words, and danger does. */
  holdsNow(staff: StaffId): void {
    this.believers.add(staff)
    this.holds += 1
    if (!this.away && !this.eraseAsked && (this.expects || (this.level ?? 0) >= 3)) this.awaits = true
  }

  sees(effect: CaseEffect, nowMs: number): void {
    if (effect.kind === 'alert') {
      this.alertedAtMs = nowMs
      if ((effect.why === 'no-longer-yours' || effect.why === 'erased') && typeof effect.whom !== 'string')
        this.believers.delete(effect.whom.staff)
      if (effect.why === 'given-to-you' && typeof effect.whom !== 'string') this.holdsNow(effect.whom.staff)
    }
    if (effect.kind === 'ring') this.alertedAtMs = nowMs
    if (effect.kind === 'tell') {
      this.expects = comforting.includes(effect.phrase)
      if (effect.phrase === 'taken' || effect.phrase === 'transferred') this.awaits = true
      if (effect.phrase === 'handed-back' || effect.phrase === 'closed' || effect.phrase.startsWith('parked')) this.awaits = false
    }
  }

  /** Why a reply of staff must not leave; null when it may. */
  forbids(confirmed: boolean, guarded: boolean, nowMs: number): string | null {
    if (this.away) return 'they went'
    if (this.saysNo && !confirmed) return 'unasked, and they said that writing is not safe'
    return guarded && !confirmed && nowMs - this.heardAtMs > 5 * minute ? 'unasked, and somebody may be reading along' : null
  }
}

/** After these somebody counts on a person. */
const comforting: readonly string[] = ['taken', 'transferred', 'returned', 'parked']

/** What the machine says only while somebody is on duty, and whether whoever hears it counts on a person from then on. */
const promises: readonly (readonly [key: PhraseKey, counts: boolean])[] = [
  ['person.on-duty', true],
  ['consent.on-duty', true],
  ['person.added', true],
  ['danger.told', true],
  ['danger.again', true],
  ['guarded.safe-told', true],
  ['miss.in-case', true],
  ['miss.again-on-duty', false],
  ['waiting', false],
  ['anyone', false],
  ['tree.offer', false],
  ['review.offer', false],
]

/** Those in a reply: it is one, or it holds one among other words. */
export function promisesIn({ origin, blocks }: Reply, knowledge: Knowledge): typeof promises {
  const texts = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))
  const holds = (key: PhraseKey) => (['vi', 'en'] as const).some((language) => texts.includes(spoken(knowledge, language, key)))
  return promises.filter(([key]) => (origin.from === 'phrase' && origin.id === key) || holds(key))
}
