import { useState } from 'preact/hooks'
import type { QueueRow } from '../../../../src/server/console/wire/wire.ts'
import { firstWaiting } from '../desk.ts'
import { useHere, useNow } from './here.ts'
import { takeAndOpen } from './keys.tsx'
import { Filters } from './queue-filters.tsx'
import { CaseRow } from './queue-row.tsx'
import { QueueSide } from './queue-side.tsx'

type Level = QueueRow['level']

/** More than anybody reads; the rest is of lower level or newer. */
const mostRows = 150

/** Everybody who waits, the most endangered first; below them what somebody holds. */
export function QueuePage({ mine }: { readonly mine: boolean }) {
  const { desk, words } = useHere()
  const [level, setLevel] = useState<Level | null>(null)
  const [name, setName] = useState('')
  const { queue } = desk
  const listed = queue?.cases.filter((row) => !mine || row.holder?.id === desk.me?.staff.id) ?? []
  return (
    <div class="page">
      <div class="with-side">
        <main>
          <Head mine={mine} />
          <Filters listed={listed} level={level} name={name} onLevel={setLevel} onName={setName} />
          {queue === null ? (
            <p class="meta">{words.loading}</p>
          ) : (
            <Lists listed={listed} mine={mine} chosen={(row) => fits(row, level, name)} />
          )}
          <p class="foot meta">
            {words.keys.list.map(([key, does]) => (
              <span key={key}>
                <kbd>{key}</kbd> {does}
              </span>
            ))}
          </p>
        </main>
        <QueueSide />
      </div>
    </div>
  )
}

function Head({ mine }: { readonly mine: boolean }) {
  const here = useHere()
  const { desk, words } = here
  const first = firstWaiting(desk)
  return (
    <div class="head">
      <h1 tabIndex={-1}>{mine ? words.titles.mine : words.titles.queue}</h1>
      <p class="meta">{words.queue.order}</p>
      {first && (
        <button type="button" class="btn btn-go" onClick={() => takeAndOpen(here, first.id)}>
          {words.queue.takeFirst} <kbd class="only-wide">N</kbd>
        </button>
      )}
    </div>
  )
}

interface ListsProps {
  readonly listed: readonly QueueRow[]
  readonly mine: boolean
  readonly chosen: (row: QueueRow) => boolean
}

function Lists({ listed, mine, chosen }: ListsProps) {
  const { words } = useHere()
  const nowMs = useNow()
  const waiting = listed.filter(({ state }) => state === 'waiting')
  const held = listed.filter(({ state }) => state !== 'waiting')
  if (mine) return <Rows label={words.titles.mine} rows={held.filter(chosen)} nowMs={nowMs} empty={words.queue.noneMine} />
  const empty = waiting.length > 0 ? words.queue.nobodyFound : words.queue.nobodyWaits
  return (
    <>
      <Rows label={words.queue.waitingList} rows={waiting.filter(chosen)} nowMs={nowMs} empty={empty} />
      <div class="list-title">
        <h2>{words.queue.heldList}</h2>
        <span class="meta">{words.queue.heldHint}</span>
      </div>
      <Rows label={words.queue.heldList} rows={held.filter(chosen)} nowMs={nowMs} empty={words.queue.noneHeld} />
    </>
  )
}

interface RowsProps {
  readonly label: string
  readonly rows: readonly QueueRow[]
  readonly nowMs: number
  readonly empty: string
}

function Rows({ label, rows, nowMs, empty }: RowsProps) {
  const { words } = useHere()
  if (rows.length === 0) return <p class="list empty">{empty}</p>
  return (
    <>
      <ol class="list" aria-label={label}>
        {rows.slice(0, mostRows).map((row) => (
          <CaseRow key={row.id} row={row} nowMs={nowMs} />
        ))}
      </ol>
      {rows.length > mostRows && <p class="meta">{words.queue.more(rows.length - mostRows)}</p>}
    </>
  )
}

function fits(row: QueueRow, level: Level | null, name: string): boolean {
  return (level === null || row.level === level) && row.pseudonym.toLowerCase().includes(name.trim().toLowerCase())
}
