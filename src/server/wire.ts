/** What the server says to both of its pages, in the same words. They import the types only (`import type`), never the schemas. */
import { z } from 'zod'

export const language = z.enum(['vi', 'en'])

export const call = z.object({ name: z.string(), number: z.string(), shown: z.string(), note: z.string() })

/** What a text is made of. */
export const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), text: z.string() }),
  z.object({ kind: z.literal('steps'), items: z.array(z.string()).readonly() }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()).readonly() }),
  z.object({ kind: z.literal('calls'), calls: z.array(call).readonly() }),
  z.object({ kind: z.literal('source'), text: z.string() }),
])

export const failure = z.object({ code: z.string(), hint: z.string() })

export type WireLanguage = z.infer<typeof language>
export type WireCall = z.infer<typeof call>
export type WireBlock = z.infer<typeof block>
export type Failure = z.infer<typeof failure>
