import { createHmac } from 'node:crypto'
import type { Poster } from '../adapters/post-json.ts'
import type { Time } from '../time.ts'
import { type Carrier, carryMs, fromStatus } from './carrier.ts'
import type { Notice } from './notice.ts'

export interface CallDeps {
  readonly poster: Poster
  /** The operator's gateway, which calls or writes to the number. */
  readonly url: string
  readonly secret: string
  readonly time: Pick<Time, 'nowMs'>
}

/**
 * A signed webhook for gateways that call or send a text message. The gateway may answer `{"acknowledged": true}` when somebody pressed a
 * key during the call, or post the token of `coming` later. What it is given is in docs/operators.md.
 */
export function callCarrier({ poster, url, secret, time }: CallDeps): Carrier {
  return {
    kind: 'call',
    async carry(target, notice) {
      if (target.kind !== 'call') return { kind: 'gone' }
      const body = JSON.stringify(bodyOf(target.number, notice))
      const headers = { 'ben-an-signature': sign(body, secret, Math.floor(time.nowMs() / 1000)) }
      const posted = await poster.post(url, body, AbortSignal.timeout(carryMs), headers)
      if (posted.kind !== 'answered') return { kind: 'try-later', afterSeconds: null, code: posted.code }
      const carried = fromStatus('call', posted.status, posted.retryAfterSeconds)
      return carried.kind === 'arrived' ? { ...carried, acknowledged: saysComing(posted.body) } : carried
    },
  }
}

/** `t=<unix seconds>,v1=<hex>`: HMAC-SHA256 with the shared secret over the seconds, a dot and the body as it stands. */
function sign(body: string, secret: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}

function bodyOf(number: string, { id, kind, language, title, text, spoken, link, coming }: Notice) {
  return {
    id,
    kind,
    to: number,
    language,
    say: spoken,
    text: `${title}. ${text}`,
    link,
    coming: coming && { url: coming.url, token: coming.token },
  }
}

function saysComing(body: string): boolean {
  try {
    const answer: unknown = JSON.parse(body)
    return typeof answer === 'object' && answer !== null && 'acknowledged' in answer && answer.acknowledged === true
  } catch {
    return false // many gateways answer with a word
  }
}
