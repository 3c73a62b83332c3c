import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { movedTime } from '../../server/moved-time.ts'
import { connectChromium, pageFolder } from '../shared.ts'
import { type Account, codeMs, codeOf, type HotlineRig, joinHotline, startHotline } from './hotline-rig.ts'

/**
 * The hotline as it is lived: somebody writes in the web chat, two responders sit at two consoles, one in Vietnamese and one in English.
 * The real program, the real content, real browsers; only its clock is put forward, so that nobody waits ten minutes for a bell.
 */
const time = movedTime()
const minuteMs = 60_000

let browser: Browser
let rig: HotlineRig
let hanh: Account
let lan: Account
let vietnamese: Page
let english: Page
let troubles: string[] = []

beforeAll(async () => {
  browser = await connectChromium()
  rig = await startHotline(pageFolder(), time)
  hanh = await joinAtPage(await rig.invite('responder'), 'hanh', 'Hạnh')
  lan = await joinHotline(rig.address, await rig.invite('responder'), 'lan', 'Lan', time.nowMs())
  time.forward(2 * codeMs)
  vietnamese = await consoleOf(hanh, 'vi')
  english = await consoleOf(lan, 'en')
})
afterAll(async () => {
  await browser?.close()
  await rig?.stop()
})
beforeEach(async () => {
  for (const page of [vietnamese, english]) await back(page)
})
afterEach(() => {
  expect(troubles).toEqual([])
  troubles = []
})

test('two press for the same case at once: one has it, the other is told who', async () => {
  const person = await personWrites('vi', 'cho em gặp người thật')
  await waitingRow(vietnamese)
  await waitingRow(english)
  await Promise.all([vietnamese, english].map((page) => page.evaluate(() => document.querySelector<HTMLElement>('.row .btn')?.click())))
  const winner = await Promise.race([holds(vietnamese).then(() => vietnamese), holds(english).then(() => english)])
  const loser = winner === vietnamese ? english : vietnamese
  await loser.waitForFunction(() => /Hạnh|Lan/.test(document.querySelector('[role=alert]')?.textContent ?? ''))
  expect(await loser.textContent('[role=alert]')).toContain(
    winner === vietnamese ? 'Hạnh has just taken this case.' : 'Lan vừa nhận ca này.',
  )
  expect(await loser.locator('[data-key="reply"]').count()).toBe(0)
  await person.waitForSelector('.who-person')
  await answer(winner, 'Mình đọc tin của bạn rồi đây.')
  await person.waitForSelector('.bubble.person >> text=Mình đọc tin của bạn rồi đây.')
  await write(person, 'em cảm ơn, em đang ở phòng trọ')
  await winner.waitForSelector('.line >> text=em đang ở phòng trọ')
  await close(winner)
  await person.waitForSelector('.who-machine')
})

for (const [language, desk, words] of [
  ['vi', () => vietnamese, { ask: 'cho em gặp người thật', say: 'Bạn cứ kể từ từ nhé.', back: 'dạ em nghe' }],
  ['en', () => english, { ask: 'I want to talk to a person', say: 'Take your time, I am reading.', back: 'thank you, I am here' }],
] as const) {
  test(`parked, the machine answers until the person asks again; taken back, handed back, the machine answers on (${language})`, async () => {
    const person = await personWrites(language, words.ask)
    await take(desk(), await waitingRow(desk()))
    await holds(desk())
    await answer(desk(), words.say)
    await person.waitForSelector(`.bubble.person >> text=${words.say}`)
    await write(person, words.back)
    await desk().waitForSelector(`.line >> text=${words.back}`)
    await answer(desk(), words.say)
    await act(desk(), 'pause')
    await desk().click('dialog [type=submit]')
    await desk().waitForFunction(() => document.querySelector('[data-key="reply"]') === null)
    await person.waitForSelector('.who:not(.who-person)')
    await write(person, words.ask)
    await back(desk())
    await take(desk(), await waitingRow(desk()))
    await holds(desk())
    await person.waitForSelector('.who-person')
    await answer(desk(), words.say)
    await act(desk(), 'hand')
    await desk().click('dialog .btn-go')
    await person.waitForSelector('.who-machine')
    await back(desk())
    await desk().waitForFunction(() => document.querySelectorAll('.row').length === 0)
    await person.context().close()
  })
}

test('a console without its line says so, keeps what is written, and brings what came meanwhile', async () => {
  const person = await personWrites('vi', 'cho em gặp người thật')
  await take(vietnamese, await waitingRow(vietnamese))
  await holds(vietnamese)
  await vietnamese.fill('[data-key="reply"]', 'Bạn còn đó không?')
  await vietnamese.context().setOffline(true)
  await vietnamese.keyboard.press('Control+Enter')
  await vietnamese.waitForSelector('.line-unsent >> text=Bạn còn đó không?')
  await write(person, 'chị ơi em vẫn đây')
  await vietnamese.context().setOffline(false)
  await vietnamese.waitForSelector('.line >> text=chị ơi em vẫn đây')
  await vietnamese.waitForFunction(() => document.querySelector('.line-pending') === null)
  await person.waitForSelector('.bubble.person >> text=Bạn còn đó không?')
  expect(await person.locator('.bubble.person >> text=Bạn còn đó không?').count()).toBe(1)
  await answer(vietnamese, 'Mình đây.')
  await close(vietnamese)
  await person.context().close()
  troubles = []
})

test('a browser closed while its owner holds a case: whoever waits is back in the queue within minutes', async () => {
  const person = await personWrites('en', 'I want to talk to a person')
  const third = await consoleOf(await joinHotline(rig.address, await rig.invite('responder'), 'mai', 'Mai', time.nowMs()), 'vi')
  await take(third, await waitingRow(third))
  await holds(third)
  await third.context().close()
  await write(person, 'are you there?')
  await english.waitForSelector('.row .tag >> text=Mai')
  await passMinutesUntilOneWaits(english, 8)
  await take(english, await waitingRow(english))
  await holds(english)
  await english.waitForSelector('.line >> text=are you there?')
  await answer(english, 'Yes, I am Lan.')
  await person.waitForSelector('.bubble.person >> text=Yes, I am Lan.')
  await close(english)
  await person.context().close()
})

test('an open page with a silent owner: the bell, then the queue again, and the person is not left believing', async () => {
  const person = await personWrites('vi', 'chủ đang đánh tôi, chảy máu')
  const row = await waitingRow(vietnamese)
  await english.waitForSelector('[role=alert]')
  await take(vietnamese, row)
  await holds(vietnamese)
  await write(person, 'chị ơi')
  await vietnamese.waitForSelector('.line >> text=chị ơi')
  for (let minute = 0; minute < 5; minute += 1) {
    time.forward(minuteMs)
    await vietnamese.waitForTimeout(1_200)
  }
  await vietnamese.waitForFunction(() => document.querySelector('[data-key="reply"]') === null)
  expect(await waitingRow(english)).toBe(row)
  await take(english, row)
  await holds(english)
  await english.fill('[data-key="reply"]', 'Tôi là Lan, tôi đang đọc.')
  await english.keyboard.press('Control+Enter')
  await english.click('.once-more .btn-stop')
  await english.waitForSelector('.line-staff:not(.line-pending) >> text=Tôi là Lan')
  await close(english)
  await person.context().close()
})

test('somebody is watched: nothing is pushed, the late reply is asked about, and it waits for their next message', async () => {
  const person = await personWrites('vi', 'họ nhốt em, không cho ra ngoài')
  await take(vietnamese, await waitingRow(vietnamese))
  await holds(vietnamese)
  await vietnamese.waitForSelector('.guard')
  expect(await person.locator('.bubble.person').count()).toBe(0)
  await vietnamese.fill('[data-key="reply"]', 'Bạn viết có an toàn không? Có hoặc Không.')
  time.forward(6 * minuteMs) // so late that the case soon goes back to the queue: the reply is ready
  await vietnamese.keyboard.press('Control+Enter')
  await vietnamese.waitForSelector('.once-more')
  await vietnamese.locator('.once-more .btn-go').click()
  await vietnamese.waitForSelector('[data-key="reply"]')
  expect(await vietnamese.inputValue('[data-key="reply"]')).toContain('Có hoặc Không.')
  await write(person, 'co')
  await vietnamese.waitForSelector('.line >> text=co')
  await vietnamese.click('.write .btn-go')
  await person.waitForSelector('.talk >> text=Bạn viết có an toàn không?')
  await close(vietnamese)
  await person.context().close()
})

/** By the page: what the picture holds is what the codes come from. */
async function joinAtPage(link: string, login: string, name: string): Promise<Account> {
  const page = await newPage('vi', 360)
  await page.goto(link)
  const secret = ((await page.textContent('.secret')) ?? '').replaceAll(' ', '')
  const account = { login, name, password: 'qua cầu gỗ cũ bên sông', secret }
  const fields = page.locator('.asks input')
  for (const [at, text] of [login, name, account.password, codeOf(account, time.nowMs())].entries()) await fields.nth(at).fill(text)
  await page.click('[type=submit]')
  await page.waitForSelector('.codes li')
  await page.context().close()
  return account
}

async function consoleOf(account: Account, language: 'vi' | 'en'): Promise<Page> {
  time.forward(2 * codeMs)
  const page = await newPage(language, 1280)
  await page.goto(`${rig.address}/console`)
  await page.fill('[name=login]', account.login)
  await page.fill('[type=password]', account.password)
  await page.fill('.code', codeOf(account, time.nowMs()))
  await page.keyboard.press('Enter')
  await page.waitForSelector('.nav')
  if ((await page.getAttribute('html', 'lang')) !== language) {
    await page.click('.top summary')
    await page.locator('.menu-item[lang]').click()
  }
  await page.waitForFunction((lang) => document.documentElement.lang === lang, language)
  return page
}

async function newPage(locale: 'vi' | 'en', width: number): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ locale, viewport: { width, height: 800 } })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  page.on('pageerror', (error) => troubles.push(String(error)))
  page.on('console', (line) => {
    if (line.type() === 'error' && !/40[149]|net::/.test(line.text())) troubles.push(line.text())
  })
  return page
}

async function personWrites(language: 'vi' | 'en', text: string): Promise<Page> {
  const page = await newPage(language, 360)
  await page.goto(rig.address)
  await page.waitForSelector('.composer')
  await write(page, text)
  return page
}

async function write(page: Page, text: string): Promise<void> {
  await page.fill('.composer textarea', text)
  await page.click('.send')
}

const waiting = '.list .row .btn:not(.btn-bare)'

/** The pseudonym of the only case that waits. */
async function waitingRow(page: Page): Promise<string> {
  await page.waitForSelector(waiting)
  return (await page.locator('.row:has(.btn:not(.btn-bare)) .open').first().textContent()) ?? ''
}

/** A server that is busy sees each minute late; minutes that pass unseen would lock the consoles. */
const noticedWithinMs = 3_000

/** Minute by minute, because the server may learn late that a line is gone and counts from there. */
async function passMinutesUntilOneWaits(page: Page, mostMinutes: number): Promise<void> {
  for (let minute = 0; minute < mostMinutes; minute += 1) {
    time.forward(minuteMs)
    const seen = await page.waitForSelector(waiting, { timeout: noticedWithinMs }).catch(() => null)
    if (seen) return
  }
}

async function take(page: Page, pseudonym: string): Promise<void> {
  await page.locator(`.row:has-text("${pseudonym}") .btn`).click()
}

async function holds(page: Page): Promise<void> {
  await page.waitForSelector('[data-key="reply"]')
}

async function answer(page: Page, text: string): Promise<void> {
  await page.fill('[data-key="reply"]', text)
  await page.keyboard.press('Control+Enter')
  await page.waitForFunction(
    (said) => [...document.querySelectorAll('.line:not(.line-pending)')].some((line) => line.textContent?.includes(said)),
    text,
  )
}

/** Presses the deed with this drawing. */
async function act(page: Page, icon: string): Promise<void> {
  await page.locator('.case-head .btn.only-wide', { has: page.locator(`[href="#i-${icon}"]`) }).click()
}

async function close(page: Page): Promise<void> {
  await act(page, 'check')
  await page.locator('dialog input').first().check()
  await page.locator('dialog .btn-go').click()
  await page.waitForFunction(() => document.querySelector('[data-key="reply"]') === null)
  await back(page)
}

async function back(page: Page): Promise<void> {
  await page.keyboard.press('q')
  await page.waitForSelector('.filters')
}
