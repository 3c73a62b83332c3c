import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Standing } from '../../../src/adapters/telegram/staff-group.ts'
import { type Follower, followCases } from '../../../src/alerts/group/follow-cases.ts'
import { keptMs } from '../../../src/alerts/group/next-step.ts'
import type { Crowd } from '../../../src/alerts/tell-crowd.ts'
import type { CaseId, ConversationId } from '../../../src/bot/conversation.ts'
import type { CaseState, StaffId } from '../../../src/hotline/case.ts'
import type { Level } from '../../../src/knowledge/knowledge.ts'
import type { TranscriptLine } from '../../../src/store/case-store.ts'
import { passingKeys } from '../../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../../src/store/open-store.ts'
import type { Store } from '../../../src/store/store.ts'
import { type Forum, openForum } from '../../adapters/forum-stand-in.ts'
import { type FakeTime, fakeTime } from '../../outbox/fake-time.ts'
import { alertTo, an } from '../alerting.ts'
import { briefOf, fromPerson, fromStaff, type GivenCase, startMs } from './briefs.ts'
import { callsOver } from './calls-over.ts'

const places = { console: 'https://chat.example.org/console', acknowledge: 'https://chat.example.org/alerts/coming' }

let time: FakeTime
let store: Store
let forum: Forum
let group: ReturnType<typeof callsOver>
let follower: Follower | null
let cases: Map<CaseId, GivenCase>
let lines: Map<ConversationId, readonly TranscriptLine[]>
let reports: (string | null)[]
let chat: number
let crowdOf: (id: CaseId) => Crowd | null

beforeEach(async () => {
  time = fakeTime(startMs)
  store = await openSqliteStore({ path: ':memory:', keys: passingKeys(), now: time.nowMs })
  forum = openForum()
  chat = forum.chat
  group = callsOver(forum, () => chat, time.steadyMs)
  cases = new Map()
  lines = new Map()
  reports = []
  follower = null
  crowdOf = () => null
})
afterEach(async () => {
  await follower?.stop()
  await store.close()
})

interface Start {
  readonly copiesText?: boolean
  readonly standing?: () => Standing
  readonly saidHere?: readonly string[]
}

function start({ copiesText = false, standing, saidHere = [] }: Start = {}): Follower {
  follower = followCases({
    calls: { ...group.calls, ...(standing && { standing: async () => standing() }) },
    store: {
      openCases: async () => [...cases.values()].map(briefOf).filter(({ case: one }) => one.state.at !== 'closed'),
      brief: async (id) => (cases.has(id) ? briefOf(cases.get(id)) : null),
      transcript: async (id) => lines.get(id) ?? [],
    },
    group: store.reach.group,
    copiesText,
    people: async () => [an],
    crowdOf: async (id) => crowdOf(id),
    setting: () => ({ language: 'vi', places, utcOffsetMinutes: 420 }),
    wasSaidHere: (_, text) => saidHere.includes(text),
    moved: async (to) => {
      chat = Number(to)
    },
    time,
    report: (code) => void reports.push(code),
  })
  return follower
}

function open(id: string, given: Omit<GivenCase, 'id'> = {}): CaseId {
  cases.set(id as CaseId, { id, ...given })
  follower?.look(id as CaseId)
  return id as CaseId
}

const taken: CaseState = { at: 'taken', by: { kind: 'responder', id: an.id as StaffId }, sinceMs: startMs, rung: 0, lostAtMs: null }
const closed: CaseState = { at: 'closed', outcome: 'helped', by: an.id, atMs: startMs }
const textsOf = (part: string) => forum.topic(part).messages.map(({ text }) => text)
const mostInAMinute = () =>
  Math.max(...group.log.map(({ atMs }) => group.log.filter((one) => one.atMs >= atMs && one.atMs < atMs + 60_000).length))

/** In steps in which everything that can be written is written. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) await time.advance(1000)
}

test('a case gets a topic with its number and level, how it stands, a link and a button; nothing of the person', async () => {
  open('a', { level: 4, because: [{ kind: 'words', signal: 'locked-in', level: 4, words: 'họ nhốt em' }] })
  lines.set('talk-a' as ConversationId, [fromPerson(1, 'họ nhốt em')])
  start()
  await time.advance(0)
  expect(forum.topic('K7-A').title).toBe('K7-A · 4')
  expect(forum.topic('K7-A').messages).toMatchObject([
    {
      text: `Ca đang chờ người nhận.\nNội dung chỉ đọc được trong trang trực.\n${places.console}#case=a`,
      buttons: [{ text: 'Nhận ca', callback_data: 'take:a' }],
    },
  ])
})

test('half a letter, cut or come so, keeps nothing out of the topic', async () => {
  const talk = 'talk-a' as ConversationId
  const told = [fromPerson(1, `${'x'.repeat(1199)}😢 cứu em với`), fromPerson(2, 'em ở \ud83d đây'), fromPerson(3, 'họ sắp về')]
  lines.set(talk, told.slice(0, 2))
  start({ copiesText: true })
  open('a')
  await time.advance(0)
  lines.set(talk, told)
  follower?.look('a' as CaseId)
  await pass(2)
  const said = textsOf('K7-A').join('\n')
  expect([said.includes(`${'x'.repeat(1199)} …`), said.includes('em ở \ufffd đây'), said.includes('họ sắp về')]).toEqual([true, true, true])
})

test('a practice case gets no topic', async () => {
  start()
  open('a', { channel: 'practice' })
  await time.advance(0)
  expect(forum.topics.size).toBe(0)
})

test('the topic follows the case to its end, and is deleted a week after', async () => {
  start()
  const id = open('a')
  await time.advance(0)
  open('a', { state: taken })
  await time.advance(0)
  expect(textsOf('K7-A').at(-1)).toContain('an đã nhận ca.')
  expect(forum.topic('K7-A').messages.at(-1)?.buttons).toEqual([{ text: 'Đóng ca', callback_data: 'close:a' }])
  open('a', { state: closed })
  await time.advance(0)
  expect(textsOf('K7-A').at(-1)).toContain('Ca đã đóng.')
  expect(forum.topic('K7-A').closed).toBe(true)
  await time.advance(keptMs + 20 * 60_000)
  expect(forum.topics.size).toBe(0)
  expect(await store.reach.group.topicOf(id)).toBeNull()
})

test('a case that was erased, or kept long enough, takes its topic along', async () => {
  start()
  open('a')
  await time.advance(0)
  cases.clear()
  follower?.look('a' as CaseId)
  await time.advance(0)
  expect(forum.topics.size).toBe(0)
})

test('a topic that somebody deletes is made anew, and one that somebody closes is opened again', async () => {
  start()
  open('a')
  await time.advance(0)
  forum.deleteTopic(forum.topic('K7-A').thread)
  open('a', { state: taken })
  await time.advance(0)
  expect(textsOf('K7-A')).toEqual([expect.stringContaining('an đã nhận ca.')])
  forum.closeTopic(forum.topic('K7-A').thread)
  open('a', { state: { at: 'waiting', sinceMs: startMs, returned: true, rung: 0 } })
  await time.advance(0)
  expect(forum.topic('K7-A').closed).toBe(false)
  expect(textsOf('K7-A').at(-1)).toContain('Ca đã về lại hàng chờ.')
  expect(forum.topics.size).toBe(1)
})

test('what happened while nobody followed is caught up with at the next start', async () => {
  start()
  open('a')
  open('b')
  await time.advance(0)
  await follower?.stop()
  cases.set('a' as CaseId, { id: 'a', state: taken })
  cases.delete('b' as CaseId)
  cases.set('c' as CaseId, { id: 'c' })
  start()
  await time.advance(0)
  expect(textsOf('K7-A').at(-1)).toContain('an đã nhận ca.')
  expect([...forum.topics.values()].map(({ title }) => title)).toEqual(['K7-A · 2', 'K7-C · 2'])
})

test('a hundred cases at once: never more than twenty messages a minute, the most dangerous first, and staff are told once', async () => {
  start()
  await time.advance(0)
  for (let n = 0; n < 100; n += 1) open(`n${n}`, { level: (n % 10 === 0 ? 4 : 1) as Level })
  await pass(60)
  expect(mostInAMinute()).toBeLessThanOrEqual(20)
  const dangerous = () => [...forum.topics.values()].filter(({ title, messages }) => title.endsWith('· 4') && messages.length > 0).length
  await pass(10)
  expect(dangerous()).toBe(10)
  await pass(15 * 60)
  expect(forum.topics.size).toBe(100)
  expect([...forum.topics.values()].every(({ messages }) => messages.length === 1)).toBe(true)
  expect(mostInAMinute()).toBeLessThanOrEqual(20)
  expect(forum.general.map(({ text }) => text)).toEqual(['Nhóm đang chậm vì có nhiều ca cùng lúc. Trang trực luôn đủ và mới nhất.'])
})

test('words to staff wait for a dangerous case, and not for others; the same words wait once, a question once for each message', async () => {
  start()
  const question = { text: 'Vẫn gửi?', buttons: [{ label: 'Vẫn gửi', data: 'send:a' }] }
  for (const answers of [1, 2]) {
    follower?.aside(null, { text: 'Chưa nối.', buttons: [], answers })
    follower?.aside(null, { ...question, answers })
    follower?.aside(null, { ...question, answers })
  }
  open('a', { level: 1 })
  open('b', { level: 3 })
  await time.advance(0)
  expect(forum.general.map(({ text, answers }) => [text, answers])).toEqual([
    ['Chưa nối.', 1],
    ['Vẫn gửi?', 1],
    ['Vẫn gửi?', 2],
  ])
  expect(forum.topic('K7-B').messages[0]?.id).toBeLessThan(forum.general[0]?.id ?? 0)
  expect(forum.topic('K7-A').thread).toBeGreaterThan(forum.general[2]?.id ?? 0)
})

test('many changes of one case become one message', async () => {
  start({ copiesText: true })
  open('a')
  await time.advance(0)
  const said = Array.from({ length: 15 }, (_, n) => fromPerson(n + 1, `tin số ${n + 1}`))
  lines.set('talk-a' as ConversationId, said)
  for (let n = 0; n < 15; n += 1) follower?.look('a' as CaseId)
  follower?.alert(alertTo('supervisors', { case: 'a' as CaseId }))
  follower?.alert(alertTo('on-duty', { case: 'a' as CaseId }))
  await time.advance(0)
  expect(forum.topic('K7-A').messages).toHaveLength(2)
  expect(textsOf('K7-A').at(-1)?.split('\n')).toEqual([
    '⚠ Ca đang chờ, chưa có người nhận.',
    ...said.map((_, n) => `Người nhắn: tin số ${n + 1}`),
  ])
})

test('an alert that has to wait its turn is not lost', async () => {
  start()
  open('a')
  await time.advance(0)
  group.fail({ status: 429, retryAfterSeconds: 30 })
  follower?.alert(alertTo('supervisors', { case: 'a' as CaseId, why: 'unanswered' }))
  await time.advance(29_000)
  expect(textsOf('K7-A')).toHaveLength(1)
  await time.advance(2_000)
  expect(textsOf('K7-A').at(-1)).toBe('⚠ Có tin chưa được trả lời.')
})

test('text is copied line by line, each once, by whom; what was written in the topic itself is not', async () => {
  start({ copiesText: true, saidHere: ['dạ em nghe'] })
  open('a', { state: taken })
  lines.set('talk-a' as ConversationId, [fromPerson(1, 'công ty nợ lương em')])
  await time.advance(0)
  expect(textsOf('K7-A')[0]).toBe(`an đã nhận ca.\n${places.console}#case=a\nNgười nhắn: công ty nợ lương em`)
  lines.set('talk-a' as ConversationId, [
    fromPerson(1, 'công ty nợ lương em'),
    fromStaff(2, 'an', 'dạ em nghe'),
    fromStaff(3, 'Bình', 'anh ở đâu?'),
    fromPerson(null, 'chưa đọc'),
  ])
  follower?.look('a' as CaseId)
  await time.advance(0)
  expect(textsOf('K7-A').slice(1)).toEqual(['Bình: anh ở đâu?'])
})

test('a long text is cut for the group, and no message is longer than Telegram takes', async () => {
  start({ copiesText: true })
  open('a')
  lines.set(
    'talk-a' as ConversationId,
    [1, 2, 3, 4, 5, 6].map((seq) => fromPerson(seq, `${seq} ${'dài '.repeat(900)}`)),
  )
  await time.advance(0)
  const all = textsOf('K7-A')
  expect(all.join('\n').match(/Người nhắn: \d/g)).toHaveLength(6)
  expect(Math.max(...all.map((text) => text.length))).toBeLessThanOrEqual(4096)
})

test('once a case turns out to be about a child everything that was copied goes, and nothing more is', async () => {
  start({ copiesText: true })
  open('a')
  lines.set('talk-a' as ConversationId, [fromPerson(1, 'công ty nợ lương em')])
  await time.advance(0)
  const before = forum.topic('K7-A').thread
  lines.set('talk-a' as ConversationId, [fromPerson(1, 'công ty nợ lương em'), fromPerson(2, 'em 15 tuổi')])
  follower?.look('a' as CaseId)
  await time.advance(0)
  expect(forum.topics.has(before)).toBe(false)
  expect(textsOf('K7-A')).toEqual([expect.not.stringContaining('nợ lương')])
  expect(textsOf('K7-A').join()).toContain('Nội dung chỉ đọc được trong trang trực.')
})

test('where an erase was asked for the copied text goes at once, and before anything else', async () => {
  start({ copiesText: true })
  open('a', { level: 3 })
  lines.set('talk-a' as ConversationId, [fromPerson(1, 'họ giữ giấy tờ')])
  await time.advance(0)
  group.fail({ status: 429, retryAfterSeconds: 10 })
  open('b', { level: 4 })
  await time.advance(0)
  open('a', { level: 3, eraseAsked: true })
  const logged = group.log.length
  await time.advance(11_000)
  expect(group.log[logged]?.method).toBe('deleteForumTopic')
  expect(textsOf('K7-A').join()).not.toContain('giấy tờ')
})

test('the group gets another id: followed there, nothing lost', async () => {
  start()
  open('a')
  await time.advance(0)
  forum.upgrade(-1_009_999)
  open('a', { state: taken })
  await time.advance(0)
  expect(chat).toBe(-1_009_999)
  expect(textsOf('K7-A').at(-1)).toContain('an đã nhận ca.')
})

test('a Telegram that ails is asked less and less, and everything is said when it is well', async () => {
  start()
  open('a')
  await time.advance(0)
  const before = group.log.length
  group.fail(...Array.from({ length: 6 }, () => ({ status: 502 })))
  open('a', { state: taken })
  await time.advance(5 * 60_000)
  expect(group.log.length - before).toBe(7)
  expect(textsOf('K7-A')).toHaveLength(2)
})

test('what Telegram refuses for good is not tried without end', async () => {
  start()
  open('a')
  await time.advance(0)
  const before = group.log.length
  group.fail({ status: 400, description: 'Bad Request: strange' })
  open('a', { state: taken })
  await time.advance(60_000)
  expect(group.log.length - before).toBe(1)
  await time.advance(10 * 60_000)
  expect(textsOf('K7-A').at(-1)).toContain('an đã nhận ca.')
})

test('without topics or rights nothing is written, the reason is told, and it is looked at again', async () => {
  let standing: Standing = 'no-right-to-delete'
  open('a')
  start({ standing: () => standing })
  await time.advance(60_000)
  expect(group.log).toEqual([])
  expect(reports).toEqual(['no-right-to-delete'])
  standing = 'ready'
  await time.advance(10 * 60_000)
  expect(reports.at(-1)).toBeNull()
  expect(forum.topics.size).toBe(1)
})

test('of many over one line a few have topics, the group hears of the rest as of one, and each gets its topic when it comes forward', async () => {
  const flood = Array.from({ length: 12 }, (_, n) => open(`nhiều-${n + 1}`, { level: 4 }))
  let taking = 0
  crowdOf = (id) => (flood.indexOf(id) >= 5 + taking ? { line: 'flood', count: flood.length - taking } : null)
  start()
  await pass(30)
  open('thật', { level: 3 })
  await pass(30)
  const named = () => [...forum.topics.values()].map(({ title }) => title)
  expect(named()).toHaveLength(6)
  expect(named()).toContain('K7-THẬT · 3')
  expect(forum.general.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^12 ca cùng một đường mạng\. .*\nhttps:\/\/chat\.example\.org\/console$/),
  ])
  taking = 1
  open('nhiều-1', { level: 4, state: taken })
  await pass(30)
  expect(named()).toHaveLength(7)
  expect(forum.topic('K7-NHIỀU-6').messages).toHaveLength(1)
  expect(forum.general).toHaveLength(1)
})
