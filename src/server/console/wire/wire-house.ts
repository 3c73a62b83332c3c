/**
 * What the console page and the server say to each other about knowledge, people and the house; `wire.ts` has the queue and cases, and the
 * failures. Every address stands under `/console/api/`; `code` is a fresh code of the authenticator, where a call asks for one.
 *
 * | call | body | answer |
 * |---|---|---|
 * | `GET knowledge?q=…&language=…&country=…` | | `KnowledgeHits`, best first |
 * | `GET knowledge/:topic?language=…&country=…` | | `KnowledgeTopic`; numbers are those that can be dialled from the country |
 * | `GET people` | | `People`: who may hold cases, who is there; for transfer and reassign |
 * | `GET timetable`, `PUT timetable` | `TimetableBody` | `TimetableView`; 409 `changed-meanwhile` |
 * | `GET accounts` | | `Accounts` |
 * | `POST accounts/invite` | `{ role, code }` | `InviteLink`, shown this once |
 * | `POST invites/:id/revoke` | | `Accounts` |
 * | `POST accounts/:id` | `AccountChange` | `Accounts`, or `InviteLink` after `reset`; 409 `last-admin` |
 * | `GET audit?before=…&staff=…&case=…` | | `AuditPage` |
 * | `GET channels` | | `Channels`: how each stands, as its service tells just now |
 * | `GET entries` | | `Entries` |
 * | `GET gaps?days=…` | | `Gaps` |
 * | `GET contacts` | | `Contacts` |
 * | `POST contacts/:id/confirm` | `{ by, on }` | `Contacts`; holds from now on, without a change of content |
 * | `POST contacts/:id/withdraw`, `…/restore` | `{ reason }` | `Contacts`; from now on the number shows nowhere |
 * | `POST entries/:id/withdraw`, `…/restore` | `{ reason }` | `Entries`; from now on nobody gets this answer, but numbers and a person; 409 `never-withdrawn` for steps in danger |
 * | `GET report?month=2026-11` | | `Report` of the weeks that begin in that month, once they are over; cells under 11 are hidden |
 * | `PUT own/password` | `{ password, next, code }` | 204; every other session of one's own is over |
 * | `PUT own/language` | `{ language }` | `Me` |
 * | `PUT own/name` | `{ name }` | `Me` |
 * | `POST own/recovery` | `{ code }` | `RecoveryCodes`; the old ones are dead |
 */
import { z } from 'zod'
import { isIsoDate } from '../../../knowledge/dates.ts'
import { block, call, language } from '../../wire.ts'
import { caseId, level, reason, role, staffId, totpCode } from './wire.ts'

const isoDate = z.string().refine(isIsoDate)
const country = z.string().regex(/^[a-z]{2}$/)
const topicId = z.string().regex(/^[a-z0-9-]{1,80}$/)

export const knowledgeQuery = z.strictObject({ q: z.string().trim().min(1).max(300), language, country: country.optional() })
export const topicQuery = z.strictObject({ language, country: country.optional() })
export const topicParams = z.strictObject({ topic: topicId })

export const knowledgeHits = z.object({
  hits: z
    .array(z.object({ topic: topicId, title: z.string(), risk: z.enum(['none', 'caution', 'review', 'urgent']), sure: z.boolean() }))
    .readonly(),
})
export const knowledgeTopic = z.object({
  topic: topicId,
  title: z.string(),
  risk: z.enum(['none', 'caution', 'review', 'urgent']),
  /** What the person gets, as blocks and as plain text to start a reply from. */
  blocks: z.array(block).readonly(),
  text: z.string(),
  calls: z.array(call).readonly(),
  /** What whoever writes for another gets in place of its first part; null where that is for all. */
  forAnother: z.object({ blocks: z.array(block).readonly(), text: z.string() }).nullable(),
  /** For responders only and never for the person, so it comes as no text to insert: what to check; null where the entry has none. */
  responder: z.array(block).readonly().nullable(),
  /** Countries with an answer of their own. */
  countries: z.array(z.string()).readonly(),
  reviewBy: z.string(),
  signed: z.boolean(),
})

export const people = z.object({
  people: z.array(z.object({ id: staffId, name: z.string(), role, present: z.boolean(), holds: z.int(), mayHold: z.boolean() })).readonly(),
})

const minute = z.int().min(0).max(1440)
const span = z.strictObject({ fromMinute: minute, toMinute: minute })
export const timetableBody = z.strictObject({
  /** Of the timetable that this takes the place of. */
  version: z.int().min(0),
  holidays: z
    .array(z.strictObject({ date: isoDate, open: z.array(span).max(10).readonly() }))
    .max(400)
    .readonly(),
  shifts: z
    .array(
      z.strictObject({
        staff: staffId,
        kind: z.enum(['duty', 'on-call']),
        rank: z.int().min(1).max(20),
        days: z.array(z.int().min(1).max(7)).min(1).max(7).readonly(),
        fromMinute: minute,
        /** Past 1440 it lasts into the next day. */
        toMinute: z.int().min(1).max(2880),
        firstDate: isoDate.nullable(),
        lastDate: isoDate.nullable(),
      }),
    )
    .max(400)
    .readonly(),
})
export const timetableView = z.object({
  /** From operator.yaml: not to be changed here. */
  hours: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('always') }),
    z.object({ kind: z.literal('unknown') }),
    z.object({
      kind: z.literal('weekly'),
      utcOffsetMinutes: z.int(),
      open: z.array(z.object({ days: z.array(z.int()).readonly(), fromMinute: z.int(), toMinute: z.int() })).readonly(),
    }),
  ]),
  utcOffsetMinutes: z.int(),
  ...timetableBody.shape,
  staffed: z.boolean(),
  /** Names, in the order in which they are rung now. */
  onCall: z.array(z.string()).readonly(),
})

const inviteId = z.string().regex(/^[0-9a-f]{64}$/)

export const accounts = z.object({
  accounts: z
    .array(
      z.object({
        id: staffId,
        login: z.string(),
        name: z.string(),
        role,
        disabled: z.boolean(),
        /** No password yet: a reset whose link has not been used. */
        waitsForInvite: z.boolean(),
        lastSeenMs: z.int().nullable(),
      }),
    )
    .readonly(),
  invites: z.array(z.object({ id: inviteId, role, expiresAtMs: z.int(), by: z.string().nullable() })).readonly(),
})
export const inviteParams = z.strictObject({ id: inviteId })
export const inviteBody = z.strictObject({ role, code: totpCode })
export const inviteLink = z.object({ link: z.string(), expiresAtMs: z.int() })
export const accountChange = z.discriminatedUnion('change', [
  z.strictObject({ change: z.literal('role'), role, code: totpCode }),
  z.strictObject({ change: z.literal('disable'), code: totpCode }),
  z.strictObject({ change: z.literal('enable'), code: totpCode }),
  z.strictObject({ change: z.literal('reset'), code: totpCode }),
])
export const staffParams = z.strictObject({ id: staffId })

export const auditQuery = z.strictObject({
  before: z.coerce.number().int().min(1).optional(),
  staff: staffId.optional(),
  case: caseId.optional(),
})
export const auditPage = z.object({
  rows: z
    .array(
      z.object({
        number: z.int(),
        atMs: z.int(),
        /** Name, or the id of one who is no longer there; null: nobody with an account. */
        staff: z.string().nullable(),
        deed: z.string(),
        case: z.string().nullable(),
        /** What staff call the case by; null once it is destroyed. */
        pseudonym: z.string().nullable(),
        detail: z.string().nullable(),
      }),
    )
    .readonly(),
  /** False: somebody has changed the record behind our back. */
  whole: z.boolean(),
})

const bothLanguages = z.object({ vi: z.string(), en: z.string() })
export const channels = z.object({
  channels: z
    .array(
      z.object({
        name: z.string(),
        on: z.boolean(),
        /** The setting that switches it on. */
        switch: z.string(),
        account: z.string().nullable(),
        /** Null: the service does not deliver by itself, but is asked. */
        webhook: z
          .object({
            url: z.string().nullable(),
            healthy: z.boolean(),
            waiting: z.int().nullable(),
            lastError: z.string().nullable(),
            atMs: z.int().nullable(),
            provenAtMs: z.int().nullable().optional(),
          })
          .nullable(),
        quota: z.object({ left: z.int().nullable(), of: z.int().nullable(), renewsAtMs: z.int().nullable() }).nullable(),
        problems: z
          .array(z.object({ code: z.string(), detail: z.string().nullable(), what: bothLanguages, mend: bothLanguages }))
          .readonly(),
      }),
    )
    .readonly(),
})

const withdrawn = z.object({ by: z.string(), atMs: z.int(), reason: z.string() }).nullable()
export const entries = z.object({
  version: z.string(),
  entries: z
    .array(
      z.object({
        id: z.string(),
        topic: topicId,
        country: z.string().nullable(),
        titles: z.object({ vi: z.string(), en: z.string() }),
        stage: z.enum(['before', 'during', 'after', 'about']),
        risk: z.enum(['none', 'caution', 'review', 'urgent']),
        compiled: z.string(),
        reviewBy: z.string(),
        signed: z.object({ by: z.string(), on: z.string() }).nullable(),
        /** `past`: beyond its review date. `soon`: within 30 days of it. */
        age: z.enum(['fresh', 'soon', 'past']),
        withdrawn,
      }),
    )
    .readonly(),
})
export const gapsQuery = z.strictObject({ days: z.coerce.number().int().min(1).max(90).default(30) })
export const gaps = z.object({
  questions: z.array(z.object({ question: z.string(), language: z.string(), times: z.int(), lastMs: z.int() })).readonly(),
})
export const contacts = z.object({
  contacts: z
    .array(
      z.object({
        id: z.string(),
        name: z.object({ vi: z.string(), en: z.string() }),
        shown: z.string(),
        helpsIn: z.array(z.string()).readonly().nullable(),
        confidence: z.enum(['verified', 'reported', 'recalled']),
        publish: z.enum(['yes', 'after-check', 'no']),
        confirmed: z.object({ by: z.string(), on: z.string() }).nullable(),
        asOf: z.string().nullable(),
        withdrawn,
      }),
    )
    .readonly(),
})
export const confirmBody = z.strictObject({ by: z.string().trim().min(2).max(80), on: isoDate })
export const withdrawBody = z.strictObject({ reason })
export const contentParams = z.strictObject({ id: z.string().regex(/^[a-z0-9-]{1,80}(?:@[a-z]{2})?$/) })

export const reportQuery = z.strictObject({ month: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/) })
export const report = z.object({
  month: z.string(),
  /** While it is not, nothing is told: two reports of a month that grows would tell by their difference what both hide. */
  over: z.boolean(),
  /** Opened. Null, here and below: fewer than 11, or what would give those away. */
  cases: z.int().nullable(),
  byLevel: z.array(z.object({ level, cases: z.int().nullable() })).readonly(),
  byOutcome: z.array(z.object({ outcome: z.string(), cases: z.int().nullable() })).readonly(),
  /** How long until somebody had taken it: `1 min`, `5 min`, `15 min`, `1 h`, `1 day`, `longer`. */
  byWait: z.array(z.object({ within: z.string(), cases: z.int().nullable() })).readonly(),
})

export const ownPassword = z.strictObject({ password: z.string().min(1).max(256), next: z.string().min(12).max(256), code: totpCode })
export const ownLanguage = z.strictObject({ language })
export const ownName = z.strictObject({ name: z.string().trim().min(1).max(40) })

export type KnowledgeHits = z.infer<typeof knowledgeHits>
export type KnowledgeTopic = z.infer<typeof knowledgeTopic>
export type People = z.infer<typeof people>
export type TimetableBody = z.infer<typeof timetableBody>
export type TimetableView = z.infer<typeof timetableView>
export type Accounts = z.infer<typeof accounts>
export type InviteLink = z.infer<typeof inviteLink>
export type AccountChange = z.infer<typeof accountChange>
export type AuditPage = z.infer<typeof auditPage>
export type Channels = z.infer<typeof channels>
export type Entries = z.infer<typeof entries>
export type Gaps = z.infer<typeof gaps>
export type Contacts = z.infer<typeof contacts>
export type Report = z.infer<typeof report>
