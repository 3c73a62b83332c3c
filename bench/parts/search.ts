import { documentsOf, type Engine, openFuse, openMiniSearch } from '../../src/cli/eval/peers.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { rank } from '../../src/knowledge/search/rank.ts'
import { grow } from '../grown.ts'
import { type Metrics, quantile, timeEach } from '../measure.ts'
import { questionsOf } from '../talk.ts'

const sizes = [1, 10, 100] as const
/** One in so many of the bench's questions is asked; fuse.js takes seconds for some. */
const oneIn = { ours: 20, miniSearch: 100, fuse: 2_000 } as const
/** Beyond this size one question takes it ten seconds. */
const largestForFuse = 1

/** One ranking over the whole content, and over ten and a hundred times as much, beside two search engines over the same texts. */
export async function benchSearch(knowledge: Knowledge): Promise<Metrics> {
  const questions = questionsOf(knowledge)
  const every = (nth: number) => questions.filter((_, at) => at % nth === 0)
  const metrics: Record<string, number> = {}
  const keep = (name: string, samples: readonly number[]) => {
    metrics[`${name}.p50Ms`] = quantile(samples, 0.5)
    metrics[`${name}.p99Ms`] = quantile(samples, 0.99)
  }
  for (const times of sizes) {
    const grown: Knowledge = { ...knowledge, ...grow(knowledge, times) }
    const context = { language: null, stage: null, topicBefore: null, country: null }
    keep(
      `search.x${times}`,
      timeEach(every(oneIn.ours), (text) => rank(text, grown, context)),
    )
    keep(`search.x${times}.miniSearch`, await timeEngine(await openMiniSearch(documentsOf(grown)), every(oneIn.miniSearch)))
    if (times <= largestForFuse) keep(`search.x${times}.fuse`, await timeEngine(await openFuse(grown), every(oneIn.fuse)))
  }
  return metrics
}

async function timeEngine(engine: Engine, questions: readonly string[]): Promise<readonly number[]> {
  for (const text of questions.slice(0, 2)) await engine.ask(text)
  const samples: number[] = []
  for (const text of questions) {
    const beganAt = performance.now()
    await engine.ask(text)
    samples.push(performance.now() - beganAt)
  }
  return samples
}
