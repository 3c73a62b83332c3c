import { generateKeyPairSync } from 'node:crypto'
import {
  app,
  type BotFrameworkStandIn,
  message,
  openBotFrameworkStandIn,
  type Plan,
  type TokenParts,
} from '../../adapters/botframework-stand-in.ts'
import type { Answer, OpenRig, RawCall, Rig, Sent } from '../rig.ts'

const path = '/webhooks/botframework'
const talk = 'a:1pMzQx7dL0bYvKcHn3tRfWsJ8uGeXoAi5ZqE2jNhVlDkSyTmPwUgBrFCa6I4O9'

/** A person on Teams: their talk with the bot, for every other id is of one organisation only. */
export const botFrameworkRig: Rig = {
  channel: 'botframework',
  pushed: true,
  longestText: 4000,
  nearlyAlike: [`${talk}-a`, `${talk}-b`],
  open: async () => openOn(await openBotFrameworkStandIn()),
}

/** The same on a stand-in that somebody else speaks through, too. */
export function openOn(standIn: BotFrameworkStandIn): OpenRig {
  const proven = (body: object | string): RawCall => ({
    path,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${standIn.token()}` },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const from = (person: string, event: number, more: object) => message(standIn, person, String(event), more)
  return {
    environment: {
      BEN_AN_BOTFRAMEWORK_APP_ID: app.id,
      BEN_AN_BOTFRAMEWORK_SECRET: app.secret,
      BEN_AN_BOTFRAMEWORK_TENANT: app.tenant,
      BEN_AN_BOTFRAMEWORK_STAND_IN: standIn.url,
    },
    at: () => undefined,
    person: (number) => `${talk}-${number}`,
    address: (person) => ({ channel: 'botframework', account: app.id, id: `msteams:${person}` }),
    text: async (person, event, text) => proven(from(person, event, { text })),
    forged: async (body) =>
      forgeries(standIn).map(({ name, authorization }) => {
        const headers = { 'content-type': 'application/json', ...(authorization !== null && { authorization }) }
        return { name, call: { path, headers, body } }
      }),
    reserialised: { status: 200, of: (call) => ({ ...call, body: JSON.stringify(JSON.parse(String(call.body)), null, 2) }) },
    ignored: async (person) => notServed.map(({ name, more }) => ({ name, call: proven(from(person, 90_000, more)) })),
    unreadable: async (person) => [
      { name: 'a message in a new form', call: proven(from(person, 91_000, { text: ['in', 'a', 'new', 'form'] })) },
      { name: 'half a body', call: proven('{"type": "mess') },
      { name: 'no activity', call: proven('[1, 2]') },
    ],
    choose: async (person, event, { buttons }, nth) => proven(from(person, event, { text: 'x', value: { choice: buttons[nth - 1] } })),
    sentTo: async (person) =>
      standIn.said
        .filter(({ conversation, activity }) => conversation === person && activity.type === 'message')
        .map(
          ({ activity, arrived }): Sent => ({ to: person, text: String(activity.text), arrived, buttons: buttonsOf(activity.attachments) }),
        ),
    answerWith: (...answers) => standIn.plan(...answers.map(planOf)),
    close: () => standIn.close(),
  }
}

const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

function forgeries(standIn: BotFrameworkStandIn): readonly { readonly name: string; readonly authorization: string | null }[] {
  const bearer = (parts: TokenParts = {}) => `Bearer ${standIn.token(parts)}`
  const long = Math.floor(Date.now() / 1000) - 600
  return [
    { name: 'no token', authorization: null },
    { name: 'an empty one', authorization: 'Bearer ' },
    { name: 'another scheme', authorization: `Basic ${standIn.token()}` },
    { name: 'a signature cut short', authorization: bearer().slice(0, -4) },
    { name: 'no signature', authorization: bearer({ header: { alg: 'none' } }).replace(/[^.]+$/, '') },
    { name: 'another key', authorization: bearer({ key: other }) },
    { name: 'a key that nobody knows', authorization: bearer({ header: { kid: 'key-2' } }) },
    { name: 'another audience', authorization: bearer({ claims: { aud: app.tenant } }) },
    { name: 'another issuer', authorization: bearer({ claims: { iss: 'https://api.example.org' } }) },
    { name: 'a token of long ago', authorization: bearer({ claims: { exp: long } }) },
    { name: 'a token without a host', authorization: bearer({ claims: { serviceurl: undefined } }) },
    { name: 'a token of a host in the clear', authorization: bearer({ claims: { serviceurl: 'http://smba.example.org/' } }) },
  ]
}

const notServed: readonly { readonly name: string; readonly more: object }[] = [
  { name: 'a group', more: { text: 'chào', conversation: { id: '19:group@thread.v2', conversationType: 'groupChat', isGroup: true } } },
  { name: 'typing', more: { type: 'typing' } },
  { name: 'a reaction', more: { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] } },
  { name: 'a deleted message', more: { type: 'messageDelete' } },
  { name: 'a form', more: { type: 'invoke', name: 'task/fetch', value: {} } },
  { name: 'an upgrade of the app', more: { type: 'installationUpdate', action: 'add-upgrade' } },
  { name: 'nothing said', more: { text: ' ' } },
  { name: 'a kind from the future', more: { type: 'somethingNew', text: { of: 'another form' } } },
]

function planOf(answer: Answer): Plan {
  switch (answer.does) {
    case 'accept':
    case 'swallow':
      return answer
    case 'slow-down':
      return { does: 'refuse', status: 429, retryAfterSeconds: answer.seconds }
    case 'fail':
      return { does: 'refuse', status: 502 }
    case 'refuse':
      return { does: 'refuse', status: 403, code: 'ConversationBlockedByUser' }
    case 'revoked':
      return { does: 'refuse', status: 401 }
  }
}

function buttonsOf(attachments: unknown): readonly string[] {
  const cards = (attachments ?? []) as readonly {
    readonly content: { readonly buttons: readonly { readonly value: { readonly choice: string } }[] }
  }[]
  return cards.flatMap(({ content }) => content.buttons.map(({ value }) => value.choice))
}
