import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { AppError, failures, refusalOf } from '../errors.ts'
import { runVerb } from './run-verb.ts'

/** A verb of the command line, a file each. It is loaded only when it is asked for. */
export interface Verb {
  /** One line for the list. */
  readonly summary: string
  /** It names further verbs, which answer `--help` themselves. */
  readonly leadsToOthers?: boolean
  /** Returns the exit code. What it throws is told by `main`. */
  run(argv: readonly string[]): Promise<number>
}

/** By the name that is typed. */
export const verbs: Readonly<Record<string, () => Promise<Verb>>> = {
  serve: () => import('./serve.ts'),
  build: () => import('./build.ts'),
  chat: () => import('./chat.ts'),
  content: () => import('./content.ts'),
  eval: () => import('./eval.ts'),
  'go-live': () => import('./go-live.ts'),
  register: () => import('./register.ts'),
  cases: () => import('./cases.ts'),
  report: () => import('./report.ts'),
  staff: () => import('./staff.ts'),
  channel: () => import('./channel.ts'),
  key: () => import('./key.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
  doctor: () => import('./doctor.ts'),
}

/** Runs the verb that the first argument names, and lists all of them without one. Returns the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv
  const load = name !== undefined && Object.hasOwn(verbs, name) ? verbs[name] : undefined
  if (name === undefined || load === undefined) {
    if (name !== undefined && !['help', '--help', '-h'].includes(name)) console.error(`There is no verb "${name}".\n`)
    console.log(await listVerbs())
    return name === undefined || name === 'help' || name.startsWith('-') ? 0 : 2
  }
  try {
    return await runVerb(name, await load(), rest)
  } catch (error) {
    const named = error instanceof AppError ? error : refusalOf(error)
    if (named === null) throw error
    console.error(`${named.message}\n\n${failures[named.code].hint}`)
    return 1
  }
}

async function listVerbs(): Promise<string> {
  const lines = await Promise.all(Object.entries(verbs).map(async ([name, load]) => `  ${name.padEnd(10)}${(await load()).summary}`))
  return ['ben-an <verb>', '', ...lines].join('\n')
}

/** Started as a command, not imported by a test. */
if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2))
}
