import type { CaseView, Me, Presence, Queue, QueueRow, StaffAlert } from '../../../src/server/console/wire/wire.ts'
import type { WireLanguage } from '../../../src/server/wire.ts'
import { type Place, samePlace } from './place.ts'
import type { Press } from './press.ts'

/** The console as this page knows it: what is drawn follows from it and from nothing else. Pure; every change is a `DeskEvent`. */
export interface Desk {
  readonly door: Door
  readonly me: Me | null
  readonly language: WireLanguage
  readonly place: Place
  readonly queue: Queue | null
  /** How far the server's clock is ahead of this machine's. */
  readonly aheadMs: number
  readonly open: OpenCase
  readonly people: Presence['people']
  /** Since when nothing has come from the server; null while the line is there. */
  readonly lostSinceMs: number | null
  /** By case: what stands in the field. */
  readonly drafts: Readonly<Record<string, Draft>>
  /** By case: the note that is being written. */
  readonly noteDrafts: Readonly<Record<string, string>>
  /** Not decided by the server yet, oldest first. */
  readonly presses: readonly Press[]
  /** A reply that came late: to be asked about once more before it leaves. */
  readonly late: (Press & { readonly kind: 'reply' }) | null
  /** What has to be read, as it came: each stands until it was seen, or until there is nothing left to do about it. */
  readonly notices: readonly Notice[]
  /** Cases that rang and have nobody yet. */
  readonly rang: readonly string[]
}

export type Door =
  | { readonly at: 'loading' }
  /** `ended`: somebody was signed in on this page, and their session is over. */
  | { readonly at: 'sign-in'; readonly ended?: boolean }
  | { readonly at: 'invite'; readonly token: string }
  | { readonly at: 'locked' }
  | { readonly at: 'inside' }

/** `gone`: there is no such case, or it may not be read any more. */
export type OpenCase =
  | { readonly at: 'none' }
  | { readonly at: 'loading' }
  | { readonly at: 'gone' }
  | { readonly at: 'shown'; readonly view: CaseView }

export interface Draft {
  readonly text: string
  /** The topic whose proposal it was made from. */
  readonly proposalOf: string | null
  /** Attached, and on the server already. */
  readonly file: { readonly id: string; readonly bytes: number | null } | null
}

export type Notice =
  | { readonly kind: 'refused'; readonly press: Press; readonly code: string }
  | { readonly kind: 'rang'; readonly alert: StaffAlert }

export type DeskEvent =
  | { readonly kind: 'at-door'; readonly door: Door }
  | { readonly kind: 'signed-in'; readonly me: Me }
  /** The tab remembered it over a reload. */
  | ({ readonly kind: 'restored' } & Restored)
  | { readonly kind: 'went'; readonly place: Place }
  /** `hidden`: the page stands behind another one, so that nothing on it is before anybody's eyes. */
  | { readonly kind: 'queue'; readonly queue: Queue; readonly nowMs: number; readonly hidden?: boolean }
  | { readonly kind: 'case'; readonly id: string; readonly view: CaseView | null }
  | { readonly kind: 'presence'; readonly people: Presence['people'] }
  | { readonly kind: 'rang'; readonly alert: StaffAlert }
  | { readonly kind: 'connected'; readonly connected: boolean; readonly nowMs: number }
  | { readonly kind: 'drafted'; readonly case: string; readonly draft: Draft }
  | { readonly kind: 'note-drafted'; readonly case: string; readonly text: string }
  | { readonly kind: 'pressed'; readonly press: Press }
  | { readonly kind: 'unsure'; readonly id: string }
  | { readonly kind: 'done'; readonly press: Press; readonly view: CaseView | null }
  | { readonly kind: 'refused'; readonly press: Press; readonly code: string }
  /** Asked once more: it does not leave, and stands in the field again. */
  | { readonly kind: 'late-put-back' }
  | { readonly kind: 'dismissed'; readonly notice: Notice }
  | { readonly kind: 'chose-language'; readonly language: WireLanguage }

interface Restored {
  readonly drafts: Readonly<Record<string, string>>
  readonly noteDrafts: Readonly<Record<string, string>>
  readonly presses: readonly Press[]
}

export const noDraft: Draft = { text: '', proposalOf: null, file: null }

export function newDesk(language: WireLanguage, place: Place): Desk {
  return {
    door: { at: 'loading' },
    me: null,
    language,
    place,
    queue: null,
    aheadMs: 0,
    open: arrival(place),
    people: [],
    lostSinceMs: null,
    drafts: {},
    noteDrafts: {},
    presses: [],
    late: null,
    notices: [],
    rang: [],
  }
}

export function follow(desk: Desk, event: DeskEvent): Desk {
  switch (event.kind) {
    case 'at-door':
      return atDoor(desk, event.door)
    case 'signed-in':
      return { ...desk, me: event.me, language: event.me.language, door: { at: event.me.locked ? 'locked' : 'inside' } }
    case 'restored':
      return restored(desk, event)
    case 'went':
      return samePlace(desk.place, event.place) ? desk : went(desk, event.place)
    case 'queue':
      return queueCame(desk, event)
    case 'case':
      return isOpen(desk, event.id) ? show(desk, event.view) : desk
    case 'presence':
      return { ...desk, people: event.people }
    case 'rang':
      return {
        ...desk,
        ...(event.alert.why === 'erased' && withoutDrafts(desk, event.alert.case)),
        rang: [...desk.rang.filter((id) => id !== event.alert.case), event.alert.case],
        notices: withNotice(desk, { kind: 'rang', alert: event.alert }),
      }
    case 'connected':
      return { ...desk, lostSinceMs: event.connected ? null : (desk.lostSinceMs ?? serverNowMs(desk, event.nowMs)) }
    case 'drafted':
      return { ...desk, drafts: { ...desk.drafts, [event.case]: event.draft } }
    case 'note-drafted':
      return { ...desk, noteDrafts: { ...desk.noteDrafts, [event.case]: event.text } }
    case 'pressed':
      return pressed(desk, event.press)
    case 'unsure':
      return { ...desk, presses: desk.presses.map((press) => (press.id === event.id ? { ...press, unsure: true } : press)) }
    case 'done':
      return done(desk, event.press, event.view)
    case 'refused':
      return refused(desk, event.press, event.code)
    case 'late-put-back':
      return withdrawLate(desk)
    case 'dismissed':
      return { ...desk, notices: desk.notices.filter((one) => one !== event.notice) }
    case 'chose-language':
      return { ...desk, language: event.language }
  }
}

/** What the server's clock shows. */
export function serverNowMs({ aheadMs }: Pick<Desk, 'aheadMs'>, nowMs: number): number {
  return nowMs + aheadMs
}

/** Cases that somebody must look at: those that rang, and those of danger that nobody has taken. */
export function unanswered({ rang, queue }: Pick<Desk, 'rang' | 'queue'>): number {
  const dangerous = (queue?.cases ?? []).filter(({ state, level, practice }) => state === 'waiting' && level >= 3 && !practice)
  return new Set([...rang, ...dangerous.map(({ id }) => id)]).size
}

/** Whoever has the case, as far as the queue knows: it may learn so a moment after a take was refused. */
export function holderOf({ queue }: Pick<Desk, 'queue'>, id: string): string | null {
  return queue?.cases.find((row) => row.id === id)?.holder?.name ?? null
}

/** The case that is spoken of. */
export function caseOf(notice: Notice): string {
  return notice.kind === 'rang' ? notice.alert.case : notice.press.case
}

/** What was pressed and did not happen, then by level, the newest first. */
export function gravestFirst({ notices }: Pick<Desk, 'notices'>): readonly Notice[] {
  const gravity = (notice: Notice) => (notice.kind === 'rang' ? notice.alert.level : aboveLevels)
  return notices.toReversed().sort((a, b) => gravity(b) - gravity(a))
}

const aboveLevels = 5

/** The one to take first: the server has put the queue in order. */
export function firstWaiting({ queue }: Pick<Desk, 'queue'>): QueueRow | null {
  return queue?.cases.find(({ state, practice }) => state === 'waiting' && !practice) ?? null
}

/** Out of the door nothing of a person stays in the page. */
function atDoor(desk: Desk, door: Door): Desk {
  if (door.at === 'inside') return { ...desk, door }
  const bare = { ...newDesk(desk.language, desk.place), lostSinceMs: desk.lostSinceMs, rang: desk.rang, door }
  if (door.at !== 'locked') return bare
  const { me, noteDrafts, presses, notices } = desk
  return { ...bare, me, drafts: withdrawLate(desk).drafts, noteDrafts, presses, notices }
}

function restored(desk: Desk, { drafts: texts, noteDrafts, presses }: Restored): Desk {
  const drafts = Object.entries(texts).map(([id, text]) => [id, { ...noDraft, text }] as const)
  return {
    ...desk,
    drafts: { ...Object.fromEntries(drafts), ...desk.drafts },
    noteDrafts: { ...noteDrafts, ...desk.noteDrafts },
    presses,
  }
}

function isOpen({ place }: Desk, id: string): boolean {
  return place.at === 'case' && place.id === id
}

/** The server's draft counts where this page has none of its own yet, and is not just sending it: the server forgets it only then. */
function show(desk: Desk, view: CaseView | null): Desk {
  if (view === null) return { ...desk, open: { at: 'gone' } }
  const leaving = desk.presses.some(({ kind, case: of, body }) => kind === 'reply' && of === view.id && body.text === view.draft.trim())
  const own = view.id in desk.drafts || leaving
  const drafts = own ? desk.drafts : { ...desk.drafts, [view.id]: { ...noDraft, text: view.draft } }
  return { ...desk, open: { at: 'shown', view }, drafts }
}

/** Whoever writes to somebody who looks at another case, or was told to wait for them, is told of. */
function queueCame(desk: Desk, { queue, nowMs, hidden = false }: DeskEvent & { readonly kind: 'queue' }): Desk {
  const next = { ...desk, queue, aheadMs: queue.nowMs - nowMs, rang: stillRinging(desk, queue), notices: stillOpen(desk, queue) }
  const row = wroteAgain(desk, queue, hidden)
  if (row === null) return next
  const { id, level, pseudonym } = row
  return follow(next, { kind: 'rang', alert: { case: id, level, pseudonym, why: 'wrote', sound: level >= 3 } })
}

/** Held by whoever is signed in, not before their eyes, and nobody waited there a moment ago. */
function wroteAgain(desk: Desk, queue: Queue, hidden: boolean): QueueRow | null {
  const seen = (row: QueueRow) => !hidden && isOpen(desk, row.id)
  const before = new Map(desk.queue?.cases.map((row) => [row.id, row]))
  const isNew = (row: QueueRow) => {
    const known = before.get(row.id)
    return row.unansweredSinceMs !== null && known?.unansweredSinceMs === null && known.holder?.id === desk.me?.staff.id
  }
  return queue.cases.find((row) => row.state === 'taken' && row.holder?.id === desk.me?.staff.id && isNew(row) && !seen(row)) ?? null
}

function stillRinging(desk: Desk, queue: Queue): readonly string[] {
  const mine = (row: QueueRow) => row.holder?.id === desk.me?.staff.id && row.unansweredSinceMs !== null
  return desk.rang.filter((id) => queue.cases.some((row) => row.id === id && (row.state === 'waiting' || mine(row))))
}

/** One and the same word about a case stands once, where it came last. */
function withNotice({ notices }: Desk, notice: Notice): readonly Notice[] {
  const what = (one: Notice) => (one.kind === 'rang' ? one.alert.why : one.code)
  const isAgain = (one: Notice) => one.kind === notice.kind && caseOf(one) === caseOf(notice) && what(one) === what(notice)
  return [...notices.filter((one) => !isAgain(one)), notice]
}

function noticesBut({ notices }: Desk, id: string): readonly Notice[] {
  return notices.filter((one) => caseOf(one) !== id)
}

/** Nobody needs to read that a case waits once somebody has it, nor that a message does once it is answered. */
function stillOpen(desk: Desk, queue: Queue): readonly Notice[] {
  const [before, now] = [desk.queue, queue].map((of) => new Map(of?.cases.map((row) => [row.id, row])))
  return desk.notices.filter((notice) => {
    if (notice.kind !== 'rang') return true
    const { case: id, why } = notice.alert
    if (!seeksSomebody.has(why) && !seeksAnswer.has(why)) return true
    const row = now?.get(id)
    if (row === undefined) return !before?.has(id)
    return seeksSomebody.has(why) ? row.state === 'waiting' : row.unansweredSinceMs !== null
  })
}

/** Why an alert rang that asks for something to be done; all others tell what has happened. */
const seeksSomebody = new Set(['opened', 'waits', 'reopened'])
const seeksAnswer = new Set(['wrote', 'unanswered'])

/** What was refused was read where it was pressed; whoever opens a case sees what rang for it. */
function went(desk: Desk, place: Place): Desk {
  const rang = desk.notices.filter(({ kind }) => kind === 'rang')
  const notices = place.at === 'case' ? noticesBut({ ...desk, notices: rang }, place.id) : rang
  return { ...withdrawLate(desk), open: arrival(place), place, notices }
}

function pressed(desk: Desk, press: Press): Desk {
  const presses = [...desk.presses.filter(({ id }) => id !== press.id), press]
  const notices = noticesBut(desk, press.case)
  if (press.kind === 'note') return { ...desk, presses, notices, noteDrafts: { ...desk.noteDrafts, [press.case]: '' } }
  if (press.kind !== 'reply') return { ...desk, presses, notices }
  const left = desk.drafts[press.case]?.text.trim() === press.body.text // a proposal leaves beside what stands in the field
  return { ...desk, presses, notices, late: null, drafts: left ? { ...desk.drafts, [press.case]: noDraft } : desk.drafts }
}

function done(desk: Desk, press: Press, view: CaseView | null): Desk {
  const rest = { ...desk, presses: without(desk, press) }
  return isOpen(desk, press.case) ? show(rest, view) : rest
}

/** What did not leave stands in the field again, before whatever was begun since. */
function refused(desk: Desk, press: Press, code: string): Desk {
  const rest = { ...desk, presses: without(desk, press) }
  if (press.kind === 'reply' && code === 'confirm-first') return { ...rest, late: press }
  const notices = withNotice(desk, { kind: 'refused', press, code })
  if (press.kind === 'reply') return { ...rest, notices, drafts: putBack(desk, press) }
  return press.kind === 'note' ? { ...rest, notices, noteDrafts: putNoteBack(desk, press) } : { ...rest, notices }
}

/** The words that were asked about once more stand in the field again. */
export function withdrawLate(desk: Desk): Desk {
  return desk.late === null ? desk : { ...desk, late: null, drafts: putBack(desk, desk.late) }
}

/** Whoever had everything erased is not written about on this machine any more. */
function withoutDrafts({ drafts, noteDrafts }: Desk, id: string): Pick<Desk, 'drafts' | 'noteDrafts'> {
  return { drafts: omit(drafts, id), noteDrafts: omit(noteDrafts, id) }
}

function omit<T>(of: Readonly<Record<string, T>>, id: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(of).filter(([key]) => key !== id))
}

function arrival(place: Place): OpenCase {
  return { at: place.at === 'case' ? 'loading' : 'none' }
}

/** The drafts with the words of a reply that did not leave. */
function putBack({ drafts }: Pick<Desk, 'drafts'>, press: Press & { readonly kind: 'reply' }): Desk['drafts'] {
  const begun = drafts[press.case]?.text ?? ''
  const text = begun === '' ? press.body.text : `${press.body.text}\n\n${begun}`
  const file = press.body.file === undefined ? null : { id: press.body.file, bytes: null }
  return { ...drafts, [press.case]: { text, proposalOf: press.body.proposalOf ?? null, file } }
}

function putNoteBack({ noteDrafts }: Desk, press: Press & { readonly kind: 'note' }): Desk['noteDrafts'] {
  const begun = noteDrafts[press.case] ?? ''
  return { ...noteDrafts, [press.case]: begun === '' ? press.body.text : `${press.body.text} ${begun}` }
}

function without({ presses }: Desk, press: Press): readonly Press[] {
  return presses.filter(({ id }) => id !== press.id)
}
