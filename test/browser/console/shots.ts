import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Me } from '../../../src/server/console/wire.ts'
import { buildPage } from '../built-page.ts'
import { launchChromium } from '../chromium.ts'
import { heldCase, me, nowMs, queue, tellEvening } from './scenes.ts'
import { Failure, startConsoleStandIn } from './stand-in.ts'

interface Scene {
  readonly role?: Me['role']
  readonly at: string
  /** Until this stands there. */
  readonly until: string
  /** What is done then. */
  readonly reach?: (page: Page) => Promise<void>
}

/**
 * Pictures of the console in every state: `node test/browser/console/shots.ts <folder> [scene…]`. They are made with the words of
 * scenes.ts, with a clock that stands still, so that neither content nor the hour changes a picture.
 */
const scenes: Readonly<Record<string, Scene>> = {
  door: { at: '', until: '.door input' },
  invite: { at: `#invite=${'a'.repeat(43)}`, until: '.qr' },
  locked: { at: '', until: '.door input' },
  queue: { at: '#queue', until: '.row' },
  mine: { at: '#mine', until: '.row' },
  case: {
    at: `#case=${heldCase.id}`,
    until: '.line',
    reach: (page) => page.fill('[data-key="reply"]', 'Mình vẫn ở đây. Bạn có điện thoại riêng không? Có hoặc Không.'),
  },
  help: {
    at: `#case=${heldCase.id}`,
    until: '.line',
    reach: async (page) => {
      if (await page.locator('.tabs').isVisible()) await page.locator('.tabs button').last().click()
    },
  },
  late: {
    at: `#case=${heldCase.id}`,
    until: '.line',
    reach: async (page) => {
      await page.fill('[data-key="reply"]', 'Mình vẫn ở đây.')
      await page.click('.write .btn-go')
      await page.waitForSelector('.once-more')
    },
  },
  close: {
    at: `#case=${heldCase.id}`,
    until: '.line',
    reach: async (page) => {
      if (await page.locator('.tabs').isVisible()) await page.locator('.case-head summary').click()
      await page.locator('.case-head button:visible', { has: page.locator('[href="#i-check"]') }).click()
      await page.waitForSelector('dialog')
    },
  },
  hotline: { role: 'supervisor', at: '#hotline', until: '.shift' },
  content: { role: 'curator', at: '#content', until: '.entry' },
  house: { role: 'admin', at: '#house', until: 'table' },
  own: { at: '#own', until: '.desk input' },
  keys: { at: '#queue', until: '.row', reach: (page) => page.keyboard.press('?') },
}

const [folder = 'shots', ...only] = process.argv.slice(2)
await mkdir(folder, { recursive: true })
const built = await buildPage()
const browser = await launchChromium()
const server = await startConsoleStandIn(built.folder)
for (const [name, scene] of Object.entries(scenes)) {
  if (only.length > 0 && !only.includes(name)) continue
  for (const language of ['vi', 'en'] as const) {
    tellEvening(server, scene.role ?? 'responder')
    server.answer(
      'GET me',
      name === 'door' ? () => new Failure(401, 'no-session') : { ...me(scene.role), language, locked: name === 'locked' },
    )
    server.answer('GET queue', name === 'mine' ? { ...queue, cases: [heldCase, ...queue.cases.slice(3)] } : queue)
    server.answer(`POST cases/${heldCase.id}/replies`, () => new Failure(409, 'confirm-first'))
    for (const width of [360, 1280]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await browser.newPage({
          viewport: { width, height: width === 360 ? 740 : 820 },
          colorScheme,
          locale: language,
          timezoneId: 'Asia/Ho_Chi_Minh',
        })
        await page.clock.setFixedTime(nowMs)
        await page.goto(`${server.address}${scene.at}`)
        await page.waitForSelector(scene.until)
        await page.evaluate(() => document.fonts.ready)
        await page.reload() // fonts that came late are there now
        await page.waitForSelector(scene.until)
        await scene.reach?.(page)
        await page.waitForTimeout(200)
        await page.screenshot({ path: join(folder, `${name}-${language}-${width}-${colorScheme}.png`) })
        await page.close()
      }
    }
  }
}
await browser.close()
await server.close()
await built.remove()
