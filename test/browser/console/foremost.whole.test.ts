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

const boxOf = (at: string) =>
  page
    .locator(at)
    .first()
    .evaluate((one) => one.getBoundingClientRect())
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

test('of words heard the gravest stand first, and a country where somebody is already is not one where they want to go', async () => {
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
  const first = page.locator('.help-side > .panel').first()
  expect(await first.locator('h2').textContent()).toBe('Tóm tắt')
  server.push('case', { ...heldCase, notes: [note('1', 'đã hỏi an toàn'), note('2', 'họ đang ở phòng khóa')] })
  await expect.poll(() => first.locator('h2').textContent()).toBe('Ghi chú mới')
  expect(await first.textContent()).toMatch(/Lan .*họ đang ở phòng khóa.*2 ghi chú ở cuối cột/)
  expect(await first.textContent()).not.toContain('máy ghi')
})

test('on a phone a long note leaves room for why there is a case', async () => {
  await page.setViewportSize({ width: 360, height: 640 })
  await openCase({ notes: [{ id: '1', by: 'Lan', atMs: nowMs, text: 'Họ nói mẹ gọi lúc hai giờ sáng. '.repeat(22) }] })
  await page.locator('.tabs button').last().click()
  expect((await boxOf('.brief dd p')).bottom).toBeLessThan(640)
})

test('of a relative it is asked first whether they are where the one in need is', async () => {
  await openCase()
  expect(await page.textContent('.guard p')).toContain('Chỉ hỏi câu có/không')
  server.push('case', { ...heldCase, brief: { ...heldCase.brief, writer: 'relative' } })
  await expect.poll(() => page.textContent('.guard p')).toContain('có ở cùng chỗ với người cần giúp không')
  expect(await page.textContent('.guard p')).toContain('Rõ là không thì hỏi như phần Cho người trực')
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
    await page.setViewportSize({ width: 1180, height: 820 })
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

for (const width of [900, 1024, 1280])
  test(`at ${width} px no pseudonym is broken, and no button of the queue lies outside of it or below what rings`, async () => {
    await page.setViewportSize({ width, height: 820 })
    await openAt('#queue')
    for (const id of caseIds.slice(0, 3)) ring(id)
    await page.waitForSelector('.notices')
    const edges = [(await boxOf('.notices')).left, (await boxOf('.list')).right]
    const rights = await page.locator('.list .btn').evaluateAll((buttons) => buttons.map((one) => one.getBoundingClientRect().right))
    expect(Math.max(...rights)).toBeLessThanOrEqual(Math.min(...edges))
    const heights = await page.locator('.row .open').evaluateAll((names) => names.map((one) => one.getBoundingClientRect().height))
    expect(Math.max(...heights)).toBeLessThan(40)
  })

for (const { width, shown } of [
  { width: 360, shown: 1 },
  { width: 900, shown: 2 },
  { width: 1280, shown: 2 },
])
  test(`at ${width} px five bells cover no field, leave something of the talk, and its first words can be scrolled to`, async () => {
    await page.setViewportSize({ width, height: 640 })
    const [line] = heldCase.lines
    await openCase({ lines: Array.from({ length: 30 }, (_, at) => ({ ...line, seq: at + 1 })) as CaseView['lines'] })
    await page.click('body', { position: { x: 1, y: 1 } }) // from now on the bell can ring, and no strip says otherwise
    for (const id of caseIds.filter((id) => id !== heldCase.id).slice(0, 5)) ring(id)
    await page.locator('.notices > li:last-child', { hasText: `và ${5 - shown} báo tin nữa` }).waitFor()
    expect(await page.locator('.notices > li').count()).toBe(shown + 1)
    const end = (await boxOf('.notices')).bottom
    expect((await boxOf('[data-key="reply"]')).top).toBeGreaterThan(end)
    expect((await boxOf('.log')).bottom).toBeGreaterThan(end)
    await page.locator('.log').evaluate((log) => log.scrollTo(0, -log.scrollHeight))
    expect((await boxOf('.log .line')).top).toBeGreaterThanOrEqual(end)
  })

for (const language of ['vi', 'en'] as const)
  test(`on a phone what rang and its buttons stand in one line (${language})`, async () => {
    server.answer('GET me', { ...me(), language })
    await page.setViewportSize({ width: 360, height: 640 })
    await openCase()
    for (const id of caseIds.slice(0, 2)) ring(id)
    await page.waitForSelector('.notices > li:nth-child(2)')
    await page.evaluate(() => document.fonts.ready)
    const heights = await page.locator('.notices > li').evaluateAll((rows) => rows.map(({ clientHeight }) => clientHeight))
    expect(Math.max(...heights)).toBeLessThan(72)
  })

test('many bells are put away at one press; what was pressed and did not happen stays', async () => {
  server.answer(`POST cases/${heldCase.id}/acts`, () => new Failure(409, 'closed'))
  await openCase({ mayDo: ['take'], holder: null, state: 'waiting' })
  await page.click('.case-head .btn-go')
  await page.waitForSelector('.notices')
  for (const id of caseIds.slice(0, 4)) ring(id)
  await page.locator('.notices button', { hasText: 'Ẩn hết chuông' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('.notices > li').count()).toBe(1)
  expect(await page.locator('.notices [href="#i-warn"]').count()).toBe(1)
  await page.waitForFunction(() => document.activeElement?.matches('.notices .dismiss'))
})

test('whoever writes goes on writing after many bells were put away', async () => {
  await openCase()
  for (const id of caseIds.slice(0, 4)) ring(id)
  await page.locator('[data-key="reply"]').focus()
  await page.locator('.notices button', { hasText: 'Ẩn hết chuông' }).click()
  await expect.poll(() => page.locator('.notices').count()).toBe(0)
  expect(await page.locator('[data-key="reply"]').evaluate((field) => field === document.activeElement)).toBe(true)
})

for (const width of [900, 1024])
  test(`at ${width} px whose case it is stands in one line, below no button`, async () => {
    await page.setViewportSize({ width, height: 780 })
    await openCase()
    const title = await boxOf('.case-head h1')
    expect(title.height).toBeLessThan(40)
    const buttons = await page.locator('.case-head > .acts').boundingBox()
    expect((buttons?.x ?? 0) >= title.right || (buttons?.y ?? 0) >= title.bottom).toBe(true)
  })

test('where no bell rang none can be put away', async () => {
  server.answer(`POST cases/${heldCase.id}/acts`, () => new Failure(409, 'closed'))
  server.answer(`POST cases/${heldCase.id}/replies`, () => new Failure(409, 'not-yours'))
  server.answer(`POST cases/${heldCase.id}/notes`, () => new Failure(409, 'not-taken'))
  await openCase()
  server.faults = { dead: true }
  await page.click('.guard .btn')
  await page.fill('[data-key="reply"]', 'Mình vẫn ở đây.')
  await page.keyboard.press('Control+Enter')
  await page.fill('.notes input', 'đang chờ')
  await page.keyboard.press('Enter')
  server.faults = {}
  await page.locator('.notices > li:nth-child(3)', { hasText: 'và 1 báo tin nữa' }).waitFor()
  expect(await page.locator('.notices > li').last().locator('button').count()).toBe(0)
})
