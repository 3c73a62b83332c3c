import { afterEach, beforeEach, expect, test } from 'vitest'
import type { GroupCalled } from '../../../src/adapters/telegram/staff-group.ts'
import { clearLeftTopics } from '../../../src/alerts/group/clear-left-topics.ts'
import type { CaseId } from '../../../src/bot/conversation.ts'
import { passingKeys } from '../../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../../src/store/open-store.ts'
import type { Store } from '../../../src/store/store.ts'
import { type FakeTime, fakeTime } from '../../outbox/fake-time.ts'
import { startMs } from './briefs.ts'

let time: FakeTime
let store: Store
let deleted: string[]
let reports: string[]

beforeEach(async () => {
  time = fakeTime(startMs)
  deleted = []
  reports = []
  store = await openSqliteStore({ path: ':memory:', keys: passingKeys(), now: time.nowMs })
  const { group } = store.reach
  await group.enter('-1')
  for (const thread of [7, 8])
    await group.keepTopic({ case: `c${thread}` as CaseId, thread, title: 'K7 · 4', told: '', copied: 3, closedAtMs: null })
  await group.enter('-2')
})
afterEach(() => store.close())

function clear(ends: (chat: string, thread: number) => GroupCalled<unknown>) {
  return clearLeftTopics({
    callsOf: (chat) => ({
      async deleteTopic(thread) {
        const ended = ends(chat, thread)
        if (ended.kind === 'ok') deleted.push(`${chat} ${thread}`)
        return ended
      },
    }),
    group: store.reach.group,
    time,
    report: (code) => void reports.push(code),
  })
}

test('what stands in the group that was left is deleted there, and remembered no longer', async () => {
  const clearing = clear((_, thread) => (thread === 7 ? { kind: 'ok', result: true } : { kind: 'topic-gone', code: 'telegram-400' }))
  await time.advance(60_000)
  expect(deleted).toEqual(['-1 7'])
  expect(await store.reach.group.leftTopics()).toEqual([])
  expect(reports).toEqual([])
  await clearing.stop()
})

test('where the bot was put out it is said and tried again, also after a start; what moved is followed', async () => {
  let letIn = false
  const ends = (chat: string): GroupCalled<unknown> => {
    if (!letIn) return { kind: 'shut-out', code: 'telegram-403' }
    return chat === '-1' ? { kind: 'moved', to: '-100' } : { kind: 'ok', result: true }
  }
  const first = clear(ends)
  await time.advance(60_000)
  expect(reports).toEqual(['left-group-telegram-403'])
  expect(await store.reach.group.leftTopics()).toHaveLength(2)
  await first.stop()
  const second = clear(ends)
  await time.advance(60_000)
  letIn = true
  await time.advance(2 * 60 * 60_000)
  expect(deleted).toEqual(['-100 7', '-100 8'])
  expect(await store.reach.group.leftTopics()).toEqual([])
  await second.stop()
})
