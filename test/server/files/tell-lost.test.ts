import { afterEach, beforeEach, expect, test } from 'vitest'
import { webLimits } from '../../../src/adapters/web/web-channel.ts'
import type { ConversationId } from '../../../src/bot/conversation.ts'
import { openTellLost } from '../../../src/server/files/tell-lost.ts'
import { passingKeys } from '../../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../../src/store/open-store.ts'
import type { Store } from '../../../src/store/store.ts'
import { arrived, does, turn } from '../../store/given.ts'
import { smallKnowledge } from '../small-knowledge.ts'
import { standingTime } from '../test-server.ts'

const minuteMs = 60_000

let store: Store
let time: ReturnType<typeof standingTime>
let id: ConversationId
let told: () => Promise<string[]>
let tellLost: ReturnType<typeof openTellLost>

beforeEach(async () => {
  time = standingTime()
  store = await openSqliteStore({ path: ':memory:', keys: passingKeys(), now: time.nowMs })
  id = await turn(
    store,
    arrived('1', 'gặp người thật'),
    does({ kind: 'open-case', level: 2, topic: null, because: [{ kind: 'text', text: 'asked' }] }),
    time.nowMs(),
  )
  const knowledge = await smallKnowledge()
  tellLost = openTellLost({
    ...{ decide: store.decide, time, knowledge: () => knowledge, limitsOf: () => webLimits },
  })
  told = async () => (await store.transcript(id)).flatMap((line) => (line.by === 'bot' ? [line.bubble.text] : []))
})
afterEach(() => store.close())

const words: readonly (readonly [string, string])[] = [
  ['unreadable-picture', 'gửi lại thành ảnh thường'],
  ['unknown-type', 'gửi lại thành ảnh thường'],
  ['too-large', 'bản nhỏ hơn'],
  ['too-many', 'không nhận thêm được nữa'],
  ['foreign-host', 'chưa cần gửi lại'],
  ['no-path', 'chưa cần gửi lại'],
  ['timeout', 'chưa cần gửi lại'],
]
for (const [code, said] of words)
  test(`what is told of ${code} asks for what helps`, async () => {
    await tellLost(id, code)
    expect(await told()).toEqual([expect.stringContaining(said)])
  })

test('the same words stand there once in ten minutes, however many are lost', async () => {
  for (let i = 0; i < 5; i += 1) await tellLost(id, 'too-many')
  expect(await told()).toHaveLength(1)
  await tellLost(id, 'too-large')
  expect(await told()).toHaveLength(2)
  time.forward(10 * minuteMs)
  await tellLost(id, 'too-many')
  expect(await told()).toHaveLength(3)
})
