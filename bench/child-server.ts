import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'

/** A server in a process of its own, alone on the first core where the machine lets us say so; the load comes from the others. */
export interface ChildServer {
  readonly url: string
  /** From the command to the first answer of `ready`. */
  readonly startedInMs: number
  /** Resident memory now, in megabytes; 0 where the system does not tell. */
  residentMb(): number
  /** Processor time so far, all threads together; 0 where the system does not tell. On a busy machine it says more than the clock on the wall. */
  processorMs(): number
  /** How long its main thread was ready to run so far and another one had the core; 0 where the system does not tell. That is nothing the server does. */
  waitedForCoreMs(): number
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

export interface ChildServerOptions {
  /** For Node: flags, the script, what the script is given. */
  readonly args: readonly string[]
  readonly port: number
  /** The path that answers 200 once it can work. */
  readonly ready: string
  readonly environment?: Readonly<Record<string, string>>
}

const pins = spawnSync('taskset', ['-c', '0', 'true']).status === 0

let keepsOff = false

/**
 * And the load stays on the others: the scheduler would let it take the first one from the server, whose threads may go nowhere else. Not before there is a
 * server: a decision that is timed in this process needs the second core for what V8 does beside it.
 */
function keepOffItsCore(): void {
  if (keepsOff || !pins || cpus().length < 2) return
  spawnSync('taskset', ['-a', '-p', '-c', `1-${cpus().length - 1}`, String(process.pid)])
  keepsOff = true
}

/** @throws Error with what the server printed, when it ends or stays silent for a minute instead of answering */
export async function startServer({ args, port, ready, environment }: ChildServerOptions): Promise<ChildServer> {
  keepOffItsCore()
  const [command, ...before] = pins ? ['taskset', '-c', '0', process.execPath] : [process.execPath]
  const beganAt = performance.now()
  const child = spawn(command, [...before, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed = (printed + chunk).slice(-2000)))
  const url = `http://127.0.0.1:${port}`
  while (!(await answers(url + ready))) {
    if (child.exitCode !== null || performance.now() - beganAt > 60_000) {
      child.kill('SIGKILL')
      throw new Error(`${args.join(' ')} did not start:\n${printed}`)
    }
    await wait(5)
  }
  return {
    url,
    startedInMs: performance.now() - beganAt,
    residentMb: () => residentMbOf(child),
    processorMs: () => processorMsOf(child),
    waitedForCoreMs: () => waitedForCoreMsOf(child),
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill(signal)
      await once(child, 'exit')
    },
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  )
}

function residentMbOf(child: ChildProcess): number {
  try {
    const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]
    return Number(kb ?? 0) / 1024
  } catch {
    return 0
  }
}

/** Linux counts in hundredths of a second, on every machine that this runs on. */
const msPerTick = 10

function processorMsOf(child: ChildProcess): number {
  try {
    const afterName = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ').at(-1) ?? ''
    const [, , , , , , , , , , , user, system] = afterName.split(' ')
    return (Number(user ?? 0) + Number(system ?? 0)) * msPerTick
  } catch {
    return 0
  }
}

/** Of the main thread alone: time on the core, time in its queue, both in nanoseconds, and how often. */
function waitedForCoreMsOf(child: ChildProcess): number {
  try {
    return Number(readFileSync(`/proc/${child.pid}/schedstat`, 'utf8').split(' ')[1] ?? 0) / 1e6
  } catch {
    return 0
  }
}
