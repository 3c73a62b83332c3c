import type { Holiday, Shift, Timetable } from './timetable.ts'

type Entered = Pick<Timetable, 'holidays' | 'shifts'>

/** What one timetable has and the other has not, for the audit: people by their ids, days from Monday as 1, minutes from midnight. Pure. */
export function timetableChange(before: Entered, after: Entered): string {
  const [old, next] = [lines(before), lines(after)]
  const gone = [...old].filter((line) => !next.has(line)).map((line) => `- ${line}`)
  const come = [...next].filter((line) => !old.has(line)).map((line) => `+ ${line}`)
  return [...gone, ...come].join('; ')
}

function lines({ holidays, shifts }: Entered): ReadonlySet<string> {
  return new Set([...holidays.map(holidayLine), ...shifts.map(shiftLine)])
}

function holidayLine({ date, open }: Holiday): string {
  return ['holiday', date, ...open.map(({ fromMinute, toMinute }) => `${fromMinute}-${toMinute}`)].join(' ')
}

function shiftLine({ staff, kind, rank, days, fromMinute, toMinute, firstDate, lastDate }: Shift): string {
  const bounds = firstDate === null && lastDate === null ? [] : [`${firstDate ?? ''}..${lastDate ?? ''}`]
  return [kind, staff, `rank ${rank}`, `days ${days.join('')}`, `${fromMinute}-${toMinute}`, ...bounds].join(' ')
}
