import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { words } from './scenes.ts'
import { connectChromium, pageFolder } from './shared.ts'
import { type StandIn, startStandIn } from './stand-in.ts'

/** What a page test plays on: each test has a stand-in server and an open page of its own, at 360 px and in Vietnamese. */
export interface Stage {
  readonly browser: Browser
  readonly server: StandIn
  readonly context: BrowserContext
  readonly page: Page
  /** Errors of the page: none may be left at the end of a test. Emptied by tests that cut the line on purpose. */
  troubles: string[]
  write(text: string): Promise<void>
  /** All that the browser's storage holds. */
  stored(): Promise<string>
}

/** Sets the stage for every test of the file that calls it. */
export function setStage(): Stage {
  const stage = {
    troubles: [],
    async write(text) {
      await stage.page.fill('textarea', text)
      await stage.page.click('.send')
    },
    stored: () => stage.page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage })),
  } as Pick<Stage, 'troubles' | 'write' | 'stored'> as { -readonly [part in keyof Stage]: Stage[part] }

  beforeAll(async () => {
    stage.browser = await connectChromium()
  })
  afterAll(async () => {
    await stage.browser.close()
  })
  beforeEach(async () => {
    stage.server = await startStandIn(pageFolder(), words)
    stage.context = await stage.browser.newContext({ locale: 'vi', viewport: { width: 360, height: 740 } })
    stage.page = await stage.context.newPage()
    stage.troubles = []
    stage.page.on('pageerror', (error) => stage.troubles.push(String(error)))
    stage.page.on('console', (line) => {
      if (line.type() === 'error' && !/401|415|net::/.test(line.text())) stage.troubles.push(line.text())
    })
    await stage.page.goto(stage.server.address)
    await stage.page.waitForSelector('.composer')
  })
  afterEach(async () => {
    await stage.context.close()
    await stage.server.close()
    expect(stage.troubles).toEqual([])
  })
  return stage
}
