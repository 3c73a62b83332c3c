import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { StoreHealth } from '../store/store.ts'

/** What can be counted without saying anything about anybody: numbers by channel, route and code. */
export interface Metrics {
  received(channel: string, outcome: 'kept' | 'ignored' | 'refused' | 'failed'): void
  decided(channel: string, ms: number): void
  sent(channel: string, outcome: string): void
  answered(route: string, status: number, ms: number): void
  pagesOpen(count: number): void
  /** The whole register in Prometheus' text form. */
  text(health: StoreHealth): Promise<string>
  readonly contentType: string
}

/** A register of its own, so that two servers in one process do not meet. */
export function openMetrics(): Metrics {
  const registers = [new Registry()]
  const register = registers[0] as Registry
  collectDefaultMetrics({ register })
  const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]
  const received = new Counter({ name: 'ben_an_received_total', help: 'Calls by channels', labelNames: ['channel', 'outcome'], registers })
  const decided = new Histogram({
    name: 'ben_an_decision_seconds',
    help: 'From asking the store to the turn on disk',
    labelNames: ['channel'],
    buckets,
    registers,
  })
  const sent = new Counter({ name: 'ben_an_sent_total', help: 'Sends by how they ended', labelNames: ['channel', 'outcome'], registers })
  const answered = new Histogram({
    name: 'ben_an_request_seconds',
    help: 'Requests answered, by route',
    labelNames: ['route', 'status'],
    buckets,
    registers,
  })
  const pages = new Gauge({ name: 'ben_an_pages_open', help: 'Chat pages listening for events', registers })
  const state = new Gauge({ name: 'ben_an_store', help: 'What waits in the store', labelNames: ['what'], registers })
  return {
    received: (channel, outcome) => received.inc({ channel, outcome }),
    decided: (channel, ms) => decided.observe({ channel }, ms / 1000),
    sent: (channel, outcome) => sent.inc({ channel, outcome }),
    answered: (route, status, ms) => answered.observe({ route, status: String(status) }, ms / 1000),
    pagesOpen: (count) => pages.set(count),
    async text(health) {
      state.reset() // what is not known now is not told as it was last
      for (const [what, value] of Object.entries(health)) if (typeof value === 'number') state.set({ what }, value)
      return register.metrics()
    },
    contentType: register.contentType,
  }
}
