import { openZaloBotStandIn, type ZaloBotPlan } from '../../adapters/zalo-bot-stand-in.ts'
import type { Answer, NamedCall, OpenRig, RawCall, Rig, Sent } from '../rig.ts'

const secret = 'a-secret-of-some-length'
const path = '/webhooks/zalo-bot'
const json = { 'content-type': 'application/json' }
const header = 'x-bot-api-secret-token'

export const zaloBotRig: Rig = {
  channel: 'zalo-bot',
  pushed: true,
  longestText: 2000,
  nearlyAlike: ['8123456789012345677', '8123456789012345678'],
  open,
}

async function open(): Promise<OpenRig> {
  const standIn = await openZaloBotStandIn()
  return {
    environment: {
      BEN_AN_ZALO_BOT_TOKEN: '4242:TOKEN',
      BEN_AN_ZALO_BOT_SECRET: secret,
      BEN_AN_ZALO_BOT_BY: 'webhook',
      BEN_AN_ZALO_BOT_API: standIn.url,
    },
    at: () => undefined,
    person: (number) => number.toString(16).padStart(20, 'a'),
    address: (person) => ({ channel: 'zalo-bot', account: '4242', id: person }),
    text: async (person, event, text) => proven(delivered('message.text.received', { ...headOf(person, event), text })),
    forged: async (body) => secrets.map(({ name, headers }) => forgery(name, headers, body)),
    reserialised: { status: 200, of: (call) => ({ ...call, body: JSON.stringify(JSON.parse(String(call.body)), null, 2) }) },
    ignored: async (person) => notServed(person),
    unreadable: async (person) => unreadable(person),
    choose: async (person, event, _sent, nth) =>
      proven(delivered('message.text.received', { ...headOf(person, event), text: String(nth) })),
    sentTo: async (person) =>
      standIn.calls
        .filter(({ method, payload }) => method === 'sendMessage' && payload.chat_id === person)
        .map(({ payload, carriedOut }): Sent => ({ to: person, text: String(payload.text), arrived: carriedOut, buttons: [] })),
    answerWith: (...answers) => standIn.plan('sendMessage', ...answers.map(planOf)),
    close: () => standIn.close(),
  }
}

/** Half of the people write as documented, half as it was captured: with and without the wrapper. */
function delivered(event_name: string, message: Readonly<Record<string, unknown>> & { readonly chat: { readonly id: string } }): object {
  const event = { event_name, message }
  return Number.parseInt(message.chat.id.slice(-1), 16) % 2 === 0 ? { ok: true, result: event } : event
}

function proven(body: object | string): RawCall {
  return { path, headers: { ...json, [header]: secret }, body: typeof body === 'string' ? body : JSON.stringify(body) }
}

function headOf(person: string, event: number) {
  return {
    message_id: `m${event.toString(16).padStart(19, '0')}`,
    date: 1_795_000_000_123,
    from: { id: person, display_name: 'Lan', is_bot: false },
    chat: { id: person, chat_type: 'PRIVATE' },
  }
}

const secrets: readonly { readonly name: string; readonly headers: Readonly<Record<string, string>> }[] = [
  { name: 'no secret', headers: {} },
  { name: 'an empty secret', headers: { [header]: '' } },
  { name: 'another secret', headers: { [header]: 'b-secret-of-some-length' } },
  { name: 'a secret cut short', headers: { [header]: secret.slice(0, -1) } },
  { name: 'a secret in capitals', headers: { [header]: secret.toUpperCase() } },
  { name: 'a secret twice', headers: { [header]: `${secret}, ${secret}` } },
  { name: 'the secret in another header', headers: { 'x-telegram-bot-api-secret-token': secret, authorization: secret } },
]

/** An address is probed with an empty body: answered, and nothing is kept. */
function forgery(name: string, headers: Readonly<Record<string, string>>, body: string): NamedCall {
  return { name, call: { path, headers: { ...json, ...headers }, body }, ...(body === '' && { status: 200 }) }
}

function notServed(person: string): readonly NamedCall[] {
  const inGroup = { ...headOf(person, 1), chat: { id: person, chat_type: 'GROUP' } }
  const ours = { ...headOf(person, 2), from: { id: person, is_bot: true } }
  return [
    { name: 'a group', call: proven(delivered('message.text.received', { ...inGroup, text: 'chào' })) },
    { name: 'a bot', call: proven(delivered('message.text.received', { ...ours, text: 'chào' })) },
    { name: 'an event that is no message', call: proven(delivered('bot.something.new', headOf(person, 3))) },
    { name: 'a probe', call: proven('') },
  ]
}

function unreadable(person: string): readonly NamedCall[] {
  return [
    {
      name: 'a text in a new form',
      call: proven(delivered('message.text.received', { ...headOf(person, 4), text: ['in', 'a', 'new', 'form'] })),
    },
    { name: 'a message without a chat', call: proven({ event_name: 'message.text.received', message: { message_id: 'x', text: 'chào' } }) },
    { name: 'half a body', call: proven('{"ok": true, "resu') },
    { name: 'no event', call: proven('[1, 2]') },
  ]
}

function planOf(answer: Answer): ZaloBotPlan {
  switch (answer.does) {
    case 'accept':
    case 'swallow':
      return answer
    // The platform says that it was too much, and not for how long: then it is a minute. What stands in between may say.
    case 'slow-down':
      return { does: 'slow-down', seconds: answer.seconds }
    case 'fail':
      return { does: 'refuse', code: 403, description: 'Internal server error' }
    case 'refuse':
      return { does: 'refuse', code: 404, description: 'Not Found' }
    case 'revoked':
      return { does: 'refuse', code: 401, description: 'Unauthorized' }
  }
}
