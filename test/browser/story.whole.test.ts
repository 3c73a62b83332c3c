import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Knowledge, Language, Tree } from '../../src/knowledge/knowledge.ts'
import { readLibrary } from '../../src/library/read-library.ts'
import { keptFor } from '../server/kept-for.ts'
import { type RealServer, startRealServer } from './real-server.ts'
import { connectChromium } from './shared.ts'

/** The opening story, over the real server and the real content: what is checked is the way, not the curators' wording. */
let browser: Browser
let server: RealServer
let knowledge: Knowledge
let context: BrowserContext
let page: Page
let troubles: string[]

beforeAll(async () => {
  server = await startRealServer()
  knowledge = await readLibrary(server.contentFolder, keptFor('fresh'))
  browser = await connectChromium()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})
afterEach(async () => {
  await context.close()
  expect(troubles).toEqual([])
})

const asked: Readonly<Record<Language, string>> = {
  vi: 'người ta mời em đi làm ở nước ngoài, lời mời này có hợp pháp không',
  en: 'somebody offers me a job abroad, is this job offer legal',
}

for (const language of ['vi', 'en'] as const) {
  test(`asks whether a job offer is legal (${language}), gets a sourced answer, and walks the tree to a verdict`, async () => {
    await open(language)
    await write(asked[language])
    await page.waitForSelector('.talk .source')
    expect(await page.locator('.talk .first').first().textContent()).not.toBe('')
    await press(jobOffer().title[language])
    for (const label of labelsOf(['person', 'no', 'tourist', 'before-contract', 'border-casino'], language)) await press(label)
    await page.waitForSelector('.said:last-child .source')
    expect(await page.locator('.said').last().locator('.dots li').count()).toBeGreaterThanOrEqual(2)
    expect(await page.locator('.said').last().locator('a[href^="tel:"]').count()).toBeGreaterThanOrEqual(1)
    expect(await page.getAttribute('html', 'lang')).toBe(language)
  })
}

test('"họ nhốt em, không cho ra ngoài": steps and numbers at once, a case is open, and a reload shows only the reply', async () => {
  await open('vi')
  await write('họ nhốt em, không cho ra ngoài')
  await page.waitForSelector('.plain-steps')
  expect(await page.locator('.talk .plain-steps li').count()).toBeGreaterThanOrEqual(3)
  expect(await page.locator('.talk a[href^="tel:"]').count()).toBeGreaterThanOrEqual(2)
  expect(await page.textContent('.screen')).not.toContain('nhốt')
  expect(await page.textContent('.who')).toBe('Bến An nhận tin cả ngày lẫn đêm')
  const cases = JSON.parse(await server.run('cases', '--json'))
  expect(cases).toEqual([expect.objectContaining({ about: expect.objectContaining({ guarded: true }) })])
  expect(cases[0].case.level).toBeGreaterThanOrEqual(3)
  expect(JSON.stringify(cases)).not.toContain('nhốt em')
  await page.reload()
  await page.waitForSelector('.plain-steps')
  expect(await page.locator('.hello').count()).toBe(0)
})

test('a reload brings the answers back; words that erase it take everything off the page', async () => {
  await open('vi')
  await write(asked.vi)
  await page.waitForSelector('.talk .source')
  await page.reload()
  await page.waitForSelector('.talk .source')
  await write('xóa hết')
  await page.waitForFunction(() => document.querySelectorAll('.talk .source').length === 0)
  await page.waitForSelector('.said')
  expect(await page.locator('.talk > *').count()).toBe(1)
  await page.reload()
  await page.waitForSelector('.said')
  expect(await page.locator('.source').count()).toBe(0)
})

test('offline and back, and the server gone and back: each message is answered once', async () => {
  await open('vi')
  await write(asked.vi)
  await page.waitForSelector('.talk .source')
  await context.setOffline(true)
  await write('hộ chiếu bị chủ giữ thì làm sao')
  await page.waitForSelector('.own-failed')
  expect(await page.locator('.card a[href^="tel:"]').count()).toBeGreaterThanOrEqual(2)
  await context.setOffline(false)
  await page.waitForFunction(() => document.querySelectorAll('.own-failed').length === 0)
  await page.waitForFunction(() => document.querySelector('.talk')?.lastElementChild?.className === 'said')
  const said = await page.locator('.said').count()
  await server.restart()
  await write('cho em gặp người thật')
  await page.waitForFunction((before) => document.querySelectorAll('.said').length > before, said)
  expect(await page.locator('.own-failed, .card').count()).toBe(0)
  troubles = []
})

test('quick exit: the session is over on the server, and the old cookie opens nothing', async () => {
  await open('vi')
  await context.route('https://www.google.com/**', (route) => route.fulfill({ contentType: 'text/html', body: '<title>x</title>' }))
  await write(asked.vi)
  await page.waitForSelector('.talk .source')
  const [cookie] = await context.cookies()
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', expires: -1 })
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.waitForURL('https://www.google.com/**')
  await expect.poll(async () => (await view(`${cookie?.name}=${cookie?.value}`)).status).toBe(401)
  expect(await context.cookies(server.address)).toEqual([])
  await page.goto(server.address)
  await page.waitForSelector('.hello .choice')
  expect(await page.locator('.talk > *').count()).toBe(0)
})

test('the page keeps to its policy: headers forbid everything else, and no address tells anything', async () => {
  await open('vi')
  const answer = await context.request.get(server.address)
  expect(answer.headers()['content-security-policy']).toMatch(/default-src 'none'.*script-src 'self'/)
  expect(answer.headers()['cache-control']).toBe('no-store')
  expect(answer.headers()['referrer-policy']).toBe('no-referrer')
  await page.locator('.hello .choice').first().click()
  await page.waitForSelector('.said')
  expect(page.url()).toBe(`${server.address}/`)
  expect(await page.title()).toBe('Hỏi đáp')
})

test('without JavaScript the real page shows greeting and numbers in both languages', async () => {
  troubles = []
  context = await browser.newContext({ javaScriptEnabled: false })
  page = await context.newPage()
  await page.goto(server.address)
  for (const language of ['vi', 'en']) {
    expect(await page.locator(`section[lang=${language}] a[href^="tel:"]:visible`).count()).toBeGreaterThanOrEqual(2)
  }
  expect(await page.locator('.exit').isVisible()).toBe(true)
})

async function open(locale: Language): Promise<void> {
  troubles = []
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

/** Presses the choice with this label that can still be pressed. */
async function press(label: string): Promise<void> {
  const choices = page.locator('.said .choice', { has: page.getByText(label, { exact: true }) })
  await choices.last().click()
  await page.locator('.own', { hasText: label }).last().waitFor()
}

function jobOffer(): Tree {
  const tree = knowledge.trees.get('job-offer')
  if (!tree) throw new Error('the content has no tree job-offer')
  return tree
}

/** What the options are called that keep these answers, along the way they lead; curators may word them as they like. */
function labelsOf(answers: readonly string[], language: Language): readonly string[] {
  const { nodes, start } = jobOffer()
  let at = start
  return answers.map((answer) => {
    const node = nodes.get(at)
    const option = node?.kind === 'question' ? node.options.find((one) => one.answer === answer) : undefined
    if (!option) throw new Error(`the step "${at}" of job-offer has no option that keeps "${answer}"`)
    at = option.to
    return option.label[language]
  })
}

function view(cookie: string): Promise<Response> {
  return fetch(`${server.address}/chat/view`, { headers: { cookie } })
}
