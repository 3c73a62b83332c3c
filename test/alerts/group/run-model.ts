import fc from 'fast-check'
import { expect } from 'vitest'
import { type Follower, followCases } from '../../../src/alerts/group/follow-cases.ts'
import type { CaseId } from '../../../src/bot/conversation.ts'
import type { CaseState } from '../../../src/hotline/case.ts'
import type { Level } from '../../../src/knowledge/knowledge.ts'
import { passingKeys } from '../../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../../src/store/open-store.ts'
import { openForum } from '../../adapters/forum-stand-in.ts'
import { fakeTime } from '../../outbox/fake-time.ts'
import { an } from '../alerting.ts'
import { briefOf, type GivenCase, startMs } from './briefs.ts'
import { callsOver } from './calls-over.ts'

const states: Readonly<Record<'waiting' | 'taken' | 'closed', CaseState>> = {
  waiting: { at: 'waiting', sinceMs: startMs, returned: false, rung: 0 },
  taken: { at: 'taken', by: { kind: 'responder', id: an.id }, sinceMs: startMs, rung: 0, lostAtMs: null },
  closed: { at: 'closed', outcome: 'helped', by: an.id, atMs: startMs },
}
const shows = { waiting: 'Ca đang chờ người nhận.', taken: 'an đã nhận ca.', closed: 'Ca đã đóng.' }

/** What can happen to cases, in the group behind our back, to the line, and to the process. */
type Happening =
  | { readonly what: 'case'; readonly name: string; readonly state: keyof typeof states; readonly level: Level }
  | { readonly what: 'gone'; readonly name: string }
  | { readonly what: 'topic-deleted' | 'topic-closed' }
  | { readonly what: 'fails'; readonly status: number }
  | { readonly what: 'moved' | 'restart' | 'a-while' }

const name = fc.constantFrom('a', 'b', 'c')
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('case' as const),
      name,
      state: fc.constantFrom('waiting', 'taken', 'closed'),
      level: fc.constantFrom<Level>(1, 4),
    }),
  },
  fc.record({ what: fc.constant('gone' as const), name }),
  fc.record({ what: fc.constantFrom('topic-deleted' as const, 'topic-closed' as const) }),
  fc.record({ what: fc.constant('fails' as const), status: fc.constantFrom(400, 429, 502) }),
  fc.record({ what: fc.constantFrom('moved' as const, 'restart' as const, 'a-while' as const) }),
)

/** Whatever happens, in the end every open case has one topic that shows how it stands, and nothing else has one. */
export async function runGroupModel(numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 14 }), async (story) => {
      const told = await play(story)
      for (const { title, wanted, messages, closed } of told.topics) {
        expect([title, closed, messages.some((text) => text.startsWith(wanted))]).toEqual([title, false, true])
      }
      expect(told.titles).toEqual(told.topics.map(({ title }) => title).sort())
      expect(told.mostInAMinute).toBeLessThanOrEqual(20)
    }),
    { numRuns },
  )
}

async function play(story: readonly Happening[]) {
  const time = fakeTime(startMs)
  const store = await openSqliteStore({ path: ':memory:', keys: passingKeys(), now: time.nowMs })
  const forum = openForum()
  let chat = forum.chat
  const group = callsOver(forum, () => chat, time.steadyMs)
  const cases = new Map<CaseId, GivenCase & { readonly shown: keyof typeof states }>()
  const open = () => [...cases.values()].filter(({ shown }) => shown !== 'closed')

  const follow = (): Follower =>
    followCases({
      calls: group.calls,
      store: {
        openCases: async () => open().map(briefOf),
        brief: async (id) => (cases.has(id) ? briefOf(cases.get(id)) : null),
        transcript: async () => [],
      },
      group: store.reach.group,
      copiesText: false,
      people: async () => [an],
      crowdOf: async () => null,
      setting: () => ({ language: 'vi', places: { console: 'https://x/console', acknowledge: '' }, utcOffsetMinutes: 420 }),
      wasSaidHere: () => false,
      moved: async (to) => {
        chat = Number(to)
      },
      time,
      report: () => undefined,
    })

  let follower = follow()
  for (const one of story) {
    const [topic] = forum.topics.keys()
    if (one.what === 'case') cases.set(one.name as CaseId, { id: one.name, level: one.level, state: states[one.state], shown: one.state })
    if (one.what === 'gone') cases.delete(one.name as CaseId)
    if (one.what === 'case' || one.what === 'gone') follower.look(one.name as CaseId)
    if (one.what === 'topic-deleted' && topic !== undefined) forum.deleteTopic(topic)
    if (one.what === 'topic-closed' && topic !== undefined) forum.closeTopic(topic)
    if (one.what === 'fails') group.fail({ status: one.status, description: 'Bad Request: strange', retryAfterSeconds: 7 })
    if (one.what === 'moved') forum.upgrade(forum.chat - 1)
    if (one.what === 'restart') {
      await follower.stop()
      follower = follow()
    }
    await time.advance(one.what === 'a-while' ? 61_000 : 500)
  }
  for (const [id, one] of cases) cases.set(id, { ...one, level: 3 }) // everything is told once more
  for (let round = 0; round < 12; round += 1) {
    for (const id of cases.keys()) follower.look(id)
    await time.advance(61_000)
  }
  await time.advance(11 * 60_000)
  await follower.stop()
  await store.close()
  const atMs = group.log.map((call) => call.atMs)
  return {
    topics: open().map(({ id, shown }) => {
      const title = `K7-${String(id).toUpperCase()} · 3`
      const topic = [...forum.topics.values()].find((found) => found.title === title)
      return { title, wanted: shows[shown], messages: topic?.messages.map(({ text }) => text) ?? [], closed: topic?.closed ?? true }
    }),
    titles: [...forum.topics.values()]
      .filter(({ title }) => !isClosedCase(title))
      .map(({ title }) => title)
      .sort(),
    mostInAMinute: Math.max(0, ...atMs.map((from) => atMs.filter((at) => at >= from && at < from + 60_000).length)),
  }

  function isClosedCase(title: string): boolean {
    return [...cases.values()].some(({ id, shown }) => shown === 'closed' && title.startsWith(`K7-${String(id).toUpperCase()}`))
  }
}
