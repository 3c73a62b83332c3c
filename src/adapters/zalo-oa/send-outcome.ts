import { z } from 'zod'
import type { SendOutcome } from '../channel.ts'
import type { Called } from './call.ts'
import { type Meaning, meaningOf } from './error-codes.ts'

/** What a message that ended so means for its outbox row. Pure. */
export function sendOutcome(called: Called): SendOutcome {
  switch (called.kind) {
    case 'ok':
      return sent(called.data)
    case 'not-sent':
      return { kind: 'try-later', afterSeconds: null, wholeChannel: false, code: called.code }
    case 'no-answer':
      return { kind: 'uncertain', code: called.code }
    case 'failed': {
      const limited = called.status === 429
      return { kind: 'try-later', afterSeconds: called.retryAfterSeconds, wholeChannel: limited, code: `zalo-http-${called.status}` }
    }
    case 'refused':
      return outcomes[meaningOf(called.code).meaning](`zalo${called.code}`, called.retryAfterSeconds)
  }
}

/** The limit counts by the minute. */
const usualWaitSeconds = 15
/** What an operator has to put right stays so for a while; rows wait, and expire by their own clock. */
const stoppedSeconds = 300
const laterSeconds = 60

const outcomes: Readonly<Record<Meaning, (code: string, asked: number | null) => SendOutcome>> = {
  wait: (code, asked) => ({ kind: 'try-later', afterSeconds: asked ?? usualWaitSeconds, wholeChannel: true, code }),
  later: (code, asked) => ({ kind: 'try-later', afterSeconds: asked ?? laterSeconds, wholeChannel: false, code }),
  stop: (code, asked) => ({ kind: 'try-later', afterSeconds: asked ?? stoppedSeconds, wholeChannel: true, code }),
  renew: (code) => ({ kind: 'try-later', afterSeconds: laterSeconds, wholeChannel: true, code }),
  unreachable: (code) => ({ kind: 'refused', unreachable: true, code }),
  closed: () => ({ kind: 'refused', unreachable: false, code: 'window-closed' }),
  refused: (code) => ({ kind: 'refused', unreachable: false, code }),
  'once-more': (code) => ({ kind: 'refused', unreachable: false, code }),
}

const count = z.union([
  z.int(),
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
])

const taken = z.object({
  message_id: z.union([z.string(), z.number()]).transform(String).nullable().catch(null),
  quota: z.object({ quota_type: z.string(), remain: count }).optional().catch(undefined),
})

/** Only what answers somebody is free; other quotas are bought. */
function sent(data: unknown): SendOutcome {
  const { message_id: remoteId = null, quota } = taken.safeParse(data).data ?? {}
  if (quota === undefined) return { kind: 'sent', remoteId }
  return { kind: 'sent', remoteId, repliesLeft: quota.quota_type === 'reply' ? quota.remain : 0 }
}
