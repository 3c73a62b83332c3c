import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { CaseId, ConversationId } from '../../../src/bot/conversation.ts'
import type { InboundContent } from '../../../src/bot/message.ts'
import type { Act } from '../../../src/hotline/act.ts'
import type { StaffId } from '../../../src/hotline/case.ts'
import type { Staff } from '../../../src/hotline/roles.ts'
import type { Timetable } from '../../../src/hotline/timetable.ts'
import type { Knowledge } from '../../../src/knowledge/knowledge.ts'
import { openDoor } from '../../../src/server/door.ts'
import { type OpenHotline, openHotline } from '../../../src/server/hotline/open-hotline.ts'
import { decideWith } from '../../../src/server/take-turn.ts'
import type { CrashPoint } from '../../../src/store/crash-point.ts'
import type { Decided, DueClock, StoreClock } from '../../../src/store/decide-store.ts'
import { passingKeys } from '../../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../../src/store/open-store.ts'
import type { Settlement } from '../../../src/store/outbox-store.ts'
import type { Account } from '../../../src/store/staff/staff-store.ts'
import type { Store } from '../../../src/store/store.ts'
import type { Time } from '../../../src/time.ts'
import { hanh, lan, mai, staff } from '../../hotline/given.ts'

const address = { channel: 'telegram', account: 'bot', id: 'somebody' }
const limits = {
  maxTextLength: 4000,
  maxChoices: 12,
  callButtons: 0,
  maxLabelLength: 60,
  drawsBlocks: false,
  deletesWithinMs: 0,
  sendsFiles: false,
  protectsContent: false,
  window: null,
}

/** How the sends of staff end from now on; the machine's always arrive. */
export type Ending = 'sent' | 'failed' | 'unreachable'

/** Store, bot and hotline as the server wires them, with time that stands still and a process that can die. */
export class RealHotline {
  nowMs: number
  /** The store keeps no accounts here: these are the people of the timetables. */
  accounts = [mai, lan, hanh, staff('phuc'), staff('yen')].map(accountOf)
  store: Store
  hotline: OpenHotline
  private file: string
  private readonly keys = passingKeys()
  private readonly folder: string
  private readonly knowledge: Knowledge
  private dyingAt: CrashPoint | null = null
  private events = 0
  /** By how much our wall clock was set; channels count their own time. */
  private setByMs = 0
  private lives = 0

  private constructor(nowMs: number, knowledge: Knowledge, timetable: Timetable) {
    this.nowMs = nowMs
    this.knowledge = { ...knowledge, operator: { ...knowledge.operator, hours: timetable.hours } }
    this.folder = mkdtempSync(path.join(tmpdir(), 'ben-an-hotline-'))
    this.file = path.join(this.folder, 'life-0.db')
    this.store = undefined as unknown as Store // opened by `open`
    this.hotline = undefined as unknown as OpenHotline
  }

  static async open(nowMs: number, knowledge: Knowledge, timetable: Timetable): Promise<RealHotline> {
    const real = new RealHotline(nowMs, knowledge, timetable)
    await real.start()
    await real.setTimetable(timetable.holidays, timetable.shifts)
    return real
  }

  async setTimetable(holidays: Timetable['holidays'], shifts: Timetable['shifts']): Promise<void> {
    await this.hotline.setTimetable({ holidays, shifts }, this.hotline.timetableVersion(), null)
  }

  async close(): Promise<void> {
    await this.store.close()
    rmSync(this.folder, { recursive: true, force: true })
  }

  private async start(): Promise<void> {
    const at = (point: CrashPoint) => {
      if (point === this.dyingAt) throw new Error('the process dies here')
    }
    const store = await openSqliteStore({ path: this.file, keys: this.keys, now: () => this.nowMs, at })
    this.store = { ...store, staff: { ...store.staff, accounts: async () => this.accounts } }
    const onDecided = (decided: Decided) => this.hotline.noticeDecided(decided)
    const decide = openDoor(this.store, this.time, onDecided)
    const deps = { decide, knowledge: () => this.knowledge, limitsOf: () => limits }
    this.hotline = await openHotline({ ...deps, store: this.store, time: this.time })
  }

  private readonly time: Time = {
    nowMs: () => this.nowMs,
    steadyMs: () => this.nowMs,
    setByMs: () => 0,
    adopt: () => undefined,
    wait: async () => undefined,
  }

  /** The bytes on disk are all that is left; the old process never says another word. */
  async die(): Promise<void> {
    this.lives += 1
    const left = path.join(this.folder, `life-${this.lives}.db`)
    for (const end of ['', '-wal']) if (existsSync(this.file + end)) copyFileSync(this.file + end, left + end)
    await this.store.close()
    this.file = left
    await this.start()
    await this.hotline.begin()
  }

  async talk(): Promise<ConversationId> {
    return this.store.conversationOf(address, this.nowMs)
  }

  async keep(content: InboundContent | 'gap'): Promise<void> {
    this.events += 1
    const eventId = `event-${this.events}`
    const gap = { kind: 'gap', eventId, channel: address.channel, from: address, atMs: this.nowMs, body: Buffer.from('?') } as const
    const message = (said: InboundContent) => ({ eventId, from: address, sentAtMs: this.nowMs - this.setByMs, content: said })
    await this.store.keepInbox([content === 'gap' ? gap : { kind: 'message', message: message(content) }], this.nowMs)
  }

  async decideAll(): Promise<void> {
    for (let id: ConversationId | null = await this.talk(); id !== null; ) {
      const decided = await this.store.decide(id, { cause: 'next-message' }, this.decider(), this.nowMs)
      if (decided !== null) this.hotline.noticeDecided(decided)
      id = decided?.more ? decided.conversation.id : null
    }
  }

  /** Half of the decision is written when the process ends. */
  async dieDeciding(): Promise<void> {
    this.dyingAt = 'mid-apply'
    const died = await this.decideAll().then(
      () => false,
      () => true,
    )
    this.dyingAt = null
    if (!died) throw new Error('there was something to decide')
    await this.die()
  }

  act(id: CaseId, deed: Act, by: Staff) {
    this.events += 1
    return this.hotline.act(id, deed, by, deed.act === 'reply' ? { id: `reply-${this.events}`, text: 'Tôi đây.' } : undefined)
  }

  console(staff: StaffId, what: 'lost' | 'back'): Promise<void> {
    return this.hotline.noticeConsole(staff, what)
  }

  /** Everything that may leave does, and what comes of it is told. */
  async sendAll(ending: Ending, machine: 'sent' | 'unreachable' = 'sent'): Promise<void> {
    for (;;) {
      const { rows } = await this.store.nextToSend(address.channel, this.nowMs, 50)
      if (rows.length === 0) break
      for (const row of rows) {
        if (!(await this.store.beginSend(row.id, this.nowMs))) continue
        await this.store.settle(row.id, endings[row.author === 'bot' ? machine : ending], this.nowMs)
      }
    }
    for (const due of await this.store.dueClocks(this.nowMs, 50)) if (afterSends.includes(due.clock)) await this.ring(due)
  }

  /** In the order of `startClock`: put forward, the store hears of it before anybody goes by it. */
  async setClock(byMs: number): Promise<void> {
    if (byMs > 0) await this.store.moveTimes(byMs)
    this.nowMs += byMs
    this.setByMs += byMs
    if (byMs < 0) await this.store.moveTimes(byMs)
  }

  /** Goes on to that moment; whatever falls due until then rings when it is due. */
  async wait(ms: number): Promise<void> {
    const untilMs = this.nowMs + ms
    for (;;) {
      const nextMs = await this.store.nextClockAt()
      if (nextMs === null || nextMs > untilMs) break
      this.nowMs = Math.max(this.nowMs, nextMs)
      const [first] = await this.store.dueClocks(this.nowMs, 1)
      if (first !== undefined) await this.ring(first)
    }
    this.nowMs = untilMs
  }

  private async ring({ conversation, clock, dueAtMs }: DueClock): Promise<void> {
    await this.store.decide(conversation, { cause: 'clock', clock, dueAtMs }, this.decider(), this.nowMs)
  }

  private decider() {
    const knowledge = this.hotline.knowledge()
    if (knowledge === null) throw new Error('content is there')
    return decideWith({ knowledge, limitsOf: () => limits, duty: this.hotline.duty(), nowMs: this.nowMs })
  }
}

function accountOf({ id, name, role }: Staff): Account {
  return { id, name, role, login: name, language: 'vi', disabled: false, waitsForInvite: false, seenAtMs: null }
}

const afterSends: readonly StoreClock[] = ['reply-failed', 'unreachable']

const endings: Readonly<Record<Ending, Settlement>> = {
  sent: { state: 'sent', remoteId: null },
  failed: { state: 'for-staff', code: 'timeout' },
  unreachable: { state: 'dead', unreachable: true, code: '403' },
}
