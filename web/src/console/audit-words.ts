import type { AuditPage } from '../../../src/server/console/wire/wire-house.ts'
import type { WireLanguage } from '../../../src/server/wire.ts'
import type { Phrases } from './phrases.ts'
import { moment } from './times.ts'

export type AuditRow = AuditPage['rows'][number]

/** What the record has beside a deed, as people say it: how a case ended, until when it was parked, what was refused. */
export function detailText({ deed, detail }: AuditRow, words: Phrases, nowMs: number, language: WireLanguage): string {
  if (detail === null) return ''
  switch (deed) {
    case 'close':
      return words.case.ask.outcomes[detail] ?? detail
    case 'set-level':
      return words.level(Number(detail))
    case 'park':
    case 'hold-erase':
      return moment(Date.parse(detail), nowMs, language)
    case 'forbidden':
      return words.house.deeds[detail] ?? detail
    case 'invite':
    case 'accept-invite':
    case 'set-role':
      return detail.replace(/\S+$/, (role) => (isRole(role, words) ? words.roles[role] : role))
    default:
      return detail
  }
}

function isRole(name: string, { roles }: Phrases): name is keyof Phrases['roles'] {
  return Object.hasOwn(roles, name)
}

/** The newest of each run of one and the same deed, and how often it was done: a page on a weak line reads its case again and again. */
export function runsOf(rows: readonly AuditRow[]): readonly { readonly row: AuditRow; readonly times: number }[] {
  const runs: { row: AuditRow; times: number }[] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last !== undefined && isSame(last.row, row)) last.times += 1
    else runs.push({ row, times: 1 })
  }
  return runs
}

function isSame(a: AuditRow, b: AuditRow): boolean {
  return a.staff === b.staff && a.deed === b.deed && a.case === b.case && a.detail === b.detail
}
