import type { ConversationId } from '../bot/turn.ts'
import { AppError } from '../errors.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Decided, DueClock, Store } from '../store/store.ts'
import type { Time } from '../time.ts'
import type { Log } from './log.ts'
import { type Deciding, type Duty, decideWith, type LimitsOf, takeTurn } from './take-turn.ts'

/** The second line of a message's way, started directly by the first. */
export interface Turns {
  /** Decides everything that waits in these conversations. Resolves when each has nothing left; never rejects. */
  take(ids: readonly ConversationId[]): Promise<void>
  /**
   * Takes up what waits while nothing is being decided. Whatever is kept is taken at once, so that this finds nothing, unless a message was
   * forgotten on its way: then it is told, and answered.
   */
  lookAgain(): Promise<void>
  /** Carries out a clock that is due, through the same door. @throws AppError `no-content` while nothing could answer */
  carryOut(due: DueClock): Promise<void>
  /** Takes nothing more; resolves when what is being decided has been. What waits stays in the inbox for the next start. */
  stop(): Promise<void>
}

export interface TurnsDeps {
  readonly store: Store
  /** Null while no content could be loaded: messages then wait in the inbox. */
  readonly knowledge: () => Knowledge | null
  readonly limitsOf: LimitsOf
  readonly duty: () => Duty
  readonly time: Time
  readonly log: Log
  /** Told after every decision, to start the third line; `ms` is how long it took. */
  readonly onDecided: (decided: Decided, ms: number) => void
}

/** Longest pause between two tries while the store cannot write. */
const longestPauseMs = 5000

/** So many conversations are decided at once, more than share a commit; the others wait in the order in which they came. */
const mostAtOnce = 256

/**
 * One runner a conversation: what arrives while it runs is found by it, because the store says whether more waits. A throw in a
 * decision is our bug: logged, and tried again until the store sets the message aside.
 */
export function openTurns(deps: TurnsDeps): Turns {
  const running = new Map<ConversationId, { again: boolean; done: Promise<void> }>()
  const stopping = new AbortController()
  const inTurn = openSlots(mostAtOnce)

  function start(id: ConversationId): Promise<void> {
    const runner = running.get(id)
    if (runner) {
      runner.again = true
      return runner.done
    }
    const mine = { again: false, done: Promise.resolve() }
    running.set(id, mine)
    mine.done = run(id, mine)
    return mine.done
  }

  async function run(id: ConversationId, mine: { again: boolean }): Promise<void> {
    const movedTo = new Set<ConversationId>()
    await inTurn(async () => {
      do {
        mine.again = false
        const next = await decideAll(id, deps, stopping.signal)
        if (next !== null) movedTo.add(next)
      } while (mine.again && !stopping.signal.aborted)
      running.delete(id)
    })
    await Promise.all([...movedTo].map(start)) // not within its own turn: all turns could be taken by those who wait for one
  }

  async function take(ids: readonly ConversationId[]): Promise<void> {
    if (!stopping.signal.aborted) await Promise.all(ids.map(start))
  }

  return {
    take,
    async lookAgain() {
      if (running.size > 0 || deps.knowledge() === null) return
      const waiting = await deps.store.undecided()
      if (waiting.length > 0) deps.log.warn('backlog', { count: waiting.length })
      await take(waiting)
    },
    async carryOut({ conversation, clock, dueAtMs }) {
      const knowledge = deps.knowledge()
      if (knowledge === null) throw new AppError('no-content', 'a clock is due and nothing could answer')
      const beganAtMs = deps.time.steadyMs()
      const nowMs = deps.time.nowMs()
      const decide = decideWith(decidingNow(deps, knowledge, nowMs))
      const decided = await deps.store.decide(conversation, { cause: 'clock', clock, dueAtMs }, decide, nowMs)
      if (decided !== null) deps.onDecided(decided, deps.time.steadyMs() - beganAtMs)
    },
    async stop() {
      stopping.abort()
      while (running.size > 0) await Promise.all([...running.values()].map((runner) => runner.done))
    },
  }
}

/** Runs jobs, `most` at once, in the order in which they were given. */
function openSlots(most: number): (job: () => Promise<void>) => Promise<void> {
  const waiting: (() => void)[] = []
  let taken = 0
  return async (job) => {
    if (taken < most) taken += 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      await job()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else taken -= 1
    }
  }
}

/** Returns where messages wait that an erase has moved on; null when nothing was moved. */
async function decideAll(id: ConversationId, deps: TurnsDeps, stopping: AbortSignal): Promise<ConversationId | null> {
  let pauseMs = 50
  while (!stopping.aborted) {
    const knowledge = deps.knowledge()
    if (knowledge === null) return null
    const beganAtMs = deps.time.steadyMs()
    try {
      const decided = await takeTurn(id, deps.store, decidingNow(deps, knowledge, deps.time.nowMs()))
      if (decided === null) return null
      deps.onDecided(decided, deps.time.steadyMs() - beganAtMs)
      pauseMs = 50
      if (!decided.more) return null
      if (decided.conversation.id !== id) return decided.conversation.id
    } catch (error) {
      deps.log.error('turn-failed', { conversation: id }, error)
      if (!(error instanceof AppError && error.code === 'store-busy')) continue
      await deps.time.wait(pauseMs, stopping)
      pauseMs = Math.min(longestPauseMs, pauseMs * 2)
    }
  }
  return null
}

function decidingNow({ limitsOf, duty }: TurnsDeps, knowledge: Knowledge, nowMs: number): Deciding {
  return { knowledge, limitsOf, duty: duty(), nowMs }
}
