/** Where `sure` and `unsure` begin. Set from measurement: docs/understanding.md says how. */
export const decisionThresholds = { sure: 0.4, unsure: 0.2, marginWeight: 1, unknownWeight: 0.3 } as const
