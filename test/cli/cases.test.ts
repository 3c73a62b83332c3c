import { expect, test } from 'vitest'
import type { CaseId } from '../../src/bot/conversation.ts'
import { listCases } from '../../src/cli/cases.ts'
import { type Case, type CaseState, newCase } from '../../src/hotline/case.ts'
import type { ListedCase } from '../../src/store/control.ts'

const minuteMs = 60_000
const by = { kind: 'outside' } as const

const standings: readonly { readonly state: CaseState; readonly says: string }[] = [
  { state: { at: 'waiting', sinceMs: 3 * minuteMs, returned: true, rung: 1 }, says: 'waiting 7 min' },
  { state: { at: 'taken', by, sinceMs: 5 * minuteMs, rung: 0, lostAtMs: null }, says: 'taken 2 min' },
  { state: { at: 'parked', owner: '' as never, untilMs: 90 * minuteMs }, says: 'parked' },
]
for (const { state, says } of standings) {
  test(`a case in the list is said to stand as it does: ${says}`, () => {
    const one: Case = { ...newCase('1' as CaseId, 4, true, 0), state }
    const listed = { case: one, pseudonym: 'K7-Q2M', channel: 'web', topic: null, about: { guarded: true } } as ListedCase
    expect(listCases([listed], 7 * minuteMs)).toBe(`level 4  K7-Q2M  web       -                     ${says}  guarded`)
  })
}
