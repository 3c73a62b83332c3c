import type { IsoDate } from '../../knowledge.ts'
import type { Report } from '../flaw.ts'
import type { Draft } from '../read.ts'
import type { Resolved } from '../resolve.ts'

/** What every check looks at. */
export interface Checking {
  readonly draft: Draft
  readonly resolved: Resolved
  readonly report: Report
  /**
   * The day to look ahead to. Null asks nothing of the calendar, so that a build never turns red by itself: sources and facts are
   * then held to the day on which a text was compiled.
   */
  readonly onDate: IsoDate | null
  /** Keys of phrases that the program will say. */
  readonly phrases: readonly string[]
  /** Whether to look for slips, too: what may be meant, and hardly is. */
  readonly slips: boolean
}
