import { openTelegramStandIn, type Plan } from '../../adapters/telegram-stand-in.ts'
import type { Answer, NamedCall, OpenRig, RawCall, Rig, Sent } from '../rig.ts'

const secret = 'a-secret-of-some-length'
const path = '/webhooks/telegram'
const json = { 'content-type': 'application/json' }
const header = 'x-telegram-bot-api-secret-token'

export const telegramRig: Rig = {
  channel: 'telegram',
  pushed: true,
  longestText: 4096,
  nearlyAlike: ['4503599627370494', '4503599627370495'],
  open,
}

async function open(): Promise<OpenRig> {
  const standIn = await openTelegramStandIn()
  return {
    environment: {
      BEN_AN_TELEGRAM_TOKEN: '4242:TOKEN',
      BEN_AN_TELEGRAM_SECRET: secret,
      BEN_AN_TELEGRAM_BY: 'webhook',
      BEN_AN_TELEGRAM_API: standIn.url,
    },
    at: () => undefined,
    person: (number) => String(700_000_000 + number),
    address: (person) => ({ channel: 'telegram', account: '4242', id: person }),
    text: async (person, event, text) => proven({ update_id: event, message: { ...headOf(person, event), text } }),
    forged: async (body) => secrets.map(({ name, headers }) => ({ name, call: { path, headers: { ...json, ...headers }, body } })),
    reserialised: { status: 200, of: (call) => ({ ...call, body: JSON.stringify(JSON.parse(String(call.body)), null, 2) }) },
    ignored: async (person) => notServed(person).map(({ name, update }) => ({ name, call: proven(update) })),
    unreadable: async (person) => unreadable(person),
    async choose(person, event, { buttons }, nth) {
      const message = { message_id: 1, date: 1, chat: { id: Number(person), type: 'private' } }
      return proven({
        update_id: event,
        callback_query: { id: `q${event}`, from: { id: Number(person) }, data: buttons[nth - 1], message },
      })
    },
    sentTo: async (person) =>
      standIn.calls
        .filter(({ method, payload }) => method === 'sendMessage' && String(payload.chat_id) === person)
        .map(
          ({ payload, carriedOut }): Sent => ({
            to: person,
            text: String(payload.text),
            arrived: carriedOut,
            buttons: buttonsOf(payload.reply_markup),
          }),
        ),
    answerWith: (...answers) => standIn.plan('sendMessage', ...answers.map(planOf)),
    close: () => standIn.close(),
  }
}

function proven(update: object | string): RawCall {
  return { path, headers: { ...json, [header]: secret }, body: typeof update === 'string' ? update : JSON.stringify(update) }
}

function headOf(person: string, id: number) {
  return { message_id: id, date: 1_795_000_000, chat: { id: Number(person), type: 'private' }, from: { id: Number(person) } }
}

const secrets: readonly { readonly name: string; readonly headers: Readonly<Record<string, string>> }[] = [
  { name: 'no secret', headers: {} },
  { name: 'an empty secret', headers: { [header]: '' } },
  { name: 'another secret', headers: { [header]: 'b-secret-of-some-length' } },
  { name: 'a secret cut short', headers: { [header]: secret.slice(0, -1) } },
  { name: 'a secret in capitals', headers: { [header]: secret.toUpperCase() } },
  { name: 'a secret twice', headers: { [header]: `${secret}, ${secret}` } },
  { name: 'the secret in another header', headers: { authorization: `Bearer ${secret}`, 'x-secret': secret } },
]

function notServed(person: string): readonly { readonly name: string; readonly update: object }[] {
  const group = { ...headOf(person, 1), chat: { id: -1001, type: 'supergroup' } }
  return [
    { name: 'a group', update: { update_id: 90_001, message: { ...group, text: 'chào' } } },
    { name: 'a pinned message', update: { update_id: 90_002, message: { ...headOf(person, 2), pinned_message: {} } } },
    { name: 'a reaction', update: { update_id: 90_003, message_reaction: { chat: { id: Number(person), type: 'private' } } } },
    { name: 'an edited picture', update: { update_id: 90_004, edited_message: { ...headOf(person, 3), edit_date: 1, photo: [] } } },
    { name: 'a kind from the future', update: { update_id: 90_005, something_new: {} } },
  ]
}

function unreadable(person: string): readonly NamedCall[] {
  const update = { update_id: 91_001, message: { ...headOf(person, 1), date: 'soon', text: ['in', 'a', 'new', 'form'] } }
  return [
    { name: 'a message in a new form', call: proven(update) },
    { name: 'half a body', call: proven('{"update_id": 91002, "mess') },
    { name: 'no update', call: proven('[1, 2]') },
  ]
}

function planOf(answer: Answer): Plan {
  switch (answer.does) {
    case 'accept':
    case 'swallow':
      return answer
    case 'slow-down':
      return { does: 'refuse', status: 429, description: 'Too Many Requests', retryAfterSeconds: answer.seconds }
    case 'fail':
      return { does: 'break', status: 502 }
    case 'refuse':
      return { does: 'refuse', status: 403, description: 'Forbidden: bot was blocked by the user' }
    case 'revoked':
      return { does: 'refuse', status: 401, description: 'Unauthorized' }
  }
}

function buttonsOf(markup: unknown): readonly string[] {
  const rows = (markup as { readonly inline_keyboard?: readonly (readonly { readonly callback_data?: string }[])[] })?.inline_keyboard ?? []
  return rows.flat().flatMap(({ callback_data: data }) => data ?? [])
}
