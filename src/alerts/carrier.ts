import type { Target } from '../store/reach/reach.ts'
import type { Notice } from './notice.ts'

/** One way in which a notice leaves this machine. */
export interface Carrier {
  readonly kind: Target['kind']
  /** Never rejects, and ends within `carryMs`. */
  carry(target: Target, notice: Notice): Promise<Carried>
}

/** How one try ended. A code never holds an address. */
export type Carried =
  /** Taken over by the service behind it. `acknowledged`: somebody has said already that they are coming. */
  | { readonly kind: 'arrived'; readonly acknowledged: boolean }
  | { readonly kind: 'try-later'; readonly afterSeconds: number | null; readonly code: string }
  /** To say the same again is of no use. */
  | { readonly kind: 'failed'; readonly code: string }
  /** It leads nowhere any more, and never will again. */
  | { readonly kind: 'gone' }

/** How a try counts for the warning that a phone cannot be reached: what may come later has not come. */
export function endOf({ kind }: Carried): 'arrived' | 'failed' | 'gone' {
  return kind === 'arrived' || kind === 'gone' ? kind : 'failed'
}

/** One try takes no longer than this. */
export const carryMs = 8_000

/** What an answer over HTTP means where nothing more is known of it. A message said twice is no harm: it takes the place of the first. */
export function fromStatus(name: string, status: number, retryAfterSeconds: number | null): Carried {
  if (status >= 200 && status < 300) return { kind: 'arrived', acknowledged: false }
  const code = `${name}-${status}`
  return status === 429 || status >= 500 ? { kind: 'try-later', afterSeconds: retryAfterSeconds, code } : { kind: 'failed', code }
}
