import type { QueueRow } from '../../../../src/server/console/wire/wire.ts'
import { inWords, moment, stopwatch } from '../times.ts'
import { useHere } from './here.ts'

/** How long it has waited and when somebody is reminded next. Seconds only where they matter: levels 3 and 4. */
export function Clock({ row, nowMs }: { readonly row: QueueRow; readonly nowMs: number }) {
  const { desk, words } = useHere()
  const { state, level } = row
  if (state === 'parked') {
    return (
      <p class="meta clock">{row.parkedUntilMs !== null && words.queue.parkedUntil(moment(row.parkedUntilMs, nowMs, desk.language))}</p>
    )
  }
  const sinceMs = state === 'waiting' ? (row.unansweredSinceMs ?? row.sinceMs) : row.unansweredSinceMs
  if (state === 'closed') return null
  if (sinceMs === null) return <p class="meta clock">{words.queue.theirTurn}</p>
  const what = state === 'waiting' ? words.queue.waits : words.queue.unanswered
  if (level < 3) {
    return (
      <p class="clock">
        <span>
          <b>{inWords(nowMs - sinceMs, desk.language)}</b>{' '}
          <span class="meta">{state === 'waiting' ? (words.queue.later[level] ?? what) : what}</span>
        </span>
      </p>
    )
  }
  return <Urgent sinceMs={sinceMs} row={row} nowMs={nowMs} what={what} />
}

interface UrgentProps {
  readonly sinceMs: number
  readonly row: QueueRow
  readonly nowMs: number
  readonly what: string
}

/** Late from the first bell on: the next one makes nothing good. */
function Urgent({ sinceMs, row: { dueMs, rung }, nowMs, what }: UrgentProps) {
  const { words } = useHere()
  const late = rung > 0 || (dueMs !== null && nowMs > dueMs)
  const bell = dueMs === null ? what : nowMs > dueMs ? words.queue.overdue : words.queue.next(stopwatch(dueMs - nowMs))
  const next = rung > 0 ? `${words.queue.rung(rung)}, ${bell}` : bell
  return (
    <div class={`clock${late ? ' clock-late' : ''}`}>
      <span>
        <b>{stopwatch(nowMs - sinceMs)}</b> <span class="meta">{next}</span>
      </span>
      {dueMs !== null && <progress max={Math.max(1, dueMs - sinceMs)} value={Math.min(dueMs, nowMs) - sinceMs} aria-label={what} />}
    </div>
  )
}
