import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { View } from '../../src/server/page/wire.ts'
import { createLine, type EventLine, type Line } from '../../web/src/chat/line.ts'
import type { ReadEnd } from '../../web/src/chat/server.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('asks once, then listens', async () => {
  const { line, log, events } = start()
  line.wake()
  await settled()
  events.last().send('view', view(2))
  expect(log).toEqual(['read', 'connected', 'view 1', 'open', 'connected', 'view 2'])
})

test('without a session it asks once and rests', async () => {
  const { line, log, reads } = start()
  reads.push('no-session')
  line.wake()
  await vi.advanceTimersByTimeAsync(600_000)
  expect(log).toEqual(['read', 'over'])
})

test('events that fall silent for longer than two beats are given up, and asked anew', async () => {
  const { line, log, events } = start()
  line.wake()
  await settled()
  const first = events.last()
  first.send('view', view(2))
  for (let beat = 0; beat < 4; beat += 1) {
    await vi.advanceTimersByTimeAsync(15_000)
    first.send('beat')
  }
  expect(events.opened()).toBe(1)
  await vi.advanceTimersByTimeAsync(36_000)
  expect(first.closed).toBe(true)
  expect(events.opened()).toBe(2)
  expect(log.filter((what) => what === 'read')).toHaveLength(2)
})

test('where events never arrive it ends up asking only, and still brings what is new', async () => {
  const { line, log, events } = start()
  line.wake()
  await vi.advanceTimersByTimeAsync(60_000)
  const opened = events.opened()
  expect(opened).toBeLessThanOrEqual(3)
  const before = log.filter((what) => what.startsWith('view')).length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(events.opened()).toBe(opened)
  expect(log.filter((what) => what.startsWith('view')).length).toBeGreaterThan(before + 3)
})

test('a broken line is asked again and again, says so, and is listened to once it is back', async () => {
  const { line, log, events, reads } = start()
  line.wake()
  await settled()
  reads.push('no-line', 'no-line')
  events.last().send('error')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(log.slice(4)).toEqual(['read', 'lost', 'read', 'lost', 'read', 'connected', 'view 1', 'open'])
})

test('a message was kept and the events stay silent: the answer is fetched within seconds', async () => {
  const { line, log, events } = start()
  line.wake()
  await settled()
  events.last().send('view', view(2))
  line.wake()
  await vi.advanceTimersByTimeAsync(8_000)
  expect(log.filter((what) => what === 'read')).toHaveLength(2)
})

test('at rest nothing is asked, listened to or reported; waking asks at once', async () => {
  const { line, log, events } = start()
  line.wake()
  await settled()
  line.rest()
  events.last().send('view', view(9))
  await vi.advanceTimersByTimeAsync(600_000)
  expect(log).toEqual(['read', 'connected', 'view 1', 'open'])
  line.wake()
  await settled()
  expect(log.slice(4)).toEqual(['read', 'connected', 'view 1', 'open'])
})

test('an answer to a question asked before resting is not believed any more', async () => {
  const { line, log } = start()
  line.wake()
  line.rest()
  await settled()
  expect(log).toEqual(['read'])
})

interface FakeEvents extends EventLine {
  closed: boolean
  send(kind: 'view' | 'beat' | 'error', data?: View): void
}

function start(): {
  readonly line: Line
  readonly log: string[]
  readonly reads: ReadEnd<View>[]
  readonly events: { last(): FakeEvents; opened(): number }
} {
  const log: string[] = []
  const reads: ReadEnd<View>[] = []
  const opened: FakeEvents[] = []
  const line = createLine(
    {
      read: async () => {
        log.push('read')
        return reads.shift() ?? view(1)
      },
      open: () => {
        log.push('open')
        opened.push(fakeEvents())
        return opened[opened.length - 1] ?? fakeEvents()
      },
      kinds: { view: (data) => JSON.parse(data) as View },
    },
    {
      news: ({ seq }) => log.push(`view ${seq}`),
      connected: (connected) => log.push(connected ? 'connected' : 'lost'),
      sessionOver: () => log.push('over'),
    },
  )
  return { line, log, reads, events: { last: () => opened[opened.length - 1] ?? fakeEvents(), opened: () => opened.length } }
}

function fakeEvents(): FakeEvents {
  const listeners = new Map<string, (event: { readonly data?: string }) => void>()
  return {
    closed: false,
    addEventListener: (kind, listener) => void listeners.set(kind, listener),
    close() {
      this.closed = true
    },
    send: (kind, data) => listeners.get(kind)?.(data ? { data: JSON.stringify(data) } : {}),
  }
}

function view(seq: number): View {
  return { rows: [], seq, talk: 'one', speaker: 'machine', guarded: false, language: null }
}

function settled(): Promise<unknown> {
  return vi.advanceTimersByTimeAsync(0)
}
