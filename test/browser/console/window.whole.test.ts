import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectChromium, pageFolder } from '../shared.ts'
import { heldCase, nowMs, tellEvening } from './scenes.ts'
import { type ConsoleStandIn, startConsoleStandIn } from './stand-in.ts'

/** What stands beside the field where a channel takes messages only for a while, before it eats a reply. */
let browser: Browser
let server: ConsoleStandIn
let page: Page

beforeAll(async () => {
  browser = await connectChromium()
  server = await startConsoleStandIn(pageFolder())
  tellEvening(server, 'responder')
  page = await (await browser.newContext({ locale: 'vi', viewport: { width: 360, height: 740 } })).newPage()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const hourMs = 3_600_000
const inHours = (open: number, free: number, freeLeft: number | null) => ({ open, free, freeLeft })

const cases = [
  {
    name: 'free, and a few are left',
    window: inHours(167.9, 47.9, 2),
    shows: ['miễn phí thêm', 'còn 2 tin miễn phí'],
    hides: ['tốn tiền'],
  },
  {
    name: 'free, and nobody counts',
    window: inHours(167.9, 47.9, null),
    shows: ['còn viết được', 'miễn phí thêm'],
    hides: ['tin miễn phí'],
  },
  { name: 'none left', window: inHours(100, 1, 0), shows: ['còn viết được', 'hết miễn phí, mỗi tin tốn tiền'], hides: ['miễn phí thêm'] },
  { name: 'no longer free', window: inHours(100, -20, 5), shows: ['hết miễn phí, mỗi tin tốn tiền'], hides: ['còn 5 tin'] },
  { name: 'over', window: inHours(-1, -121, 5), shows: ['kênh không cho viết nữa'], hides: ['miễn phí', 'tốn tiền'] },
]

for (const { name, window, shows, hides } of cases)
  test(`the window: ${name}`, async () => {
    const now = nowMs
    const limits = {
      ...heldCase.limits,
      writableUntilMs: now + window.open * hourMs,
      freeUntilMs: now + window.free * hourMs,
      freeLeft: window.freeLeft,
    }
    server.answer(`GET cases/${heldCase.id}`, { ...heldCase, limits })
    await page.goto('about:blank')
    await page.goto(`${server.address}#case=${heldCase.id}`)
    for (const words of shows) await page.locator('.limits', { hasText: words }).waitFor()
    const said = (await page.locator('.limits').textContent()) ?? ''
    for (const words of hides) expect(said).not.toContain(words)
  })

test('what was not sent says why', async () => {
  const line = heldCase.lines.find(({ by }) => by === 'staff')
  if (line === undefined) throw new Error('somebody of the staff has written')
  const lost = { ...line, state: 'not-sent' as const }
  const lines = [
    { ...lost, seq: 1, code: 'window-closed' },
    { ...lost, seq: 2, code: 'zalo-201' },
  ]
  server.answer(`GET cases/${heldCase.id}`, { ...heldCase, lines })
  await page.goto('about:blank')
  await page.goto(`${server.address}#case=${heldCase.id}`)
  await page.locator('.line-unsent', { hasText: 'im lặng quá lâu' }).waitFor()
  await page.locator('.line-unsent', { hasText: 'zalo-201' }).waitFor()
})
