import type { StoreHealth } from '../store/store.ts'
import { counter, type Family, figures, histogram, labelled, type Sample } from './prometheus.ts'

/** What can be counted without saying anything about anybody: numbers by channel, route and code. */
export interface Metrics {
  received(channel: string, outcome: 'kept' | 'ignored' | 'refused' | 'failed'): void
  decided(channel: string, ms: number): void
  sent(channel: string, outcome: string): void
  answered(route: string, status: number, ms: number): void
  pagesOpen(count: number): void
  /** All of it, as Prometheus reads it. */
  text(health: StoreHealth): string
}

const secondBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

export function openMetrics(): Metrics {
  const received = counter('ben_an_received_total', 'Calls by channels', ['channel', 'outcome'])
  const decided = histogram('ben_an_decision_seconds', 'From asking the store to the turn on disk', ['channel'], secondBounds)
  const sent = counter('ben_an_sent_total', 'Sends by how they ended', ['channel', 'outcome'])
  const answered = histogram('ben_an_request_seconds', 'Requests answered, by route', ['route', 'status'], secondBounds)
  let pagesOpen = 0
  const pages = figures('ben_an_pages_open', 'Chat pages listening for events', 'gauge', () => [['', pagesOpen]])
  const counted = [received, decided, sent, answered, pages, ...ofProcess()]
  return {
    received: (channel, outcome) => received.add(channel, outcome),
    decided: (channel, ms) => decided.observe(ms / 1000, channel),
    sent: (channel, outcome) => sent.add(channel, outcome),
    answered: (route, status, ms) => answered.observe(ms / 1000, route, String(status)),
    pagesOpen(count) {
      pagesOpen = count
    },
    text: (health) => [waitingIn(health), ...counted].map((family) => family.text()).join(''),
  }
}

/** What is not known now is left out. */
function waitingIn(health: StoreHealth): Family {
  const known = Object.entries(health).flatMap(([what, value]): readonly Sample[] =>
    typeof value === 'number' ? [[labelled(['what'], [what]), value]] : [],
  )
  return figures('ben_an_store', 'What waits in the store', 'gauge', () => known)
}

function ofProcess(): readonly Family[] {
  const one = (name: string, help: string, type: 'gauge' | 'counter', read: () => number) => figures(name, help, type, () => [['', read()]])
  return [
    one('process_cpu_seconds_total', 'Processor time', 'counter', () => {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1e6
    }),
    one('process_start_time_seconds', 'When it started', 'gauge', () => performance.timeOrigin / 1000),
    one('process_resident_memory_bytes', 'Memory that it holds', 'gauge', () => process.memoryUsage.rss()),
    one('nodejs_heap_size_used_bytes', 'Memory that its objects take', 'gauge', () => process.memoryUsage().heapUsed),
    one('nodejs_eventloop_busy_seconds_total', 'How long it had something to do', 'counter', () => {
      return performance.eventLoopUtilization().active / 1000
    }),
  ]
}
