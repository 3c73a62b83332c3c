/**
 * What the console page and the server say to each other about signing in, the queue and cases; `wire-house.ts` has the rest. The page
 * imports the types only (`import type`), never the schemas. Every address stands under `/console/api/`.
 *
 * | call | body | answer |
 * |---|---|---|
 * | `POST login` | `Login` | `Me` and the cookie; 401 `bad-login` whatever was wrong, 429 `too-many-requests` |
 * | `POST login/recovery` | `RecoveryLogin` | the same; the recovery code is used up |
 * | `POST logout` | none | 204, always; `Clear-Site-Data` empties the browser, but leaves what rings for them |
 * | `POST unlock` | `{ code }` | `Me`; 401 `bad-code`, after five of them the session is over |
 * | `POST awake` | none | 204. Somebody is at the page: sent on keys and taps, at most once a minute |
 * | `POST here` | none | 204. The page is open, seen or not: sent with each `beat` of `events`. A console that said so and then not for a minute is lost |
 * | `GET me` | | `Me`, also while locked |
 * | `POST invite/open` | `{ token }` | `OpenInvite`; 404 `bad-invite`. The token stands in the fragment of `/console#invite=…` |
 * | `POST invite/accept` | `AcceptInvite` | `RecoveryCodes`, shown this once; then log in. 409 `name-taken`, 400 `weak-password`, 401 `bad-code` |
 * | `GET events?case=ID` | | server-sent events: `queue` (`Queue`), `case` (`CaseView`; null when it may not be read or is gone), `alert` (`StaffAlert`), `presence` (`Presence`), `locked` (`{}`), `beat` (`{}`, every 15 s). `case` is left out where none is open |
 * | `GET queue` | | `Queue` |
 * | `GET cases/:id` | | `CaseView`; 404 for no such case and for one that may not be read |
 * | `GET closed` | | `ClosedCases`: what the role may open again |
 * | `POST cases/:id/acts` | `ActBody` | `CaseView`, or null where it may not be read any more; 409 with a `Refusal` as code |
 * | `POST cases/:id/replies` | `ReplyBody` | `CaseView`; 409 `confirm-first`: ask once more, send again with `confirmed` and the same id. Sent again with the same id it is said once |
 * | `POST cases/:id/notes` | `NoteBody` | `CaseView` |
 * | `PUT cases/:id/draft` | `{ text }` | 204; an empty text forgets it |
 * | `POST cases/:id/presence` | `{ typing }` | 204; somebody is at the page, and types here or not |
 * | `POST cases/:id/reveal` | `{ reason }` | `Revealed` |
 * | `POST cases/:id/block` | `{ reason }` | 204; the case is closed, and for a day the sender is turned away, unless they are in danger |
 * | `POST practice` | none | `{ id }` of a practice case: everything works, nobody is written to, nothing is counted |
 *
 * Every failure is `Failure` (`../../wire.ts`) as JSON with its status: 401 `no-session` (log in), 423 `locked` (unlock), 403 `forbidden`
 * (the role may not). A wrong `code` is 401 `bad-code`. Calls that change something need this site's `Origin`. Unknown fields are refused.
 */
import { z } from 'zod'
import { outcomes } from '../../../hotline/case.ts'
import type { Deed as StaffDeed } from '../../../hotline/roles.ts'
import { reaches } from '../../../hotline/roles.ts'
import { block, call, language } from '../../wire.ts'
import { why } from './wire-why.ts'

export const role = z.enum(['responder', 'supervisor', 'curator', 'admin'])
export const level = z.literal([0, 1, 2, 3, 4])
const deed = z.enum(Object.keys(reaches) as [StaffDeed, ...StaffDeed[]])

/** Made by the page, once per press: sent again with the same id, it has no second effect. */
const pressId = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/)
export const caseId = z.uuid()
export const staffId = z.uuid()
/** Six digits of the authenticator; spaces between are taken out by the page. */
export const totpCode = z.string().regex(/^\d{6}$/)
const loginName = z.string().trim().min(1).max(64)
const password = z.string().min(1).max(256)
/** Words that somebody can read later: a letter among them, and no signs that cannot be seen. */
export const reason = z
  .string()
  .trim()
  .min(3)
  .max(300)
  .regex(/^[^\p{Cc}]*\p{L}[^\p{Cc}]*$/u)
const inviteToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

export const login = z.strictObject({ name: loginName, password, code: totpCode })
export const recoveryLogin = z.strictObject({ name: loginName, password, recoveryCode: z.string().trim().min(1).max(64) })
export const onlyCode = z.strictObject({ code: totpCode })
export const onlyToken = z.strictObject({ token: inviteToken })
export const acceptInvite = z.strictObject({
  token: inviteToken,
  /** What they log in with; nobody else sees it but whoever keeps accounts. */
  login: z.string().trim().min(2).max(64),
  /** As people in need know them. */
  name: z.string().trim().min(1).max(40),
  password: z.string().min(12).max(256),
  code: totpCode,
})

const person = z.object({ id: staffId, name: z.string() })

export const me = z.object({
  staff: z.object({ id: staffId, name: z.string(), login: z.string() }),
  role,
  language,
  /** Idle for long: everything but this, `unlock`, `logout` and the `alert` events is refused. */
  locked: z.boolean(),
  /** When it is over whatever happens: log in anew. */
  endsAtMs: z.int(),
  /** What the role may ever do. */
  deeds: z.array(deed).readonly(),
})

export const openInvite = z.object({
  role,
  /** The invite is a new beginning of an account that there is: its names are kept. */
  known: z.object({ login: z.string(), name: z.string() }).nullable(),
  totp: z.object({
    /** Base32, for typing. */
    secret: z.string(),
    /** `otpauth://…`, for a link on a phone. */
    otpauth: z.string(),
    /** To be drawn as `<svg viewBox="0 0 size size"><path d=…>`, dark on light; the quiet edge is part of it. */
    qr: z.object({ size: z.int(), path: z.string() }),
  }),
})

export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()).readonly() })

const caseState = z.enum(['waiting', 'taken', 'outside', 'parked', 'closed'])

const queueRow = z.object({
  id: caseId,
  /** What staff call the person: `K7-Q2M`. */
  pseudonym: z.string(),
  channel: z.string(),
  level,
  state: caseState,
  /** Who holds it, or whose it is while it is parked. */
  holder: person.nullable(),
  openedAtMs: z.int(),
  /** Since when it is in this state; of a parked one, since it was opened. */
  sinceMs: z.int(),
  /** When the oldest message came that waits for a person's words. */
  unansweredSinceMs: z.int().nullable(),
  /** When the next of its clocks rings: until then somebody has to do something. */
  dueMs: z.int().nullable(),
  /** How often staff were already told that it waits, or that its holder does not answer. */
  rung: z.int(),
  /** Until when it is parked. */
  parkedUntilMs: z.int().nullable(),
  /** Somebody may be reading along on the person's side. */
  guarded: z.boolean(),
  eraseAsked: z.boolean(),
  /** Somebody held it before. */
  returned: z.boolean(),
  practice: z.boolean(),
  /** How many who wait came over the same line, where they are more than a few; else 0. */
  fromOneLine: z.int(),
  /** Names of those who have it open now. */
  looking: z.array(z.string()).readonly(),
  topicTitle: z.string().nullable(),
  /** ISO 3166-1 alpha-2 in lower case. */
  whereabouts: z.string().nullable(),
  language: language.nullable(),
  /** A relative at home writes. */
  relative: z.boolean(),
})

export const queue = z.object({
  nowMs: z.int(),
  /** Somebody is on duty by the timetable. */
  staffed: z.boolean(),
  /** Whether the phone of anybody on call can be reached; null while nobody is on call. */
  phonesReachable: z.boolean().nullable(),
  /** Next first. */
  cases: z.array(queueRow).readonly(),
})

/** `coming`: asked for, not there yet. `with-channel`: nobody has asked for it. `forgotten`: kept as long as files are. */
const file = z.object({
  id: z.string(),
  state: z.enum(['there', 'coming', 'with-channel', 'refused', 'forgotten']),
  /** Why it is not there. */
  code: z.string().nullable(),
  /** Found by its content; null while it is not there. */
  type: z.string().nullable(),
  bytes: z.int(),
})

const place = z.object({
  latitude: z.number(),
  longitude: z.number(),
  /** It moves; later lines tell where to. */
  live: z.boolean(),
  /** Picked on a map, and not where the phone is. */
  name: z.string().nullable(),
})

const line = z.object({
  /** Grows along the conversation; the same line keeps its number. Null: came this moment, and has no place yet. */
  seq: z.int().nullable(),
  /** `gap`: something came that could not be read. */
  by: z.enum(['person', 'bot', 'staff', 'gap']),
  /** Who of the staff. */
  name: z.string().nullable(),
  atMs: z.int(),
  text: z.string().nullable(),
  /** Of a pressed button: the question right above it, where one was. */
  asked: z.string().optional(),
  /** The bot's words as the person sees them; `text` has them plain, without the neutral ones that begin each bubble on a watched phone. */
  blocks: z.array(block).readonly().nullable(),
  /** What was sent that is not served as text: `voice`, `picture`, …; `started`, `left`, `returned`, `edited`. */
  what: z.string().nullable(),
  /** Of what we said. `unread`: in the web chat, not fetched yet. `uncertain`: it may or may not have arrived. Null for the person's. */
  state: z.enum(['sent', 'waiting', 'unread', 'not-sent', 'uncertain', 'cancelled']).nullable(),
  /** Why it was not sent, or may not have arrived: `window-closed`, `unreachable`, a code of the channel's. */
  code: z.string().nullable(),
  file: file.optional(),
  place: place.optional(),
})

const brief = z.object({
  /** What made it a case, and what came to it since. */
  why: z.array(why).readonly(),
  whereabouts: z.string().nullable(),
  destination: z.string().nullable(),
  writer: z.enum(['self', 'relative', 'witness']),
  /** The writer said that they are under 18. */
  young: z.boolean(),
  treeAnswers: z.array(z.object({ question: z.string(), answer: z.string() })).readonly(),
  /** Advice on this person's own case that the bot held back: to be checked, changed, sent. Null where there is none. */
  proposal: z
    .object({ topic: z.string(), title: z.string(), guide: z.string().nullable(), blocks: z.array(block).readonly(), text: z.string() })
    .nullable(),
  /** Numbers that can be dialled from where the writer is, for what the case is about. */
  contacts: z.array(call).readonly(),
})

export const caseView = queueRow.extend({
  brief,
  /** What the person's last message said of writing now. `unsafe`: nothing leaves until they write again. */
  writingNow: z.enum(['unsafe', 'unsure']).nullable(),
  lines: z.array(line).readonly(),
  notes: z.array(z.object({ id: z.string(), by: z.string(), atMs: z.int(), text: z.string() })).readonly(),
  /** One's own words not sent yet; kept on the server, so that they survive a reload. */
  draft: z.string(),
  limits: z.object({
    /** Longer words are cut into several messages. */
    maxTextLength: z.int(),
    /** Pictures and files can be sent. */
    sendsFiles: z.boolean(),
    mostFileBytes: z.int(),
    /** The channel carries these alone; null: every kind that is kept. */
    fileKinds: z
      .array(z.object({ type: z.string(), ending: z.string(), mostBytes: z.int() }))
      .readonly()
      .nullable(),
    /** A picture for a watched phone stays covered there until it is touched. */
    coversPictures: z.boolean(),
    /** Until when the channel lets us write; null where it sets no end. */
    writableUntilMs: z.int().nullable(),
    /** Until when that costs nothing; null where it never costs. */
    freeUntilMs: z.int().nullable(),
    /** Free replies that are left; null: the channel does not count, or has not said. */
    freeLeft: z.int().nullable(),
  }),
  /** Rows that the page of the web chat has not fetched; null where the channel pushes. */
  unread: z.int().nullable(),
  /**
   * Answers near this case. `guide` is for staff alone (what to check, what to mind); `text` is for the person, filled in for their place.
   */
  suggestions: z.array(z.object({ topic: z.string(), title: z.string(), guide: z.string().nullable(), text: z.string() })).readonly(),
  lookers: z.array(z.object({ name: z.string(), typing: z.boolean() })).readonly(),
  /** What may be done to it now, by whoever asks. */
  mayDo: z.array(deed).readonly(),
  outcome: z.string().nullable(),
})

export const closedCases = z.object({
  cases: z
    .array(z.object({ id: caseId, pseudonym: z.string(), level, outcome: z.string(), atMs: z.int(), practice: z.boolean() }))
    .readonly(),
})

export const actBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('take'), id: pressId }),
  z.strictObject({ act: z.literal('release'), id: pressId }),
  z.strictObject({ act: z.literal('transfer'), id: pressId, to: staffId }),
  z.strictObject({ act: z.literal('reassign'), id: pressId, to: staffId }),
  z.strictObject({ act: z.literal('park'), id: pressId, untilMs: z.int().min(1) }),
  z.strictObject({ act: z.literal('hand-back'), id: pressId }),
  z.strictObject({ act: z.literal('close'), id: pressId, outcome: z.enum(outcomes) }),
  z.strictObject({ act: z.literal('reopen'), id: pressId }),
  z.strictObject({ act: z.literal('set-level'), id: pressId, level }),
  z.strictObject({ act: z.literal('hold-back'), id: pressId }),
  z.strictObject({ act: z.literal('acknowledge'), id: pressId }),
  /** Danger is open: what was to be erased stays until that day. */
  z.strictObject({ act: z.literal('hold-erase'), id: pressId, untilMs: z.int().min(1), reason }),
])

const words = z.string().trim().min(1).max(4000)
export const replyBody = z
  .strictObject({
    id: pressId,
    /** Empty where a file says it all. */
    text: z.union([words, z.literal('')]),
    /** What was attached to this case before. */
    file: z.uuid().optional(),
    /** Asked once more, the responder said that it may leave. */
    confirmed: z.boolean(),
    /** The topic whose proposal this was made from. */
    proposalOf: z.string().max(80).optional(),
  })
  .refine(({ text, file }) => text !== '' || file !== undefined)
export const attached = z.object({ file: z.string(), type: z.string(), bytes: z.int() })
export const noteBody = z.strictObject({ id: pressId, text: words })
export const draftBody = z.strictObject({ text: z.string().max(4000) })
export const presenceBody = z.strictObject({ typing: z.boolean() })
export const reasonBody = z.strictObject({ reason })
export const revealed = z.object({ address: z.string() })
export const opened = z.object({ id: caseId })

/** Content-free. */
export const staffAlert = z.object({
  case: caseId,
  level,
  why: z.string(),
  pseudonym: z.string(),
  /** Levels 3 and 4 are heard. */
  sound: z.boolean(),
})
export const presence = z.object({ people: z.array(z.object({ id: staffId, name: z.string(), role })).readonly() })

export type Login = z.infer<typeof login>
export type RecoveryLogin = z.infer<typeof recoveryLogin>
export type AcceptInvite = z.infer<typeof acceptInvite>
export type Me = z.infer<typeof me>
export type OpenInvite = z.infer<typeof openInvite>
export type RecoveryCodes = z.infer<typeof recoveryCodes>
export type Queue = z.infer<typeof queue>
export type QueueRow = z.infer<typeof queueRow>
export type CaseView = z.infer<typeof caseView>
export type CaseLine = z.infer<typeof line>
export type ClosedCases = z.infer<typeof closedCases>
export type ActBody = z.infer<typeof actBody>
export type CaseFile = z.infer<typeof file>
export type CasePlace = z.infer<typeof place>
export type Attached = z.infer<typeof attached>
export type ReplyBody = z.infer<typeof replyBody>
export type NoteBody = z.infer<typeof noteBody>
export type Revealed = z.infer<typeof revealed>
export type StaffAlert = z.infer<typeof staffAlert>
export type Presence = z.infer<typeof presence>
