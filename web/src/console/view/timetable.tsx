import { useState } from 'preact/hooks'
import type { People, TimetableBody, TimetableView } from '../../../../src/server/console/wire/wire-house.ts'
import { clockOf, minuteOf } from '../times.ts'
import { Form, Outcome, Waiting } from './asking.tsx'
import { useHere, useRead, useSend } from './here.ts'

type Shift = TimetableBody['shifts'][number]
type Holiday = TimetableBody['holidays'][number]

/** Service hours to read, shifts and holidays to change. */
export function TimetableDesk() {
  const { words } = useHere()
  const { read, again, set } = useRead<TimetableView>('timetable')
  const people = useRead<People>('people')
  return (
    <section class="panel">
      <h2>{words.hotline.timetable}</h2>
      <Waiting read={read} again={again} />
      {read.at === 'there' && (
        <>
          <Standing timetable={read.value} />
          <Editor
            key={read.value.version}
            timetable={read.value}
            people={people.read.at === 'there' ? people.read.value.people : []}
            onSaved={set}
          />
        </>
      )}
    </section>
  )
}

function Standing({ timetable }: { readonly timetable: TimetableView }) {
  const { words } = useHere()
  const { hours, onCall } = timetable
  return (
    <dl class="brief">
      <dt>{words.hotline.hours}</dt>
      <dd>
        {hours.kind === 'always' && words.hotline.always}
        {hours.kind === 'unknown' && words.hotline.hoursUnknown}
        {hours.kind === 'weekly' &&
          hours.open.map(({ days, fromMinute, toMinute }, index) => (
            <p key={index}>
              {days.map((day) => words.hotline.dayNames[day - 1]).join(', ')}: {clockOf(fromMinute)}–{clockOf(toMinute)}
            </p>
          ))}
        <p class="meta">{words.hotline.hoursFrom}</p>
      </dd>
      <dt>{words.hotline.onCallNow}</dt>
      <dd>{onCall.length === 0 ? words.hotline.nobodyOnCall : onCall.join(', ')}</dd>
    </dl>
  )
}

interface EditorProps {
  readonly timetable: TimetableView
  readonly people: People['people']
  readonly onSaved: (timetable: TimetableView) => void
}

function Editor({ timetable, people, onSaved }: EditorProps) {
  const { console, words } = useHere()
  const [shifts, setShifts] = useState(timetable.shifts)
  const [holidays, setHolidays] = useState(timetable.holidays)
  const { sent, send } = useSend()
  const { hotline } = words
  const first = people[0]
  return (
    <Form
      onSend={() => {
        const body: TimetableBody = { shifts, holidays, version: timetable.version }
        send(() => console.api.put<TimetableView>('timetable', body), onSaved)
      }}
    >
      <h3>{hotline.shifts}</h3>
      {shifts.length === 0 && <p class="meta">{hotline.noShifts}</p>}
      {shifts.map((shift, at) => (
        <ShiftFields key={at} shift={shift} people={people} onChange={(next) => setShifts(changed(shifts, at, next))} />
      ))}
      {first && (
        <button type="button" class="btn" onClick={() => setShifts([...shifts, newShift(first.id)])}>
          {hotline.addShift}
        </button>
      )}
      <h3>{hotline.holidays}</h3>
      {holidays.map((holiday, at) => (
        <HolidayFields key={at} holiday={holiday} onChange={(next) => setHolidays(changed(holidays, at, next))} />
      ))}
      <button
        type="button"
        class="btn"
        onClick={() => setHolidays([...holidays, { date: new Date().toISOString().slice(0, 10), open: [] }])}
      >
        {hotline.addHoliday}
      </button>
      <Outcome sent={sent} done={words.saved} />
      <button type="submit" class="btn btn-go">
        {hotline.save}
      </button>
    </Form>
  )
}

function newShift(staff: string): Shift {
  return { staff, kind: 'duty', rank: 1, days: [1, 2, 3, 4, 5], fromMinute: 480, toMinute: 1020, firstDate: null, lastDate: null }
}

/** The list with one of its parts replaced, or without it. */
function changed<T>(list: readonly T[], at: number, next: T | null): readonly T[] {
  return list.flatMap((one, index) => (index !== at ? [one] : next === null ? [] : [next]))
}

interface ShiftProps {
  readonly shift: Shift
  readonly people: People['people']
  readonly onChange: (shift: Shift | null) => void
}

function ShiftFields({ shift, people, onChange }: ShiftProps) {
  const { words } = useHere()
  const { hotline } = words
  const known = people.some(({ id }) => id === shift.staff)
  return (
    <fieldset class="shift">
      <legend class="unseen">{hotline.shifts}</legend>
      <label class="ask">
        {hotline.person}
        <select class="field" value={shift.staff} onChange={(event) => onChange({ ...shift, staff: event.currentTarget.value })}>
          {!known && <option value={shift.staff}>{words.unknown}</option>}
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label class="ask">
        {hotline.kind}
        <select
          class="field"
          value={shift.kind}
          onChange={(event) => onChange({ ...shift, kind: event.currentTarget.value === 'duty' ? 'duty' : 'on-call' })}
        >
          <option value="duty">{hotline.kinds.duty}</option>
          <option value="on-call">{hotline.kinds['on-call']}</option>
        </select>
      </label>
      {shift.kind === 'on-call' && (
        <label class="ask">
          {hotline.rank}
          <input
            class="field"
            type="number"
            min={1}
            max={20}
            required
            value={shift.rank}
            onInput={(event) => onChange({ ...shift, rank: event.currentTarget.valueAsNumber })}
          />
        </label>
      )}
      <label class="ask">
        {hotline.from}
        <input
          class="field"
          type="time"
          required
          value={clockOf(shift.fromMinute)}
          onChange={(event) => onChange(timed(shift, minuteOf(event.currentTarget.value), shift.toMinute % 1440))}
        />
      </label>
      <label class="ask">
        {hotline.to}
        <input
          class="field"
          type="time"
          required
          title={hotline.overnight}
          value={clockOf(shift.toMinute)}
          onChange={(event) => onChange(timed(shift, shift.fromMinute, minuteOf(event.currentTarget.value)))}
        />
      </label>
      <Days shift={shift} onChange={onChange} />
      <button type="button" class="btn" onClick={() => onChange(null)}>
        {hotline.remove}
      </button>
    </fieldset>
  )
}

/** An end that is not after the beginning is on the next day. */
function timed(shift: Shift, fromMinute: number, endMinute: number): Shift {
  return { ...shift, fromMinute, toMinute: endMinute > fromMinute ? endMinute : endMinute + 1440 }
}

function Days({ shift, onChange }: Pick<ShiftProps, 'shift' | 'onChange'>) {
  const { words } = useHere()
  const toggled = (day: number) => {
    const days = shift.days.includes(day) ? shift.days.filter((one) => one !== day) : [...shift.days, day].sort((a, b) => a - b)
    if (days.length > 0) onChange({ ...shift, days })
  }
  return (
    <fieldset class="days">
      <legend class="unseen">{words.hotline.days}</legend>
      {words.hotline.dayNames.map((name, index) => (
        <label key={name} class="tick">
          <input type="checkbox" checked={shift.days.includes(index + 1)} onChange={() => toggled(index + 1)} />
          {name}
        </label>
      ))}
    </fieldset>
  )
}

function HolidayFields({ holiday, onChange }: { readonly holiday: Holiday; readonly onChange: (holiday: Holiday | null) => void }) {
  const { words } = useHere()
  const span = holiday.open[0]
  const open = (from: string, to: string) => {
    const [fromMinute, toMinute] = [minuteOf(from), minuteOf(to)]
    onChange({
      ...holiday,
      open: Number.isNaN(fromMinute) || Number.isNaN(toMinute) ? [] : [{ fromMinute, toMinute }, ...holiday.open.slice(1)],
    })
  }
  const [from, setFrom] = useState(span ? clockOf(span.fromMinute) : '')
  const [to, setTo] = useState(span ? clockOf(span.toMinute) : '')
  return (
    <fieldset class="shift">
      <legend class="unseen">{words.hotline.holidays}</legend>
      <label class="ask">
        {words.hotline.date}
        <input
          class="field"
          type="date"
          required
          value={holiday.date}
          onChange={(event) => onChange({ ...holiday, date: event.currentTarget.value })}
        />
      </label>
      <label class="ask">
        {words.hotline.from}
        <input
          class="field"
          type="time"
          title={words.hotline.open}
          value={from}
          onChange={(event) => {
            setFrom(event.currentTarget.value)
            open(event.currentTarget.value, to)
          }}
        />
      </label>
      <label class="ask">
        {words.hotline.to}
        <input
          class="field"
          type="time"
          title={words.hotline.open}
          value={to}
          onChange={(event) => {
            setTo(event.currentTarget.value)
            open(from, event.currentTarget.value)
          }}
        />
      </label>
      <p class="meta">{span ? '' : words.hotline.closedAllDay}</p>
      <button type="button" class="btn" onClick={() => onChange(null)}>
        {words.hotline.remove}
      </button>
    </fieldset>
  )
}
