import { afterEach, beforeEach, expect, test } from 'vitest'
import { webLimits } from '../../src/adapters/web/web-channel.ts'
import type { ConversationId } from '../../src/bot/conversation.ts'
import type { InboundMessage } from '../../src/bot/message.ts'
import { AppError } from '../../src/errors.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { openDoor } from '../../src/server/door.ts'
import { openLog } from '../../src/server/log.ts'
import { openTurns } from '../../src/server/turns.ts'
import type { Store } from '../../src/store/store.ts'
import { smallKnowledge } from './small-knowledge.ts'
import { nobodyThere, openTestServer, type TestServer } from './test-server.ts'

const from = { channel: 'web', account: 'web', id: 'somebody' }
let server: TestServer
let lines: string[]
let decided: number

beforeEach(async () => {
  server = await openTestServer()
  lines = []
  decided = 0
})
afterEach(() => server.close())

/** Turns over the server's store; `decide` stands in for the store's. */
function turnsWith(settings: { knowledge: () => Knowledge | null; decide?: Store['decide'] }) {
  return openTurns({
    store: server.store,
    decide: openDoor({ decide: settings.decide ?? server.store.decide }, server.time, () => {
      decided += 1
    }),
    knowledge: settings.knowledge,
    limitsOf: () => webLimits,
    duty: nobodyThere,
    time: server.time,
    log: openLog('trace', { write: (line: string) => void lines.push(line) }),
  })
}

async function keep(...texts: readonly string[]) {
  const messages = texts.map((text, n): InboundMessage => ({ eventId: `${text}-${n}`, from, sentAtMs: n, content: { kind: 'text', text } }))
  return server.store.keepInbox(
    messages.map((message) => ({ kind: 'message', message })),
    server.time.nowMs(),
  )
}

const knowledge = await smallKnowledge()

test('everything that waits in a conversation is decided, in order of arrival', async () => {
  const ids = await keep('pha trà sao cho ngon', 'họ nhốt em', 'trà pha bao lâu')
  await turnsWith({ knowledge: () => knowledge }).take(ids)
  expect(decided).toBe(3)
  expect(await server.store.undecided()).toEqual([])
})

test('a phone that tells its place brings nobody back who left, and nothing is known of it', async () => {
  const talk = await keep('họ nhốt em', 'thoát')
  const content = { kind: 'location', latitude: 11.55, longitude: 104.92, live: true, moved: true, name: null } as const
  await server.store.keepInbox([{ kind: 'message', message: { eventId: 'place', from, sentAtMs: 2, content } }], server.time.nowMs())
  await turnsWith({ knowledge: () => knowledge }).take(talk)
  const [one] = await server.store.openCases()
  expect(one && (await server.store.brief(one.case.id))).toMatchObject({ away: true, about: { whereabouts: null } })
  expect(await server.store.undecided()).toEqual([])
})

test('what was sent before somebody left is not answered when it comes after, and danger in it has its case', async () => {
  const sent = (text: string, sentAtMs: number): InboundMessage => ({ eventId: text, from, sentAtMs, content: { kind: 'text', text } })
  const messages = [sent('thoát', 10_000), sent('trà pha bao lâu', 1_000), sent('họ nhốt em', 2_000)]
  const ids = await server.store.keepInbox(
    messages.map((message) => ({ kind: 'message', message })),
    server.time.nowMs(),
  )
  await turnsWith({ knowledge: () => knowledge }).take(ids)
  const [id = '' as ConversationId] = ids
  const lines = await server.store.transcript(id)
  expect(lines.flatMap((line) => (line.by === 'person' && line.content.kind === 'text' ? line.content.text : []))).toEqual([
    'thoát',
    'họ nhốt em',
  ])
  expect(lines.filter(({ by }) => by === 'bot')).toHaveLength(1)
  const [one] = await server.store.openCases()
  expect(one && (await server.store.brief(one.case.id))).toMatchObject({ away: true, case: { level: 4 } })
})

test('what came in behind a wish to be erased is decided in the conversation that follows', async () => {
  const ids = await keep('xóa hết tin nhắn', 'họ nhốt em', 'trà pha bao lâu')
  await turnsWith({ knowledge: () => knowledge }).take(ids)
  expect(decided).toBe(3)
  expect(await server.store.undecided()).toEqual([])
  expect(await server.store.findConversation(from)).not.toBe(ids[0])
})

test('asked twice at once, each message is still decided once', async () => {
  const ids = await keep('pha trà sao cho ngon', 'trà pha bao lâu')
  const turns = turnsWith({ knowledge: () => knowledge })
  await Promise.all([turns.take(ids), turns.take(ids), turns.take(ids)])
  expect(decided).toBe(2)
})

test('what was forgotten on its way is found, told and decided; where nothing was, nothing is told', async () => {
  const turns = turnsWith({ knowledge: () => knowledge })
  await turns.lookAgain()
  expect([decided, lines.length]).toEqual([0, 0])
  await keep('pha trà sao cho ngon', 'trà pha bao lâu')
  await turns.lookAgain()
  expect(decided).toBe(2)
  expect(lines.filter((line) => line.includes('"backlog"'))).toHaveLength(1)
})

test('without content messages wait, and are decided when it comes', async () => {
  let known: Knowledge | null = null
  const turns = turnsWith({ knowledge: () => known })
  const ids = await keep('pha trà sao cho ngon')
  await turns.take(ids)
  expect([decided, (await server.store.undecided()).length]).toEqual([0, 1])
  known = knowledge
  await turns.take(await server.store.undecided())
  expect(decided).toBe(1)
})

test('of many conversations only some are decided at once, and those that came first begin', async () => {
  const ids = (
    await Promise.all(
      Array.from({ length: 300 }, (_, n) => {
        const message: InboundMessage = {
          eventId: `${n}`,
          from: { ...from, id: `${n}` },
          sentAtMs: n,
          content: { kind: 'text', text: 'trà' },
        }
        return server.store.keepInbox([{ kind: 'message', message }], server.time.nowMs())
      }),
    )
  ).flat()
  const begun: string[] = []
  let atOnce = 0
  let most = 0
  const decide: Store['decide'] = async (id, cause, how, nowMs) => {
    begun.push(id)
    most = Math.max(most, ++atOnce)
    const decision = await server.store.decide(id, cause, how, nowMs)
    atOnce -= 1
    return decision
  }
  await turnsWith({ knowledge: () => knowledge, decide }).take(ids)
  expect(begun).toEqual(ids)
  expect(most).toBe(256)
  expect(await server.store.undecided()).toEqual([])
})

test('a decision that throws is tried again, then set aside with an apology; the log holds none of its words', async () => {
  const ids = await keep('pha trà sao cho ngon')
  const decide: Store['decide'] = (id, cause, how, nowMs) =>
    server.store.decide(
      id,
      cause,
      (...all) => {
        const [, happening] = all
        if (happening.kind === 'message') throw new Error('họ nhốt em')
        return how(...all)
      },
      nowMs,
    )
  await turnsWith({ knowledge: () => knowledge, decide }).take(ids)
  const id = await server.store.findConversation(from)
  const rows = id ? (await server.store.readOutbox(id, 0, server.time.nowMs())).rows : []
  expect(rows).toHaveLength(1)
  expect(lines.filter((line) => line.includes('turn-failed'))).toHaveLength(3)
  expect(lines.join('')).not.toContain('nhốt')
})

const broken = { write: new AppError('store-busy', 'the disk is full'), read: new Error('disk I/O error') }
for (const [what, error] of Object.entries(broken)) {
  test(`while the store cannot ${what}, nothing is lost and nothing spins`, async () => {
    let failures = 4
    const beganAtMs = server.time.nowMs()
    const decide: Store['decide'] = (...all) => {
      failures -= 1
      return failures >= 0 ? Promise.reject(error) : server.store.decide(...all)
    }
    await turnsWith({ knowledge: () => knowledge, decide }).take(await keep('pha trà sao cho ngon'))
    expect(decided).toBe(1)
    expect(server.time.nowMs() - beganAtMs).toBe(50 + 100 + 200 + 400)
  })
}

test('after a stop nothing new is taken, and what waits is still there', async () => {
  const turns = turnsWith({ knowledge: () => knowledge })
  await turns.stop()
  await turns.take(await keep('pha trà sao cho ngon'))
  expect([decided, (await server.store.undecided()).length]).toEqual([0, 1])
})
