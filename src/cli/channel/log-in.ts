import { createInterface } from 'node:readline/promises'
import { type LoginEnd, logInHouse } from '../../adapters/open-channel.ts'
import type { Config } from '../../config.ts'
import { AppError } from '../../errors.ts'
import { askHouse } from '../../store/control.ts'
import { withChannels } from './with-channels.ts'

type Begun = { readonly url: string; readonly redirect: string } | null

/**
 * Has the administrator of an account consent, in a browser. The service sends that browser to our server, which ends the log-in; where it
 * cannot be reached, the address it was sent to is pasted here. Returns the exit code.
 */
export async function logIn(channel: string, config: Config): Promise<number> {
  const begun = await ask<Begun>(config, `${channel}-begin-login`, '')
  if (begun === null) {
    console.error('Set BEN_AN_PUBLIC_ADDRESS: the service sends the browser back there.')
    return 1
  }
  console.log(`1. See that the service knows this address to come back to, letter by letter:\n\n   ${begun.redirect}\n`)
  console.log(`2. Open this as an administrator of the account, within the hour, and allow what it asks:\n\n   ${begun.url}\n`)
  console.log('3. The page says "Logged in": done, press Enter. It cannot be reached: paste the whole address that the browser shows.')
  const pasted = (await readLine()).trim()
  if (pasted === '') return 0
  const end = await ask<LoginEnd>(config, `${channel}-end-login`, pasted.slice(pasted.indexOf('?') + 1))
  console.log(ends[end])
  return end === 'logged-in' ? 0 : 1
}

const ends: Readonly<Record<LoginEnd, string>> = {
  'logged-in': 'Logged in. Messages that waited leave within seconds.',
  unknown: 'This log-in was not begun here, or too long ago, or has ended already. See `status`, or begin again.',
  'another-account': 'This is another account than the one that is set. Nothing was changed.',
  refused: 'The service did not take the code. Begin again, and check the secret of the app.',
  unanswered: 'The service did not answer. Begin again.',
}

async function ask<T>(config: Config, name: string, word: string): Promise<T> {
  const running = await askHouse<{ readonly said: T }>(config.dataFolder, name, word)
  if (running !== null) return running.said
  return withChannels(config, true, async ({ open }) => {
    const said = await logInHouse(open)[name]?.(word)
    if (said === undefined) throw new AppError('bad-config', `${name.split('-begin')[0]} is not set`)
    return said.said as T
  })
}

async function readLine(): Promise<string> {
  const asking = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return await asking.question('> ')
  } finally {
    asking.close()
  }
}
