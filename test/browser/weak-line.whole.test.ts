import { expect, test } from 'vitest'
import { scenes, words } from './scenes.ts'
import { pageFolder } from './shared.ts'
import { setStage } from './stage.ts'
import { startStandIn } from './stand-in.ts'

const stage = setStage()

test('a reload brings the talk back from the server, the draft from the tab, and no words into lasting storage', async () => {
  stage.server.answer(scenes.vi.question, scenes.vi.answer)
  await stage.write(scenes.vi.question)
  await stage.page.waitForSelector('.source')
  await stage.page.fill('textarea', 'đang viết dở')
  await stage.page.reload()
  await stage.page.waitForSelector('.source')
  expect(await stage.page.inputValue('textarea')).toBe('đang viết dở')
  expect(await stage.page.textContent('.across')).toBe('Những lời đã viết không hiện lại ở đây')
  expect(await stage.page.evaluate(() => localStorage.length)).toBe(0)
  expect(await stage.page.evaluate(() => document.cookie)).toBe('')
  expect(stage.page.url()).toBe(`${stage.server.address}/`)
})

test('a talk that is read back is gone on with at the last reply, from its first line', async () => {
  const [steps, asks] = scenes.vi.danger.bubbles ?? []
  if (!steps || !asks) throw new Error('danger is told steps, and asked')
  stage.server.answer('một', scenes.vi.answer)
  stage.server.answer('hai', { ...scenes.vi.danger, bubbles: [asks, steps] })
  for (const text of ['một', 'hai']) {
    await stage.write(text)
    await stage.page.waitForSelector(text === 'một' ? '.source' : '.urgent')
  }
  await stage.page.reload()
  await stage.page.waitForSelector('.urgent')
  const belowStrip = () =>
    stage.page.evaluate(() => {
      const edge = (of: string) => document.querySelectorAll(of)
      return (edge('.said')[1]?.getBoundingClientRect().top ?? 0) - (edge('.who')[0]?.getBoundingClientRect().bottom ?? 0)
    })
  await expect.poll(async () => Math.round(await belowStrip())).toBe(12)
})

test('without a connection the first lines of what it says are in sight, and not the last number', async () => {
  const many = Array.from({ length: 9 }, () => words.numbers.vi).flat()
  const server = await startStandIn(pageFolder(), { ...words, numbers: { ...words.numbers, vi: many } })
  const page = await stage.context.newPage()
  await page.goto(server.address)
  await page.waitForSelector('.composer')
  server.faults = { refuse: 503 }
  await page.click('.hello .choice')
  await page.waitForSelector('.card')
  const top = await page.locator('.card-title').evaluate((title) => title.getBoundingClientRect().top)
  expect(top).toBeGreaterThan(0)
  expect(top).toBeLessThan(740)
  expect(await page.locator('.again').evaluate((again) => again.getBoundingClientRect().top)).toBeGreaterThan(0)
  await page.close()
  await server.close()
})

test('without a connection: it is said, the numbers stand there, and every message goes once when the line is back', async () => {
  stage.server.answer('một', scenes.vi.answer)
  stage.server.answer('hai', scenes.vi.tree)
  await stage.write('một')
  await stage.page.waitForSelector('.source')
  await stage.context.setOffline(true)
  await stage.write('hai')
  await stage.page.waitForSelector('.own-failed')
  expect(await stage.page.textContent('.who')).toBe('Mất kết nối. Gọi điện vẫn được.')
  expect(await stage.page.textContent('.card')).toContain('Tin chưa gửi vẫn còn đây')
  expect(await stage.page.locator('.card a[href^="tel:"]').count()).toBe(2)
  await stage.context.setOffline(false)
  await stage.page.waitForSelector('.choice .number')
  expect(await stage.page.locator('.own-failed, .card').count()).toBe(0)
  expect(stage.server.kept).toHaveLength(2)
  expect(stage.server.doubles).toEqual([])
  stage.troubles = []
})

test('where too many write from one network: it is said what helps, the line is not called lost, and the message goes once it may', async () => {
  stage.server.answer('một', scenes.vi.answer)
  stage.server.answer('hai', scenes.vi.tree)
  await stage.write('một')
  await stage.page.waitForSelector('.source')
  const before = await stage.page.textContent('.who')
  stage.server.faults = { refuseMessages: 429 }
  await stage.write('hai')
  await stage.page.waitForSelector('.card')
  expect(await stage.page.textContent('.card')).toMatch(/Tin chưa gửi vẫn còn đây.*Đổi sang mạng khác, như 4G/)
  expect(await stage.page.locator('.card a[href^="tel:"]').count()).toBe(2)
  expect(await stage.page.textContent('.who')).toBe(before)
  stage.server.faults = {}
  await stage.page.click('.again')
  await stage.page.waitForSelector('.choice .number')
  expect(await stage.page.locator('.own-failed, .card').count()).toBe(0)
  expect(stage.server.kept).toHaveLength(2)
  stage.troubles = []
})

test('the word that a message was kept is lost: it goes again under the same id and is answered once', async () => {
  stage.server.answer('một', scenes.vi.answer)
  stage.server.faults = { loseKept: true }
  await stage.write('một')
  await stage.page.waitForSelector('.own-failed')
  stage.server.faults = {}
  await stage.page.focus('.again')
  await stage.page.keyboard.press('Enter')
  await stage.page.waitForSelector('.progress:has-text("Đã gửi")')
  expect(await stage.page.evaluate(() => document.activeElement?.className)).toContain('own')
  expect(stage.server.kept).toHaveLength(1)
  expect(stage.server.doubles.length).toBeGreaterThan(0)
  await stage.page.waitForSelector('.source')
  expect(await stage.page.locator('.source').count()).toBe(1)
  stage.troubles = []
})

test('an unsent message survives a reload and is sent then', async () => {
  stage.server.answer('một', scenes.vi.answer)
  stage.server.faults = { refuse: 503 }
  await stage.write('một')
  await stage.page.waitForSelector('.own-failed')
  expect(stage.server.kept).toHaveLength(0)
  stage.server.faults = {}
  await stage.page.reload()
  await stage.page.waitForSelector('.source')
  expect(stage.server.kept).toHaveLength(1)
  expect(await stage.stored()).not.toContain('một')
  stage.troubles = []
})

test('where events are held back, answers come by asking', async () => {
  stage.server.answer('một', scenes.vi.answer)
  stage.server.answer('hai', scenes.vi.tree)
  stage.server.faults = { holdEvents: true }
  await stage.write('một')
  await stage.page.waitForSelector('.source')
  await stage.write('hai')
  await stage.page.waitForSelector('.choice .number')
})

test('event lines that break are opened again, and nothing is missed or doubled', async () => {
  stage.server.answer('một', scenes.vi.answer)
  await stage.write('một')
  await stage.page.waitForSelector('.source')
  stage.server.cut()
  stage.server.say(scenes.vi.tree)
  await stage.page.waitForSelector('.choice .number')
  stage.server.cut()
  stage.server.say(scenes.vi.person)
  await stage.page.waitForSelector('.bubble.person')
  expect(await stage.page.locator('.said').count()).toBe(3)
})

test('a long text is sent whole, in pieces', async () => {
  await stage.write(`${'Tuyển lao động đi làm gấp, lương cao. '.repeat(150)}`)
  await stage.page.waitForFunction(() => document.querySelectorAll('.progress-words').length === 2)
  await stage.page.waitForSelector('.mine:last-child .progress:has-text("Đã gửi")')
  expect(
    stage.server.kept.map((message) => (message.kind === 'text' ? message.text.length : 0)).reduce((sum, length) => sum + length),
  ).toBeGreaterThan(5_600)
})

test('a session that has ended on the server leaves nothing of the talk, and the next message begins a new one', async () => {
  stage.server.answer('một', scenes.vi.answer)
  await stage.write('một')
  await stage.page.waitForSelector('.source')
  await stage.context.clearCookies()
  stage.server.cut()
  await stage.page.waitForSelector('.hello .choice')
  expect(await stage.page.locator('.source').count()).toBe(0)
  stage.troubles = []
})
