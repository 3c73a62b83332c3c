/**
 * What the chat page and the server say to each other, all of it. The page imports the types only (`import type`), never the schemas, and
 * nothing else from src/.
 *
 * | call | body | answer |
 * |---|---|---|
 * | `GET /` | | the page; the markers below are filled in |
 * | `POST /chat/session` | none | 204 and the cookie; the same session when there is one. Called before the first message, not on loading: until a person writes, nothing about them is kept |
 * | `POST /chat/messages` | `Outgoing` | 202 `{ "kept": true }`, once it is on disk; 401 `no-session`: ask for a session, then send again with the same id; 429 `too-many-requests`: again later, or over another network |
 * | `GET /chat/events?after=SEQ` | | server-sent events: a `view` (data: `View`) at once and whenever it changes, and `beat` (data: `{}`) every 15 s; the id of a `view` is its `seq` |
 * | `GET /chat/view?after=SEQ` | | the same `View` as JSON, for lines on which events do not arrive |
 * | `GET /chat/files/ID` | | a file that a person of the hotline sent in this talk; 404 for any other |
 * | `POST /chat/files?id=ID&language=vi` | the bytes, `application/octet-stream` | 202 as for a message; 415 what is not kept, 409 `nobody-asked` while no person was asked for, 503 `store-busy` while there is no room |
 * | `POST /chat/exit` | none | 204, always. The session is over on the server, `Clear-Site-Data` empties the browser. May be sent as a beacon |
 * | `GET /chat/exit` | | the same for the plain link of a page whose script has not come: a blank page that goes on to another one |
 *
 * Every failure is `Failure` (`../wire.ts`) as JSON with its status. Bodies are `application/json`; calls that change something need this
 * site's `Origin`. The person's own words are never sent back. While somebody may be reading along, `after=0` gives only the last reply.
 *
 * Markers in `web/index.html`, each alone on its line, filled from Knowledge on every load (and when content cannot load, from the numbers
 * alone): `<!--ben-an:numbers:vi-->` and `<!--ben-an:numbers:en-->` become `<ul class="numbers">` with one `<li data-name="name"
 * data-note="note"><a href="tel:…"><b>name</b> <span class="number">111</span></a> <small>note</small></li>` each: what is seen says of a
 * number only what anybody may read, `data-name` and `data-note` say all of it, for whoever presses "Call"; `<!--ben-an:hello-->` becomes
 * `<script type="application/json" id="hello">` holding `Hello`. It has `data-still` where the talk of this browser's session is one in
 * which somebody may be reading along.
 */
import { z } from 'zod'
import { block, language } from '../wire.ts'

const choice = z.object({ label: z.string(), data: z.string(), toPerson: z.boolean() })

const bubble = z.object({
  text: z.string(),
  /** Never null for the page, which draws blocks itself; null only in what a person of the hotline typed. */
  blocks: z.array(block).readonly().nullable(),
  choices: z.array(choice).readonly(),
})

/** `file`: sent by a person of the hotline. */
const said = bubble.extend({ file: z.object({ id: z.string(), name: z.string() }).optional() })

/** `id` is made by the page, once per message: sent again with the same id, it has no second effect. */
const id = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)

/** `language` is what the page stands in: answered in where the words themselves do not tell (a tapped choice, "ok", a name). */
export const outgoing = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), id, language, text: z.string().trim().min(1).max(4000) }),
  /** `data` of a choice that was shown. */
  z.strictObject({ kind: z.literal('choice'), id, language, data: z.string().min(1).max(64) }),
])

export const fileQuery = z.strictObject({ id, language })

export const kept = z.object({ kept: z.literal(true) })

export const view = z.object({
  rows: z
    .array(
      z.object({
        seq: z.int(),
        author: z.enum(['bot', 'person']),
        /** `danger`: steps stand larger and numbers stronger. */
        lane: z.enum(['danger', 'person', 'bot', 'broadcast']),
        atMs: z.int(),
        bubble: said,
        /** Says that nobody is on duty: what is left is to call, so its numbers stand out. */
        nobody: z.boolean(),
      }),
    )
    .readonly(),
  /** The last row's number, or the `after` that was asked with when there is nothing new. */
  seq: z.int(),
  /** Tells one talk from another, and opens nothing. When it changes, the former was erased or left: nothing of it may stay on the page. */
  talk: z.string(),
  /**
   * Who answers: the machine, or a person. `waiting`: a case is open, nobody has taken it yet, and somebody is on duty now; the machine
   * still answers. Where nobody is on duty it stays `machine`, for the page would promise a person who does not come.
   */
  speaker: z.enum(['machine', 'waiting', 'person']),
  /** Somebody may be reading along. Nothing on the page may name it. */
  guarded: z.boolean(),
  /** What the conversation is answered in, so that the page follows the person's last clear language; null until known. */
  language: language.nullable(),
})

/** The first words and choices, the same as a new conversation would get. */
export const hello = z.object({ vi: z.array(bubble).readonly(), en: z.array(bubble).readonly() })

export const afterQuery = z.object({ after: z.coerce.number().int().min(0).default(0) })

export type Outgoing = z.infer<typeof outgoing>
export type View = z.infer<typeof view>
export type ViewRow = View['rows'][number]
export type WireBubble = z.infer<typeof bubble>
export type WireChoice = z.infer<typeof choice>
export type Hello = z.infer<typeof hello>
