import type { CaseId, Conversation, ConversationId } from '../../../src/bot/conversation.ts'
import type { InboundContent } from '../../../src/bot/message.ts'
import { newConversation } from '../../../src/bot/new-conversation.ts'
import { respond, respondToClock, respondToGap } from '../../../src/bot/respond.ts'
import type { Effect, Turn } from '../../../src/bot/turn.ts'
import { turnAway } from '../../../src/bot/turn-away.ts'
import { type Act, act } from '../../../src/hotline/act.ts'
import { failReply } from '../../../src/hotline/answer-person.ts'
import { type Case, type CaseClock, moveCase, type StaffId } from '../../../src/hotline/case.ts'
import { noticeConsole } from '../../../src/hotline/consoles.ts'
import { followTurn, loseTouch } from '../../../src/hotline/follow-turn.ts'
import type { Moment } from '../../../src/hotline/moment.ts'
import { answeredOutside } from '../../../src/hotline/outside.ts'
import type { Refusal } from '../../../src/hotline/refusal.ts'
import { ringClock } from '../../../src/hotline/ring-clock.ts'
import type { Staff } from '../../../src/hotline/roles.ts'
import type { CaseEffect, Step } from '../../../src/hotline/step.ts'
import { isStaffed } from '../../../src/hotline/timetable.ts'
import type { Knowledge } from '../../../src/knowledge/knowledge.ts'
import { at, hour, timetable } from '../given.ts'
import { promisesIn } from './owed.ts'
import { cancel, type Row, Talk } from './talk.ts'

export interface Content {
  readonly staffed: Knowledge
  readonly unstaffed: Knowledge
}

/** The simplest store that carries out what src/hotline and src/bot decide. It throws where a promise is broken. */
export class World {
  readonly content: Content
  readonly talks: Talk[] = []
  readonly present = new Set<StaffId>()
  readonly accepted = new Set<string>()
  /** Staff have closed the door to the person's address for a while, and since then turned so many messages away. */
  private blocked: { readonly untilMs: number; turnedAway: number } | null = null
  private ids = 0
  nowMs: number

  constructor(content: Content, nowMs: number, present: readonly StaffId[]) {
    this.content = content
    this.nowMs = nowMs
    for (const one of present) this.present.add(one)
    this.begin()
  }

  /** The one that the person's address leads to. */
  get talk(): Talk {
    return this.talks.at(-1) ?? this.begin()
  }

  private begin(): Talk {
    const talk = new Talk(newConversation(`talk-${this.talks.length}` as ConversationId))
    this.talks.push(talk)
    return talk
  }

  moment({ away, guarded, writingNow, heardAtMs }: Pick<Talk, 'away' | 'guarded' | 'writingNow' | 'heardAtMs'>): Moment {
    return at(this.nowMs, { guarded, writingNow, away, heardAtMs, present: [...this.present] })
  }

  get staffed(): boolean {
    return isStaffed(timetable, this.nowMs)
  }

  private get knowledge(): Knowledge {
    return this.staffed ? this.content.staffed : this.content.unstaffed
  }

  deliver(event: string, content: InboundContent | 'gap'): void {
    if (this.accepted.has(event)) return
    this.accepted.add(event)
    this.talk.inbox.push({ event, content, keptAtMs: this.nowMs })
  }

  /** `crashes`: decided, and the process dies before anything of it is kept. */
  decideNext(crashes: boolean): void {
    const { talk } = this
    const [message] = talk.inbox
    if (message === undefined) return
    const before = talk.load()
    const turn = this.heeded(before, this.turnOf(before, message.event, message.content, message.keptAtMs))
    const newId = `case-${this.ids}` as CaseId
    const { guarded, writingNow } = turn.conversation
    const after = { away: turn.effects.some(goes), guarded, writingNow, heardAtMs: message.keptAtMs }
    const step = followTurn(talk.openCase, turn, newId, this.moment(after))
    if (crashes) {
      this.crash()
      return
    }
    this.ids += 1
    if (turn.effects.some(({ kind }) => kind === 'turn-away') && this.blocked !== null) this.blocked.turnedAway += 1
    talk.inbox.shift()
    talk.lines.push(message.event)
    talk.away = after.away
    talk.heardAtMs = after.heardAtMs
    talk.owed.hears(message.keptAtMs, message.content)
    this.note(talk, turn.effects, before.holder === 'person')
    this.keepTurn(talk, turn, step)
  }

  private turnOf(before: Conversation, eventId: string, content: InboundContent | 'gap', sentAtMs: number): Turn {
    if (content === 'gap') return respondToGap(before, this.knowledge, this.nowMs)
    const from = { channel: 'telegram', account: 'bot', id: 'somebody' }
    return respond(before, { eventId, from, sentAtMs, content }, this.knowledge, this.nowMs)
  }

  /** Danger is never turned away. */
  private heeded(before: Conversation, turn: Turn): Turn {
    if (this.blocked === null || this.blocked.untilMs <= this.nowMs) return turn
    const heeded = turnAway(before, turn, this.blocked.turnedAway > 0, this.knowledge, this.nowMs)
    if (turn.effects.some(isDanger) && !heeded.effects.some(isDanger)) throw new Error('danger was turned away')
    return heeded
  }

  /** What the person and the staff take from a message, before anything is carried out. */
  private note({ owed }: Talk, effects: readonly Effect[], held: boolean): void {
    for (const effect of effects) {
      if (effect.kind === 'open-case' || effect.kind === 'raise-case') owed.opensOrRises(effect.level)
      if (effect.kind === 'open-case') owed.expects = this.staffed
    }
    if (effects.some(goes)) owed.goes()
    else if (held) owed.awaits = true
  }

  private keepTurn(talk: Talk, turn: Turn, step: Step | null): void {
    const guardedNow = turn.conversation.guarded && (!talk.guarded || turn.conversation.writingNow === 'unsafe')
    talk.conversation = turn.conversation
    const erases = turn.effects.some(({ kind }) => kind === 'erase')
    const danger = talk.owed.level ?? 0
    for (const effect of turn.effects) this.carryOutTurn(talk, effect)
    if (step !== null) this.keep(talk, step)
    for (const reply of turn.replies) {
      for (const [key, counts] of promisesIn(reply, this.content.staffed)) {
        if (!this.staffed) throw new Error(`"${key}" promises somebody, and nobody is on duty`)
        if (counts) talk.owed.expects = true
      }
      if (talk.openCase?.state.at === 'taken') throw new Error('the bot answers while a person holds the conversation')
      if (!erases) this.queue(talk, 'bot')
    }
    if (turn.effects.some(asks) && talk.openCase?.state.at === 'parked') throw new Error('danger or a request, and the case is parked on')
    if (erases) this.erase(talk, turn, danger)
    else if (guardedNow) this.stopStaff(talk)
  }

  /** What staff wrote before somebody could be reading along does not leave, and they hear of it. */
  private stopStaff(talk: Talk): void {
    if (cancel(talk, 'staff')) this.loseReply(talk)
  }

  private carryOutTurn(talk: Talk, effect: Effect): void {
    if (effect.kind === 'cancel-unsent' || effect.kind === 'leave') cancel(talk, 'bot', 'notice')
    if (effect.kind === 'leave') {
      cancel(talk, 'staff')
      talk.clocks.delete('miss')
    }
    if (effect.kind === 'cancel-clock') talk.clocks.delete(effect.clock)
    if (effect.kind === 'set-clock' && effect.clock === 'miss') talk.clocks.set('miss', effect.dueAtMs)
  }

  /** As the store does: hidden at once, kept for its check where there was danger, and a fresh one for the same address. */
  private erase(talk: Talk, turn: Turn, danger: number): void {
    cancel(talk, 'bot', 'notice', 'staff')
    const { owed } = talk
    owed.eraseAsked = true
    talk.fate = talk.openCase === null ? 'destroyed' : 'hidden'
    if (talk.fate === 'destroyed' && danger >= 3) throw new Error('danger was erased, and nobody looked')
    talk.clocks.delete('miss')
    const waiting = talk.inbox
    talk.inbox = []
    const fresh = this.begin()
    fresh.conversation = { ...turn.conversation, id: fresh.conversation.id }
    fresh.inbox = waiting
    fresh.away = true
    fresh.heardAtMs = talk.heardAtMs
    fresh.owed.goes()
    this.queue(fresh, 'bot')
  }

  act(talk: Talk, deed: Act, by: Staff): Step | Refusal | null {
    const one = talk.case
    if (one === null || talk.fate === 'destroyed') return null
    const { guarded } = talk
    const came = act(one, deed, by, this.moment(talk))
    if (typeof came === 'string') return came
    const { owed } = talk
    if (deed.act === 'reply') {
      const why = owed.forbids(deed.confirmed, guarded, this.nowMs)
      if (why !== null) throw new Error(`a reply left: ${why}`)
    }
    if (deed.act === 'reply' || deed.act === 'hold-back') owed.awaits = false
    if (deed.act === 'reply') talk.conversation = { ...talk.conversation, offered: [] } // the next word is for whoever has just written
    if (deed.act === 'take' && !owed.believers.has(by.id)) owed.holdsNow(by.id)
    if (deed.act === 'reassign' && deed.to.id === by.id && !owed.believers.has(by.id)) owed.holdsNow(by.id)
    if (['release', 'park', 'hand-back', 'close'].includes(deed.act)) owed.believers.delete(by.id)
    if ((deed.act === 'transfer' || deed.act === 'reassign') && deed.to.id !== by.id) owed.believers.delete(by.id)
    if (deed.act === 'set-level') owed.level = deed.level
    if (deed.act === 'reopen') owed.level = came.case.level
    this.keep(talk, came)
    if (deed.act === 'close' || deed.act === 'hand-back') {
      if (owed.believers.size > 0) throw new Error(`closed, and ${[...owed.believers]} was not told`)
      owed.closes()
    }
    return came
  }

  /** Closes what is open as misuse, and the door for a day; returns why not. */
  block(talk: Talk, by: Staff): Refusal | null {
    const one = talk.case
    if (one === null || talk.fate === 'destroyed') return null
    if (one.eraseAskedAtMs !== null) return 'erased'
    const closed = one.state.at === 'closed' ? null : this.act(talk, { act: 'close', outcome: 'misuse' }, by)
    if (typeof closed === 'string') return closed
    this.blocked = { untilMs: this.nowMs + 24 * hour, turnedAway: 0 }
    return null
  }

  /** The wall clock is set: every wait goes with it. */
  setClock(byMs: number): void {
    this.nowMs += byMs
    for (const talk of this.talks) {
      const { openCase, clocks, owed } = talk
      for (const [clock, dueMs] of clocks) if (clock !== 'parked') clocks.set(clock, dueMs + byMs)
      owed.alertedAtMs += byMs
      if (openCase === null) continue
      talk.kept = moveCase(openCase, byMs)
      talk.heardAtMs += byMs
      owed.heardAtMs += byMs
    }
  }

  outside(): void {
    const { talk } = this
    this.ids += 1
    const { owed } = talk
    owed.level ??= 0
    owed.awaits = false
    if (talk.openCase?.state.at !== 'taken') {
      owed.holds += 1
      owed.expects = false // they have their answer
    }
    this.keep(talk, answeredOutside(talk.openCase, `case-${this.ids}` as CaseId, this.moment(talk)))
  }

  console(staff: StaffId, what: 'lost' | 'back'): void {
    if (what === 'lost') this.present.delete(staff)
    else this.present.add(staff)
    for (const talk of this.talks) {
      const one = talk.fate === 'destroyed' ? null : talk.openCase
      const step = one === null ? null : noticeConsole(one, staff, what, this.moment(talk))
      if (step !== null) this.keep(talk, step)
    }
  }

  /** Goes on to that moment; whatever falls due until then rings when it is due. */
  wait(ms: number): void {
    const untilMs = this.nowMs + ms
    for (let rings = 0; ; rings += 1) {
      if (rings > 2_000) throw new Error('clocks ring without end')
      const due = this.nextDue(untilMs)
      if (due === null) break
      this.nowMs = Math.max(this.nowMs, due.dueMs)
      due.talk.clocks.delete(due.clock)
      this.ring(due.talk, due.clock)
    }
    this.nowMs = untilMs
  }

  /** Goes on without looking at any clock: a stop, or a loop that hangs. What fell due is found later. */
  sleep(ms: number): void {
    this.nowMs += ms
  }

  private nextDue(untilMs: number): { readonly talk: Talk; readonly clock: string; readonly dueMs: number } | null {
    let first: { readonly talk: Talk; readonly clock: string; readonly dueMs: number } | null = null
    for (const talk of this.talks) {
      if (talk.fate === 'destroyed') continue
      for (const [clock, dueMs] of [...talk.clocks].sort())
        if (dueMs <= untilMs && (first === null || dueMs < first.dueMs)) first = { talk, clock, dueMs }
    }
    return first
  }

  private ring(talk: Talk, clock: string): void {
    if (clock === 'miss') {
      const turn = respondToClock(talk.load(), 'miss', this.knowledge, this.nowMs)
      this.keepTurn(talk, turn, followTurn(talk.openCase, turn, 'none' as CaseId, this.moment({ ...talk, ...turn.conversation })))
      return
    }
    const one = talk.case
    if (one === null) throw new Error(`clock "${clock}" of no case`)
    this.keep(talk, ringClock(one, clock as CaseClock, this.moment(talk)))
  }

  /** The first row of the conversation begins to leave, if the fence lets it. */
  send(talk: Talk): void {
    const row = talk.rows.find(({ state }) => state !== 'settled')
    if (row === undefined || row.state !== 'due') return
    const old = row.by !== 'staff' && row.epoch !== talk.epoch
    const unasked = row.by === 'notice' && (talk.guarded || talk.owed.away)
    row.state = old || unasked ? 'settled' : 'leaving'
    if (row.state === 'leaving') this.leaves(talk, row)
  }

  private leaves({ owed, openCase, guarded }: Talk, { by, hold, guarded: guardedThen }: Row): void {
    if (by === 'staff' && guarded && !guardedThen) throw new Error('words leave that were not written for whoever may be reading along')
    const held = owed.believers.size > 0 || openCase?.state.at === 'taken'
    if (!held || by === 'staff') return
    if (by === 'bot') throw new Error('the bot speaks over a person')
    if (hold !== owed.holds) throw new Error('a notice of an earlier hold leaves in a later one')
  }

  settle(talk: Talk, how: 'sent' | 'failed' | 'unreachable'): void {
    const row = talk.rows.find(({ state }) => state === 'leaving')
    if (row === undefined) return
    if (how === 'failed' && row.by === 'bot') row.state = 'due'
    else row.state = 'settled'
    const lost = row.by === 'staff' && how !== 'sent'
    if (how === 'unreachable') this.loseTouch(talk, lost)
    else if (lost) this.loseReply(talk)
  }

  private loseReply(talk: Talk): void {
    const { case: one, owed } = talk
    if (one === null) return
    if (one.state.at === 'taken' && !owed.away) owed.awaits = true
    this.keep(talk, failReply(one, this.moment(talk)))
  }

  /** What else was to be sent to them is not, and staff hear of what was theirs and that nobody is there. */
  private loseTouch(talk: Talk, lostReply: boolean): void {
    cancel(talk, 'bot', 'notice')
    const lost = cancel(talk, 'staff') || lostReply
    talk.away = true
    if (lost && talk.case !== null) this.keep(talk, failReply(talk.case, this.moment(talk)))
    if (talk.case !== null) this.keep(talk, loseTouch(talk.case, this.moment(talk)))
    talk.owed.goes()
  }

  /** What was kept is read back; what was under way is uncertain, and every console is lost. */
  crash(): void {
    for (const talk of this.talks) {
      talk.conversation = JSON.parse(JSON.stringify(talk.conversation)) as Conversation
      talk.kept = JSON.parse(JSON.stringify(talk.kept)) as Case | null
    }
    for (const staff of [...this.present]) this.console(staff, 'lost')
    for (const talk of this.talks) this.settle(talk, 'failed')
  }

  private keep(talk: Talk, { case: next, effects }: Step): void {
    talk.kept = next
    for (const effect of effects) talk.owed.sees(effect, this.nowMs)
    for (const effect of effects) this.carryOut(talk, effect)
    if (next.state.at === 'closed') talk.owed.level = null
  }

  private carryOut(talk: Talk, effect: CaseEffect): void {
    const { owed } = talk
    switch (effect.kind) {
      case 'raise-epoch':
        talk.epoch += 1
        break
      case 'tell':
        if (talk.guarded) throw new Error(`"${effect.phrase}" is pushed where somebody may be reading along`)
        if (owed.away || owed.eraseAsked) throw new Error(`"${effect.phrase}" is pushed after somebody who went`)
        if (['waiting', 'returned'].includes(effect.phrase) && !this.staffed)
          throw new Error(`"${effect.phrase}" promises, and nobody is on duty`)
        if (effect.phrase === 'parked' && !isStaffed(timetable, effect.untilMs ?? 0))
          throw new Error('a day is named on which nobody is there')
        this.queue(talk, 'notice')
        break
      case 'send-reply':
        if (owed.eraseAsked) throw new Error('words leave for somebody who was erased')
        this.queue(talk, 'staff')
        break
      case 'set-clock':
        talk.clocks.set(effect.clock, effect.dueAtMs)
        break
      case 'cancel-clock':
        talk.clocks.delete(effect.clock)
        break
      case 'destroy':
        if (!owed.eraseAsked) throw new Error('destroyed, though nobody asked')
        talk.fate = 'destroyed'
        break
    }
  }

  private queue(talk: Talk, by: Row['by']): void {
    talk.rows.push({ by, epoch: talk.epoch, hold: talk.owed.holds, guarded: talk.guarded, state: 'due' })
  }
}

function isDanger(effect: Effect): boolean {
  return (effect.kind === 'open-case' || effect.kind === 'raise-case') && effect.level >= 3
}

function asks({ kind }: Effect): boolean {
  return kind === 'open-case' || kind === 'raise-case' || kind === 'add-to-case'
}

/** Whoever leaves, has everything erased or blocks us is not written to until they write. */
function goes(effect: Effect): boolean {
  return effect.kind === 'leave' || effect.kind === 'erase' || (effect.kind === 'reachable' && !effect.reachable)
}
