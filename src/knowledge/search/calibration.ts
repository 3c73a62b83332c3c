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
  /** By how much the likeliest topic is likelier than what is somebody else's, as ln of their ratio. */
  readonly likelyOver: number
  /** Over how many topics the likelihood is spread: their entropy in nats. */
  readonly doubt: number
  /** How much was said: ln(1 + terms that are known). */
  readonly said: number
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
  right: {
    constant: -3.561,
    best: 1.243,
    lead: 5.011,
    overElsewhere: 0.639,
    unknown: 0.106,
    weight: 0.292,
    likely: 0.346,
    likelyOurs: 0.061,
    likelyOver: 0.081,
    doubt: 0.262,
    said: 0.425,
    abroad: 0.191,
  },
  ours: {
    constant: -2.743,
    best: 1.408,
    lead: 0.592,
    overElsewhere: 1.18,
    unknown: -1.19,
    weight: 0.576,
    likely: 0.11,
    likelyOurs: 0.135,
    likelyOver: 0.104,
    doubt: 0.178,
    said: 0.531,
    abroad: 0.255,
  },
  sureFrom: 1.064,
  leastLead: 0.03,
  oursFrom: 0.932,
}

const nothingLearnt = { likely: 0, likelyOurs: 0, likelyOver: 0, doubt: 0, said: 0, abroad: 0 } as const

/** For content that has only its words. */
export const calibrationOfWords: Calibration = {
  right: { constant: -3.207, best: 0.097, lead: 3.828, overElsewhere: 5.021, unknown: -0.85, weight: 1.74, ...nothingLearnt },
  ours: { constant: -2.075, best: -2.309, lead: -0.464, overElsewhere: 8.194, unknown: -2.124, weight: 2.518, ...nothingLearnt },
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
  'likelyOver',
  'doubt',
  'said',
  'abroad',
] as const satisfies readonly (keyof Evidence)[]
