import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CaseId } from '../../bot/conversation.ts'
import { isUrgent, type StaffId } from '../../hotline/case.ts'
import type { CaseAlert } from '../../hotline/case-alert.ts'
import { mayEverDo, type Staff } from '../../hotline/roles.ts'
import { type Language, languages } from '../../knowledge/knowledge.ts'
import { stateOf } from '../../staff/session-state.ts'
import type { StaffStore } from '../../store/staff/staff-store.ts'
import type { Time } from '../../time.ts'
import { type EventStream, openEventStream } from '../event-stream.ts'
import type { Hotline } from '../hotline/hotline.ts'
import type { Log } from '../log.ts'
import { openConsoles } from './consoles.ts'
import type { SignedIn } from './guard.ts'
import type { Looking } from './looking.ts'
import type { CaseView, Presence, StaffAlert } from './wire/wire.ts'

/** The live half of the console: what changes is shown on every open page, and who is there is known from the pages that are. */
export interface ConsoleEvents {
  /** Keeps the request open and writes what this one of the staff may see, now and whenever it changes. */
  open(request: FastifyRequest, reply: FastifyReply, me: SignedIn, id: CaseId | null): void
  /** Its page says that it is there. */
  heard(me: SignedIn): void
  /** A session was unlocked: its pages show again what they may. */
  look(token: Buffer): void
  /** A session is over: its pages end. */
  endSession(token: Buffer): void
  /** The sessions of this account are over, but one. */
  endStaff(staff: StaffId, except?: Buffer): void
  /** Something was written beside a case that the hotline knows nothing of. */
  noticeCase(id: CaseId): void
  /** Something that the queue shows has changed, and no case. */
  noticeQueue(): void
  readonly looking: Looking
  endAll(): void
}

export interface ConsoleEventsDeps {
  readonly hotline: Hotline
  readonly staff: StaffStore
  /** A `Queue`, written out. */
  readonly queue: (language: Language) => Promise<string>
  /** Null: it may not be read, or is gone. */
  readonly caseView: (me: Staff, id: CaseId) => Promise<CaseView | null>
  readonly presence: () => Promise<Presence>
  /** A page begins to show a case. */
  readonly noteRead: (me: Staff, id: CaseId) => Promise<void>
  readonly looking: Looking
  readonly time: Pick<Time, 'nowMs' | 'steadyMs'>
  readonly log: Log
  readonly beatMs: number
  /** Changes that come together are shown together. */
  readonly gatherMs: number
}

interface Page {
  readonly token: string
  readonly me: SignedIn
  readonly case: CaseId | null
  readonly stream: EventStream
  locked: boolean
  /** Ends that somebody counts as being before it; null while nobody is. */
  attended: (() => void) | null
  /** Ends that they count as looking at its case; null until it was shown. */
  seat: (() => void) | null
  /** As it was shown last. */
  shown: string
  showing: boolean
  again: boolean
  readonly leave: () => void
}

/** What is written of a case that may not be read. */
const nothing = 'null'

/** One browser needs one stream, a second while it reconnects; what is more is somebody trying. */
const mostPerSession = 6
const line = { retryMs: 2_000, longestQueueBytes: 4 * 1024 * 1024 }

export function openConsoleEvents(deps: ConsoleEventsDeps): ConsoleEvents {
  const { hotline, staff, looking, time, log } = deps
  const pages = new Set<Page>()
  const failed = (error: unknown) => log.error('failed', { route: '/console/api/events' }, error)
  let queueDue: NodeJS.Timeout | null = null
  let ended = false

  const consoles = openConsoles({
    time,
    notice: (id, console) => (ended ? Promise.resolve() : hotline.noticeConsole(id, console)),
    onChange: () => void showPresence().catch(failed),
  })

  function seesQueue(page: Page): boolean {
    return !page.locked && mayEverDo(page.me.account.role, 'see-queue')
  }

  /** Made once for everybody who reads it in the same language. */
  async function showQueue(to: (page: Page) => boolean = () => true): Promise<void> {
    for (const language of languages) {
      const readers = () => [...pages].filter((page) => seesQueue(page) && to(page) && page.me.account.language === language)
      if (readers().length === 0) continue
      const data = await deps.queue(language)
      for (const page of readers()) {
        if (page.stream.isBehind())
          gather() // it has not taken the last one off the line yet
        else page.stream.write('queue', data)
      }
    }
  }

  async function showPresence(to: (page: Page) => boolean = () => true): Promise<void> {
    if (![...pages].some((page) => seesQueue(page) && to(page))) return
    const data = JSON.stringify(await deps.presence())
    for (const page of pages) if (seesQueue(page) && to(page)) page.stream.write('presence', data)
  }

  /** The case on one page, when it differs from what stands there. */
  async function showCase(page: Page): Promise<void> {
    if (page.case === null) return
    if (page.showing) {
      page.again = true
      return
    }
    page.showing = true
    try {
      do {
        page.again = false
        if (page.locked) return
        const data = JSON.stringify(await deps.caseView(page.me.staff, page.case))
        if (page.locked || data === page.shown) continue
        if (data !== nothing && (page.shown === '' || page.shown === nothing)) await deps.noteRead(page.me.staff, page.case)
        page.shown = data
        page.stream.write('case', data)
        sit(page)
      } while (page.again)
    } finally {
      page.showing = false
    }
  }

  function gather(): void {
    if (queueDue !== null || ended) return
    queueDue = setTimeout(() => {
      queueDue = null
      showQueue().catch(failed)
    }, deps.gatherMs)
  }

  function noticeCase(id: CaseId): void {
    for (const page of pages) if (page.case === id) showCase(page).catch(failed)
    gather()
  }

  /** Whether the session still stands, asked of the store: it may have ended anywhere. */
  async function checkSession(page: Page): Promise<void> {
    const session = await staff.session(page.me.token)
    const state = session === null ? 'over' : stateOf(session, time.nowMs())
    if (state === 'over') return page.stream.end()
    if (state === 'locked' && !page.locked) lock(page)
    if (state === 'open' && page.locked) {
      page.locked = false
      comeTo(page)
      await showAll(page)
    }
  }

  /** It goes on ringing, and nobody is there: alerts go to their phone, nothing is given to them, what they hold gets its lease. */
  function lock(page: Page): void {
    page.locked = true
    page.shown = ''
    goFrom(page)
    page.stream.write('locked', '{}')
  }

  function comeTo(page: Page): void {
    const { token, me } = page
    if (holdsCases(me.account)) page.attended = consoles.open(token, me.account.id)
  }

  /** Whoever is shown a case looks at it; what may not be read nobody looks at. */
  function sit(page: Page): void {
    if (page.case === null || page.locked || !pages.has(page)) return
    if (page.shown !== nothing) page.seat ??= looking.open(page.case, page.me.staff)
    else leaveSeat(page)
  }

  function leaveSeat(page: Page): void {
    const leave = page.seat
    page.seat = null
    leave?.()
  }

  function goFrom(page: Page): void {
    page.attended?.()
    page.attended = null
    leaveSeat(page)
  }

  async function showAll(page: Page): Promise<void> {
    await Promise.all([showQueue((one) => one === page), showPresence((one) => one === page), showCase(page)])
  }

  function tellAlert(alert: CaseAlert): void {
    const why = alert.kind === 'ring' ? 'ring' : alert.why
    const told: StaffAlert = { case: alert.case, level: alert.level, why, pseudonym: alert.pseudonym, sound: isUrgent(alert) }
    for (const { me, stream } of pages) if (concerns(alert, me.staff)) stream.write('alert', JSON.stringify(told))
  }

  const stops = [hotline.onChange(({ case: id }) => noticeCase(id)), hotline.onAlert(tellAlert)]
  let beats = 0
  const beat = setInterval(() => {
    beats += 1
    consoles.look()
    for (const page of pages) {
      page.stream.write('beat', '{}')
      checkSession(page).catch(failed)
    }
    if (beats % 4 === 0) gather() // who is on duty changes by the clock alone
  }, deps.beatMs)
  beat.unref()

  function endWhere(which: (page: Page) => boolean): void {
    for (const page of [...pages]) if (which(page)) page.stream.end()
  }

  return {
    looking,
    noticeCase,
    noticeQueue: gather,
    heard({ token, account, locked }) {
      if (!locked && holdsCases(account)) consoles.heard(token.toString('hex'), account.id)
    },

    open(request, reply, me, id) {
      const token = me.token.toString('hex')
      const mine = [...pages].filter((page) => page.token === token)
      if (mine.length >= mostPerSession) mine[0]?.stream.end()
      const page: Page = {
        ...{ token, me, case: id, locked: false, attended: null, seat: null, shown: '', showing: false, again: false },
        stream: openEventStream(request, reply, line, () => page.leave()),
        leave() {
          if (pages.delete(page)) goFrom(page)
        },
      }
      pages.add(page)
      if (me.locked) return lock(page)
      comeTo(page)
      showAll(page).catch(failed)
    },

    look(token) {
      const hex = token.toString('hex')
      for (const page of pages) if (page.token === hex) checkSession(page).catch(failed)
    },
    endSession: (token) => endWhere((page) => page.token === token.toString('hex')),
    endStaff: (id, except) => endWhere((page) => page.me.account.id === id && page.token !== except?.toString('hex')),

    endAll() {
      ended = true
      for (const stop of stops) stop()
      clearInterval(beat)
      if (queueDue !== null) clearTimeout(queueDue)
      endWhere(() => true)
    },
  }
}

/** Nobody else's console says anything about who is there: a case that somebody held before their role changed goes back by its lease. */
function holdsCases({ role }: Pick<Staff, 'role'>): boolean {
  return mayEverDo(role, 'reply')
}

function concerns(alert: CaseAlert, { id, role }: Staff): boolean {
  if (alert.kind === 'ring') return alert.staff === id
  if (alert.whom === 'on-duty') return mayEverDo(role, 'see-queue')
  return alert.whom === 'supervisors' ? role === 'supervisor' : alert.whom.staff === id
}
