/**
 * The whole server as a process that can be made to die. Arguments: `--die-at POINT N` ends it at the N-th passage of a named point;
 * `--unsynced` opens the database with `synchronous=OFF` while every reading of the setting says FULL: the fault that the check of
 * durability has to see. Prints its address once it listens.
 */
import Sqlite from 'better-sqlite3'
import { readConfig } from '../../src/config.ts'
import { start } from '../../src/main.ts'
import type { AtPoint } from '../../src/store/crash-point.ts'

const words = process.argv.slice(2)
if (words.includes('--unsynced')) leaveUnsynced()
const running = await start(readConfig(), undefined, dieAt(words))
console.log(running.address)
process.once('SIGTERM', () => void running.stop())

function dieAt(args: readonly string[]): AtPoint {
  const flag = args.indexOf('--die-at')
  if (flag < 0) return () => {}
  let left = Number(args[flag + 2])
  return (point) => {
    if (point !== args[flag + 1]) return
    left -= 1
    if (left === 0) process.kill(process.pid, 'SIGKILL')
  }
}

function leaveUnsynced(): void {
  const prototype = Sqlite.prototype as unknown as { pragma: (source: string, options?: object) => unknown }
  const { pragma } = prototype
  prototype.pragma = function (source, options) {
    if (source === 'synchronous') return 2
    return pragma.call(this, source.startsWith('synchronous') ? 'synchronous = OFF' : source, options)
  }
}
