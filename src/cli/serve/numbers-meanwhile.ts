import type { Config } from '../../config.ts'
import type { FailureCode } from '../../errors.ts'
import { openLibrary } from '../../library/open-library.ts'
import { listen } from '../../server/listen.ts'
import type { OpenLog } from '../../server/log.ts'
import { buildMeanwhile } from '../../server/meanwhile.ts'
import { pageNumbers, spareNumbers } from '../../server/page/numbers.ts'
import { systemTime } from '../../time.ts'

/** The page with the numbers, at the address of the server that cannot start yet. */
export interface NumbersMeanwhile {
  /** Serves it from now on, if it is not served yet; `reason` is what is in the way now. */
  show(reason: FailureCode): Promise<void>
  /** The address is free again. Twice is the same as once. */
  end(): Promise<void>
}

export function numbersMeanwhile(config: Config, log: OpenLog): NumbersMeanwhile {
  let reason: FailureCode = 'store-busy'
  let endServing: (() => Promise<void>) | null = null
  return {
    async show(now) {
      reason = now
      endServing ??= await serve(config, log, () => reason)
    },
    async end() {
      await endServing?.()
      endServing = null
    },
  }
}

/** Returns what ends it. */
async function serve(config: Config, log: OpenLog, reason: () => FailureCode): Promise<() => Promise<void>> {
  const library = await openLibrary({ folder: config.contentFolder, keptIn: config.keptContent, onChange: () => {} })
  const numbers = () => {
    const known = library.knowledge()
    return known === null ? spareNumbers(library.contacts()) : pageNumbers(known, systemTime().nowMs())
  }
  const app = await buildMeanwhile({ config, numbers, reason, log })
  const end = async () => {
    await app.close()
    library.close()
  }
  try {
    await listen(app, config.host, config.port)
    return end
  } catch (error) {
    await end()
    throw error
  }
}
