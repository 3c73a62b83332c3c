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
    const { level, state, openedAtMs, eraseAskedAtMs } = one.case
    const marks = [state.at === 'waiting' ? '' : state.at, one.about.guarded ? 'guarded' : '', eraseAskedAtMs === null ? '' : 'erase asked']
    return [
      `level ${level}`,
      one.pseudonym,
      one.channel.padEnd(8),
      (one.topic ?? '-').padEnd(20),
      `waiting ${waitOf(nowMs - openedAtMs)}`,
      ...marks.filter((mark) => mark !== ''),
    ].join('  ')
  })
  return lines.join('\n')
}

function waitOf(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days`
}
