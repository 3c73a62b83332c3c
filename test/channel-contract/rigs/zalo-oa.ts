import { openKeys } from '../../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../../src/store/open-store.ts'
import { appId, appSecret, follow, macOf, oaId, oaSecret, seen, sentByAccount, signed, text } from '../../adapters/zalo-oa-events.ts'
import { openZaloStandIn, type ZaloCall, type ZaloPlan, type ZaloStandIn } from '../../adapters/zalo-oa-stand-in.ts'
import type { Answer, NamedCall, OpenRig, RawCall, Rig, Sent } from '../rig.ts'

const path = '/webhooks/zalo-oa'

export const zaloOaRig: Rig = {
  channel: 'zalo-oa',
  pushed: true,
  longestText: 2000,
  nearlyAlike: ['1234567890123456788', '1234567890123456789'],
  open: openZaloOaRig,
}

/** With the stand-in itself, for what is Zalo's alone. */
export async function openZaloOaRig(): Promise<OpenRig & { readonly zalo: ZaloStandIn }> {
  const zalo = await openZaloStandIn()
  return {
    zalo,
    environment: {
      BEN_AN_ZALO_OA_ID: oaId,
      BEN_AN_ZALO_OA_SECRET: oaSecret,
      BEN_AN_ZALO_OA_APP: appId,
      BEN_AN_ZALO_OA_APP_SECRET: appSecret,
      BEN_AN_ZALO_OA_API: zalo.url,
      BEN_AN_ZALO_OA_OAUTH: zalo.url,
    },
    async prepare({ environment }) {
      const files = { key: environment.BEN_AN_KEY_FILE ?? '', store: `${environment.BEN_AN_DATA}/ben-an.db` }
      const store = await openSqliteStore({ path: files.store, keys: openKeys(files).keys, now: Date.now })
      const tokens = { ...zalo.grant(), gotAtMs: Date.now(), expiresAtMs: Date.now() + 90_000_000 }
      await store.tokens.keep({ channel: 'zalo-oa', account: oaId }, tokens, null)
      await store.close()
    },
    at: () => undefined,
    person: (number) => `24600000000${String(number).padStart(8, '0')}`,
    address: (person) => ({ channel: 'zalo-oa', account: oaId, id: person }),
    text: async (person, event, words) => proven(text(person, words, { msgId: `event-${event}` })),
    forged: async (body) => proofs(body).map((one) => (body === '' ? { ...one, status: 200 } : one)),
    reserialised: { status: 401, of: (call) => ({ ...call, body: JSON.stringify(JSON.parse(String(call.body)), null, 1) }) },
    ignored: async (person) => notServed(person).map(({ name, event }) => ({ name, call: proven(event) })),
    unreadable: async (person) => unreadable(person),
    choose: async (person, event, { buttons }, nth) => proven(text(person, buttons[nth - 1] ?? '', { msgId: `event-${event}` })),
    sentTo: async (person) => zalo.calls.filter((call) => recipientOf(call) === person).map((call) => sentBy(call, person)),
    answerWith: (...answers) => {
      for (const answer of answers) plan(zalo, answer)
    },
    close: () => zalo.close(),
  }
}

function proven(event: object): RawCall {
  const body = JSON.stringify(event)
  return { path, headers: signed(body), body }
}

function proofs(body: string): readonly NamedCall[] {
  const mac = macOf(body)
  const json = { 'content-type': 'application/json' }
  const macs: readonly (readonly [string, string])[] = [
    ['another hash', `mac=${macOf(body, 'another-secret-of-length')}`],
    ['the hash with the secret of the app', `mac=${macOf(body, appSecret)}`],
    ['the hash for another app', `mac=${macOf(body, oaSecret, '360000000000000002')}`],
    ['the hash of another body', `mac=${macOf(`${body} `)}`],
    ['a hash cut short', `mac=${mac.slice(0, -1)}`],
    ['a hash that is too long', `mac=${mac}0`],
    ['the hash twice', `mac=${mac}, mac=${mac}`],
    ['the hash under another name', `sha256=${mac}`],
    ['no hash', 'mac='],
    ['words', 'right'],
  ]
  return [
    ...macs.map(([name, header]) => ({ name, call: { path, headers: signed(body, header), body } })),
    // Zalo's console tries an address out with a sample that it has not signed, and takes it only if that is answered 200.
    { name: 'not signed', call: { path, headers: json, body }, status: 200 },
    { name: 'the hash in another header', call: { path, headers: { ...json, authorization: `mac=${mac}` }, body }, status: 200 },
  ]
}

function notServed(person: string): readonly { readonly name: string; readonly event: object }[] {
  const elsewhere = { ...text(person, 'chào'), recipient: { id: '388000000000000002' } }
  return [
    { name: 'what was seen', event: seen(person) },
    { name: 'the echo of what we sent', event: sentByAccount(person, 'Xin chào', null) },
    { name: 'another account', event: elsewhere },
    { name: 'a kind from the future', event: { ...follow(person), event_name: 'user_did_something_new' } },
  ]
}

function unreadable(person: string): readonly NamedCall[] {
  return [
    { name: 'a message in a new form', call: proven({ ...text(person, 'x'), message: ['in', 'a', 'new', 'form'] }) },
    { name: 'words that are none', call: proven({ ...text(person, 'x'), message: { msg_id: 'event-odd', text: 7 } }) },
    { name: 'nobody who sent it', call: proven({ ...text(person, 'x'), sender: 'somebody' }) },
  ]
}

function plan(zalo: ZaloStandIn, answer: Answer): void {
  if (answer.does === 'revoked') zalo.planTokens('refuse')
  zalo.plan(planOf(answer))
}

function planOf(answer: Answer): ZaloPlan {
  switch (answer.does) {
    case 'accept':
    case 'swallow':
      return answer
    case 'slow-down':
      return { does: 'refuse', error: -32, retryAfterSeconds: answer.seconds }
    case 'fail':
      return { does: 'break', status: 502 }
    case 'refuse':
      return { does: 'refuse', error: -217 }
    case 'revoked':
      return { does: 'refuse', error: -216 }
  }
}

interface Message {
  readonly text?: string
  readonly attachment?: { readonly payload: { readonly buttons?: readonly { readonly payload: unknown }[] } }
}

function recipientOf({ body }: ZaloCall): string {
  return String((body.recipient as { readonly user_id?: unknown }).user_id)
}

function sentBy({ body, carriedOut }: ZaloCall, to: string): Sent {
  const { text: words = '', attachment } = body.message as Message
  const buttons = (attachment?.payload.buttons ?? []).flatMap(({ payload }) => (typeof payload === 'string' ? payload : []))
  return { to, text: words, arrived: carriedOut, buttons }
}
