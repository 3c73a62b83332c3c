import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SendOutcome } from '../../src/adapters/channel.ts'
import { afterSend } from '../../src/outbox/after-send.ts'
import type { Settlement } from '../../src/store/outbox-store.ts'

const nowMs = 1_000_000
const row = { tries: 0, ifUncertain: 'repeat', expiresAtMs: nowMs + 1_800_000 } as const
const later = (afterSeconds: number | null): SendOutcome => ({ kind: 'try-later', afterSeconds, wholeChannel: false, code: 'x' })
const uncertain: SendOutcome = { kind: 'uncertain', code: 'x' }
const due = (afterMs: number): Settlement => ({ state: 'due', dueAtMs: nowMs + afterMs, code: 'x' })

const cases: readonly {
  name: string
  row?: Partial<Parameters<typeof afterSend>[0]>
  outcome: SendOutcome
  random?: number
  gives: Settlement
}[] = [
  { name: 'sent is final', outcome: { kind: 'sent', remoteId: '7' }, gives: { state: 'sent', remoteId: '7' } },
  {
    name: 'refused is dead at once',
    outcome: { kind: 'refused', unreachable: false, code: 'x' },
    gives: { state: 'dead', unreachable: false, code: 'x' },
  },
  {
    name: 'blocked is dead and unreachable',
    outcome: { kind: 'refused', unreachable: true, code: 'x' },
    gives: { state: 'dead', unreachable: true, code: 'x' },
  },
  { name: 'waits exactly as asked at the least', outcome: later(17), random: 0, gives: due(17_000) },
  { name: 'spreads what was asked by up to a second', outcome: later(17), random: 0.5, gives: due(17_500) },
  ...[1, 2, 4, 8, 15, 30, 60, 300, 300].map((seconds, tries) => ({
    name: `try ${tries + 1} that failed is followed after at most ${seconds} s`,
    row: { tries },
    outcome: later(null),
    random: 0.999,
    gives: due(Math.ceil(seconds * 999)),
  })),
  { name: 'the jitter is full', row: { tries: 6 }, outcome: later(null), random: 0, gives: due(0) },
  {
    name: 'is not put off beyond its expiry',
    outcome: later(1800),
    random: 0,
    gives: { state: 'dead', unreachable: false, code: 'expired' },
  },
  { name: 'a moment before its expiry is in time', outcome: later(1799), random: 0, gives: due(1_799_000) },
  { name: 'uncertain and safe to repeat goes again', outcome: uncertain, random: 0.5, gives: due(500) },
  {
    name: 'uncertain and not to be repeated goes to staff',
    row: { ifUncertain: 'once' },
    outcome: uncertain,
    gives: { state: 'for-staff', code: 'x' },
  },
  { name: 'uncertain for the fifth time goes to staff', row: { tries: 4 }, outcome: uncertain, gives: { state: 'for-staff', code: 'x' } },
  { name: 'uncertain for the fourth time goes again', row: { tries: 3 }, outcome: uncertain, random: 0.5, gives: due(4000) },
  {
    name: 'uncertain and too late to repeat goes to staff',
    row: { expiresAtMs: nowMs + 100 },
    outcome: uncertain,
    random: 0.5,
    gives: { state: 'for-staff', code: 'x' },
  },
]

describe('afterSend', () => {
  for (const { name, row: more, outcome, random = 0, gives } of cases) {
    test(name, () => {
      expect(afterSend({ ...row, ...more }, outcome, nowMs, () => random)).toEqual(gives)
    })
  }

  test('whatever is asked for, nothing is due before it or after its expiry', () => {
    fc.assert(
      fc.property(
        fc.nat(20),
        fc.option(fc.double({ min: 0, max: 3600, noNaN: true })),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (tries, seconds, random) => {
          const next = afterSend({ ...row, tries }, later(seconds), nowMs, () => random)
          if (next.state !== 'due') return next.state === 'dead'
          return next.dueAtMs >= nowMs + (seconds ?? 0) * 1000 && next.dueAtMs < row.expiresAtMs
        },
      ),
    )
  })
})
