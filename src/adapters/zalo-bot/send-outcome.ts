import type { SendOutcome } from '../channel.ts'
import type { Called, Refused } from './call.ts'

/** What the platform means by a code, as far as its table says. */
type Meaning = 'our-mistake' | 'token' | 'ails' | 'nobody-there' | 'perhaps-done' | 'too-much'

/** The table of the platform's documentation, and 504. 403 stands there for an error of its own; it says nothing of the person. */
const meanings: Readonly<Record<number, Meaning>> = {
  400: 'our-mistake',
  401: 'token',
  403: 'ails',
  404: 'nobody-there',
  408: 'perhaps-done',
  429: 'too-much',
  504: 'perhaps-done',
}

/** A token that is wrong stays wrong until an operator mends it; meanwhile rows wait, and expire by their own clock. */
const revokedTokenSeconds = 60

/** The platform does not say how long; a quota of the day or month is not full again sooner, and calling on may get a bot closed. */
const tooMuchSeconds = 60

/** What a `sendMessage` that ended so means for its outbox row. Pure. */
export function sendOutcome(called: Called): SendOutcome {
  switch (called.kind) {
    case 'ok':
      return { kind: 'sent', remoteId: messageIdOf(called.result) }
    case 'not-sent':
      return { kind: 'try-later', afterSeconds: null, wholeChannel: false, code: called.code }
    case 'no-answer':
      return { kind: 'uncertain', code: called.code }
    case 'refused':
      return refusal(called)
  }
}

/** A code that the table does not have is an error of the platform's from 500 on, and below that a mistake of ours. */
export function meaningOf(code: number): Meaning {
  return meanings[code] ?? (code >= 400 && code < 500 ? 'our-mistake' : 'ails')
}

function refusal({ code, description, retryAfterSeconds }: Refused): SendOutcome {
  const named = `zalo-bot-${code}`
  switch (meaningOf(code)) {
    case 'token':
      return { kind: 'try-later', afterSeconds: revokedTokenSeconds, wholeChannel: true, code: 'token-revoked' }
    case 'too-much':
      return { kind: 'try-later', afterSeconds: retryAfterSeconds ?? tooMuchSeconds, wholeChannel: true, code: named }
    case 'ails':
      return { kind: 'try-later', afterSeconds: null, wholeChannel: false, code: named }
    case 'perhaps-done':
      return { kind: 'uncertain', code: named }
    case 'nobody-there':
    case 'our-mistake':
      return { kind: 'refused', unreachable: gone.some((words) => description.toLowerCase().includes(words)), code: named }
  }
}

/**
 * Nobody has written down what a refusal says when a person has deleted the chat or blocked the bot. Only words that can mean nothing else
 * make somebody unreachable; without them the row alone is dead, and staff see it.
 */
const gone: readonly string[] = ['chat not found', 'user not found', 'blocked']

function messageIdOf(result: unknown): string | null {
  const id = typeof result === 'object' && result !== null && 'message_id' in result ? result.message_id : null
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null
}
