import type { SendOutcome } from '../channel.ts'
import type { Called } from './call.ts'

/** What a `sendMessage` that ended so means for its outbox row. Pure. */
export function sendOutcome(called: Called<{ readonly message_id?: number }>): SendOutcome {
  switch (called.kind) {
    case 'ok':
      return { kind: 'sent', remoteId: called.result?.message_id === undefined ? null : String(called.result.message_id) }
    case 'not-sent':
      return { kind: 'try-later', afterSeconds: null, wholeChannel: false, code: called.code }
    case 'no-answer':
      return { kind: 'uncertain', code: called.code }
    case 'refused':
      return refusal(called.status, called.description, called.retryAfterSeconds)
  }
}

/** A token that is wrong stays wrong until an operator mends it; meanwhile rows wait, and expire by their own clock. */
const revokedTokenSeconds = 60

function refusal(status: number, description: string, retryAfterSeconds: number | null): SendOutcome {
  // Telegram does not say whether the limit is one chat's or the bot's, and calling on regardless gets a bot banned.
  if (status === 429) return { kind: 'try-later', afterSeconds: retryAfterSeconds, wholeChannel: true, code: 'telegram-429' }
  if (status === 401 || status === 404)
    return { kind: 'try-later', afterSeconds: revokedTokenSeconds, wholeChannel: true, code: 'token-revoked' }
  if (status >= 500 || status === 409) return { kind: 'try-later', afterSeconds: null, wholeChannel: false, code: `telegram-${status}` }
  if (status === 403) return { kind: 'refused', unreachable: true, code: 'telegram-403' }
  const gone = unreachable.some((words) => description.toLowerCase().includes(words))
  return { kind: 'refused', unreachable: gone, code: gone ? 'telegram-unreachable' : `telegram-${status}` }
}

/** What a 400 says when there is nobody to write to any more; every other 400 is a mistake of ours, not of the person's. */
const unreachable: readonly string[] = ['chat not found', 'user is deactivated', 'peer_id_invalid', 'user not found']
