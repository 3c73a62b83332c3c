import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CaseView } from '../../../src/server/console/wire/wire.ts'
import { connectChromium, pageFolder } from '../shared.ts'
import { caseIds, heldCase, nowMs, queue, tellEvening } from './scenes.ts'
import { type ConsoleStandIn, Failure, startConsoleStandIn } from './stand-in.ts'

/** What a tired responder has to see first is seen first, and nothing lies over what they have to press. */
let browser: Browser
let server: ConsoleStandIn
let page: Page

beforeAll(async () => {
  browser = await connectChromium()
})
afterAll(async () => {
  await browser.close()
})
beforeEach(async () => {
  server = await startConsoleStandIn(pageFolder())
  tellEvening(server, 'responder')
  page = await browser.newPage({ locale: 'vi', viewport: { width: 1280, height: 820 } })
})
afterEach(async () => {
  await page.context().close()
  await server.close()
})

async function openCase(change: Partial<CaseView> = {}): Promise<void> {
  server.answer(`GET cases/${heldCase.id}`, { ...heldCase, ...change })
  await page.goto(`${server.address}#case=${heldCase.id}`)
  await page.waitForSelector('.line')
}

async function openAt(at: string): Promise<void> {
  await page.goto(`${server.address}${at}`)
  await page.waitForSelector('.row')
}

const briefed = () => page.locator('.brief dt').allTextContents()
const ring = (id = '', level = 4) => server.push('alert', { case: id, level, why: 'opened', pseudonym: 'B0-8XW', sound: false })

test('what guides staff is read on grey ground, and no button gives it to the person', async () => {
  await openCase()
  await page.fill('.help-side [type=search]', 'qua han')
  await page.keyboard.press('Enter')
  await page.locator('.help-side .rows .btn').click()
  await page.waitForSelector('.guide >> text=Không hứa là không bị xử lý.')
  expect(await page.locator('.help-side button', { hasText: /^Chèn câu/ }).allTextContents()).toEqual(['Chèn câu trả lời'])
})

test('of a relative it is asked first whether they are where the one in need is', async () => {
  await openCase()
  expect(await page.textContent('.guard p')).toContain('Chỉ hỏi câu có/không')
  server.push('case', { ...heldCase, brief: { ...heldCase.brief, writer: 'relative' } })
  await expect.poll(() => page.textContent('.guard p')).toContain('có ở cùng chỗ với người cần giúp không')
})
