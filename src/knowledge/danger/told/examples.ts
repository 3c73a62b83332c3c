import type { PerLanguage } from '../../knowledge.ts'

/** What people told, in their own words: one file of content/danger/told/. */
export interface ToldExamples {
  /** The signal they tell of; null for a file of what is no danger at all. */
  readonly signal: string | null
  readonly told: PerLanguage<readonly string[]>
  /** What sounds like it and is none: asked in general, over, denied, feared, in the news, in jest. */
  readonly notDanger: PerLanguage<readonly string[]>
}
