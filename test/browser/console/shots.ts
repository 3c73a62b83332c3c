import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Me } from '../../../src/server/console/wire/wire.ts'
import { buildPage } from '../built-page.ts'
import { launchChromium } from '../chromium.ts'
import { evening, heldCase, me, nowMs, queue, tellEvening } from './scenes.ts'
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
 * Pictures of the console in every state: `npm run shots:console <folder> [scene…]`, and those of the guide for responders:
 * `npm run shots:console docs/images -- --guide`. They are made with the words of scenes.ts and a clock that stands still, so that neither
 * content nor the hour changes a picture.
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

/** The pictures that docs/responders.md shows, and how wide each is. */
const guide: Readonly<Record<string, number>> = { queue: 1280, case: 1280, late: 360, locked: 360, hotline: 1280 }

const [folder = 'shots', ...only] = process.argv.slice(2)
const forGuide = only.includes('--guide')
await mkdir(folder, { recursive: true })
const pages = await mkdtemp(join(tmpdir(), 'ben-an-pages-'))
await buildPage(pages)
const browser = await launchChromium()
const server = await startConsoleStandIn(pages)
for (const [name, scene] of Object.entries(scenes)) {
  const widths = forGuide ? [guide[name]].filter((width) => width !== undefined) : [360, 1280]
  if (!forGuide && only.length > 0 && !only.includes(name)) continue
  for (const language of ['vi', 'en'] as const) {
    for (const width of widths) {
      for (const colorScheme of forGuide ? (['light'] as const) : (['light', 'dark'] as const)) {
        const file = forGuide ? `console-${name}.${language}.png` : `${name}-${language}-${width}-${colorScheme}.png`
        await shoot(name, scene, language, { width, colorScheme, file: join(folder, file) })
      }
    }
  }
}
await browser.close()
await server.close()
await rm(pages, { recursive: true })

interface Shot {
  readonly width: number
  readonly colorScheme: 'light' | 'dark'
  readonly file: string
}

async function shoot(name: string, scene: Scene, language: 'vi' | 'en', { width, colorScheme, file }: Shot): Promise<void> {
  tellEvening(server, scene.role ?? 'responder')
  server.answer(
    'GET me',
    name === 'door' ? () => new Failure(401, 'no-session') : { ...me(scene.role), language, locked: name === 'locked' },
  )
  server.answer('GET queue', name === 'mine' ? { ...queue, cases: [heldCase, ...queue.cases.slice(3)] } : queue)
  server.answer(`POST cases/${heldCase.id}/replies`, () => new Failure(409, 'confirm-first'))
  const viewport = { width, height: width === 360 ? 740 : 820 }
  const page = await browser.newPage({ viewport, colorScheme, locale: language, timezoneId: 'Asia/Ho_Chi_Minh' })
  await page.clock.setFixedTime(nowMs)
  await page.goto(`${server.address}${scene.at}`)
  await page.waitForSelector(scene.until)
  await page.evaluate(() => document.fonts.ready)
  await page.reload() // fonts that came late are there now
  await page.waitForSelector(scene.until)
  server.push('presence', evening)
  await page.click('body', { position: { x: 1, y: 1 } })
  if (name === 'locked') server.push('alert', { case: heldCase.id, level: 4, why: 'opened', pseudonym: 'M1-K7D', sound: true })
  await scene.reach?.(page)
  await page.waitForTimeout(200)
  await page.screenshot({ path: file })
  await page.close()
}
