import type { FastifyReply } from 'fastify'
import { nameFor } from '../../media/type-of.ts'
import type { CheckedFile } from '../../store/media/media.ts'

/** A file, or a part of it, so that it never becomes a page; saved where that was asked for or it cannot be drawn safely. */
export function sendFile(reply: FastifyReply, { type, bytes }: CheckedFile, part: Part, save: boolean): FastifyReply {
  const how = inline.has(type) && !save ? 'inline' : 'attachment'
  return reply
    .code(part.whole ? 200 : 206)
    .headers({ ...safeHeaders, 'content-type': type, 'content-disposition': `${how}; filename="${nameFor(type)}"` })
    .headers(part.whole ? {} : { 'content-range': `bytes ${part.from}-${part.to}/${bytes.length}` })
    .send(bytes.subarray(part.from, part.to + 1))
}

/** Drawn or played in the page; everything else is saved, and opened by what the responder has for it. */
const inline: ReadonlySet<string> = new Set([
  'image/jpeg',
  'audio/ogg',
  'audio/mpeg',
  'audio/mp4',
  'audio/aac',
  'audio/wav',
  'video/mp4',
  'video/webm',
])

/** Nothing in it runs, nothing guesses another type, no other site shows it. */
const safeHeaders = {
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'accept-ranges': 'bytes',
} as const

export interface Part {
  readonly whole: boolean
  readonly from: number
  /** The last one, itself among them. */
  readonly to: number
}

/** One range as players ask for it; anything else gets the whole. */
export function partOf(range: string | undefined, length: number): Part {
  const [, first, last = ''] = /^bytes=(\d{1,12})-(\d{0,12})$/.exec(range ?? '') ?? []
  const from = Number(first)
  const to = last === '' ? length - 1 : Math.min(Number(last), length - 1)
  return first === undefined || from > to ? { whole: true, from: 0, to: length - 1 } : { whole: false, from, to }
}
