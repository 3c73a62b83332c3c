import { expect, test } from 'vitest'
import { scenes } from './scenes.ts'
import { setStage } from './stage.ts'

const stage = setStage()

for (const way of ['the link', 'Esc twice'] as const) {
  test(`quick exit by ${way}: blank, the session over, another page in its place, nothing to go back to`, async () => {
    const seen: string[] = []
    // The next page does not come before this one has been seen blank.
    await stage.context.route('https://www.google.com/**', async (route) => {
      while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
      await route.fulfill({ contentType: 'text/html', body: '<title>weather</title>' })
    })
    await stage.page.exposeFunction('seen', (text: string) => seen.push(text))
    stage.server.answer('một', scenes.vi.answer)
    await stage.write('một')
    await stage.page.waitForSelector('.source')
    await stage.page.fill('textarea', 'đang viết dở')
    const before = await stage.page.evaluate(() => {
      new MutationObserver(() => (window as unknown as { seen(text: string): void }).seen(`body: ${document.body.innerText}`)).observe(
        document.body,
        { childList: true },
      )
      return history.length
    })
    if (way === 'the link') await stage.page.click('.exit')
    else {
      await stage.page.keyboard.press('Escape')
      await stage.page.keyboard.press('Escape')
    }
    await stage.page.waitForURL('https://www.google.com/**')
    expect(seen).toEqual(['body: '])
    expect(await stage.page.evaluate(() => history.length)).toBe(before)
    expect(await stage.page.evaluate(() => document.referrer)).toBe('')
    await expect.poll(() => stage.server.calls).toContain('POST /chat/exit')
    await stage.page.goto(stage.server.address)
    await stage.page.waitForSelector('.hello .choice')
    expect(await stage.page.locator('.source').count()).toBe(0)
    expect(await stage.page.inputValue('textarea')).toBe('')
    expect(await stage.stored()).not.toContain('dở')
  })
}

test('a quick exit that did not reach the server is told before anything of the talk is read again', async () => {
  await stage.context.route('https://www.google.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>weather</title>' }),
  )
  stage.server.answer('một', scenes.vi.answer)
  await stage.write('một')
  await stage.page.waitForSelector('.source')
  stage.server.faults = { refuse: 503 }
  await stage.page.click('.exit')
  await stage.page.waitForURL('https://www.google.com/**')
  await expect.poll(() => stage.server.calls.at(-1)).toBe('POST /chat/exit')
  await stage.page.close()
  const before = stage.server.calls.length
  const other = await stage.context.newPage()
  await other.goto(stage.server.address)
  await expect.poll(() => stage.server.calls.slice(before)).toContain('POST /chat/exit')
  expect(stage.server.calls.slice(before)).not.toContain('GET /chat/view')
  stage.server.faults = {}
  await other.fill('textarea', 'hai')
  await other.click('.send')
  await expect.poll(() => stage.server.kept.length).toBe(2)
  await expect.poll(() => stage.server.calls.slice(before)).toContain('GET /chat/view')
  const since = stage.server.calls.slice(before)
  expect(since.indexOf('GET /chat/view')).toBeGreaterThan(since.lastIndexOf('POST /chat/exit'))
  await other.waitForSelector('.own .progress, .mine .progress')
  expect(await other.locator('.source').count()).toBe(0)
  expect(await other.evaluate(() => localStorage.length)).toBe(0)
  stage.troubles = []
})

test('quick exit before the script has come: blank at once, the session over, nothing to go back to', async () => {
  let onward = () => {}
  const held = new Promise<void>((resolve) => {
    onward = resolve
  })
  await stage.context.route('https://www.google.com/**', async (route) => {
    await held
    await route.fulfill({ contentType: 'text/html', body: '<title>weather</title>' })
  })
  stage.server.answer('một', scenes.vi.answer)
  await stage.write('một')
  await stage.page.waitForSelector('.source')
  await stage.context.route('**/*.js', () => {}) // never answered
  await stage.page.reload({ waitUntil: 'commit' })
  await stage.page.waitForSelector('.bare .numbers')
  const before = await stage.page.evaluate(() => history.length)
  await Promise.all([stage.page.waitForURL('**/chat/exit', { waitUntil: 'commit' }), stage.page.click('.exit', { noWaitAfter: true })])
  onward()
  await stage.page.waitForURL('https://www.google.com/**')
  expect(await stage.page.evaluate(() => history.length)).toBe(before + 1)
  expect(await stage.page.evaluate(() => document.referrer)).toBe('')
  await stage.context.unroute('**/*.js')
  await stage.page.goBack()
  await stage.page.waitForSelector('.hello .choice')
  expect(stage.page.url()).toBe(`${stage.server.address}/`)
  expect(await stage.page.locator('.source').count()).toBe(0)
})

test('one Esc leaves nothing', async () => {
  await stage.page.fill('textarea', 'x')
  await stage.page.keyboard.press('Escape')
  await stage.page.waitForTimeout(100)
  expect(stage.page.url()).toBe(`${stage.server.address}/`)
  expect(await stage.page.inputValue('textarea')).toBe('x')
})

test('without JavaScript: greeting and numbers in both languages, the way out, and why writing does not work', async () => {
  const bare = await stage.browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  const still = await bare.newPage()
  await still.goto(stage.server.address)
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
  expect(await still.getAttribute('.exit', 'href')).toBe('/chat/exit')
  await bare.close()
})

test('a script that does not arrive leaves the greeting and the numbers standing', async () => {
  stage.server.faults = { noScript: true }
  const fresh = await stage.browser.newContext({ viewport: { width: 360, height: 740 } })
  const still = await fresh.newPage()
  await still.goto(stage.server.address)
  expect(await still.locator('a[href="tel:000"]:visible').count()).toBe(2)
  expect(await still.locator('.exit').isVisible()).toBe(true)
  await fresh.close()
})
