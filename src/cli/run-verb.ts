import type { Verb } from './ben-an.ts'

/**
 * Runs a verb. `--help` tells what it does and how it is called; an option that it does not know is said in a line, without a stack.
 * Returns the exit code.
 */
export async function runVerb(called: string, verb: Verb, argv: readonly string[]): Promise<number> {
  if (verb.leadsToOthers !== true && asksForHelp(argv)) {
    console.log(`ben-an ${called}\n\n  ${verb.summary}`)
    return 0
  }
  try {
    return await verb.run(argv)
  } catch (error) {
    if (!isUnreadableOption(error)) throw error
    console.error(`${error.message.split('. To specify')[0]}\n\n  ${verb.summary}`)
    return 2
  }
}

/** What stands behind `--` is no option. */
function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--')
  return argv.slice(0, end === -1 ? argv.length : end).some((argument) => argument === '--help' || argument === '-h')
}

/** Thrown by `parseArgs` of node:util, with a message for whoever typed it. */
function isUnreadableOption(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_')
}
