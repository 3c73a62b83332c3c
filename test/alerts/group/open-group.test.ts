import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPoster, type Poster } from '../../../src/adapters/post-json.ts'
import { openApi } from '../../../src/adapters/telegram/call.ts'
import { readUpdate } from '../../../src/adapters/telegram/read-update.ts'
import { staffGroupCalls } from '../../../src/adapters/telegram/staff-group.ts'
import { webLimits } from '../../../src/adapters/web/web-channel.ts'
import { openStaffGroup, type StaffGroup } from '../../../src/alerts/group/open-group.ts'
import type { CaseId, ConversationId } from '../../../src/bot/conversation.ts'
import type { StaffId } from '../../../src/hotline/case.ts'
import type { Role, Staff } from '../../../src/hotline/roles.ts'
import { openDoor } from '../../../src/server/door.ts'
import { type OpenHotline, openHotline } from '../../../src/server/hotline/open-hotline.ts'
import { openLog } from '../../../src/server/log.ts'
import { openTurns, type Turns } from '../../../src/server/turns.ts'
import { passingKeys } from '../../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../../src/store/open-store.ts'
import type { Store } from '../../../src/store/store.ts'
import { systemTime } from '../../../src/time.ts'
import { type Forum, openForum } from '../../adapters/forum-stand-in.ts'
import { openTelegramStandIn, type TelegramStandIn } from '../../adapters/telegram-stand-in.ts'
import { smallKnowledge } from '../../server/small-knowledge.ts'

const known = smallKnowledge()
const system = systemTime()
let laterMs = 0
const time = { ...system, nowMs: () => system.nowMs() + laterMs }
const places = { console: 'https://chat.example.org/console', acknowledge: 'https://chat.example.org/alerts/coming' }
const lan = staff('lan', 'responder', 'Lan')
const minh = staff('minh', 'responder', 'Minh')
const bien = staff('bien', 'curator', 'Biên')
/** Their accounts in the group. */
const lansPhone = 700
const minhsPhone = 701
const strangersPhone = 999

function staff(id: string, role: Role, name: string): Staff {
  return { id: id as StaffId, role, name }
}

let forum: Forum
let standIn: TelegramStandIn
let poster: Poster
let store: Store
let hotline: OpenHotline
let turns: Turns
let group: StaffGroup
let people: readonly Staff[]
let written = 0

beforeEach(async () => {
  laterMs = 0
  forum = openForum()
  standIn = await openTelegramStandIn(forum)
  poster = openPoster(4)
  store = await openSqliteStore({ path: ':memory:', keys: passingKeys(), now: time.nowMs })
  people = [lan, minh, bien]
  const content = await known
  const limitsOf = () => webLimits
  const decide = openDoor(store, time, (decided) => hotline.noticeDecided(decided))
  hotline = await openHotline({ store, decide, knowledge: () => content, limitsOf, time })
  turns = openTurns({ store, decide, knowledge: hotline.knowledge, limitsOf, duty: hotline.duty, time, log: openLog('silent') })
})
afterEach(async () => {
  await group.stop()
  await turns.stop()
  poster.close()
  await standIn.close()
  await store.close()
})

async function follow(copiesText = true, named = String(forum.chat)): Promise<void> {
  const api = openApi(poster, { token: '4242:TOKEN', apiRoot: standIn.url })
  group = await openStaffGroup({
    named,
    copiesText,
    language: 'vi',
    calls: (chat) => staffGroupCalls(api, '4242', chat),
    store,
    people: async () => people,
    crowdOf: async () => null,
    act: hotline.act,
    noticeGroup: (one, there) => hotline.noticeConsole(one, there, 'group'),
    correction: async (_id, text) => `Xin sửa lại tin vừa rồi:\n\n${text}`,
    places: () => places,
    utcOffsetMinutes: () => 420,
    time,
    report: () => undefined,
  })
  hotline.onChange(({ case: id }) => group.look(id))
  hotline.onAlert(group.alert)
}

/** What somebody does in the group, on the way it really takes. */
async function happen(update: object): Promise<void> {
  const delivery = readUpdate(new TextEncoder().encode(JSON.stringify(update)), '4242', time.nowMs(), group.chat())
  if (delivery.kind === 'staff-room' && delivery.event.kind !== 'answered-outside') await group.answer(delivery.event)
}

async function link(one: Staff, account: number): Promise<void> {
  await store.reach.keepLinkCode(one.id, `CODE${account}`, time.nowMs() + 60_000)
  await happen(forum.write(account, null, `/link code${account}`))
}

async function write(text: string, from = 'person'): Promise<ConversationId> {
  written += 1
  const address = { channel: 'web', account: 'web', id: from }
  const message = { eventId: `e${written}`, from: address, sentAtMs: time.nowMs(), content: { kind: 'text', text } } as const
  await turns.take(await store.keepInbox([{ kind: 'message', message }], time.nowMs()))
  return store.conversationOf(address, time.nowMs())
}

async function openCase(text = 'gặp người thật', from = 'person') {
  const talk = await write(text, from)
  const [one] = await store.openCases()
  if (one === undefined) throw new Error('no case was opened')
  await until(() => topicOf(one.pseudonym))
  return { id: one.case.id, talk, name: one.pseudonym }
}

/** The topic once something is said in it. */
function topicOf(name: string) {
  return [...forum.topics.values()].find(({ title, messages }) => title.includes(name) && messages.length > 0)
}

async function until<T>(look: () => T | null | undefined | false): Promise<T> {
  for (;;) {
    const found = look()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

const said = (name: string, part: string) => until(() => forum.topic(name).messages.find(({ text }) => text.includes(part)))
const answered = (part: string) => until(() => forum.answers.find(({ text }) => text.includes(part)))
const holderOf = async (id: CaseId) => {
  const state = (await store.caseOf(id))?.case.state
  return state?.at === 'taken' && state.by.kind === 'responder' ? state.by.id : null
}
const staffLines = async (talk: ConversationId) =>
  (await store.transcript(talk)).flatMap((line) => (line.by === 'staff' && line.origin.from === 'person' ? [line.bubble.text] : []))
const button = (name: string, label: string) => {
  const found = forum
    .topic(name)
    .messages.flatMap(({ buttons }) => buttons)
    .find(({ text }) => text === label)
  if (found === undefined) throw new Error(`no button "${label}"`)
  return found
}

test('taken by a press, answered from the topic, closed with an outcome', async () => {
  await follow()
  await link(lan, lansPhone)
  const { id, talk, name } = await openCase('gặp người thật')
  const { thread } = forum.topic(name)
  await happen(forum.press(lansPhone, thread, button(name, 'Nhận ca')))
  await answered('Bạn đang giữ ca này.')
  expect(await holderOf(id)).toBe(lan.id)
  expect(hotline.present()).toEqual([lan.id])
  await write('em bị nợ lương')
  await said(name, 'Người nhắn: em bị nợ lương')
  await happen(forum.write(lansPhone, thread, 'Chào em, chị là Lan.'))
  expect(await staffLines(talk)).toEqual(['Chào em, chị là Lan.'])
  await until(() => forum.reactions.length > 0)
  await happen(forum.press(lansPhone, thread, button(name, 'Đóng ca')))
  const ask = await said(name, 'Ca này kết thúc thế nào?')
  await happen(
    forum.press(lansPhone, thread, ask.buttons.find(({ text }) => text === 'Đã giúp được') ?? ask.buttons[0] ?? { callback_data: '' }),
  )
  expect((await store.caseOf(id))?.case.state).toMatchObject({ at: 'closed', outcome: 'helped' })
  await until(() => forum.topic(name).closed)
  expect(forum.topic(name).messages.filter(({ text }) => text.includes('chị là Lan'))).toEqual([])
})

test('taken in the group while a console takes it too: one of them holds it, and the other is told', async () => {
  await follow()
  await link(lan, lansPhone)
  const { id, name } = await openCase()
  const take = button(name, 'Nhận ca')
  for (let n = 0; n < 20; n += 1) {
    const before = forum.answers.length
    const press = () => happen(forum.press(lansPhone, forum.topic(name).thread, take))
    const click = () => hotline.act(id, { act: 'take' }, minh)
    const [first, second] = n % 2 === 0 ? [press, click] : [click, press]
    const ended = await Promise.all([first(), second()])
    const holder = await holderOf(id)
    const told = await until(() => forum.answers[before])
    expect(told.text).toBe(holder === lan.id ? 'Bạn đang giữ ca này.' : 'Có người khác đã nhận ca này.')
    expect(ended.includes('already-taken')).toBe(holder === lan.id)
    await hotline.act(id, { act: 'release' }, holder === lan.id ? lan : minh)
  }
})

test('the same update again, as Telegram delivers what was not answered, has one effect', async () => {
  await follow()
  await link(lan, lansPhone)
  const { talk, name } = await openCase()
  const { thread } = forum.topic(name)
  const take = forum.press(lansPhone, thread, button(name, 'Nhận ca'))
  await happen(take)
  await happen(take)
  const words = forum.write(lansPhone, thread, 'Em đang ở đâu?')
  await Promise.all([happen(words), happen(words), happen(words)])
  expect(await staffLines(talk)).toEqual(['Em đang ở đâu?'])
})

test('remarks among staff, words of others and pictures do not reach the person', async () => {
  await follow()
  await link(lan, lansPhone)
  await link(minh, minhsPhone)
  await link(bien, 702)
  const { talk, name } = await openCase()
  const { thread } = forum.topic(name)
  await happen(forum.write(lansPhone, thread, 'chưa nhận mà trả lời'))
  await said(name, 'Chưa ai nhận ca.')
  await happen(forum.press(lansPhone, thread, button(name, 'Nhận ca')))
  await happen(forum.write(lansPhone, thread, '// ca này giống ca hôm qua'))
  await happen(forum.write(minhsPhone, thread, 'để em trả lời cho'))
  await said(name, 'Chỉ người đang giữ ca')
  await happen(forum.write(702, thread, 'biên tập trả lời'))
  await said(name, 'Vai trò của bạn')
  expect(hotline.present()).not.toContain(bien.id)
  await happen(forum.write(strangersPhone, thread, 'tôi là ai'))
  await said(name, 'chưa nối với tài khoản trực')
  await happen(forum.write(lansPhone, thread, '', { text: undefined, photo: [{ file_id: 'x' }] }))
  await said(name, 'Từ đây chỉ gửi được chữ')
  await happen(forum.write(lansPhone, thread, 'ẩn danh', { sender_chat: { id: forum.chat } }))
  await said(name, 'ẩn danh trong nhóm')
  await happen(forum.write(lansPhone, null, 'ngoài chủ đề'))
  expect(await staffLines(talk)).toEqual([])
})

test('a press by a stranger, one that was made up and one for another topic do nothing', async () => {
  await follow()
  await link(lan, lansPhone)
  const { id, name } = await openCase()
  const { thread } = forum.topic(name)
  await happen(forum.press(strangersPhone, thread, { callback_data: `take:${id}` }))
  await answered('chưa nối')
  for (const data of ['', 'take:', 'take:nonsense', `close:${id}:nonsense`, `explode:${id}`, 'take:0197-0000-7000-8000-000000000000'])
    await happen(forum.press(lansPhone, thread, { callback_data: data }))
  await happen(forum.press(lansPhone, thread + 1, { callback_data: `take:${id}` }))
  expect(await holderOf(id)).toBeNull()
  expect((await store.caseOf(id))?.case.state.at).toBe('waiting')
})

test('whoever does not work here any more takes nothing', async () => {
  await follow()
  await link(lan, lansPhone)
  const { id, name } = await openCase()
  people = [minh]
  await happen(forum.press(lansPhone, forum.topic(name).thread, button(name, 'Nhận ca')))
  expect(await holderOf(id)).toBeNull()
})

test('a changed message is sent as a correction, once for each change; a remark that is changed stays one', async () => {
  await follow()
  await link(lan, lansPhone)
  const { talk, name } = await openCase()
  const { thread } = forum.topic(name)
  await happen(forum.press(lansPhone, thread, button(name, 'Nhận ca')))
  const words = forum.write(lansPhone, thread, 'Em gọi số 111 nhé')
  const change = forum.edit(lansPhone, thread, forum.lastMessage(), 'Em gọi số 112 nhé')
  const remark = forum.write(lansPhone, thread, '// nhớ hỏi tuổi')
  const changed = forum.edit(lansPhone, thread, forum.lastMessage(), 'nhớ hỏi tuổi')
  await happen(words)
  await Promise.all([happen(change), happen(change)])
  await happen(remark)
  await happen(changed)
  expect(await staffLines(talk)).toEqual(['Em gọi số 111 nhé', 'Xin sửa lại tin vừa rồi:\n\nEm gọi số 112 nhé'])
})

test('without copied text nothing of it stands in the group, answers are refused, and a take asks for the console', async () => {
  await follow(false)
  await link(lan, lansPhone)
  const { id, talk, name } = await openCase()
  const { thread } = forum.topic(name)
  await happen(forum.press(lansPhone, thread, button(name, 'Nhận ca')))
  await answered('Xin mở trang trực ngay')
  expect(await holderOf(id)).toBe(lan.id)
  expect(hotline.present()).toEqual([])
  await write('em bị nợ lương')
  const words = forum.write(lansPhone, thread, 'Chào em')
  const under = { id: 1, text: '', buttons: [], answers: forum.lastMessage() }
  await happen(words)
  await said(name, 'chỉ trả lời được trong trang trực')
  await happen(forum.press(lansPhone, thread, { callback_data: `send:${id}` }, under))
  await answered('chỉ trả lời được trong trang trực')
  expect(await staffLines(talk)).toEqual([])
  expect(
    forum
      .topic(name)
      .messages.map(({ text }) => text)
      .join('\n'),
  ).not.toContain('nợ lương')
})

test('where somebody may be reading along a late answer is asked about, and leaves when whoever wrote it says so', async () => {
  await follow()
  await link(lan, lansPhone)
  await link(minh, minhsPhone)
  const { talk, name } = await openCase('họ nhốt em')
  const { thread } = forum.topic(name)
  await happen(forum.press(lansPhone, thread, button(name, 'Nhận ca')))
  laterMs = 10 * 60_000
  await happen(forum.write(lansPhone, thread, 'Em còn đó không?'))
  const ask = await said(name, 'Vẫn gửi câu này?')
  const [anyway = { callback_data: '' }] = ask.buttons
  expect(await staffLines(talk)).toEqual([])
  await happen(forum.press(minhsPhone, thread, anyway, ask))
  expect(await staffLines(talk)).toEqual([])
  const press = forum.press(lansPhone, thread, anyway, ask)
  await Promise.all([happen(press), happen(press)])
  expect(await staffLines(talk)).toEqual([expect.stringContaining('Em còn đó không?')])
})

test('where somebody may be reading along a correction is asked about too', async () => {
  await follow()
  await link(lan, lansPhone)
  const { talk, name } = await openCase('họ nhốt em')
  const { thread } = forum.topic(name)
  await happen(forum.press(lansPhone, thread, button(name, 'Nhận ca')))
  const words = forum.write(lansPhone, thread, 'Em gọi số 111 nhé')
  const written = forum.lastMessage()
  await happen(words)
  const before = await staffLines(talk)
  expect(before).toEqual([expect.stringContaining('Em gọi số 111 nhé')])
  laterMs = 10 * 60_000
  await happen(forum.edit(lansPhone, thread, written, 'Em gọi số 112 nhé'))
  const ask = await said(name, 'Vẫn gửi câu này?')
  const [anyway = { callback_data: '' }] = ask.buttons
  expect(await staffLines(talk)).toEqual(before)
  const press = forum.press(lansPhone, thread, anyway, ask)
  await Promise.all([happen(press), happen(press)])
  expect(await staffLines(talk)).toEqual([...before, expect.stringContaining('Xin sửa lại tin vừa rồi:\n\nEm gọi số 112 nhé')])
})

test('a code is used in the group and nobody else can use it; a wrong one says so', async () => {
  await follow()
  await store.reach.keepLinkCode(lan.id, 'ABCD2345', time.nowMs() + 60_000)
  await happen(forum.write(lansPhone, null, '/link abcd2345'))
  await until(() => forum.general.find(({ text }) => text.includes('Đã nối với tài khoản của Lan.')))
  await happen(forum.write(strangersPhone, null, '/link ABCD2345'))
  await until(() => forum.general.find(({ text }) => text.includes('Mã không đúng')))
  expect(await store.reach.staffOf(String(strangersPhone))).toBeNull()
  await happen(forum.write(minhsPhone, null, '/link ABCD2345', { sender_chat: { id: forum.chat } }))
  await until(() => forum.general.find(({ text }) => text.includes('ẩn danh')))
})

test('a case that waits to be erased is not closed from the group, for that would erase it', async () => {
  await follow()
  await link(lan, lansPhone)
  const { id, name } = await openCase('họ nhốt em')
  const { thread } = forum.topic(name)
  await happen(forum.press(lansPhone, thread, button(name, 'Nhận ca')))
  await said(name, 'Lan đã nhận ca.')
  const close = button(name, 'Đóng ca')
  await write('xóa hết')
  await until(() => topicOf(name) && forum.topic(name).thread !== thread) // made anew, without a word of the person
  const renewed = forum.topic(name)
  expect(renewed.messages.flatMap(({ buttons }) => buttons)).toEqual([])
  for (const data of [close.callback_data, `${close.callback_data}:misuse`]) {
    const before = forum.answers.length
    await happen(forum.press(lansPhone, renewed.thread, { callback_data: data }))
    expect((await until(() => forum.answers[before])).text).toContain('đóng ca là xóa hẳn')
  }
  expect(await holderOf(id)).toBe(lan.id)
  expect(await store.transcript((await store.brief(id))?.conversation ?? ('' as ConversationId))).not.toEqual([])
})

test('an erase takes the topic along', async () => {
  await follow()
  const { name } = await openCase()
  expect(forum.topic(name).messages).not.toEqual([])
  await write('xóa hết')
  await until(() => forum.topics.size === 0)
})

test('the group moves while a case is open: followed, and presses there count', async () => {
  await follow()
  await link(lan, lansPhone)
  const { id, name } = await openCase()
  forum.upgrade(-1_002_222_222_222)
  await write('em bị nợ lương')
  await said(name, 'nợ lương')
  expect(group.chat()).toBe('-1002222222222')
  await happen(forum.press(lansPhone, forum.topic(name).thread, button(name, 'Nhận ca')))
  expect(await holderOf(id)).toBe(lan.id)
})

test('when the operator names another group, what stands in the first is deleted there', async () => {
  await follow()
  const { name } = await openCase()
  await write('em bị nợ lương')
  await said(name, 'nợ lương')
  await group.stop()
  await follow(true, '-1009999999999')
  await until(() => forum.topics.size === 0)
  expect(group.chat()).toBe('-1009999999999')
})
