import { z } from 'zod'

/** Ids are text here; where one comes as a number it is kept as it was written. */
const id = z.union([z.string().min(1), z.number().transform(String)])
const words = z.string().optional().catch(undefined)

/**
 * The parts of an event that are read here; everything else is left alone. Names are those of the documentation and those that were seen.
 */
export const event = z.object({
  event_name: z.string(),
  message: z.object({
    message_id: id,
    /** Milliseconds. */
    date: z.int().optional().catch(undefined),
    from: z.object({ id, is_bot: z.boolean().optional().catch(undefined) }).optional(),
    chat: z.object({ id, chat_type: z.string().optional() }),
    text: z.string().optional(),
    caption: words,
    photo: words,
    photo_url: words,
    voice_url: words,
  }),
})

/** As little as is needed to say whose unreadable message it was. */
export const trace = z.object({
  event_name: z.string().optional().catch(undefined),
  message: z
    .object({
      message_id: id.optional().catch(undefined),
      chat: z
        .object({ id, chat_type: z.string().optional().catch(undefined) })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
})

export type Event = z.infer<typeof event>
export type Message = Event['message']

/** The documentation wraps an event in `{ ok, result }`, and what is delivered often is the event alone. Pure. */
export function unwrapped(body: unknown): unknown {
  const wrapped = z.object({ ok: z.literal(true), result: z.looseObject({}) }).safeParse(body)
  return wrapped.success ? wrapped.data.result : body
}
