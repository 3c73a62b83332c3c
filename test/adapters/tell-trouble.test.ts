import { expect, test } from 'vitest'
import type { Channel, SendOutcome } from '../../src/adapters/channel.ts'
import { tellTrouble } from '../../src/adapters/tell-trouble.ts'
import { zaloBotLimits } from '../../src/adapters/zalo-bot/zalo-bot-channel.ts'

const later = { kind: 'try-later', afterSeconds: 60, code: 'token-revoked' } as const
const cases: readonly { readonly name: string; readonly outcome: SendOutcome; readonly told: readonly (string | null)[] }[] = [
  { name: 'what holds up everybody is told', outcome: { ...later, wholeChannel: true }, told: ['token-revoked'] },
  { name: 'what holds up one person is not', outcome: { ...later, wholeChannel: false }, told: [] },
  { name: 'what was sent ends it', outcome: { kind: 'sent', remoteId: null }, told: [null] },
  { name: 'what was refused for one person says nothing', outcome: { kind: 'refused', unreachable: true, code: 'gone' }, told: [] },
  { name: 'what may have been sent says nothing', outcome: { kind: 'uncertain', code: 'aborted' }, told: [] },
]
for (const { name, outcome, told } of cases)
  test(name, async () => {
    const heard: [string, string, string | null][] = []
    const channel: Channel = {
      name: 'zalo-bot',
      limits: zaloBotLimits,
      pacing: { perSecond: 1, perPersonMs: 1, timeoutMs: 1 },
      verify: () => undefined,
      read: () => ({ kind: 'ignored', what: 'test' }),
      send: async () => outcome,
    }
    const open = tellTrouble({ channel, poll: null, close: () => undefined }, (...one) => heard.push(one))
    const to = { channel: 'zalo-bot', account: '4242', id: 'a' }
    expect(await open.channel.send(to, { text: 'x', blocks: null, choices: [] }, new AbortController().signal)).toBe(outcome)
    expect(heard).toEqual(told.map((code) => ['zalo-bot', 'sending', code]))
  })
