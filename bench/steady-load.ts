import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { chanceFrom } from '../src/knowledge/search/vary.ts'
import { type Load, type LoadResult, nextUpdate } from './load.ts'
import { quantile } from './measure.ts'

export interface SteadyLoad extends Pick<Load, 'url' | 'secret' | 'texts' | 'connections' | 'people'> {
  readonly perSecond: number
  readonly seconds: number
}

export interface SteadyResult extends LoadResult {
  /** By how much a call left later than it was due, because this process was: part of the times above, and no fault of the server's. */
  readonly lateP99Ms: number
}

interface Call {
  readonly ok: boolean
  readonly ms: number
  readonly lateMs: number
}

/**
 * Sends Telegram updates as people write: independently of each other, so at random moments, the same ones in each run, whether or not those
 * before are answered. Each is timed from the moment at which it was due, so that what waits for a connection counts as waiting.
 */
export async function arrive(load: SteadyLoad): Promise<SteadyResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections })
  const beganAtMs = performance.now()
  const calls: Promise<Call>[] = []
  for (const dueMs of arrivals(load.perSecond, load.seconds)) {
    const dueAtMs = beganAtMs + dueMs
    const earlyMs = dueAtMs - performance.now()
    if (earlyMs > 0) await wait(earlyMs)
    calls.push(call(load, agent, dueAtMs))
  }
  const ended = await Promise.all(calls)
  const seconds = (performance.now() - beganAtMs) / 1000
  agent.destroy()
  const answered = ended.filter(({ ok }) => ok)
  const times = answered.map(({ ms }) => ms)
  return {
    acknowledged: answered.length,
    failed: ended.length - answered.length,
    perSecond: answered.length / seconds,
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
    lateP99Ms: quantile(
      ended.map(({ lateMs }) => lateMs),
      0.99,
    ),
  }
}

/** Moments of independent events, in milliseconds: the gaps between them are exponential. */
function arrivals(perSecond: number, seconds: number): readonly number[] {
  const chance = chanceFrom(20_261_126)
  const moments: number[] = []
  for (let atMs = 0; ; ) {
    atMs -= (Math.log(1 - chance()) * 1000) / perSecond
    if (atMs >= seconds * 1000) return moments
    moments.push(atMs)
  }
}

function call({ url, secret, texts, people }: SteadyLoad, agent: Agent, dueAtMs: number): Promise<Call> {
  const lateMs = performance.now() - dueAtMs
  const body = Buffer.from(nextUpdate({ texts, people }))
  const headers = { 'content-type': 'application/json', 'content-length': body.length, 'x-telegram-bot-api-secret-token': secret }
  return new Promise((resolve) => {
    const end = (ok: boolean) => resolve({ ok, ms: performance.now() - dueAtMs, lateMs })
    const sent = request(`${url}/webhooks/telegram`, { agent, method: 'POST', headers }, (response) => {
      response.resume()
      response.once('end', () => end(response.statusCode === 200))
    })
    sent.once('error', () => end(false))
    sent.end(body)
  })
}
