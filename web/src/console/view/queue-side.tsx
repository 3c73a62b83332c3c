import { useState } from 'preact/hooks'
import type { ClosedCases } from '../../../../src/server/console/wire/wire.ts'
import { moment } from '../times.ts'
import { Outcome, Waiting } from './asking.tsx'
import { useHere, useNow, useRead, useSend } from './here.ts'
import { LevelMark } from './level.tsx'

/** Beside the queue: who is there, a case to practise on, what was closed. */
export function QueueSide() {
  const { desk, words } = useHere()
  const [closed, showClosed] = useState(false)
  return (
    <aside class="side-column">
      <section class="panel">
        <h2>{words.queue.onShift}</h2>
        {desk.people.length === 0 && <p class="meta">{words.queue.nobodyThere}</p>}
        <ul class="rows">
          {desk.people.map(({ id, name, role }) => (
            <li key={id}>
              <span class="lit" aria-hidden="true" />
              <p class="grow">
                <b>{name}</b> {id === desk.me?.staff.id && `(${words.you})`} <span class="meta">{words.roles[role]}</span>
              </p>
            </li>
          ))}
        </ul>
      </section>
      {desk.me?.deeds.includes('practise') && <Practice />}
      <section class="panel">
        <h2>{words.queue.closedTitle}</h2>
        {closed ? (
          <Closed />
        ) : (
          <button type="button" class="btn" onClick={() => showClosed(true)}>
            {words.queue.closedShow}
          </button>
        )}
      </section>
    </aside>
  )
}

function Practice() {
  const { console, words } = useHere()
  const { sent, send } = useSend()
  return (
    <section class="panel">
      <h2>{words.queue.practiceTitle}</h2>
      <p class="meta">{words.queue.practiceText}</p>
      <button
        type="button"
        class="btn"
        onClick={() =>
          send(
            () => console.api.post<{ readonly id: string }>('practice'),
            ({ id }) => console.go({ at: 'case', id }),
          )
        }
      >
        {words.queue.practiceOpen}
      </button>
      <Outcome sent={sent} />
    </section>
  )
}

function Closed() {
  const { console, desk, words } = useHere()
  const nowMs = useNow()
  const { read, again } = useRead<ClosedCases>('closed')
  if (read.at !== 'there') return <Waiting read={read} again={again} />
  if (read.value.cases.length === 0) return <p class="meta">{words.none}</p>
  return (
    <ul class="rows">
      {read.value.cases.map((one) => (
        <li key={one.id}>
          <LevelMark level={one.level} small />
          <p class="grow">
            <b>{one.pseudonym}</b>{' '}
            <span class="meta">
              {words.case.ask.outcomes[one.outcome] ?? one.outcome} · {moment(one.atMs, nowMs, desk.language)}
            </span>
          </p>
          <button type="button" class="btn btn-bare" onClick={() => console.go({ at: 'case', id: one.id })}>
            {words.queue.look}
          </button>
        </li>
      ))}
    </ul>
  )
}
