import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Outgoing } from '../../src/server/page/wire.ts'
import { createSender, type Sender } from '../../web/src/chat/sender.ts'
import type { PostEnd } from '../../web/src/chat/server.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('messages leave one at a time, in the order they were written', async () => {
  const { sender, log, answer } = start([])
  sender.add(message('a'))
  sender.add(message('b'))
  expect(log).toEqual(['post a'])
  await answer('kept')
  expect(log).toEqual(['post a', 'kept a', 'post b'])
})

test('without a line the same message goes again by itself, under the same id, until it was kept', async () => {
  const { sender, log, answer } = start([])
  sender.add(message('a'))
  await answer('no-line')
  await vi.runOnlyPendingTimersAsync()
  await answer('no-line')
  await vi.runOnlyPendingTimersAsync()
  await answer('kept')
  expect(log).toEqual(['post a', 'failed a', 'post a', 'failed a', 'post a', 'kept a'])
})

test('where too many come from one place the same message goes again by itself, and that it waits for this is told', async () => {
  const { sender, log, crowds, answer } = start([])
  sender.add(message('a'))
  await answer('crowded')
  await vi.runOnlyPendingTimersAsync()
  await answer('kept')
  expect(log).toEqual(['post a', 'failed a', 'post a', 'kept a'])
  expect(crowds).toEqual([true, false])
})

test('what waits behind a message without a line is not sent past it', async () => {
  const { sender, log, answer } = start([])
  sender.add(message('a'))
  sender.add(message('b'))
  await answer('no-line')
  expect(log).toEqual(['post a', 'failed a', 'failed b'])
  sender.again()
  await answer('kept')
  await answer('kept')
  expect(log.slice(3)).toEqual(['post a', 'kept a', 'post b', 'kept b'])
})

test('"again" while a call is under way makes no second call', async () => {
  const { sender, log } = start([])
  sender.add(message('a'))
  sender.again()
  sender.again()
  expect(log).toEqual(['post a'])
})

test('a message that the server refuses blocks nothing and goes again only when asked to', async () => {
  const { sender, log, answer } = start([])
  sender.add(message('a'))
  sender.add(message('b'))
  await answer('refused')
  await answer('kept')
  await vi.runAllTimersAsync()
  expect(log).toEqual(['post a', 'failed a', 'post b', 'kept b'])
  sender.again()
  expect(log.at(-1)).toBe('post a')
})

test('what a reload left unsent goes first', async () => {
  const { log, answer } = start([message('old')])
  await answer('kept')
  expect(log).toEqual(['post old', 'kept old'])
})

test('what waits is told whenever it changes, and is empty in the end', async () => {
  const { sender, waiting, answer } = start([])
  sender.add(message('a'))
  sender.add(message('b'))
  await answer('no-line')
  sender.again()
  await answer('kept')
  await answer('kept')
  expect(waiting).toEqual(['a', 'a b', 'b', ''])
})

test('after stop nothing leaves and nothing is reported, not even what was under way', async () => {
  const { sender, log, answer } = start([])
  sender.add(message('a'))
  sender.add(message('b'))
  sender.stop()
  await answer('kept')
  await vi.runAllTimersAsync()
  expect(log).toEqual(['post a'])
})

function start(before: readonly Outgoing[]): {
  readonly sender: Sender<Outgoing>
  readonly log: string[]
  readonly waiting: string[]
  readonly crowds: readonly boolean[]
  answer(end: PostEnd): Promise<void>
} {
  const log: string[] = []
  const waiting: string[] = []
  const crowds: boolean[] = []
  let settle: (end: PostEnd) => void = () => {}
  const post = ({ id }: Outgoing) => {
    log.push(`post ${id}`)
    return new Promise<PostEnd>((resolve) => {
      settle = resolve
    })
  }
  const sender = createSender(
    post,
    {
      kept: (id) => log.push(`kept ${id}`),
      failed: (id) => log.push(`failed ${id}`),
      waiting: (messages) => waiting.push(messages.map(({ id }) => id).join(' ')),
      connected: () => {},
      crowded: (crowded) => crowds.push(crowded),
    },
    before,
  )
  const answer = async (end: PostEnd) => {
    settle(end)
    await vi.advanceTimersByTimeAsync(0)
  }
  return { sender, log, waiting, crowds, answer }
}

function message(id: string): Outgoing {
  return { kind: 'text', id, language: 'vi', text: id }
}
