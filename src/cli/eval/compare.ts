import type { Knowledge } from '../../knowledge/knowledge.ts'
import { rank } from '../../knowledge/search/rank.ts'
import { withoutMarks } from '../../knowledge/search/vary.ts'
import type { Way } from '../../knowledge/search/ways.ts'
import { type Engine, openPeers } from './peers.ts'
import type { LabelledQuestion } from './read-questions.ts'
import { accepts, interval } from './score.ts'

/** How one engine ranked the same questions over the same content; decisions and danger are left out, since peers have none. */
export interface Compared {
  readonly engine: string
  readonly readyInMs: number
  readonly asWritten: Ranks
  readonly plain: Ranks
}

interface Ranks {
  readonly n: number
  /** Questions whose right topic came first, or among the first three. */
  readonly top1: number
  readonly top3: number
  readonly p50Ms: number
  readonly p99Ms: number
}

/**
 * Ours and the peers, one after the other in this run. Only questions that have a right answer count. An installation has no peers to ask.
 */
export async function compare(
  questions: readonly LabelledQuestion[],
  knowledge: Knowledge,
  ways: readonly Way[],
): Promise<readonly Compared[] | 'no-peers'> {
  const peers = await openPeers(knowledge, ways).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return null
    throw error
  })
  if (peers === null) return 'no-peers'
  const context = { language: null, stage: null, topicBefore: null, country: null }
  const ours: Engine = {
    name: 'Bến An',
    readyInMs: 0,
    oneIn: 1,
    ask: (text) => Promise.resolve(rank(text, knowledge, context).hits.map(({ topic }) => topic)),
  }
  const named = questions.filter(({ kind, accept }) => kind !== 'off-topic' && accept.length > 0)
  const compared: Compared[] = []
  for (const engine of [ours, ...peers]) {
    const asWritten = await rankAll(engine, named, knowledge, (text) => text)
    const plain = await rankAll(engine, named, knowledge, withoutMarks)
    compared.push({ engine: engine.name, readyInMs: engine.readyInMs, asWritten, plain })
  }
  return compared
}

async function rankAll(
  engine: Engine,
  questions: readonly LabelledQuestion[],
  knowledge: Knowledge,
  style: (text: string) => string,
): Promise<Ranks> {
  const took: number[] = []
  let top1 = 0
  let top3 = 0
  const asked = questions.filter((_, at) => at % engine.oneIn === 0)
  for (const question of asked) {
    const text = question.language === 'vi' ? style(question.text) : question.text
    const beganAt = performance.now()
    const topics = await engine.ask(text)
    took.push(performance.now() - beganAt)
    const at = topics.slice(0, 3).findIndex((topic) => accepts(question, topic, knowledge))
    top1 += at === 0 ? 1 : 0
    top3 += at >= 0 ? 1 : 0
  }
  took.sort((a, b) => a - b)
  const quantile = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0
  return { n: asked.length, top1, top3, p50Ms: quantile(0.5), p99Ms: quantile(0.99) }
}

export function tellCompared(compared: readonly Compared[]): string {
  const share = (hits: number, of: number) => {
    const [from, to] = interval({ hits, of }).map((bound) => Math.round(100 * bound))
    return `${((100 * hits) / of).toFixed(1)} (${from}–${to})`
  }
  const rows = compared.flatMap(({ engine, readyInMs, asWritten, plain }) =>
    Object.entries({ 'as written': asWritten, plain }).map(([slice, { n, top1, top3, p50Ms, p99Ms }]) =>
      [
        engine.padEnd(14),
        slice.padEnd(10),
        String(n).padEnd(4),
        share(top1, n).padEnd(14),
        share(top3, n).padEnd(14),
        p50Ms.toFixed(2).padEnd(8),
        p99Ms.toFixed(2).padEnd(8),
        Math.round(readyInMs),
      ].join('  '),
    ),
  )
  return ['engine          slice       n     top1            top3            p50 ms    p99 ms    ready ms', ...rows].join('\n')
}
