/**
 * How likely the best hit is right, and how likely the question is ours to answer at all: two small sums over the evidence of a
 * ranking, learnt from labelled questions. `npm run eval -- --questions test/eval/questions.jsonl --calibrate` prints these numbers
 * anew; docs/understanding.md says what they hold.
 */
export interface Evidence {
  /** Log-odds of the best hit. */
  readonly likely: number
  /** By how much the best hit is likelier than the second: the logarithm of their ratio. */
  readonly lead: number
  /** Log-odds of the question being ours. */
  readonly ours: number
  /** By how much the best hit's lines are nearer than what is known to be somebody else's to answer, -1 to 1 or nearly. */
  readonly overElsewhere: number
  /** Over how many topics the shares are spread: their entropy in nats. */
  readonly doubt: number
  /** Share of the words that nobody knows, 0 to 1. */
  readonly unknown: number
  /** 1 where a country or going abroad is named, else 0. */
  readonly abroad: number
}

export interface Calibration {
  /** Log-odds that the best hit is right, and that the question is ours: a constant, then a weight for each kind of evidence. */
  readonly right: Weights
  readonly ours: Weights
  /** Answered straight away from this log-odds of being right on. */
  readonly sureFrom: number
  /** Two hits closer than this are offered side by side, however likely the first is. */
  readonly leastLead: number
  /** Choices are offered from this log-odds of being ours on. */
  readonly oursFrom: number
}

export type Weights = Readonly<Record<'constant' | keyof Evidence, number>>

/** For content that weights were learnt from. */
export const calibration: Calibration = {
  right: { constant: -1.849, likely: 0.349, lead: 0.501, ours: 0.179, overElsewhere: 0.892, doubt: 0.529, unknown: -0.306, abroad: 0.35 },
  ours: { constant: 0.111, likely: 0.16, lead: 0.127, ours: 0.172, overElsewhere: 2.15, doubt: 0.3, unknown: -1.309, abroad: 0.34 },
  sureFrom: 1.1,
  leastLead: 0.03,
  oursFrom: 0.95,
}

/** For content that has only its lines. */
export const calibrationOfLines: Calibration = {
  right: { constant: -2.574, likely: 0.214, lead: 0.399, ours: 0.173, overElsewhere: 3.875, doubt: 0.355, unknown: -7.402, abroad: 0.301 },
  ours: { constant: -0.036, likely: 0.108, lead: 0.046, ours: 0.188, overElsewhere: 2.771, doubt: 0.206, unknown: -5.278, abroad: 0.411 },
  sureFrom: 1.819,
  leastLead: 0.03,
  oursFrom: 1.775,
}

/** Log-odds; 0 is even. */
export function logOdds(evidence: Evidence, weights: Weights): number {
  return evidenceKinds.reduce((sum, kind) => sum + weights[kind] * evidence[kind], weights.constant)
}

export const evidenceKinds = [
  'likely',
  'lead',
  'ours',
  'overElsewhere',
  'doubt',
  'unknown',
  'abroad',
] as const satisfies readonly (keyof Evidence)[]
