import { isOpen } from '../knowledge/hours.ts'
import type { Hours, IsoDate } from '../knowledge/knowledge.ts'
import type { StaffId } from './case.ts'

/** When people of the hotline are there. Pure data; every question about it names a moment. */
export interface Timetable {
  /** What the operator promises in public; `unknown` promises nobody. */
  readonly hours: Hours
  /** Local time of holidays and shifts: no summer time, as in Việt Nam. */
  readonly utcOffsetMinutes: number
  readonly holidays: readonly Holiday[]
  /** Who works when. While no shift of kind `duty` is entered, the hours alone count. */
  readonly shifts: readonly Shift[]
}

/** On this day these hours replace the usual ones; none: closed all day. People on call stay on call. */
export interface Holiday {
  readonly date: IsoDate
  readonly open: readonly Span[]
}

/** Minutes from local midnight, `toMinute` exclusive. */
export interface Span {
  readonly fromMinute: number
  readonly toMinute: number
}

/** `duty`: at the console. `on-call`: at home, rung by phone. `toMinute` past 1440 lasts into the next day (22:00 to 06:00: 1320, 1800). */
export interface Shift extends Span {
  readonly staff: StaffId
  readonly kind: 'duty' | 'on-call'
  /** Among people on call: who is rung first. */
  readonly rank: number
  /** On which days it begins: 1 (Monday) to 7. */
  readonly days: readonly number[]
  /** First and last day on which it begins; null: no bound. */
  readonly firstDate: IsoDate | null
  readonly lastDate: IsoDate | null
}

/**
 * Somebody who could take a case over is there: within service hours, and on shift where shifts are entered. Nothing is promised otherwise.
 */
export function isStaffed(timetable: Timetable, nowMs: number): boolean {
  if (!isServed(timetable, nowMs)) return false
  return timetable.shifts.every(({ kind }) => kind !== 'duty') || onShift(timetable, 'duty', nowMs).length > 0
}

/** The people on shift at the console now; empty where no shifts are entered, however many are there. */
export function onDutyNow(timetable: Timetable, nowMs: number): readonly StaffId[] {
  return isServed(timetable, nowMs) ? [...new Set(onShift(timetable, 'duty', nowMs).map(({ staff }) => staff))] : []
}

/** The people on call now, in the order in which they are rung. */
export function onCall(timetable: Timetable, nowMs: number): readonly StaffId[] {
  const shifts = [...onShift(timetable, 'on-call', nowMs)].sort((a, b) => a.rank - b.rank)
  return [...new Set(shifts.map(({ staff }) => staff))]
}

/** Shifts of others begin on no day. That some are entered still counts: where only those who left have any, nobody is there. */
export function onlyOf(staff: ReadonlySet<StaffId>, shifts: readonly Shift[]): readonly Shift[] {
  return shifts.map((shift) => (staff.has(shift.staff) ? shift : { ...shift, days: [] }))
}

/** When somebody is there next; null when somebody is there now, or nobody will be for two weeks. */
export function staffedAgainMs(timetable: Timetable, nowMs: number): number | null {
  if (isStaffed(timetable, nowMs)) return null
  const midnightMs = nowMs - localTime(timetable, nowMs).minute * msPerMinute - (nowMs % msPerMinute)
  const begins = [...new Set([0, ...beginnings(timetable)])].sort((a, b) => a - b)
  for (let day = 0; day <= daysAhead; day += 1) {
    for (const minute of begins) {
      const atMs = midnightMs + (day * minutesPerDay + minute) * msPerMinute
      if (atMs > nowMs && isStaffed(timetable, atMs)) return atMs
    }
  }
  return null
}

const msPerMinute = 60_000
const minutesPerDay = 1440
const daysAhead = 14

function isServed({ hours, holidays, utcOffsetMinutes }: Timetable, nowMs: number): boolean {
  const { dayNumber, minute } = localTime({ utcOffsetMinutes }, nowMs)
  const holiday = holidays.find(({ date }) => numberOf(date) === dayNumber)
  if (holiday === undefined || hours.kind === 'unknown') return isOpen(hours, nowMs)
  return holiday.open.some((span) => span.fromMinute <= minute && minute < span.toMinute)
}

/** A shift of last night may still be running. */
function onShift(timetable: Timetable, kind: Shift['kind'], nowMs: number): readonly Shift[] {
  const today = localTime(timetable, nowMs)
  const yesterday = localTime(timetable, nowMs - minutesPerDay * msPerMinute)
  return timetable.shifts.filter(
    (shift) =>
      shift.kind === kind &&
      ((begins(shift, today) && within(shift, today.minute)) || (begins(shift, yesterday) && within(shift, today.minute + minutesPerDay))),
  )
}

function begins({ days, firstDate, lastDate }: Shift, { dayNumber }: LocalTime): boolean {
  const weekday = ((dayNumber + thursday - 1) % 7) + 1
  const starts = firstDate === null || numberOf(firstDate) <= dayNumber
  return starts && (lastDate === null || dayNumber <= numberOf(lastDate)) && days.includes(weekday)
}

function within({ fromMinute, toMinute }: Span, minute: number): boolean {
  return fromMinute <= minute && minute < toMinute
}

/** Minutes of a day at which somebody may begin, whichever day it is. */
function beginnings({ hours, holidays, shifts, utcOffsetMinutes }: Timetable): readonly number[] {
  const usual = hours.kind === 'weekly' ? hours.open.map((span) => span.fromMinute - hours.utcOffsetMinutes + utcOffsetMinutes) : []
  return [...usual, ...[...holidays.flatMap(({ open }) => open), ...shifts].map(({ fromMinute }) => fromMinute)]
}

interface LocalTime {
  /** Days since 1 January 1970. */
  readonly dayNumber: number
  /** Since midnight. */
  readonly minute: number
}

function localTime({ utcOffsetMinutes }: Pick<Timetable, 'utcOffsetMinutes'>, nowMs: number): LocalTime {
  const minutes = Math.floor(nowMs / msPerMinute) + utcOffsetMinutes
  const dayNumber = Math.floor(minutes / minutesPerDay)
  return { dayNumber, minute: minutes - dayNumber * minutesPerDay }
}

/** What day of the week 1 January 1970 was. */
const thursday = 4

function numberOf(date: IsoDate): number {
  return Date.parse(date) / (minutesPerDay * msPerMinute)
}
