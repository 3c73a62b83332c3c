/** The whole server as a process of its own, for tests that kill it. SIGTERM is an orderly stop. */
import { readConfig } from '../../../src/config.ts'
import { start } from '../../../src/main.ts'

const running = await start(readConfig())
process.on('SIGTERM', async () => {
  await running.stop()
  process.exit(0)
})
