import type { Variables } from './environment.ts'

/** How long the hotline waits, in minutes, for the levels that the operator names. */
export interface WaitsConfig {
  /** Nobody takes a case: until staff are told, until the person is told, then between further alarms. */
  readonly untaken: MinutesOfLevels
  /** Whoever took it is silent: until they are reminded, until supervisors are told, until it goes back; all from the message on. */
  readonly silent: MinutesOfLevels
}

export type MinutesOfLevels = Readonly<Partial<Record<1 | 2 | 3 | 4, readonly [number, number, number]>>>

export function readWaits({ checked }: Variables): WaitsConfig {
  const untaken = checked(
    'BEN_AN_WAIT_UNTAKEN',
    (text) => readMinutes(text, ([staff, person]) => staff < person),
    minutesRule('the second above the first'),
  )
  const silent = checked(
    'BEN_AN_WAIT_SILENT',
    (text) => readMinutes(text, ([a, b, c]) => a < b && b < c),
    minutesRule('each above the one before'),
  )
  return { untaken: untaken ?? {}, silent: silent ?? {} }
}

function minutesRule(order: string): string {
  return `must be minutes for levels, as 4:1,5,5 3:5,15,15: whole numbers from 1 to 10080, ${order}, each level once`
}

function readMinutes(text: string, inOrder: (minutes: readonly [number, number, number]) => boolean): MinutesOfLevels | null {
  const read = text.split(/\s+/).map((part) => {
    const [, level, ...minutes] = /^([1-4]):(\d{1,5}),(\d{1,5}),(\d{1,5})$/.exec(part) ?? []
    const [a = 0, b = 0, c = 0] = minutes.map(Number)
    const fine = [a, b, c].every((one) => one >= 1 && one <= 10_080) && inOrder([a, b, c])
    return level !== undefined && fine ? ([level, [a, b, c]] as const) : null
  })
  const levels = read.filter((one) => one !== null)
  const once = new Set(levels.map(([level]) => level)).size === read.length
  return once ? Object.fromEntries(levels) : null
}
