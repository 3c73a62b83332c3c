import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPoster, type Poster } from '../../../src/adapters/post-json.ts'
import { openApi } from '../../../src/adapters/telegram/call.ts'
import { type PollOptions, pollTelegram } from '../../../src/adapters/telegram/poll.ts'
import { openTelegramStandIn, type TelegramStandIn } from '../telegram-stand-in.ts'

let standIn: TelegramStandIn
let poster: Poster
let kept: unknown[]
let troubles: (string | null)[]
let stop: AbortController
let polling: Promise<void>

beforeEach(async () => {
  standIn = await openTelegramStandIn()
  poster = openPoster(2)
  kept = []
  troubles = []
  stop = new AbortController()
})
afterEach(async () => {
  stop.abort()
  await polling
  poster.close()
  await standIn.close()
})

const clocks = { now: Date.now, steadyMs: () => performance.now() }
const api = () => openApi(poster, { token: '4242:TOKEN', apiRoot: standIn.url })

function start(options: Partial<PollOptions> = {}): void {
  const keep: PollOptions['keep'] = async (update) => void kept.push(JSON.parse(Buffer.from(update.body).toString('utf8')).update_id)
  const onTrouble = (code: string | null) => void troubles.push(code)
  const all = { keep, ...clocks, onTrouble, waitSeconds: 1, idleMs: 0, ...options }
  polling = pollTelegram(api(), all, stop.signal)
}

const update = (id: number) => ({ update_id: id, message: { message_id: 1, date: 1, chat: { id: 5, type: 'private' }, text: 'x' } })
const offsetOf = (call: { payload: Readonly<Record<string, unknown>> }) => call.payload.offset

test('updates are kept, then confirmed by the next offset', async () => {
  standIn.deliver(update(11), update(12))
  start()
  await standIn.waitFor('getUpdates', (call) => offsetOf(call) === 13)
  expect(kept).toEqual([11, 12])
})

test('what could not be kept is not confirmed, and asked for again', async () => {
  let refuse = true
  standIn.deliver(update(21))
  start({
    async keep() {
      if (refuse) {
        refuse = false
        throw new Error('disk full')
      }
      kept.push(21)
    },
  })
  await standIn.waitFor('getUpdates', (call) => offsetOf(call) === 22)
  expect(kept).toEqual([21])
  expect(troubles).toEqual(['not-kept', null])
  expect(standIn.calls.map(offsetOf)).toEqual([undefined, undefined, 22])
})

test('after a quiet round the offset is forgotten, because numbers may start anew', async () => {
  standIn.deliver(update(900))
  start({ waitSeconds: 0 })
  await standIn.waitFor('getUpdates', (call) => offsetOf(call) === 901)
  standIn.deliver(update(3))
  await standIn.waitFor('getUpdates', (call) => offsetOf(call) === 4)
  expect(kept).toEqual([900, 3])
})

test('a webhook left over from before is taken down', async () => {
  await api().setWebhook('https://old.example.org')
  standIn.deliver(update(31))
  start()
  await standIn.waitFor('getUpdates', (call) => offsetOf(call) === 32)
  expect(kept).toEqual([31])
})

test('updates without a number are kept, not asked for without end, and keep no other from being heard', async () => {
  standIn.deliver({}, update(41))
  start()
  await standIn.waitFor('getUpdates', (call) => offsetOf(call) === 42)
  expect(kept).toEqual([undefined, 41])
  stop.abort()
  await polling
  stop = new AbortController()
  const api = { getUpdates: async () => [null] } as unknown as Parameters<typeof pollTelegram>[0]
  const onTrouble = (code: string | null) => {
    troubles.push(code)
    stop.abort()
  }
  polling = pollTelegram(api, { keep: async () => {}, ...clocks, onTrouble, waitSeconds: 1, idleMs: 0 }, stop.signal)
  await polling
  expect(troubles).toEqual(['unreadable-answer'])
})

test('a wall clock that is put back while a call is held does not put off the next one', async () => {
  let wallMs = Date.now()
  start({ waitSeconds: 0, now: () => (wallMs -= 3_600_000) })
  await standIn.waitFor('getUpdates', () => standIn.calls.length > 2)
})

test('stopping ends a call that Telegram still holds', async () => {
  start({ waitSeconds: 50 })
  await standIn.waitFor('getUpdates')
  stop.abort()
  await polling
  expect(troubles).toEqual([])
})
