import type { CaseId, ConversationId } from '../bot/conversation.ts'
import type { InboundMessage } from '../bot/message.ts'
import type { Case } from '../hotline/case.ts'
import { heardAt, keepDecision, stepDoes } from './decide/keep-decision.ts'
import type { Cause, Decide, Decided, Happening, HotlineNow } from './decide-store.ts'
import { pseudonymOf } from './pseudonym.ts'
import type { ClockRow } from './tables/clocks.ts'
import type { ConversationNumber } from './tables/conversation-statements.ts'
import { type Loaded, UnreadableConversation } from './tables/conversations.ts'
import { isMoved, type WaitingRow } from './tables/inbox.ts'
import type { Tables } from './tables.ts'

/** After so many tries a message is set aside and the conversation goes on with a gap; after one more, without a word. */
const triesOfMessage = 3

/** After so many process deaths in its decision, and only then, a clock is given up. */
const triesOfSuspectClock = 3

type LookAgain = 'look-again'

/** One decision to be made. */
interface Asked {
  readonly tables: Tables
  readonly number: ConversationNumber
  readonly id: ConversationId
  readonly decide: Decide
  readonly nowMs: number
}

/** The one door: see `Store.decide`. */
export function door(tables: Tables): (id: ConversationId, cause: Cause, decide: Decide, nowMs: number) => Promise<Decided | null> {
  const oneByOne = queueUp()
  return async (id, cause, decide, nowMs) => {
    const number = tables.conversations.numberOf(id)
    if (number === null) return null
    const asked: Asked = { tables, number, id, decide, nowMs }
    if (cause.cause === 'next-message') return decideNext(asked, oneByOne)
    if (cause.cause === 'clock') return decideClock(asked, cause, oneByOne)
    return decideAct(asked, cause)
  }
}

/** What was done under this id before is not done again. */
function decideAct(asked: Asked, cause: Act): Promise<Decided | null> {
  const { tables, number } = asked
  const { once } = cause
  return tables.writer.write(() => {
    if (once !== undefined && tables.doneOnce.has(number, once)) return null
    const decided = decideNow(asked, { kind: 'act' }, null, cause)
    if (once !== undefined && decided?.step && !stepDoes(decided.step, 'destroy')) tables.doneOnce.note(number, once)
    return decided
  })
}

type Act = Extract<Cause, { cause: 'act' }>

type OneByOne = <T>(job: () => Promise<T>) => Promise<T>

/** What waited through an unclean stop is decided alone, so that only what stops the process again is charged with it. */
function queueUp(): OneByOne {
  let last: Promise<unknown> = Promise.resolve()
  return (job) => {
    const mine = last.then(job, job)
    last = mine.catch(() => {})
    return mine
  }
}

async function decideNext(asked: Asked, oneByOne: OneByOne): Promise<Decided | null> {
  const { writer, inbox } = asked.tables
  for (;;) {
    let tried: WaitingRow | null = null
    const decided = await writer.writeLater(
      () => {
        const row = inbox.next(asked.number)
        if (row === null) return null
        if (row.suspect === 1) return 'suspect'
        tried = row
        return decideRow(asked, row, row.tries)
      },
      () => tried !== null && inbox.countTry(tried),
    )
    const settled = decided === 'suspect' ? await oneByOne(() => decideSuspect(asked)) : decided
    if (settled !== 'look-again') return settled
  }
}

async function decideSuspect(asked: Asked): Promise<Decided | null | LookAgain> {
  const { writer, inbox, at } = asked.tables
  const claimed = await writer.write(() => {
    const row = inbox.next(asked.number)
    if (row === null || row.suspect === 0) return null
    inbox.countTry(row)
    return row
  })
  if (claimed === null) return 'look-again'
  at('after-claim')
  return writer.write(() => {
    const row = inbox.next(asked.number)
    return row?.arrival === claimed.arrival ? decideRow(asked, row, claimed.tries) : 'look-again'
  })
}

/** `tries` are those before this one. */
function decideRow(asked: Asked, row: WaitingRow, tries: number): Decided | null | LookAgain {
  if (tries > triesOfMessage) {
    asked.tables.inbox.finish(row, 'set-aside', asked.tables.conversations.nextLine(asked.number))
    return 'look-again'
  }
  return decideNow(asked, tries === triesOfMessage ? { kind: 'gap' } : 'as-kept', row)
}

async function decideClock(asked: Asked, cause: Extract<Cause, { cause: 'clock' }>, oneByOne: OneByOne): Promise<Decided | null> {
  const { tables, number, nowMs } = asked
  const find = () => tables.clocks.find(number, cause.clock, cause.dueAtMs)
  const run = () => {
    if (find() === null) return null
    tables.clocks.cancel(number, cause.clock)
    return decideNow(asked, { kind: 'clock', clock: cause.clock }, null)
  }
  const clock = find()
  if (clock === null) return null
  if (clock.suspect === 0) return tables.writer.write(run, () => tables.clocks.countTry(clock, nowMs))
  return oneByOne(() => decideSuspectClock(asked, find, run))
}

async function decideSuspectClock(asked: Asked, find: () => ClockRow | null, run: () => Decided | null): Promise<Decided | null> {
  const { tables, number, nowMs } = asked
  const clock = await tables.writer.write(() => {
    const found = find()
    if (found === null) return null
    if (found.tries < triesOfSuspectClock) tables.clocks.countTry(found, nowMs)
    else {
      tables.clocks.cancel(number, found.name)
      tables.conversations.markDamaged(number)
      alertUnwatched(asked)
    }
    return found
  })
  if (clock === null || clock.tries >= triesOfSuspectClock) return null
  tables.at('after-claim')
  return tables.writer.write(run)
}

/** A clock was given up, and it may be the one that watched over a case. */
function alertUnwatched({ tables, number, id, nowMs }: Asked): void {
  const open = tables.cases.openOf(number)
  if (open === null) return
  const { level } = open
  tables.alerts.add({ kind: 'alert', case: open.id, pseudonym: pseudonymOf(id), level, whom: 'supervisors', why: 'waits' }, nowMs)
}

/** Loads, decides, keeps. `as-kept`: the happening is what the row holds. */
function decideNow(
  { tables, number, id, decide, nowMs }: Asked,
  happening: Happening | 'as-kept',
  row: WaitingRow | null,
  act: Act | null = null,
): Decided | null {
  try {
    const opened = tables.conversations.open(id)
    const loaded = opened === null ? null : tables.conversations.load(opened)
    if (loaded === null) return null
    const what = happening === 'as-kept' ? readRow(tables, row, loaded) : happening
    const hotline: HotlineNow = {
      case: caseFor(tables, loaded, what, act),
      away: loaded.away,
      heardAtMs: heardAt(loaded, what, row),
      newCase: tables.newId(nowMs) as CaseId,
      turnedAway: tables.blocked.turnedAway(loaded.address, nowMs),
    }
    const decision = decide(loaded.conversation, what, loaded.address, hotline)
    if (decision === null && act === null) throw new Error('only an act may change nothing')
    return decision === null ? null : keepDecision(tables, loaded, decision, { happening: what, row }, nowMs)
  } catch (error) {
    if (!(error instanceof UnreadableConversation)) throw error
    tables.inbox.setAsideAll(number) // nobody can answer it: staff see it flagged, and the person's next message starts afresh
    tables.clocks.cancelAll(number)
    tables.conversations.giveUp(number)
    return null
  }
}

function caseFor({ cases }: Tables, { number, conversation }: Loaded, { kind }: Happening, act: Act | null): Case | null {
  if (act?.case !== undefined) return cases.find(number, act.case)
  if (kind === 'clock') return cases.lastOf(number)
  return conversation.openCase === null ? null : cases.openOf(number)
}

function readRow(tables: Tables, row: WaitingRow | null, loaded: Loaded): Happening {
  const message = row === null ? null : tables.inbox.read(row, loaded.key, loaded.address)
  if (message === null) return { kind: 'gap' }
  if (isMoved(message)) return { kind: 'moved', message }
  return { kind: isBelated(message, loaded) ? 'belated' : 'message', message }
}

/**
 * Times of one channel are compared with each other, never with our clock. Only so closely, for some channels tell whole seconds, and a
 * pressed button bears the time at which it reached us; whoever writes within them is heard as somebody who is there.
 */
const sameTimeMs = 2_000

function isBelated({ sentAtMs }: InboundMessage, { away, wentAtMs }: Loaded): boolean {
  return away && wentAtMs !== null && sentAtMs < wentAtMs - sameTimeMs
}
