import type { ConversationId } from '../bot/conversation.ts'
import { AppError } from '../errors.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { DueClock } from '../store/decide-store.ts'
import type { Store } from '../store/store.ts'
import type { Time } from '../time.ts'
import type { Door } from './door.ts'
import type { Log } from './log.ts'
import { type Deciding, type Duty, decideWith, type LimitsOf, takeTurn } from './take-turn.ts'

/** The second line of a message's way, started directly by the first. */
export interface Turns {
  /** Decides everything that waits in these conversations. Resolves when nothing is left to decide in any; never rejects. */
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
  readonly store: Pick<Store, 'undecided'>
  readonly decide: Door
  /** Null while no content could be loaded: messages then wait in the inbox. */
  readonly knowledge: () => Knowledge | null
  readonly limitsOf: LimitsOf
  readonly duty: () => Duty
  readonly time: Time
  readonly log: Log
}

/** Longest pause between two tries: the store may be unable to write, or to read. */
const longestPauseMs = 5000

/**
 * So many conversations are decided at once, more than share a commit; of the others only the name waits, in the order in which they came.
 */
const mostAtOnce = 256

/**
 * One runner a conversation: what arrives while it runs is found by it, because the store says whether more waits. A throw in a
 * decision is our bug: logged, and tried again until the store sets the message aside. Nothing is tried again at once, for a store that
 * fails in the same breath would leave no other work its turn.
 */
export function openTurns(deps: TurnsDeps): Turns {
  const running = new Map<ConversationId, { again: boolean }>()
  const waiting = new Set<ConversationId>()
  const stopping = new AbortController()
  let busy: PromiseWithResolvers<void> | null = null

  function take(ids: readonly ConversationId[]): Promise<void> {
    if (!stopping.signal.aborted) for (const id of ids) start(id)
    return busy?.promise ?? Promise.resolve()
  }

  function start(id: ConversationId): void {
    const runner = running.get(id)
    if (runner) runner.again = true
    else if (running.size < mostAtOnce) void run(id)
    else waiting.add(id)
  }

  async function run(id: ConversationId): Promise<void> {
    const mine = { again: false }
    running.set(id, mine)
    busy ??= Promise.withResolvers()
    do {
      mine.again = false
      const movedTo = await decideAll(id, deps, stopping.signal)
      if (movedTo !== null) start(movedTo)
    } while (mine.again && !stopping.signal.aborted)
    running.delete(id)
    startNext()
    if (running.size > 0) return
    busy?.resolve()
    busy = null
  }

  function startNext(): void {
    const [next] = waiting
    if (next === undefined) return
    waiting.delete(next)
    void run(next)
  }

  return {
    take,
    async lookAgain() {
      if (running.size > 0 || deps.knowledge() === null) return
      const forgotten = await deps.store.undecided()
      if (forgotten.length > 0) deps.log.warn('backlog', { count: forgotten.length })
      await take(forgotten)
    },
    async carryOut({ conversation, clock, dueAtMs }) {
      const knowledge = deps.knowledge()
      if (knowledge === null) throw new AppError('no-content', 'a clock is due and nothing could answer')
      const deciding = decidingNow(deps, knowledge)
      await deps.decide(conversation, { cause: 'clock', clock, dueAtMs }, decideWith(deciding), deciding.nowMs)
    },
    async stop() {
      stopping.abort()
      waiting.clear()
      await busy?.promise
    },
  }
}

/** Returns where messages wait that an erase has moved on; null when nothing was moved. */
async function decideAll(id: ConversationId, deps: TurnsDeps, stopping: AbortSignal): Promise<ConversationId | null> {
  let pauseMs = 50
  while (!stopping.aborted) {
    const knowledge = deps.knowledge()
    if (knowledge === null) return null
    try {
      const decided = await takeTurn(id, deps.decide, decidingNow(deps, knowledge))
      if (decided === null) return null
      pauseMs = 50
      if (!decided.more) return null
      if (decided.conversation.id !== id) return decided.conversation.id
    } catch (error) {
      deps.log.error('turn-failed', { conversation: id }, error)
      await deps.time.wait(pauseMs, stopping)
      pauseMs = Math.min(longestPauseMs, pauseMs * 2)
    }
  }
  return null
}

function decidingNow({ limitsOf, duty, time }: TurnsDeps, knowledge: Knowledge): Deciding {
  return { knowledge, limitsOf, duty: duty(), nowMs: time.nowMs() }
}
