import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPoster, type Poster } from '../../../src/adapters/post-json.ts'
import { zaloBotApi } from '../../../src/adapters/zalo-bot/call.ts'
import { type PollOptions, pollZaloBot } from '../../../src/adapters/zalo-bot/poll.ts'
import { openZaloBotStandIn, type ZaloBotStandIn } from '../zalo-bot-stand-in.ts'

let standIn: ZaloBotStandIn
let poster: Poster
let stopping: AbortController
let polling: Promise<void>
let kept: string[]
let troubles: (string | null)[]

beforeEach(async () => {
  standIn = await openZaloBotStandIn()
  poster = openPoster(4)
  stopping = new AbortController()
  kept = []
  troubles = []
})
afterEach(async () => {
  stopping.abort()
  await polling
  poster.close()
  await standIn.close()
})

const clocks = { now: Date.now, steadyMs: () => performance.now() }

function poll(over: Partial<PollOptions> = {}): void {
  const api = zaloBotApi(poster, { token: '4242:TOKEN', apiRoot: standIn.url })
  const keep: PollOptions['keep'] = async ({ body }) => void kept.push(JSON.parse(new TextDecoder().decode(body)).n)
  const onTrouble = (code: string | null) => void troubles.push(code)
  polling = pollZaloBot(api, { keep, ...clocks, onTrouble, waitSeconds: 1, idleMs: 0, againMs: 1, ...over }, stopping.signal)
}

async function until(is: () => boolean): Promise<void> {
  while (!is()) await new Promise((resolve) => setTimeout(resolve, 5))
}

test('one event a call, in order, and the wait is told in seconds as text', async () => {
  standIn.deliver({ n: 'a' }, { n: 'b' }, { n: 'c' })
  poll()
  await until(() => kept.length === 3)
  expect(kept).toEqual(['a', 'b', 'c'])
  expect(standIn.calls[0]?.payload).toEqual({ timeout: '1' })
})

test('408 says that nothing came, and is no trouble', async () => {
  standIn.plan(
    'getUpdates',
    { does: 'refuse', code: 408, description: 'Request Timeout' },
    { does: 'refuse', code: 408, description: '', under: 200 },
  )
  poll()
  await standIn.waitFor('getUpdates', () => standIn.calls.length >= 3)
  standIn.deliver({ n: 'a' })
  await until(() => kept.length === 1)
  expect(troubles).toEqual([])
})

test('a wall clock that is put back while a call is held does not put off the next one', async () => {
  let wallMs = Date.now()
  standIn.plan('getUpdates', { does: 'refuse', code: 408, description: '' }, { does: 'refuse', code: 408, description: '' })
  poll({ now: () => (wallMs -= 3_600_000) })
  await standIn.waitFor('getUpdates', () => standIn.calls.length > 2)
})

test('what could not be kept is kept again before anything else is asked for: over there it is gone', async () => {
  standIn.deliver({ n: 'a' }, { n: 'b' })
  let full = 3
  poll({
    async keep({ body }) {
      if (full > 0) {
        full -= 1
        throw new Error('the disk is full')
      }
      kept.push(JSON.parse(new TextDecoder().decode(body)).n)
    },
  })
  await until(() => kept.length === 2)
  expect(kept).toEqual(['a', 'b'])
  expect(troubles).toEqual(['not-kept', 'not-kept', 'not-kept', null])
})

test('a webhook in the way is taken down, and the trouble is over when it is', async () => {
  const api = zaloBotApi(poster, { token: '4242:TOKEN', apiRoot: standIn.url })
  await api('setWebhook', { url: 'https://chat.example.org/webhooks/zalo-bot', secret_token: 'a-secret-of-some-length' }, 5000)
  standIn.deliver({ n: 'a' })
  poll()
  await until(() => kept.length === 1)
  await until(() => troubles.length === 2)
  expect(troubles).toEqual(['zalo-bot-400', null])
})

test('an error page is no event, and the next call goes on', async () => {
  standIn.plan('getUpdates', { does: 'break', status: 502 })
  standIn.deliver({ n: 'a' })
  poll()
  await until(() => kept.length === 1)
  expect(troubles[0]).toBe('zalo-bot-502')
})

test('told to stop while it waits, it ends', async () => {
  poll({ waitSeconds: 1 })
  await standIn.waitFor('getUpdates')
  stopping.abort()
  await polling
  expect(kept).toEqual([])
})

test('told to stop while an event is on its way, it waits for it and keeps it: over there it is gone', async () => {
  standIn.plan('getUpdates', { does: 'wait', ms: 300 })
  standIn.deliver({ n: 'a' }, { n: 'b' })
  let full = true
  poll({
    async keep({ body }) {
      const failing = full
      full = false
      if (failing) throw new Error('the disk is full')
      kept.push(JSON.parse(new TextDecoder().decode(body)).n)
    },
  })
  await standIn.waitFor('getUpdates')
  stopping.abort()
  await polling
  expect([kept, standIn.pending()]).toEqual([['a'], 1])
})
