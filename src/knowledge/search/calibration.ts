/**
 * How likely the best hit is right, and how likely the question is ours to answer at all: two small sums over the evidence of a
 * ranking, learnt from labelled questions. `npm run eval -- --questions test/eval/questions.jsonl --calibrate` prints these numbers
 * anew; docs/understanding.md says what they hold.
 */
export interface Evidence {
  /** Score of the best hit, 0 to 1. */
  readonly best: number
  /** By how much the best hit leads the second. */
  readonly lead: number
  /** By how much the best hit leads what is somebody else's to answer; below 0 when it does not. */
  readonly overElsewhere: number
  /** Share of the question that no topic knows, 0 to 1. */
  readonly unknown: number
  /** How much there is to go by: the weight of what the best hit accounts for, as ln(1 + weight). */
  readonly weight: number
  /** Log-odds of the best hit, and of the question being ours, by what was learnt; 0 where nothing was. */
  readonly likely: number
  readonly likelyOurs: number
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
  right: {
    constant: -1.303,
    best: -0.258,
    lead: 2.645,
    overElsewhere: 0.739,
    unknown: 0.15,
    weight: 0.578,
    likely: 0.476,
    likelyOurs: 0.183,
  },
  ours: {
    constant: -3.208,
    best: -1.298,
    lead: -0.442,
    overElsewhere: -0.728,
    unknown: -1.69,
    weight: 2.237,
    likely: 0.112,
    likelyOurs: 0.907,
  },
  sureFrom: 1.159,
  leastLead: 0.03,
  oursFrom: 1.068,
}

/** For content that has only its words. */
export const calibrationOfWords: Calibration = {
  right: { constant: -3.207, best: 0.097, lead: 3.828, overElsewhere: 5.021, unknown: -0.85, weight: 1.74, likely: 0, likelyOurs: 0 },
  ours: { constant: -2.075, best: -2.309, lead: -0.464, overElsewhere: 8.194, unknown: -2.124, weight: 2.518, likely: 0, likelyOurs: 0 },
  sureFrom: 0.69,
  leastLead: 0.03,
  oursFrom: 0.291,
}

/** Log-odds; 0 is even. */
export function logOdds(evidence: Evidence, weights: Weights): number {
  return evidenceKinds.reduce((sum, kind) => sum + weights[kind] * evidence[kind], weights.constant)
}

export const evidenceKinds = [
  'best',
  'lead',
  'overElsewhere',
  'unknown',
  'weight',
  'likely',
  'likelyOurs',
] as const satisfies readonly (keyof Evidence)[]
