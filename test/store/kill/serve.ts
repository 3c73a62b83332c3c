/** The whole server as a process of its own, for tests that kill it. SIGTERM is an orderly stop. */
import { readConfig } from '../../../src/config.ts'
import { start } from '../../../src/main.ts'
import { keptFor } from '../../server/kept-for.ts'

const running = await start({ ...readConfig(), keptContent: keptFor('small') })
process.on('SIGTERM', async () => {
  await running.stop()
  process.exit(0)
})
