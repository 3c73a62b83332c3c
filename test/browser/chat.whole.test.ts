import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Language } from '../../src/knowledge/knowledge.ts'
import { buildPage } from './built-page.ts'
import { launchChromium } from './chromium.ts'
import { scenes, words } from './scenes.ts'
import { type StandIn, startStandIn } from './stand-in.ts'

let built: Awaited<ReturnType<typeof buildPage>>
let browser: Browser
let server: StandIn
let context: BrowserContext
let page: Page
let troubles: string[]

beforeAll(async () => {
  built = await buildPage()
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await built.remove()
})
beforeEach(async () => {
  server = await startStandIn(built.folder, words)
  troubles = []
  await open('vi')
})
afterEach(async () => {
  await context.close()
  await server.close()
  expect(troubles).toEqual([])
})

test('the first screen greets, offers choices and numbers, and asks the server for nothing but whether there is a talk', async () => {
  await page.waitForSelector('.composer')
  expect(await page.title()).toBe('Hỏi đáp')
  expect(await page.textContent('.hello .bubble')).toContain('Đây là Bến\u00a0An')
  expect(await page.locator('.hello .choice').count()).toBe(5)
  expect(await page.locator('.hello-numbers a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
    'tel:000',
    'tel:+00123456789',
  ])
  expect(server.calls).toEqual(['GET /chat/view'])
})

test('an answer leads with its first sentence, then steps, source and choices; a pressed choice becomes the person’s word', async () => {
  server.answer(scenes.vi.question, scenes.vi.answer)
  server.answer('topic:service-fee-cap', scenes.vi.tree)
  await write(scenes.vi.question)
  await page.waitForSelector('.source')
  expect(await page.textContent('.talk .first')).toBe('Không. Luật cấm thu tiền môi giới của người lao động.')
  expect(await page.locator('.talk .first').evaluate((first) => getComputedStyle(first).fontWeight)).toBe('600')
  expect(await page.locator('.talk .steps li').count()).toBe(3)
  expect(await page.textContent('.mine .progress')).toMatch(/^Đã gửi \d\d:\d\d$/)
  await page.click('.talk .choice:first-child')
  await page.waitForSelector('.choice .number')
  expect(await page.locator('.own').last().textContent()).toContain('Tiền dịch vụ được thu bao nhiêu?')
  expect(await page.locator('.choice').allTextContents()).toEqual([
    '1Công ty đưa người đi làm',
    '2Người quen, họ hàng, “cò”',
    '3Quảng cáo trên mạng, chưa gặp mặt bao giờ',
    'Quay lại',
    'Dừng',
  ])
  expect(server.kept.map((message) => (message.kind === 'text' ? message.text : message.data))).toEqual([
    scenes.vi.question,
    'topic:service-fee-cap',
  ])
})

test('markup in words stays words', async () => {
  const hostile = '<img src=x onerror="document.title=1"> [x](javascript:alert(1)) **<b>đậm</b>**'
  server.answer('x', {
    bubbles: [
      { text: hostile, blocks: [{ kind: 'paragraph', text: hostile }], choices: [{ label: hostile, data: 'topic:x', toPerson: false }] },
    ],
  })
  await write('x')
  await page.waitForSelector('.talk .choice')
  expect(await page.locator('.talk img, .talk a, .talk b').count()).toBe(0)
  expect(await page.textContent('.talk .machine .text')).toBe(hostile.replaceAll('**', ''))
  expect(await page.textContent('.talk strong')).toBe('<b>đậm</b>')
})

test('danger: large steps, strong numbers that dial, and the strip that waits', async () => {
  server.answer('cứu', scenes.vi.danger)
  await write('cứu')
  await page.waitForSelector('.urgent')
  expect(
    await page
      .locator('.urgent .steps li')
      .first()
      .evaluate((step) => getComputedStyle(step).fontSize),
  ).toBe('19px')
  const calls = page.locator('.urgent .calls-strong a')
  expect(await calls.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
    'tel:001',
    'tel:000',
    'tel:+00123456789',
  ])
  expect(await calls.first().textContent()).toContain('Số này chưa được gọi thử')
  expect(await page.textContent('.who')).toBe('Đang chờ người trực · máy vẫn trả lời')
})

test('a person comes, writes and goes: strip, lines across and amber bubbles say so', async () => {
  server.answer('gặp người', scenes.vi.asked)
  await write('gặp người')
  await page.waitForSelector('.who-waiting')
  server.say(scenes.vi.person)
  await page.waitForSelector('.bubble.person')
  expect(await page.textContent('.who')).toBe('Người trực đang ở đây. Máy im lặng.')
  expect(await page.locator('.bubble.person .text').count()).toBe(2)
  server.say(scenes.vi.handedBack)
  await page.waitForSelector('.who-machine')
  expect((await page.locator('.across').allTextContents()).map((line) => line.replace(/^\d\d:\d\d · /, ''))).toEqual([
    'đã báo người trực',
    'người trực đã vào',
    'người trực đã rời, máy trả lời lại',
  ])
})

test('guarded: nothing names it, words and past are gone, and after a reload only the last reply stands', async () => {
  server.answer('hôm trước', scenes.vi.answer)
  server.answer('họ khóa cửa', scenes.vi.guarded)
  await write('hôm trước')
  await page.waitForSelector('.source')
  await write('họ khóa cửa')
  await page.waitForSelector('.plain-steps')
  const seen = await page.textContent('.screen')
  for (const word of ['họ khóa cửa', 'hôm trước', 'tiền môi giới', 'người trực', 'Chào anh/chị']) expect(seen).not.toContain(word)
  expect(await page.textContent('.who')).toBe('Máy trả lời, cả ngày lẫn đêm')
  expect(await page.textContent('.own')).toContain('Đã gửi')
  expect(await page.locator('.urgent, .calls-strong, .talk .call, .across, .pulse').count()).toBe(0)
  expect(await page.locator('.plain-call').count()).toBe(2)
  expect(await stored()).not.toContain('khóa')
  await page.reload()
  await page.waitForSelector('.plain-steps')
  expect(await page.locator('.talk > *').count()).toBe(1)
  expect(await page.locator('.hello').count()).toBe(0)
})

test('a reload brings the talk back from the server, the draft from the tab, and no words into lasting storage', async () => {
  server.answer(scenes.vi.question, scenes.vi.answer)
  await write(scenes.vi.question)
  await page.waitForSelector('.source')
  await page.fill('textarea', 'đang viết dở')
  await page.reload()
  await page.waitForSelector('.source')
  expect(await page.inputValue('textarea')).toBe('đang viết dở')
  expect(await page.textContent('.across')).toBe('Lời anh/chị đã viết không hiện lại ở đây')
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
  expect(await page.evaluate(() => document.cookie)).toBe('')
  expect(page.url()).toBe(`${server.address}/`)
})

test('without a connection: it is said, the numbers stand there, and every message goes once when the line is back', async () => {
  server.answer('một', scenes.vi.answer)
  server.answer('hai', scenes.vi.tree)
  await write('một')
  await page.waitForSelector('.source')
  await context.setOffline(true)
  await write('hai')
  await page.waitForSelector('.own-failed')
  expect(await page.textContent('.who')).toBe('Mất kết nối. Gọi điện vẫn được.')
  expect(await page.textContent('.card')).toContain('Tin của anh/chị vẫn còn đây')
  expect(await page.locator('.card a[href^="tel:"]').count()).toBe(2)
  await context.setOffline(false)
  await page.waitForSelector('.choice .number')
  expect(await page.locator('.own-failed, .card').count()).toBe(0)
  expect(server.kept).toHaveLength(2)
  expect(server.doubles).toEqual([])
  troubles = []
})

test('the word that a message was kept is lost: it goes again under the same id and is answered once', async () => {
  server.answer('một', scenes.vi.answer)
  server.faults = { loseKept: true }
  await write('một')
  await page.waitForSelector('.own-failed')
  server.faults = {}
  await page.click('.again')
  await page.waitForSelector('.progress:has-text("Đã gửi")')
  expect(server.kept).toHaveLength(1)
  expect(server.doubles.length).toBeGreaterThan(0)
  expect(await page.locator('.source').count()).toBe(1)
  troubles = []
})

test('an unsent message survives a reload and is sent then', async () => {
  server.answer('một', scenes.vi.answer)
  server.faults = { refuse: 503 }
  await write('một')
  await page.waitForSelector('.own-failed')
  expect(server.kept).toHaveLength(0)
  server.faults = {}
  await page.reload()
  await page.waitForSelector('.source')
  expect(server.kept).toHaveLength(1)
  expect(await stored()).not.toContain('một')
  troubles = []
})

test('where events are held back, answers come by asking', async () => {
  server.answer('một', scenes.vi.answer)
  server.answer('hai', scenes.vi.tree)
  server.faults = { holdEvents: true }
  await write('một')
  await page.waitForSelector('.source')
  await write('hai')
  await page.waitForSelector('.choice .number')
})

test('event lines that break are opened again, and nothing is missed or doubled', async () => {
  server.answer('một', scenes.vi.answer)
  await write('một')
  await page.waitForSelector('.source')
  server.cut()
  server.say(scenes.vi.tree)
  await page.waitForSelector('.choice .number')
  server.cut()
  server.say(scenes.vi.person)
  await page.waitForSelector('.bubble.person')
  expect(await page.locator('.said').count()).toBe(3)
})

test('a long text is sent whole, in pieces', async () => {
  await write(`${'Tuyển lao động đi làm gấp, lương cao. '.repeat(150)}`)
  await page.waitForFunction(() => document.querySelectorAll('.progress-words').length === 2)
  await page.waitForSelector('.mine:last-child .progress:has-text("Đã gửi")')
  expect(
    server.kept.map((message) => (message.kind === 'text' ? message.text.length : 0)).reduce((sum, length) => sum + length),
  ).toBeGreaterThan(5_600)
})

test('the other language: page, first words and numbers change at once, and the server is told with the next message', async () => {
  await page.click('.language')
  expect(await page.title()).toBe('Questions')
  expect(await page.getAttribute('html', 'lang')).toBe('en')
  expect(await page.textContent('.hello .bubble')).toContain('Hello. This is Bến\u00a0An')
  expect(server.kept).toHaveLength(0)
  server.answer('stage:before:1', { ...scenes.en.answer, language: 'en' })
  await page.click('.hello .choice:first-child')
  await page.waitForSelector('.source')
  expect(server.kept.map(({ language }) => language)).toEqual(['en'])
  await page.reload()
  await page.waitForSelector('.source')
  expect(await page.title()).toBe('Questions')
})

test('the language of the answer takes the page along', async () => {
  server.answer('is it legal', { ...scenes.en.answer, language: 'en' })
  await write('is it legal')
  await page.waitForSelector('.source')
  expect(await page.textContent('.who')).toBe('A machine answers, day and night')
})

test('a session that has ended on the server leaves nothing of the talk, and the next message begins a new one', async () => {
  server.answer('một', scenes.vi.answer)
  await write('một')
  await page.waitForSelector('.source')
  await context.clearCookies()
  server.cut()
  await page.waitForSelector('.hello .choice')
  expect(await page.locator('.source').count()).toBe(0)
  troubles = []
})

test('what came while the person reads further up waits below, and is gone to on a press', async () => {
  server.answer('một', scenes.vi.answer)
  await write('một')
  await page.waitForSelector('.source')
  for (let more = 0; more < 3; more += 1) server.say(scenes.vi.danger)
  await page.waitForFunction(() => document.querySelectorAll('.urgent').length === 3)
  await page.evaluate(() => scrollTo(0, 0))
  server.say(scenes.vi.person)
  await page.waitForSelector('.below')
  expect(await page.evaluate(() => scrollY)).toBe(0)
  await page.click('.below')
  expect(await page.locator('.bubble.person').isVisible()).toBe(true)
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0)
})

for (const way of ['the link', 'Esc twice'] as const) {
  test(`quick exit by ${way}: blank, the session over, another page in its place, nothing to go back to`, async () => {
    const seen: string[] = []
    // The next page does not come before this one has been seen blank.
    await context.route('https://www.google.com/**', async (route) => {
      while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
      await route.fulfill({ contentType: 'text/html', body: '<title>weather</title>' })
    })
    await page.exposeFunction('seen', (text: string) => seen.push(text))
    server.answer('một', scenes.vi.answer)
    await write('một')
    await page.waitForSelector('.source')
    await page.fill('textarea', 'đang viết dở')
    const before = await page.evaluate(() => {
      new MutationObserver(() => (window as unknown as { seen(text: string): void }).seen(`body: ${document.body.innerText}`)).observe(
        document.body,
        { childList: true },
      )
      return history.length
    })
    if (way === 'the link') await page.click('.exit')
    else {
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
    }
    await page.waitForURL('https://www.google.com/**')
    expect(seen).toEqual(['body: '])
    expect(await page.evaluate(() => history.length)).toBe(before)
    expect(await page.evaluate(() => document.referrer)).toBe('')
    await expect.poll(() => server.calls).toContain('POST /chat/exit')
    await page.goto(server.address)
    await page.waitForSelector('.hello .choice')
    expect(await page.locator('.source').count()).toBe(0)
    expect(await page.inputValue('textarea')).toBe('')
    expect(await stored()).not.toContain('dở')
  })
}

test('one Esc leaves nothing', async () => {
  await page.fill('textarea', 'x')
  await page.keyboard.press('Escape')
  await page.waitForTimeout(100)
  expect(page.url()).toBe(`${server.address}/`)
  expect(await page.inputValue('textarea')).toBe('x')
})

test('without JavaScript: greeting and numbers in both languages, the way out, and why writing does not work', async () => {
  const bare = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  const still = await bare.newPage()
  await still.goto(server.address)
  const seen = (await still.locator('body').innerText()).replaceAll('\u00a0', ' ')
  for (const part of [
    'Đây là Bến An',
    'This is Bến An',
    'phải bật JavaScript',
    'needs JavaScript',
    '000',
    '+00 123 456 789',
    'Thoát nhanh',
  ]) {
    expect(seen).toContain(part)
  }
  expect(await still.locator('a[href="tel:000"]:visible').count()).toBe(2)
  expect(await still.getAttribute('.exit', 'href')).toMatch(/^https:/)
  await bare.close()
})

test('a script that does not arrive leaves the greeting and the numbers standing', async () => {
  server.faults = { noScript: true }
  const fresh = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const still = await fresh.newPage()
  await still.goto(server.address)
  expect(await still.locator('a[href="tel:000"]:visible').count()).toBe(2)
  expect(await still.locator('.exit').isVisible()).toBe(true)
  await fresh.close()
})

async function open(locale: Language): Promise<void> {
  context = await browser.newContext({ locale, viewport: { width: 360, height: 740 } })
  page = await context.newPage()
  page.on('pageerror', (error) => troubles.push(String(error)))
  page.on('console', (line) => {
    if (line.type() === 'error' && !/401|net::/.test(line.text())) troubles.push(line.text())
  })
  await page.goto(server.address)
  await page.waitForSelector('.composer')
}

async function write(text: string): Promise<void> {
  await page.fill('textarea', text)
  await page.click('.send')
}

function stored(): Promise<string> {
  return page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))
}
