import path from 'node:path'
import { readConfig } from '../../src/config.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { startServer } from '../child-server.ts'
import { fire, type Load, type LoadResult } from '../load.ts'
import type { Metrics } from '../measure.ts'
import { freePort, freshFolder, openTelegram, secret, startBenAn, untilDecided } from '../ours.ts'
import { arrive } from '../steady-load.ts'
import { questionsOf } from '../talk.ts'

const seconds = 6
/** By then the code that runs is the code that a server runs for days. */
const warmUpSeconds = 8
const connections = 50
const people = 1000

/**
 * A webhook call kept on disk and decided, beside the bare ceiling and beside the bot that most would write: one run, the same calls,
 * each server alone on its core. `perSecond` counts only turns that are decided and kept when the clock stops, `acknowledgedPerSecond` the
 * calls that were kept and answered while they came as fast as they could. Half the load is half of `perSecond`, at random moments.
 */
export async function benchDurable(knowledge: Knowledge): Promise<Metrics> {
  const load = { secret, texts: questionsOf(knowledge), connections, people }
  const ceiling = await other('ceiling.ts', load)
  const peer = await other('peer.ts', load)
  const telegram = await openTelegram()
  const server = await startBenAn(freshFolder(), telegram.url)
  try {
    await fire({ ...load, url: server.url, seconds: warmUpSeconds })
    await untilDecided(server)
    const usedMs = server.processorMs()
    const beganAt = performance.now()
    const full = await fire({ ...load, url: server.url, seconds })
    await untilDecided(server)
    const perSecond = full.acknowledged / ((performance.now() - beganAt) / 1000)
    const processorMs = server.processorMs() - usedMs
    const waitedMs = server.waitedForCoreMs()
    const half = await arrive({ ...load, url: server.url, seconds, perSecond: Math.max(1, perSecond / 2) })
    return {
      'durable.perSecond': perSecond,
      'durable.ceilingPerSecond': ceiling.perSecond,
      'durable.shareOfCeiling': perSecond / ceiling.perSecond,
      'durable.acknowledgedPerSecond': full.perSecond,
      'durable.acknowledgedShareOfCeiling': full.perSecond / ceiling.perSecond,
      'durable.processorMsPerTurn': processorMs / full.acknowledged,
      'durable.ceilingProcessorMsPerCall': ceiling.processorMs / ceiling.acknowledged,
      'durable.peerPerSecond': peer.perSecond,
      'durable.failed': full.failed + half.failed,
      'durable.fullP99Ms': full.p99Ms,
      'durable.halfP50Ms': half.p50Ms,
      'durable.halfP99Ms': half.p99Ms,
      'durable.halfLateP99Ms': half.lateP99Ms,
      'durable.halfWaitedForCoreMs': server.waitedForCoreMs() - waitedMs,
      'durable.peerP99Ms': peer.p99Ms,
    }
  } finally {
    await server.stop()
    telegram.close()
  }
}

async function other(script: string, load: Omit<Load, 'url'>): Promise<LoadResult & { readonly processorMs: number }> {
  const port = await freePort()
  const server = await startServer({
    args: [
      path.resolve(import.meta.dirname, '../servers', script),
      String(port),
      path.join(freshFolder(), 'bench.db'),
      readConfig().contentFolder,
    ],
    port,
    ready: '/livez',
  })
  try {
    await fire({ ...load, url: server.url, seconds: warmUpSeconds })
    const usedMs = server.processorMs()
    const result = await fire({ ...load, url: server.url, seconds })
    return { ...result, processorMs: server.processorMs() - usedMs }
  } finally {
    await server.stop('SIGKILL')
  }
}
