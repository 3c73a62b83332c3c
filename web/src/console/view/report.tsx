import { useState } from 'preact/hooks'
import type { Report } from '../../../../src/server/console/wire/wire-house.ts'
import { Waiting } from './asking.tsx'
import { useHere, useRead } from './here.ts'

/** A month in figures that tell nothing about anybody. */
export function MonthReport() {
  const { words } = useHere()
  const [month, setMonth] = useState(lastMonth())
  const { read, again } = useRead<Report>(`report?month=${month}`)
  const { hotline } = words
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>{hotline.report}</h2>
        <span class="meta">{hotline.reportHint}</span>
      </div>
      <label class="ask">
        {hotline.month}
        <input
          class="field"
          type="month"
          required
          value={month}
          onChange={(event) => /^\d{4}-\d{2}$/.test(event.currentTarget.value) && setMonth(event.currentTarget.value)}
        />
      </label>
      <Waiting read={read} again={again} />
      {read.at === 'there' && !read.value.over && <p>{hotline.monthRuns}</p>}
      {read.at === 'there' && read.value.over && (
        <>
          <Figures title={hotline.cases} rows={[[hotline.cases, read.value.cases]]} />
          <Figures
            title={hotline.byLevel}
            rows={read.value.byLevel.map(({ level, cases }) => [`${words.level(level)}, ${words.levels[level]}`, cases])}
          />
          <Figures
            title={hotline.byOutcome}
            rows={read.value.byOutcome.map(({ outcome, cases }) => [words.case.ask.outcomes[outcome] ?? outcome, cases])}
          />
          <Figures title={hotline.byWait} rows={read.value.byWait.map(({ within, cases }) => [hotline.waits[within] ?? within, cases])} />
        </>
      )}
    </section>
  )
}

function Figures({ title, rows }: { readonly title: string; readonly rows: readonly (readonly [string, number | null])[] }) {
  const { words } = useHere()
  if (rows.length === 0) return null
  return (
    <table>
      <thead>
        <tr>
          <th>{title}</th>
          <th class="figure">{words.hotline.cases}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, count]) => (
          <tr key={name}>
            <td>{name}</td>
            <td class="figure">{count ?? words.fewer}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** `2026-10`: the last one that is over. */
function lastMonth(): string {
  const now = new Date()
  const at = new Date(now.getFullYear(), now.getMonth() - 1, 1)
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}`
}
