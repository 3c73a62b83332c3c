import { z } from 'zod'

/** The parts of a webhook event that are read here; everything else is left alone. Ids have 19 digits and are opaque text. */
const id = z.union([z.string().min(1), z.number()]).transform(String)
const text = z.string().optional().catch(undefined)
const party = z.object({ id, admin_id: id.optional().catch(undefined) })

const degrees = z.union([z.number(), z.string().trim().min(1).transform(Number)])

/** `payload` is read by the type that stands beside it; sources differ in what they list, so nothing in it is required. */
const attachment = z.object({
  type: text,
  payload: z
    .object({
      url: text,
      name: text,
      description: text,
      size: z.union([z.string(), z.number()]).optional().catch(undefined),
      coordinates: z.object({ latitude: degrees, longitude: degrees }).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
})

export const event = z.object({
  event_name: z.string().catch(''),
  timestamp: id,
  oa_id: id.optional().catch(undefined),
  user_id: id.optional().catch(undefined),
  sender: party.optional().catch(undefined),
  recipient: party.optional().catch(undefined),
  follower: party.optional().catch(undefined),
  message: z
    .object({
      msg_id: id.optional().catch(undefined),
      text,
      conversation_id: id.optional().catch(undefined),
      attachments: z.array(attachment).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  info: z.record(z.string(), z.unknown()).optional().catch(undefined),
})

export type Event = z.infer<typeof event>
export type Attachment = z.infer<typeof attachment>
