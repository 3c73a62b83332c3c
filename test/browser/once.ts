import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildPage } from './built-page.ts'
import { serveChromium } from './chromium.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the pages of the run lie. */
    readonly pageFolder: string
    /** Where the Chromium of the run listens. */
    readonly chromium: string
  }
}

/** Before the first file: the pages are built and one Chromium is started, for all of them. Both are gone after the last. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'ben-an-pages-'))
  const [chromium] = await Promise.all([serveChromium(), buildPage(folder)])
  project.provide('pageFolder', folder)
  project.provide('chromium', chromium.wsEndpoint())
  return async () => {
    await chromium.close()
    await rm(folder, { recursive: true })
  }
}
