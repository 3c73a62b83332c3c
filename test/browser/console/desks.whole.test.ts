import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { channelSwitches } from '../../../src/adapters/open-channels.ts'
import type { Me } from '../../../src/server/console/wire/wire.ts'
import { movedTime } from '../../server/moved-time.ts'
import { connectChromium, pageFolder } from '../shared.ts'
import { type Account, codeMs, codeOf, type HotlineRig, joinHotline, startHotline } from './hotline-rig.ts'

/** The desks beside the queue, over the real program and the real content: what is changed there holds. */
const time = movedTime()

let browser: Browser
let rig: HotlineRig
const troubles: string[] = []

beforeAll(async () => {
  browser = await connectChromium()
  rig = await startHotline(pageFolder(), time)
})
afterAll(async () => {
  await browser?.close()
  await rig?.stop()
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  expect(troubles).toEqual([])
})

test('a practice case is played to its end by oneself, and stands nowhere afterwards', async () => {
  const page = await consoleOf(await accountOf('responder'))
  await page.locator('.side-column .btn').first().click()
  await page.waitForSelector('.case .warning-warm')
  await page.locator('.case-head .btn-go').click()
  await page.fill('[data-key="reply"]', 'Mình đang tập.')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('.line-staff:not(.line-pending) >> text=Mình đang tập.')
  await page.fill('.notes input', 'ghi chú tập')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.notes li >> text=ghi chú tập')
  await page.fill('[type=search]', 'hộ chiếu bị chủ giữ')
  await page.keyboard.press('Enter')
  await page.locator('.help-side .rows .btn').first().click()
  await page.waitForSelector('.help-side h3')
  await page.locator('.case-head .btn', { has: page.locator('[href="#i-check"]') }).click()
  await page.locator('dialog input').first().check()
  await page.locator('dialog .btn-go').click()
  await page.waitForFunction(() => document.querySelector('[data-key="reply"]') === null)
  await page.keyboard.press('q')
  await page.waitForSelector('.filters')
  await expect.poll(() => page.locator('.row').count()).toBe(0)
})

test('a supervisor plans who works when, and it is so after a reload', async () => {
  const page = await consoleOf(await accountOf('supervisor'))
  await page.click('.nav [href="#hotline"]')
  await page.waitForSelector('.asks h3')
  await page.locator('.asks > .btn').first().click()
  await page.locator('.shift select').nth(1).selectOption('on-call')
  await page.locator('.shift [type=time]').first().fill('22:00')
  await page.locator('.shift [type=time]').nth(1).fill('06:00')
  await page.locator('.asks > .btn-go').click()
  await page.waitForFunction(() => document.querySelectorAll('.shift').length === 1 && document.querySelector('.said-no') === null)
  await page.reload()
  await page.waitForSelector('.shift')
  expect(await page.locator('.shift [type=time]').nth(1).inputValue()).toBe('06:00')
  expect(await page.locator('.said-no').count()).toBe(0)
})

test('a curator withdraws an answer and confirms a number, each with a name and a day', async () => {
  const page = await consoleOf(await accountOf('curator'))
  await page.waitForSelector('.entry')
  await page.locator('.panel').first().locator('.switch button').last().click()
  await page.fill('[data-key="search"]', 'brokerage-fee')
  await page.locator('.entry .btn').first().click()
  await page.fill('dialog input', 'đang sửa lại nguồn')
  await page.click('dialog [type=submit]')
  await page.waitForSelector('.state-off')
  expect(
    await page
      .locator('.entry', { has: page.locator('.state-off') })
      .first()
      .textContent(),
  ).toContain('đang sửa lại nguồn')
  const contact = page.locator('.panel').nth(1).locator('.entry').first()
  const number = (await contact.locator('b').first().textContent()) ?? ''
  await contact.locator('.btn').first().click()
  await page.click('dialog [type=submit]')
  await page.waitForFunction(() => document.querySelector('dialog') === null)
  await contact.locator('.state-good').waitFor()
  expect(await contact.locator('b').first().textContent()).toBe(number)
})

test('an administrator invites, disables, and reads in the record what was done', async () => {
  const account = await accountOf('admin')
  const other = await accountOf('responder')
  const page = await consoleOf(account)
  await page.waitForSelector('tbody tr')
  time.forward(2 * codeMs)
  await page.locator('.panel-head .btn').first().click()
  await page.fill('dialog .code', codeOf(account, time.nowMs()))
  await page.click('dialog [type=submit]')
  await page.waitForSelector('.said-yes .secret')
  expect(await page.textContent('.said-yes .secret')).toMatch(/\/console#invite=[A-Za-z0-9_-]{43}$/)
  time.forward(2 * codeMs)
  const row = page.locator('.entry', { hasText: other.login })
  await row.locator('.btn').nth(1).click()
  await page.fill('dialog .code', codeOf(account, time.nowMs()))
  await page.click('dialog [type=submit]')
  await row.locator('.tag-guard').waitFor()
  await page.reload()
  await page.waitForSelector('tbody tr')
  expect(await page.locator('tbody').textContent()).toContain('khóa tài khoản')
  expect(await page.locator('.said-no').count()).toBe(0)
})

test('an administrator sees every channel that can be set, and by which setting', async () => {
  const page = await consoleOf(await accountOf('admin'))
  await page.click('.nav [href="#house"]')
  const panel = page.locator('section.panel', { hasText: 'BEN_AN_TELEGRAM_TOKEN' })
  await panel.waitFor()
  for (const name of Object.keys(channelSwitches)) await panel.locator('.meta', { hasText: new RegExp(`^${name}$`) }).waitFor()
  expect(await panel.locator('.said-no').count()).toBe(0)
})

test('what a role may not do is not there', async () => {
  const page = await consoleOf(await accountOf('curator'))
  await page.waitForSelector('.entry')
  expect(await page.locator('.nav a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
    '#hotline',
    '#content',
    '#own',
  ])
  await page.goto(`${rig.address}/console#own`)
  await page.waitForSelector('.desk .panel:nth-child(3)')
  expect(await page.locator('.said-no:not(.panel .said-no)').count()).toBe(0)
})

let people = 0

async function accountOf(role: Me['role']): Promise<Account> {
  people += 1
  return joinHotline(rig.address, await rig.invite(role), `${role}-${people}`, `Người ${people}`, time.nowMs())
}

async function consoleOf(account: Account): Promise<Page> {
  time.forward(2 * codeMs)
  const context = await browser.newContext({ locale: 'vi', viewport: { width: 1280, height: 820 } })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  page.on('pageerror', (error) => troubles.push(String(error)))
  await page.goto(`${rig.address}/console`)
  await page.fill('[name=login]', account.login)
  await page.fill('[type=password]', account.password)
  await page.fill('.code', codeOf(account, time.nowMs()))
  await page.keyboard.press('Enter')
  await page.waitForSelector('.nav')
  return page
}
