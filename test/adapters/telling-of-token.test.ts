import { expect, test } from 'vitest'
import type { SendOutcome } from '../../src/adapters/channel.ts'
import { tellingOfToken } from '../../src/adapters/telling-of-token.ts'
import { down, fakeChannel, gone, sent, silent } from '../outbox/fake-channel.ts'
import { fakeTime } from '../outbox/fake-time.ts'

const revoked: SendOutcome = { kind: 'try-later', afterSeconds: 60, wholeChannel: true, code: 'token-revoked' }
const outcomes: readonly { readonly name: string; readonly outcome: SendOutcome; readonly told: readonly unknown[] }[] = [
  { name: 'a token that is not taken', outcome: revoked, told: ['telegram', 'sending', 'token-revoked'] },
  { name: 'a message that arrived', outcome: sent, told: ['telegram', 'sending', null] },
  { name: 'an error of the service', outcome: down, told: [] },
  { name: 'no answer', outcome: silent, told: [] },
  { name: 'a person who is gone', outcome: gone, told: [] },
]
for (const { name, outcome, told } of outcomes) {
  test(`of the token, ${name} tells ${JSON.stringify(told)}`, async () => {
    const heard: unknown[] = []
    const channel = fakeChannel('telegram', fakeTime(0), () => outcome)
    const telling = tellingOfToken(channel, { onTrouble: (...all) => void heard.push(...all) })
    const bubble = { text: 'x', blocks: null, choices: [] }
    expect(await telling.send({ channel: 'telegram', account: '1', id: '5' }, bubble, new AbortController().signal)).toEqual(outcome)
    expect(heard).toEqual(told)
  })
}
