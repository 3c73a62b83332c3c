import { useState } from 'preact/hooks'
import type { AuditPage } from '../../../../src/server/console/wire/wire-house.ts'
import { type AuditRow, detailText, runsOf } from '../audit-words.ts'
import { writePlace } from '../place.ts'
import { moment } from '../times.ts'
import { Waiting } from './asking.tsx'
import { useHere, useNow, useRead } from './here.ts'

/** Who read and changed what, the newest first. It can be read and not changed. */
export function AuditList() {
  const { words } = useHere()
  const [before, setBefore] = useState<number | null>(null)
  const { read, again } = useRead<AuditPage>(before === null ? 'audit' : `audit?before=${before}`)
  const { house } = words
  const oldest = read.at === 'there' ? read.value.rows[read.value.rows.length - 1]?.number : undefined
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>{house.audit}</h2>
        <span class="meta">{house.auditHint}</span>
      </div>
      <Waiting read={read} again={again} />
      {read.at === 'there' && !read.value.whole && (
        <p class="said-no" role="alert">
          {house.auditBroken}
        </p>
      )}
      {read.at === 'there' && <Rows rows={read.value.rows} />}
      {oldest !== undefined && oldest > 1 && (
        <button type="button" class="btn" onClick={() => setBefore(oldest)}>
          {house.older}
        </button>
      )}
    </section>
  )
}

function Rows({ rows }: { readonly rows: AuditPage['rows'] }) {
  const { desk, words } = useHere()
  const nowMs = useNow()
  const { house } = words
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th>{house.when}</th>
            <th>{house.who}</th>
            <th>{house.deed}</th>
            <th>{house.aboutCase}</th>
            <th>{house.detail}</th>
          </tr>
        </thead>
        <tbody>
          {runsOf(rows).map(({ row, times }) => (
            <tr key={row.number}>
              <td class="meta">{moment(row.atMs, nowMs, desk.language)}</td>
              <td>{row.staff ?? house.nobody}</td>
              <td>
                {house.deeds[row.deed] ?? row.deed}
                {times > 1 && <span class="meta"> · {words.content.times(times)}</span>}
              </td>
              <td class="meta">
                <AboutCase row={row} />
              </td>
              <td>{detailText(row, words, nowMs, desk.language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** As staff call it, and the way to it for those who read cases; one that was destroyed has nothing left but its number. */
function AboutCase({ row }: { readonly row: AuditRow }) {
  const { desk } = useHere()
  const { case: id, pseudonym } = row
  const name = pseudonym ?? id?.slice(-8)
  const leads = id !== null && pseudonym !== null && desk.me?.deeds.includes('read-case')
  return leads ? <a href={writePlace({ at: 'case', id })}>{name}</a> : <span>{name}</span>
}
