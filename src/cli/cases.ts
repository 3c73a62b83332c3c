import { readConfig } from '../config.ts'
import { AppError } from '../errors.ts'
import type { ListedCase } from '../store/control.ts'
import { askStore } from './ask-store.ts'

export const summary = 'list the open cases, most dangerous first, by pseudonym'

/** Asks the running server, or opens the store where none runs. `--json` gives the same for other programs. */
export async function run(argv: readonly string[]): Promise<number> {
  const unknown = argv.find((argument) => argument !== '--json')
  if (unknown !== undefined) {
    console.error(`Only --json is known here, not ${unknown}.`)
    return 2
  }
  const cases = await askStore('open-cases')
  if (cases === null) throw new AppError('no-store', `there is no store in ${readConfig().dataFolder} yet`)
  console.log(argv.includes('--json') ? JSON.stringify(cases) : listCases(cases, Date.now()))
  return 0
}

/** One line a case; never a name, an address or a word of the person. */
export function listCases(cases: readonly ListedCase[], nowMs: number): string {
  if (cases.length === 0) return 'No case is open.'
  const lines = cases.map((one) => {
    const { level, eraseAskedAtMs } = one.case
    const marks = [one.about.guarded ? 'guarded' : '', eraseAskedAtMs === null ? '' : 'erase asked']
    return [
      `level ${level}`,
      one.pseudonym,
      one.channel.padEnd(8),
      (one.topic ?? '-').padEnd(20),
      standing(one.case, nowMs),
      ...marks.filter((mark) => mark !== ''),
    ].join('  ')
  })
  return lines.join('\n')
}

/** Only whoever nobody holds is said to wait. */
function standing({ state, openedAtMs }: ListedCase['case'], nowMs: number): string {
  if (state.at === 'waiting') return `waiting ${waitOf(nowMs - openedAtMs)}`
  return state.at === 'taken' ? `taken ${waitOf(nowMs - state.sinceMs)}` : state.at
}

function waitOf(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days`
}
