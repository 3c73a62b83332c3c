import type { StaffGroupCalls } from '../../adapters/telegram/staff-group.ts'
import type { GroupStore, LeftTopic } from '../../store/reach/reach.ts'
import type { Time } from '../../time.ts'

export interface LeftDeps {
  readonly callsOf: (chat: string) => Pick<StaffGroupCalls, 'deleteTopic'>
  readonly group: Pick<GroupStore, 'leftTopics' | 'dropLeftTopic'>
  readonly time: Pick<Time, 'wait'>
  /** Told by code, once a round, why topics still stand in a group that was left. */
  readonly report: (code: string) => void
}

/** One call after another, well below what a group takes in a minute. */
const betweenMs = 4_000
const roundMs = 60 * 60_000

/**
 * Deletes the topics that stand in groups which the operator has left: what people said may stand there, and an erase no longer reaches it.
 * Tried until it is done, for the bot may have to be let in there again. Ends when stopped, or when nothing is left.
 */
export function clearLeftTopics({ callsOf, group, time, report }: LeftDeps): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const stop = stopping.signal

  async function run(): Promise<void> {
    while (!stop.aborted) {
      const code = await tryAll().catch(() => 'store-busy')
      if (code === null || stop.aborted) return
      report(`left-group-${code}`)
      await time.wait(roundMs, stop)
    }
  }

  /** Null: no topic is left anywhere. Else why the last of those that are did not go. */
  async function tryAll(): Promise<string | null> {
    let code: string | null = null
    for (const topic of await group.leftTopics()) {
      if (stop.aborted) break
      const failed = await remove(topic)
      if (failed === null) await group.dropLeftTopic(topic)
      else code = failed
      await time.wait(betweenMs, stop)
    }
    return code
  }

  async function remove({ chat, thread }: LeftTopic): Promise<string | null> {
    const first = await callsOf(chat).deleteTopic(thread)
    const ended = first.kind === 'moved' ? await callsOf(first.to).deleteTopic(thread) : first
    if (ended.kind === 'ok' || ended.kind === 'topic-gone') return null
    return 'code' in ended ? ended.code : ended.kind
  }

  const ended = run()
  return {
    stop() {
      stopping.abort()
      return ended
    },
  }
}
