/** A message cut where somebody who types fast ends a thought; a clause may be blank. */
export function clausesIn(text: string): readonly string[] {
  return text.split(/[,.;!\n]+/)
}

/** The text as it was typed, without some of its clauses and what stands behind them. */
export function withoutClauses(text: string, isLeftOut: (clause: string) => boolean): string {
  return text.replace(/([^,.;!\n]+)[,.;!\n]*/g, (piece, clause: string) => (isLeftOut(clause) ? ' ' : piece))
}
