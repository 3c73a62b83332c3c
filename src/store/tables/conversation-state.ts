import { z } from 'zod'
import type { Conversation, Place } from '../../bot/conversation.ts'
import { newConversation } from '../../bot/new-conversation.ts'
import type { Choice } from '../../bot/reply.ts'
import type { Who } from '../../knowledge/danger/who/writer.ts'
import type { Country, Level } from '../../knowledge/knowledge.ts'
import { sureness } from '../../knowledge/words/wording.ts'
import { parsedOrNull } from '../parsed-or-null.ts'

/** What is kept of a conversation as one sealed value; the rest is derived from its cases. */
type Kept = Omit<Conversation, 'id' | 'holder' | 'openCase'>

const version = 1

const country = z.custom<Country>((value) => typeof value === 'string')
const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]) satisfies z.ZodType<Level>

const writer = z.enum(['self', 'relative', 'witness']) satisfies z.ZodType<Who>

const choice: z.ZodType<Choice> = z.object({ label: z.string(), data: z.string(), toPerson: z.boolean() })

const place: z.ZodType<Place> = z.discriminatedUnion('at', [
  z.object({ at: z.literal('open') }),
  z.object({ at: z.literal('tree'), tree: z.string(), node: z.string(), answers: z.record(z.string(), z.string()) }),
])

/** Its type says `Kept`, so a field that `Conversation` gains and this forgets does not compile. */
const kept: z.ZodType<Kept> = z.object({
  language: z.enum(['vi', 'en']).nullable(),
  addressed: z.object({ as: z.string(), surely: z.enum(sureness) }).nullable(),
  place,
  whereabouts: country.nullable(),
  writesFrom: country.nullable(),
  writer,
  toldOfSelf: z.boolean(),
  young: z.boolean(),
  spokenOf: z.string().nullable(),
  destination: country.nullable(),
  topic: z.string().nullable(),
  answered: z.object({ version: z.string(), atMs: z.number(), since: z.enum(['steps', 'rest', 'shown-above']).exactOptional() }).nullable(),
  misses: z.int(),
  offered: z.array(choice).readonly(),
  openQuestion: z.string().nullable(),
  recent: z.array(z.object({ text: z.string(), atMs: z.number() })).readonly(),
  danger: z
    .object({
      level,
      topic: z.string().nullable(),
      atMs: z.number(),
      forAnother: z.boolean().exactOptional(),
      byLikeness: z.enum(['alone', 'taken-back']).exactOptional(),
      repeated: z.boolean().exactOptional(),
      steps: z.enum(['above', 'gone']).default('above'),
    })
    .nullable(),
  signs: z.array(z.object({ signal: z.string(), atMs: z.number() })).readonly(),
  toldOf: z.object({ phrase: z.string(), atMs: z.number() }).nullable(),
  guarded: z.boolean(),
  writingNow: z.enum(['unsafe', 'unsure']).nullable(),
})

const stored = z.object({ v: z.literal(version), state: z.record(z.string(), z.unknown()) })

/** What is derived, not kept. */
export type Derived = Pick<Conversation, 'id' | 'holder' | 'openCase'>

/** Everything of a conversation but what is derived, for `readState`. */
export function writeState(conversation: Conversation): string {
  const { id: _, holder: __, openCase: ___, ...state } = conversation
  return JSON.stringify({ v: version, state })
}

/** Reads what `writeState` wrote, now or in an older version: a field that came later begins as in a new conversation. Null: unreadable. */
export function readState(text: string, derived: Derived): Conversation | null {
  const outer = stored.safeParse(parsedOrNull(text))
  if (!outer.success) return null
  const state = kept.safeParse({ ...newConversation(derived.id), ...outer.data.state })
  return state.success ? { ...state.data, ...derived } : null
}

/** Begins anew: nothing was kept, or what was kept cannot be read. */
export function freshState(derived: Derived, guarded: boolean): Conversation {
  return { ...newConversation(derived.id), ...derived, guarded }
}
