import { z } from 'zod'

const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)])

/**
 * Why there is a case, as the page words it: what the content names has its title in the reader's language, or its id where it has none.
 */
export const why = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('words'), level, words: z.string() }),
  z.object({ kind: z.literal('told-before'), level }),
  z.object({ kind: z.literal('alike'), title: z.string(), percent: z.int(), words: z.array(z.string()).readonly() }),
  z.object({ kind: z.enum(['asked', 'chose', 'said-now']), title: z.string() }),
  z.object({ kind: z.literal('path'), title: z.string(), chose: z.string().nullable() }),
  z.object({ kind: z.literal('is-in'), country: z.string() }),
  z.object({ kind: z.literal('sent'), what: z.string() }),
  z.object({
    kind: z.enum([
      'asked-for-person',
      'agreed-to-be-read',
      'not-understood',
      'writes-hidden',
      'asked-whether-to-pay',
      'says-over',
      'cannot-call',
      'asks-to-be-found',
      'reaches-nobody',
      'somebody-is-near',
    ]),
  }),
  z.object({ kind: z.literal('text'), text: z.string() }),
])

export type WhyView = z.infer<typeof why>
