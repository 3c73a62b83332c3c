import type { ConversationId } from '../bot/turn.ts'
import type { ClockRow } from './clocks.ts'
import { type Loaded, UnreadableConversation } from './conversations.ts'
import type { WaitingRow } from './inbox.ts'
import { keepDecision } from './keep-decision.ts'
import type { Room } from './room.ts'
import type { Cause, Decide, Decided, Happening } from './store.ts'

/** After so many tries a message is set aside and the conversation goes on with a gap; after one more, without a word. */
const triesOfMessage = 3

/** After so many process deaths in its decision, and only then, a clock is given up. */
const triesOfSuspectClock = 3

/** The one door: see `Store.decide`. */
export function door(room: Room): (id: ConversationId, cause: Cause, decide: Decide, nowMs: number) => Promise<Decided | null> {
  const oneByOne = queueUp()
  return (id, cause, decide, nowMs) => {
    if (cause.cause === 'next-message') return decideNext(room, id, decide, nowMs, oneByOne)
    if (cause.cause === 'clock') return decideClock(room, id, cause, decide, nowMs, oneByOne)
    return room.writer.write(() => decideNow(room, id, { kind: 'act' }, null, decide, nowMs))
  }
}

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

async function decideNext(room: Room, id: ConversationId, decide: Decide, nowMs: number, oneByOne: OneByOne): Promise<Decided | null> {
  for (;;) {
    let tried: WaitingRow | null = null
    const decided = await room.writer.write(
      () => {
        const row = room.inbox.next(id)
        if (row === null) return null
        if (row.suspect === 1) return 'suspect'
        tried = row
        return decideRow(room, id, row, row.tries, decide, nowMs)
      },
      () => tried !== null && room.inbox.countTry(tried),
    )
    const settled = decided === 'suspect' ? await oneByOne(() => decideSuspect(room, id, decide, nowMs)) : decided
    if (settled !== 'look-again') return settled
  }
}

async function decideSuspect(room: Room, id: ConversationId, decide: Decide, nowMs: number): Promise<Decided | null | 'look-again'> {
  const claimed = await room.writer.write(() => {
    const row = room.inbox.next(id)
    if (row === null || row.suspect === 0) return null
    room.inbox.countTry(row)
    return row
  })
  if (claimed === null) return 'look-again'
  room.at('after-claim')
  return room.writer.write(() => {
    const row = room.inbox.next(id)
    return row?.arrival === claimed.arrival ? decideRow(room, id, row, claimed.tries, decide, nowMs) : 'look-again'
  })
}

/** `tries` are those before this one. */
function decideRow(
  room: Room,
  id: ConversationId,
  row: WaitingRow,
  tries: number,
  decide: Decide,
  nowMs: number,
): Decided | null | 'look-again' {
  if (tries > triesOfMessage) {
    room.inbox.finish(row, 'set-aside', room.conversations.nextLine(id))
    return 'look-again'
  }
  return decideNow(room, id, tries === triesOfMessage ? { kind: 'gap' } : 'as-kept', row, decide, nowMs)
}

async function decideClock(
  room: Room,
  id: ConversationId,
  cause: Extract<Cause, { cause: 'clock' }>,
  decide: Decide,
  nowMs: number,
  oneByOne: OneByOne,
): Promise<Decided | null> {
  const find = () => room.clocks.find(id, cause.clock, cause.dueAtMs)
  const run = () => {
    if (find() === null) return null
    room.clocks.cancel(id, cause.clock)
    return decideNow(room, id, { kind: 'clock', clock: cause.clock }, null, decide, nowMs)
  }
  const clock = find()
  if (clock === null) return null
  if (clock.suspect === 0) return room.writer.write(run, () => room.clocks.countTry(clock, nowMs))
  return oneByOne(() => decideSuspectClock(room, id, find, run, nowMs))
}

async function decideSuspectClock(
  room: Room,
  id: ConversationId,
  find: () => ClockRow | null,
  run: () => Decided | null,
  nowMs: number,
): Promise<Decided | null> {
  const clock = await room.writer.write(() => {
    const found = find()
    if (found === null) return null
    if (found.tries < triesOfSuspectClock) room.clocks.countTry(found, nowMs)
    else {
      room.clocks.cancel(id, found.name)
      room.conversations.markDamaged(id)
    }
    return found
  })
  if (clock === null || clock.tries >= triesOfSuspectClock) return null
  room.at('after-claim')
  return room.writer.write(run)
}

/** Loads, decides, keeps. `as-kept`: the happening is what the row holds. */
function decideNow(
  room: Room,
  id: ConversationId,
  happening: Happening | 'as-kept',
  row: WaitingRow | null,
  decide: Decide,
  nowMs: number,
): Decided | null {
  try {
    const loaded = room.conversations.load(id)
    if (loaded === null) return null
    const what = happening === 'as-kept' ? readRow(room, row, loaded) : happening
    const decision = decide(loaded.conversation, what, loaded.address)
    return keepDecision(room, loaded, decision, { happening: what, row }, nowMs)
  } catch (error) {
    if (!(error instanceof UnreadableConversation)) throw error
    room.inbox.setAsideAll(id) // nobody can answer it: staff see it flagged, and the person's next message starts afresh
    room.clocks.cancelAll(id)
    room.conversations.giveUp(id)
    return null
  }
}

function readRow(room: Room, row: WaitingRow | null, { key, address }: Loaded): Happening {
  const message = row === null ? null : room.inbox.read(row, key, address)
  return message === null ? { kind: 'gap' } : { kind: 'message', message }
}
