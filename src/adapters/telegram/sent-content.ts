import { z } from 'zod'
import type { FileKind, InboundContent } from '../../bot/message.ts'
import { wordsIn } from '../words-in.ts'
import type { Message } from './update.ts'

/** What was sent besides words, with the words that stand under it; null: nothing that a person sends. Pure. */
export function sentContent(message: Message): InboundContent | null {
  for (const [field, what] of files) {
    if (message[field] === undefined) continue
    const sent = file.safeParse(field === 'photo' ? largest(message.photo) : message[field]).data
    if (sent === undefined) return { kind: 'unserved', what }
    const caption = wordsIn(message.caption)
    const remote = { ref: sent.file_id, name: sent.file_name ?? null, sizeBytes: sent.file_size ?? null }
    return { kind: 'file', what, file: remote, caption }
  }
  const other = others.find(([field]) => message[field] !== undefined)
  return placeOf(message) ?? cardOf(message) ?? (other ? { kind: 'unserved', what: other[1] } : null)
}

/** Whose it is may be all that somebody has of a recruiter. */
function cardOf(message: Message): InboundContent | null {
  const { first_name: first, last_name: last, phone_number: number } = card.safeParse(message.contact).data ?? {}
  const words = wordsIn([[first, last].filter(Boolean).join(' '), number].filter(Boolean).join(', '))
  return words === null ? null : { kind: 'unserved', what: 'contact', words }
}

/** Where somebody is, or a place that they picked. */
export function placeOf(message: Message): Extract<InboundContent, { kind: 'location' }> | null {
  const picked = venue.safeParse(message.venue).data
  const there = picked?.location ?? location.safeParse(message.location).data
  if (there === undefined) return null
  const { latitude, longitude, live_period: period } = there
  return { kind: 'location', latitude, longitude, live: period !== undefined, name: picked?.title ?? null }
}

/** First match wins: an animation also carries a document. */
const files: readonly (readonly ['voice' | 'audio' | 'photo' | 'animation' | 'video' | 'video_note' | 'document', FileKind])[] = [
  ['voice', 'voice'],
  ['audio', 'voice'],
  ['photo', 'picture'],
  ['animation', 'video'],
  ['video', 'video'],
  ['video_note', 'video'],
  ['document', 'document'],
]

type Other = Extract<InboundContent, { kind: 'unserved' }>['what']

const others: readonly (readonly [keyof Message, Other])[] = [
  ['sticker', 'sticker'],
  ['venue', 'location'],
  ['location', 'location'],
  ['contact', 'contact'],
  ['poll', 'other'],
  ['dice', 'other'],
  ['story', 'other'],
  ['paid_media', 'other'],
  ['checklist', 'other'],
]

const file = z.object({
  file_id: z.string().min(1),
  file_name: z.string().optional().catch(undefined),
  file_size: z.int().optional().catch(undefined),
})

const told = z.string().trim().optional().catch(undefined)
const card = z.object({ first_name: told, last_name: told, phone_number: told })

const location = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  live_period: z.number().optional(),
})

const venue = z.object({ location, title: z.string() })

/** The last of them. */
function largest(photo: unknown): unknown {
  return Array.isArray(photo) ? photo.at(-1) : undefined
}
