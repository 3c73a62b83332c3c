import { afterEach, describe } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { caseSuite } from './suite/cases.ts'
import { clockSuite } from './suite/clocks.ts'
import { crashSuite } from './suite/crashes.ts'
import { decideSuite } from './suite/decide.ts'
import { eraseSuite } from './suite/erase.ts'
import { goneSuite } from './suite/gone.ts'
import { inboxSuite } from './suite/inbox.ts'
import { mediaSuite } from './suite/media.ts'
import { outboxSuite } from './suite/outbox.ts'
import { readingSuite } from './suite/reading.ts'
import { staffSuite } from './suite/staff.ts'
import { tokenSuite } from './suite/tokens.ts'

/** A store under test, and its end as a killed process would make it. */
export interface Opened {
  readonly store: Store
  /** Opens what would be left if the process died at this very moment. Not called where nothing outlives the process. */
  readonly crash: () => Promise<Store>
}

/** How the suite gets stores: each call gives a fresh, empty one. */
export interface StoreUnderTest {
  readonly name: string
  readonly outlivesProcess: boolean
  readonly open: () => Promise<Opened>
  /** Ends everything that was opened. */
  readonly closeAll: () => Promise<void>
}

/** What every Store promises. An implementation that passes it may stand behind the interface. */
export function storeSuite(underTest: StoreUnderTest): void {
  describe(underTest.name, () => {
    afterEach(underTest.closeAll)
    for (const suite of [
      inboxSuite,
      decideSuite,
      goneSuite,
      outboxSuite,
      caseSuite,
      clockSuite,
      eraseSuite,
      readingSuite,
      staffSuite,
      tokenSuite,
      mediaSuite,
    ])
      suite(underTest.open)
    if (underTest.outlivesProcess) crashSuite(underTest.open)
  })
}
