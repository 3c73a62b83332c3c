/**
 * What the console page and the server say to each other about the phones of one's own. Every address stands under `/console/api/`.
 *
 * | call | body | answer |
 * |---|---|---|
 * | `GET own/phones` | | `OwnPhones` |
 * | `POST own/phones` | `NewPhone` | `OwnPhones`; the same phone again is kept once |
 * | `POST own/phones/:id/test` | none | `PhoneTest`: a notice about nothing was sent, and how that ended |
 * | `POST own/phones/:id/remove` | none | `OwnPhones` |
 * | `POST own/telegram/code` | none | `LinkCode`, to be written in the group: `/link CODE` |
 * | `POST own/telegram/unlink` | none | `OwnPhones` |
 */
import { z } from 'zod'

const kind = z.enum(['push', 'mail', 'call'])
const base64url = (length: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${length}}=*$`))

export const phoneParams = z.strictObject({ id: z.uuid() })

export const newPhone = z.discriminatedUnion('kind', [
  /** As the browser gave it: `PushSubscription.toJSON()`. */
  z.strictObject({ kind: z.literal('push'), endpoint: z.url().max(1000), p256dh: base64url(87), auth: base64url(22) }),
  z.strictObject({ kind: z.literal('mail'), address: z.email().max(200) }),
  /** International: `+84912345678`. */
  z.strictObject({ kind: z.literal('call'), number: z.string().regex(/^\+[1-9]\d{7,14}$/) }),
])

export const ownPhones = z.object({
  /** What this copy can send over. */
  over: z.array(kind).readonly(),
  /** For `PushManager.subscribe`. */
  pushKey: z.string(),
  phones: z
    .array(
      z.object({
        id: z.uuid(),
        kind,
        /** The address or number; of a browser the service behind it. */
        shown: z.string(),
        /** Of a browser: which one it is, to know it again. Null for the others. */
        endpoint: z.string().nullable(),
        /** The last try did not arrive: it counts as not reachable. */
        failed: z.boolean(),
        triedAtMs: z.int().nullable(),
      }),
    )
    .readonly(),
  /** Null: this copy follows no Telegram group. */
  telegram: z.object({ linked: z.boolean() }).nullable(),
})

export const phoneTest = z.object({ ended: z.enum(['arrived', 'failed', 'gone']), own: ownPhones })
export const linkCode = z.object({ code: z.string(), untilMs: z.int() })

export type NewPhone = z.infer<typeof newPhone>
export type OwnPhones = z.infer<typeof ownPhones>
export type PhoneTest = z.infer<typeof phoneTest>
export type LinkCode = z.infer<typeof linkCode>
