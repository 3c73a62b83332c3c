import { z } from 'zod'
import { lostSight, type Posted } from '../post-json.ts'
import { exactJson } from '../read-json.ts'

/** How a call to the Open API ended. It answers 200 whether it did what was asked or not; what counts is `error` in the body. */
export type Called =
  | { readonly kind: 'ok'; readonly data: unknown }
  | { readonly kind: 'refused'; readonly code: number; readonly retryAfterSeconds: number | null }
  /** An answer of something in between, or of a service that ails. */
  | { readonly kind: 'failed'; readonly status: number; readonly retryAfterSeconds: number | null }
  | { readonly kind: 'not-sent'; readonly code: string }
  /** It may have been carried out. */
  | { readonly kind: 'no-answer'; readonly code: string }

const answer = z.object({
  error: z.union([
    z.int(),
    z
      .string()
      .regex(/^-?\d{1,9}$/)
      .transform(Number),
  ]),
  data: z.unknown().optional(),
})

/** Pure. */
export function calledBy(posted: Posted): Called {
  if (posted.kind !== 'answered') return posted
  const { status, body, retryAfterSeconds } = posted
  const read = answer.safeParse(exactJson(body))
  if (read.success && read.data.error !== 0) return { kind: 'refused', code: read.data.error, retryAfterSeconds }
  if (lostSight.has(status)) return { kind: 'no-answer', code: `zalo-http-${status}` }
  if (status < 200 || status >= 300) return { kind: 'failed', status, retryAfterSeconds }
  return read.success ? { kind: 'ok', data: read.data.data } : { kind: 'no-answer', code: 'unreadable-answer' }
}
