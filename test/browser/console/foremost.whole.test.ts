import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CaseView } from '../../../src/server/console/wire/wire.ts'
import { connectChromium, pageFolder } from '../shared.ts'
import { caseIds, heldCase, me, nowMs, queue, tellEvening } from './scenes.ts'
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

test('the gravest reason stands first, and a country where somebody is already is not one where they want to go', async () => {
  const why = ([3, 4] as const).map((level) => ({ kind: 'words' as const, level, words: `mức ${level}` }))
  await openCase({ notes: [], brief: { ...heldCase.brief, why, whereabouts: 'tw', destination: 'tw' } })
  expect(await page.locator('.brief dd').first().locator('p').allTextContents()).toEqual(['Mức 4: “mức 4”', 'Mức 3: “mức 3”'])
  expect(await briefed()).not.toContain('Muốn đi')
  server.push('case', { ...heldCase, brief: { ...heldCase.brief, whereabouts: 'tw', destination: 'jp' } })
  await expect.poll(briefed).toContain('Muốn đi')
})

test('what a colleague noted last stands above what the machine gathered', async () => {
  const note = (id: string, text: string) => ({ id, by: 'Lan', atMs: nowMs, text })
  await openCase({ notes: [] })
  expect(await briefed()).not.toContain('Ghi chú mới')
  server.push('case', { ...heldCase, notes: [note('1', 'đã hỏi an toàn'), note('2', 'họ đang ở phòng khóa')] })
  await expect.poll(async () => (await briefed())[0]).toBe('Ghi chú mới')
  expect(await page.locator('.brief dd').first().textContent()).toMatch(/^họ đang ở phòng khóa Lan .*1 ghi chú trước/)
})

test('of a relative it is asked first whether they are where the one in need is', async () => {
  await openCase()
  expect(await page.textContent('.guard p')).toContain('Chỉ hỏi câu có/không')
  server.push('case', { ...heldCase, brief: { ...heldCase.brief, writer: 'relative' } })
  await expect.poll(() => page.textContent('.guard p')).toContain('có ở cùng chỗ với người cần giúp không')
})

test('among one’s own cases the levels are counted of those alone', async () => {
  const counts = () => page.locator('.filters .figure').allTextContents()
  server.answer('GET queue', { ...queue, cases: [heldCase, ...queue.cases.filter(({ holder }) => holder === null)] })
  await openAt('#queue')
  const all = (await counts()).reduce((sum, count) => sum + Number(count), 0)
  expect(all).toBeGreaterThan(1)
  await openAt('#mine')
  expect((await counts()).filter((count) => count !== '0')).toEqual(['1'])
})

for (const locale of ['vi', 'en'] as const)
  test(`the word of each level has room beside the pseudonym (${locale})`, async () => {
    server.answer('GET me', { ...me(), language: locale })
    await openAt('#queue')
    await page.evaluate(() => document.fonts.ready)
    const edges = await page.locator('.row').evaluateAll((rows) =>
      rows.map((row) => {
        const word = document.createRange()
        word.selectNodeContents(row.querySelector('.level-and-word') ?? row)
        return (row.querySelector('.open')?.getBoundingClientRect().left ?? 0) - word.getBoundingClientRect().right
      }),
    )
    expect(Math.min(...edges)).toBeGreaterThan(0)
  })

test('what rings lies over no button of the queue', async () => {
  await openAt('#queue')
  for (const id of caseIds.slice(0, 3)) ring(id)
  const notices = await page.waitForSelector('.notices')
  const left = (await notices.boundingBox())?.x ?? 0
  for (const button of await page.locator('.list .btn').all()) {
    const box = await button.boundingBox()
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(left)
  }
})

test('the first words of a long talk can be scrolled to below what rings', async () => {
  const [line] = heldCase.lines
  await openCase({ lines: Array.from({ length: 30 }, (_, at) => ({ ...line, seq: at + 1 })) as CaseView['lines'] })
  ring(caseIds[1])
  ring(caseIds[2])
  const notices = await page.waitForSelector('.notices > li:nth-child(2)')
  await page.locator('.log').evaluate((log) => log.scrollTo(0, -log.scrollHeight))
  const end = await notices.boundingBox()
  const first = await page.locator('.log .line').first().boundingBox()
  expect(first?.y).toBeGreaterThanOrEqual((end?.y ?? 0) + (end?.height ?? 0))
})

test('many bells are put away at one press; what was pressed and did not happen stays', async () => {
  server.answer(`POST cases/${heldCase.id}/acts`, () => new Failure(409, 'closed'))
  await openCase({ mayDo: ['take'], holder: null, state: 'waiting' })
  await page.click('.case-head .btn-go')
  await page.waitForSelector('.notices')
  for (const id of caseIds.slice(0, 4)) ring(id)
  await page.locator('.notices button', { hasText: 'Đã thấy mọi chuông' }).click()
  await expect.poll(() => page.locator('.notices > li').count()).toBe(1)
  expect(await page.locator('.notices [href="#i-warn"]').count()).toBe(1)
})
