import { cpus, totalmem } from 'node:os'

/** What a part of the bench found: figures by name, units in the names. */
export type Metrics = Readonly<Record<string, number>>

/** The machine a run was made on, so that figures are not compared across machines. */
export function machine(): Readonly<Record<string, string | number>> {
  return { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30), node: process.version }
}

/** The value below which the share `at` (0 to 1) of the samples lies; 0 when there are none. */
export function quantile(samples: readonly number[], at: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0
}

/** Runs `work` once for every item, after a warm-up over the first `warmUp` of them; milliseconds each. */
export function timeEach<T>(items: readonly T[], work: (item: T) => unknown, warmUp = items.length): readonly number[] {
  for (const item of items.slice(0, warmUp)) work(item)
  return items.map((item) => {
    const beganAt = performance.now()
    work(item)
    return performance.now() - beganAt
  })
}

/** Of several rounds over the same items the shortest time of each: what else the machine did is left out, and a collection of garbage too. */
export function bestOf(rounds: readonly (readonly number[])[]): readonly number[] {
  const [first = [], ...others] = rounds
  return first.map((ms, at) => Math.min(ms, ...others.map((round) => round[at] ?? ms)))
}

/** Three significant digits are more than a shared machine can promise. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3))
}
