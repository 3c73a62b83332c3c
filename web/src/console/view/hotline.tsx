import { useState } from 'preact/hooks'
import type { People } from '../../../../src/server/console/wire/wire-house.ts'
import { moment } from '../times.ts'
import { Waiting } from './asking.tsx'
import { Clock } from './clock.tsx'
import { useHere, useNow, useRead } from './here.ts'
import { LevelMark } from './level.tsx'
import { Tags } from './queue-row.tsx'
import { MonthReport } from './report.tsx'
import { TimetableDesk } from './timetable.tsx'

/** Who is there, which clocks run, who works when, and what a month was like. */
export function HotlineDesk() {
  const { desk } = useHere()
  const may = (deed: 'see-clocks-and-people' | 'edit-timetable' | 'see-report') => desk.me?.deeds.includes(deed) ?? false
  return (
    <main class="page">
      <div class="desk">
        {may('see-clocks-and-people') && <Clocks />}
        {may('see-clocks-and-people') && <PeopleThere />}
        {may('edit-timetable') && <TimetableDesk />}
        {may('see-report') && <MonthReport />}
      </div>
    </main>
  )
}

function PeopleThere() {
  const { words } = useHere()
  const { read, again } = useRead<People>('people')
  return (
    <section class="panel">
      <h2>{words.hotline.people}</h2>
      <Waiting read={read} again={again} />
      {read.at === 'there' && (
        <ul class="rows">
          {read.value.people.map(({ id, name, role, present, holds, mayHold }) => (
            <li key={id}>
              <span class={`lit${present ? '' : ' lit-off'}`} aria-hidden="true" />
              <p class="grow">
                <b>{name}</b>{' '}
                <span class="meta">
                  {words.roles[role]} · {present ? words.case.ask.there : words.case.ask.away}
                  {mayHold && ` · ${words.case.ask.holds(holds)}`}
                </span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Clocks() {
  const { console, desk, words } = useHere()
  const nowMs = useNow()
  const [all, showAll] = useState(false)
  const cases = desk.queue?.cases ?? []
  return (
    <section class="panel">
      <h2>{words.hotline.clocks}</h2>
      {cases.length === 0 && <p class="meta">{words.hotline.none}</p>}
      <ul class="rows">
        {(all ? cases : cases.slice(0, firstShown)).map((row) => (
          <li key={row.id}>
            <LevelMark level={row.level} small />
            <div class="grow">
              <p class="who-wrote">
                <b>{row.pseudonym}</b>
                <Tags row={row} />
              </p>
              <p class="meta">
                {words.help.opened} {moment(row.openedAtMs, nowMs, desk.language)}
                {row.dueMs !== null && ` · ${words.hotline.due} ${moment(row.dueMs, nowMs, desk.language)}`}
              </p>
            </div>
            <Clock row={row} nowMs={nowMs} />
            <button type="button" class="btn" onClick={() => console.go({ at: 'case', id: row.id })}>
              {words.queue.look}
              <span class="unseen"> {row.pseudonym}</span>
            </button>
          </li>
        ))}
      </ul>
      {!all && cases.length > firstShown && (
        <button type="button" class="btn" onClick={() => showAll(true)}>
          {words.content.seeAll(cases.length)}
        </button>
      )}
    </section>
  )
}

/** The people and the timetable stand below: a long night must not push them off a phone. */
const firstShown = 12
