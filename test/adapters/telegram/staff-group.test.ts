import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPoster, type Poster } from '../../../src/adapters/post-json.ts'
import { type Called, openApi } from '../../../src/adapters/telegram/call.ts'
import {
  type GroupCalled,
  groupCalled,
  type StaffGroupCalls,
  type Standing,
  staffGroupCalls,
} from '../../../src/adapters/telegram/staff-group.ts'
import { type Forum, openForum } from '../forum-stand-in.ts'
import { openTelegramStandIn, type TelegramStandIn } from '../telegram-stand-in.ts'

const refused = (status: number, description: string, over: object = {}): Called<number> => ({
  kind: 'refused',
  status,
  description,
  retryAfterSeconds: null,
  ...over,
})

const ends: readonly { readonly name: string; readonly ended: Called<number>; readonly is: GroupCalled<number> }[] = [
  { name: 'done', ended: { kind: 'ok', result: 7 }, is: { kind: 'ok', result: 7 } },
  { name: 'no line', ended: { kind: 'not-sent', code: 'ECONNREFUSED' }, is: { kind: 'later', code: 'ECONNREFUSED' } },
  { name: 'no answer', ended: { kind: 'no-answer', code: 'timeout' }, is: { kind: 'later', code: 'timeout' } },
  { name: 'ailing', ended: refused(502, ''), is: { kind: 'later', code: 'telegram-502' } },
  { name: 'too much', ended: refused(429, 'Too Many Requests', { retryAfterSeconds: 31 }), is: { kind: 'wait', seconds: 31 } },
  { name: 'too much, for how long unknown', ended: refused(429, ''), is: { kind: 'wait', seconds: 5 } },
  { name: 'moved', ended: refused(400, 'upgraded', { movedTo: '-100999' }), is: { kind: 'moved', to: '-100999' } },
  {
    name: 'deleted',
    ended: refused(400, 'Bad Request: message thread not found'),
    is: { kind: 'topic-gone', code: 'telegram-400' },
  },
  {
    name: 'deleted, in capitals',
    ended: refused(400, 'Bad Request: TOPIC_DELETED'),
    is: { kind: 'topic-gone', code: 'telegram-400' },
  },
  { name: 'closed', ended: refused(400, 'Bad Request: TOPIC_CLOSED'), is: { kind: 'topic-closed', code: 'telegram-400' } },
  { name: 'closed already', ended: refused(400, 'Bad Request: TOPIC_NOT_MODIFIED'), is: { kind: 'unchanged', code: 'telegram-400' } },
  { name: 'rights taken', ended: refused(400, 'Bad Request: not enough rights'), is: { kind: 'shut-out', code: 'telegram-400' } },
  {
    name: 'no forum any more',
    ended: refused(400, 'Bad Request: the chat is not a forum'),
    is: { kind: 'shut-out', code: 'telegram-400' },
  },
  { name: 'thrown out', ended: refused(403, 'Forbidden: bot was kicked'), is: { kind: 'shut-out', code: 'telegram-403' } },
  { name: 'revoked', ended: refused(401, 'Unauthorized'), is: { kind: 'shut-out', code: 'telegram-401' } },
  { name: 'a mistake of ours', ended: refused(400, 'Bad Request: message is too long'), is: { kind: 'refused', code: 'telegram-400' } },
]
test.each(ends)('a call to the group that ended so: $name', ({ ended, is }) => {
  expect(groupCalled(ended)).toEqual(is)
})

let forum: Forum
let standIn: TelegramStandIn
let poster: Poster
let calls: StaffGroupCalls

beforeEach(async () => {
  forum = openForum()
  standIn = await openTelegramStandIn(forum)
  poster = openPoster(2)
  calls = staffGroupCalls(openApi(poster, { token: '4242:TOKEN', apiRoot: standIn.url }), '4242', () => String(forum.chat))
})
afterEach(async () => {
  poster.close()
  await standIn.close()
})

const standings: readonly { readonly name: string; readonly rights: Parameters<Forum['allow']>[0]; readonly is: Standing }[] = [
  { name: 'all that is needed', rights: {}, is: 'ready' },
  { name: 'no topics', rights: { isForum: false }, is: 'no-topics' },
  { name: 'a plain member', rights: { status: 'member' }, is: 'not-admin' },
  { name: 'no right to manage topics', rights: { manageTopics: false }, is: 'no-right-to-manage-topics' },
  { name: 'no right to delete', rights: { deleteMessages: false }, is: 'no-right-to-delete' },
]
test.each(standings)('the bot has $name: $is', async ({ rights, is }) => {
  forum.allow(rights)
  expect(await calls.standing()).toBe(is)
})

test('a group that is not there is told from a Telegram that is not', async () => {
  standIn.plan('getChat', { does: 'refuse', status: 400, description: 'Bad Request: chat not found' }, { does: 'break', status: 502 })
  expect(await calls.standing()).toBe('no-such-group')
  expect(await calls.standing()).toBe('unanswered')
})

test('a topic lives from its title to its end', async () => {
  const made = await calls.createTopic('K7-Q2M · 4')
  const thread = made.kind === 'ok' ? made.result : 0
  await calls.say(thread, { text: 'Ca đang chờ.', buttons: [{ label: 'Nhận ca', data: 'take:x' }], answers: null })
  expect(forum.topic('K7-Q2M')).toMatchObject({
    title: 'K7-Q2M · 4',
    messages: [{ text: 'Ca đang chờ.', buttons: [{ text: 'Nhận ca', callback_data: 'take:x' }] }],
  })
  await calls.renameTopic(thread, 'K7-Q2M · 3')
  await calls.closeTopic(thread)
  expect(await calls.say(thread, { text: 'Ca đang chờ.', buttons: [], answers: null })).toMatchObject({ kind: 'topic-closed' })
  await calls.reopenTopic(thread)
  expect(forum.topic('K7-Q2M')).toMatchObject({ title: 'K7-Q2M · 3', closed: false })
  await calls.deleteTopic(thread)
  expect(forum.topics.size).toBe(0)
  expect(await calls.say(thread, { text: 'x', buttons: [], answers: null })).toMatchObject({ kind: 'topic-gone' })
})

test('what is said cannot be passed on, shows no preview, and outside the topics it has no thread', async () => {
  await calls.say(null, { text: 'Nhóm đang chậm.', buttons: [], answers: 12 })
  const { payload } = await standIn.waitFor('sendMessage')
  expect(payload).toMatchObject({
    protect_content: true,
    link_preview_options: { is_disabled: true },
    reply_parameters: { message_id: 12 },
  })
  expect(payload).not.toHaveProperty('message_thread_id')
  expect(forum.general).toHaveLength(1)
})
