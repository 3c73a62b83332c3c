/** Log-odds: a constant, and a weight for each kind of evidence. */
export interface Fitted<Kind extends string> {
  readonly constant: number
  readonly weights: Readonly<Record<Kind, number>>
}

const rounds = 1_500
const step = 0.5

/**
 * Logistic regression by plain gradient descent, from nothing, so that nothing is random. Every kind of evidence is brought to the same
 * scale first: what is told in large numbers would make each step too wide. `pull` keeps weights small where the examples say little.
 */
export function fitLogistic<Kind extends string>(
  evidence: readonly Readonly<Record<Kind, number>>[],
  kinds: readonly Kind[],
  holds: readonly boolean[],
  pull: number,
): Fitted<Kind> {
  const scales = kinds.map((kind) => scaleOf(evidence.map((one) => one[kind])))
  const rows = evidence.map((one) => [1, ...kinds.map((kind, place) => scaled(one[kind], scales[place]))])
  const weights = rows[0]?.map(() => 0) ?? []
  for (let round = 0; round < rounds; round += 1) {
    const slope = weights.map(() => 0)
    rows.forEach((row, at) => {
      const sum = row.reduce((total, value, place) => total + value * (weights[place] ?? 0), 0)
      const miss = 1 / (1 + Math.exp(-sum)) - (holds[at] ? 1 : 0)
      row.forEach((value, place) => {
        slope[place] = (slope[place] ?? 0) + miss * value
      })
    })
    weights.forEach((weight, place) => {
      weights[place] = weight - step * ((slope[place] ?? 0) / rows.length + (place === 0 ? 0 : pull * weight))
    })
  }
  return unscaled(weights, kinds, scales)
}

interface Scale {
  readonly mean: number
  /** Standard deviation; 1 where there is none. */
  readonly spread: number
}

function scaleOf(values: readonly number[]): Scale {
  const mean = values.reduce((a, b) => a + b, 0) / (values.length || 1)
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length || 1)
  return { mean, spread: Math.sqrt(variance) || 1 }
}

function scaled(value: number, { mean, spread }: Scale = { mean: 0, spread: 1 }): number {
  return (value - mean) / spread
}

/** The same weights for evidence as it comes. */
function unscaled<Kind extends string>(
  [constant = 0, ...others]: readonly number[],
  kinds: readonly Kind[],
  scales: readonly Scale[],
): Fitted<Kind> {
  const whole = (value: number) => Math.round(value * 1000) / 1000
  const bare = scales.map(({ spread }, place) => (others[place] ?? 0) / spread)
  const shift = scales.reduce((sum, { mean }, place) => sum + mean * (bare[place] ?? 0), 0)
  const weights = Object.fromEntries(kinds.map((kind, place) => [kind, whole(bare[place] ?? 0)])) as Readonly<Record<Kind, number>>
  return { constant: whole(constant - shift), weights }
}
