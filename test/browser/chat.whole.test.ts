import { expect, test } from 'vitest'
import { scenes } from './scenes.ts'
import { setStage } from './stage.ts'

const stage = setStage()

test('the first screen greets, offers choices and numbers, and asks the server for nothing but whether there is a talk', async () => {
  await stage.page.waitForSelector('.composer')
  expect(await stage.page.title()).toBe('Hỏi đáp')
  expect(await stage.page.textContent('.hello .bubble')).toContain('Đây là Bến\u00a0An')
  expect(await stage.page.locator('.hello .choice').count()).toBe(5)
  expect(await stage.page.locator('.hello-numbers a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
    'tel:000',
    'tel:+00123456789',
  ])
  expect(await stage.page.locator('body').innerText()).not.toContain('chuyện kín')
  await stage.page.click('.dial summary')
  expect(await stage.page.locator('.dial-panel').innerText()).toContain('chuyện kín')
  expect(stage.server.calls).toEqual(['GET /chat/view'])
})

test('an answer leads with its first sentence, then steps, source and choices; a pressed choice becomes the person’s word', async () => {
  stage.server.answer(scenes.vi.question, scenes.vi.answer)
  stage.server.answer('topic:service-fee-cap', scenes.vi.tree)
  await stage.write(scenes.vi.question)
  await stage.page.waitForSelector('.source')
  expect(await stage.page.textContent('.talk .first')).toBe('Không. Luật cấm thu tiền môi giới của người lao động.')
  expect(await stage.page.locator('.talk .first').evaluate((first) => getComputedStyle(first).fontWeight)).toBe('600')
  expect(await stage.page.locator('.talk .steps li').count()).toBe(3)
  expect(await stage.page.textContent('.mine .progress')).toMatch(/^Đã gửi \d\d:\d\d$/)
  await stage.page.click('.talk .choice:first-child')
  await stage.page.waitForSelector('.choice .number')
  expect(await stage.page.locator('.own').last().textContent()).toContain('Tiền dịch vụ được thu bao nhiêu?')
  expect(await stage.page.locator('.choice').allTextContents()).toEqual([
    '1Công ty đưa người đi làm',
    '2Người quen, họ hàng, “cò”',
    '3Quảng cáo trên mạng, chưa gặp mặt bao giờ',
    'Quay lại',
    'Dừng',
  ])
  expect(stage.server.kept.map((message) => (message.kind === 'text' ? message.text : message.data))).toEqual([
    scenes.vi.question,
    'topic:service-fee-cap',
  ])
})

test('what the words above it call the first button is the first', async () => {
  const text = 'Nếu có, bấm nút đầu tiên bên dưới.'
  const choices = [
    { label: 'Có, đang xảy ra', data: 'now:locked-in', toPerson: true },
    { label: 'Tôi bị giữ, phải làm sao?', data: 'topic:cannot-leave', toPerson: false },
    { label: 'Gặp người thật', data: 'cmd:person', toPerson: true },
    { label: 'Không phải những câu này', data: 'cmd:none', toPerson: false },
  ]
  stage.server.answer('hỏi', { bubbles: [{ text, blocks: [{ kind: 'paragraph', text }], choices }] })
  await stage.write('hỏi')
  await stage.page.waitForSelector('.talk .choice')
  expect(await stage.page.locator('.talk .choice').allTextContents()).toEqual([
    'Có, đang xảy ra',
    'Tôi bị giữ, phải làm sao?',
    'Gặp người thật',
    'Không phải những câu này',
  ])
})

test('the second press of a double one does not answer the next question, and leads out where it is a link', async () => {
  stage.server.answer('tree:job-offer', scenes.vi.tree)
  await stage.page.click('.hello .choice >> nth=3')
  await stage.page.locator('.talk .choice').first().hover()
  await stage.page.mouse.down({ clickCount: 2 })
  await stage.page.mouse.up({ clickCount: 2 })
  await stage.page.locator('.talk .choice').nth(1).click()
  await expect
    .poll(() => stage.server.kept.map((message) => (message.kind === 'text' ? message.text : message.data)))
    .toEqual(['tree:job-offer', 'edge:job-offer:who-offers:bbbb'])
  await stage.page.route('https://www.google.com/**', (route) => route.fulfill({ body: '' }))
  await stage.page.click('.language')
  await stage.page.locator('.exit').hover()
  await stage.page.mouse.down({ clickCount: 2 })
  await stage.page.mouse.up({ clickCount: 2 })
  await stage.page.waitForURL('https://www.google.com/**')
})

test('a message that gets no answer of its own is not said to be read for ever', async () => {
  const { page } = stage
  await page.clock.install()
  await page.reload()
  await page.waitForSelector('.composer')
  await stage.write('và đây là trang hai')
  await page.waitForSelector('.looking')
  await page.clock.fastForward(14_000)
  expect(await page.locator('.looking').count()).toBe(1)
  await page.clock.fastForward(2_000)
  await page.waitForSelector('.looking', { state: 'detached' })
  await stage.write('còn trang ba')
  await page.waitForSelector('.looking')
})

test('markup in words stays words', async () => {
  const hostile = '<img src=x onerror="document.title=1"> [x](javascript:alert(1)) **<b>đậm</b>**'
  stage.server.answer('x', {
    bubbles: [
      { text: hostile, blocks: [{ kind: 'paragraph', text: hostile }], choices: [{ label: hostile, data: 'topic:x', toPerson: false }] },
    ],
  })
  await stage.write('x')
  await stage.page.waitForSelector('.talk .choice')
  expect(await stage.page.locator('.talk img, .talk a, .talk b').count()).toBe(0)
  expect(await stage.page.textContent('.talk .machine .text')).toBe(hostile.replaceAll('**', ''))
  expect(await stage.page.textContent('.talk strong')).toBe('<b>đậm</b>')
})

test('danger: large steps, strong numbers that dial, and the strip that waits', async () => {
  stage.server.answer('cứu', scenes.vi.danger)
  await stage.write('cứu')
  await stage.page.waitForSelector('.urgent')
  expect(
    await stage.page
      .locator('.urgent .steps li')
      .first()
      .evaluate((step) => getComputedStyle(step).fontSize),
  ).toBe('19px')
  const calls = stage.page.locator('.urgent .calls-strong a')
  expect(await calls.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
    'tel:001',
    'tel:000',
    'tel:+00123456789',
  ])
  expect(await calls.first().textContent()).toContain('Số này chưa được gọi thử')
  expect(await stage.page.textContent('.who')).toBe('Đang chờ người trực · máy vẫn trả lời')
})

test('a person comes, writes and goes: strip, lines across and amber bubbles say so', async () => {
  stage.server.answer('gặp người', scenes.vi.asked)
  await stage.write('gặp người')
  await stage.page.waitForSelector('.who-waiting')
  stage.server.say(scenes.vi.person)
  await stage.page.waitForSelector('.bubble.person')
  expect(await stage.page.textContent('.who')).toBe('Người trực đang ở đây. Máy im lặng.')
  expect(await stage.page.locator('.bubble.person .text').count()).toBe(2)
  stage.server.say(scenes.vi.handedBack)
  await stage.page.waitForSelector('.who-machine')
  expect((await stage.page.locator('.across').allTextContents()).map((line) => line.replace(/^\d\d:\d\d · /, ''))).toEqual([
    'đã báo người trực',
    'người trực đã vào',
    'người trực đã rời, máy trả lời lại',
  ])
})

/** An answer, and then a message of danger: the talk is guarded, and the answer gone. */
async function becomeGuarded(): Promise<void> {
  stage.server.answer('hôm trước', scenes.vi.answer)
  stage.server.answer('họ khóa cửa', scenes.vi.guarded)
  await stage.write('hôm trước')
  await stage.page.waitForSelector('.source')
  await stage.write('họ khóa cửa')
  await stage.page.waitForSelector('.plain-steps')
}

test('guarded: nothing names it, words and past are gone, and after a reload only the last reply stands', async () => {
  await becomeGuarded()
  const seen = await stage.page.textContent('.screen')
  for (const word of ['họ khóa cửa', 'hôm trước', 'tiền môi giới', 'người trực', 'Chào anh/chị']) expect(seen).not.toContain(word)
  expect(await stage.page.textContent('.who')).toBe('Bến An nhận tin cả ngày lẫn đêm')
  expect(await stage.page.textContent('.own')).toContain('Đã gửi')
  expect(await stage.page.locator('.urgent, .calls-strong, .talk .call, .across, .pulse').count()).toBe(0)
  expect(await stage.page.locator('.talk .plain-call').count()).toBe(2)
  expect(await stage.stored()).not.toContain('khóa')
  await stage.page.reload()
  await stage.page.waitForSelector('.plain-steps')
  expect(await stage.page.locator('.talk > *').count()).toBe(1)
  expect(await stage.page.locator('.hello').count()).toBe(0)
})

test('guarded: numbers stand in the talk, and elsewhere only where they are asked for, in plain words', async () => {
  await becomeGuarded()
  expect(await stage.page.locator('.talk .plain-call').count()).toBe(2)
  expect(await stage.page.locator('a[href^="tel:"]').count()).toBe(4) // two are in the panel
  await stage.page.click('.dial summary')
  expect((await stage.page.locator('.dial-panel').innerText()).split(/\n+/)).toEqual([
    'Những số gọi được',
    '000',
    'Đường dây thử trong nước',
    '+00 123 456 789',
    'Đường dây thử từ nước ngoài',
  ])
  await stage.page.keyboard.press('Escape')
  await stage.context.setOffline(true)
  await stage.page.waitForSelector('.card')
  expect((await stage.page.locator('.card').innerText()).split(/\n+/)).toEqual(['Đang chờ kết nối lại', 'Không cần tải lại trang.'])
  expect(await stage.page.locator('.card a').count()).toBe(0)
  await stage.context.setOffline(false)
})

test('guarded: loaded again, and in another tab, the page is as plain before it is filled and before the talk is read', async () => {
  await becomeGuarded()
  for (const script of ['late', 'there'] as const) {
    const other = await stage.context.newPage()
    await other.setViewportSize({ width: 1280, height: 740 })
    await other.route(script === 'late' ? '**/*.js' : '**/chat/view**', () => {}) // never answered
    await other.goto(stage.server.address, { waitUntil: 'commit' })
    await other.waitForSelector(script === 'late' ? '.bare .numbers' : '.composer')
    expect(await other.locator('body').innerText()).not.toMatch(/chuyện kín|secret matters/)
    expect(await other.locator('.hello, .side a').count()).toBe(0)
    await other.close()
  }
})

test('once writing is safe, what a number is for can be read again where it is asked for, also on a page that was loaded before', async () => {
  await becomeGuarded()
  await stage.page.reload()
  await stage.page.waitForSelector('.plain-steps')
  stage.server.say({ guarded: false })
  await stage.page.waitForSelector('.hello')
  await stage.page.click('.dial summary')
  const panel = await stage.page.locator('.dial-panel').innerText()
  expect(panel).toContain('Đường dây thử trong nước (chuyện kín)')
  expect(panel).toContain('miễn phí')
})

test('guarded: the answer comes into view with its beginning, though the talk above it is gone', async () => {
  await becomeGuarded()
  const belowStrip = () =>
    stage.page.evaluate(() => {
      const top = (of: string) => document.querySelector(of)?.getBoundingClientRect()
      return (top('.said')?.top ?? 0) - (top('.who')?.bottom ?? 0)
    })
  await expect.poll(belowStrip).toBeGreaterThanOrEqual(0)
  expect(await belowStrip()).toBeLessThan(200)
})

test('the answers to the safe question stand right below it, before whatever else may have been meant', async () => {
  const [bubble] = scenes.vi.guarded.bubbles ?? []
  if (bubble === undefined) throw new Error('somebody watched is asked')
  const meant = { label: 'Chủ giữ hộ chiếu của tôi, làm sao lấy lại?', data: 'topic:passport-kept', toPerson: false }
  stage.server.answer('họ khóa cửa', { ...scenes.vi.guarded, bubbles: [{ ...bubble, choices: [meant, ...bubble.choices] }] })
  await stage.write('họ khóa cửa')
  await stage.page.waitForSelector('.talk .choice')
  for (const width of [360, 768, 1280]) {
    await stage.page.setViewportSize({ width, height: 740 })
    const drawn = await stage.page.locator('.said .bubble, .said .choice').evaluateAll((all) =>
      all
        .map((one) => ({
          top: Math.round(one.getBoundingClientRect().top),
          left: one.getBoundingClientRect().left,
          text: one.textContent ?? '',
        }))
        .sort((a, b) => a.top - b.top || a.left - b.left)
        .map(({ text }) => text),
    )
    expect(drawn).toEqual([expect.stringMatching(/nhắn tin có an toàn không\?$/), 'Có', 'Không', 'Không chắc', meant.label])
  }
  const inOrder = await stage.page.locator('.talk .choice').allTextContents()
  expect(inOrder).toEqual(['Có', 'Không', 'Không chắc', meant.label]) // as the tab key goes and a screen reader reads
})

test('guarded: what answers the choice of the other language comes into view, though nothing of that choice stands in the talk', async () => {
  await becomeGuarded()
  const [inVietnamese] = scenes.vi.guarded.bubbles ?? []
  const [inEnglish] = scenes.en.guarded.bubbles ?? []
  if (!inVietnamese || !inEnglish) throw new Error('somebody watched is told steps')
  stage.server.say({ ...scenes.vi.guarded, bubbles: [inVietnamese, inVietnamese, inVietnamese] })
  await stage.page.waitForFunction(() => document.querySelectorAll('.said').length === 4)
  await stage.page.evaluate(() => scrollTo(0, 0))
  stage.server.answer('cmd:en', { ...scenes.en.guarded, language: 'en' })
  await stage.page.click('.language')
  await stage.page.waitForFunction(() => document.querySelectorAll('.said').length === 5)
  const first = stage.page.locator('.said').last().locator('p:not(.unseen)').first()
  await expect.poll(() => first.evaluate((text) => text.getBoundingClientRect().top)).toBeLessThan(200)
  expect(await first.textContent()).toContain('has your message')
  expect(await stage.page.locator('.below').count()).toBe(0)
})

test('guarded, and a person has the talk: the page says nothing that is not so, and changes in nothing', async () => {
  stage.server.answer('họ khóa cửa', scenes.vi.guarded)
  await stage.write('họ khóa cửa')
  await stage.page.waitForSelector('.plain-steps')
  const around = () => stage.page.locator('.who, .thread > .fine').allTextContents()
  const before = await around()
  stage.server.say({ ...scenes.vi.person, guarded: true })
  await stage.page.waitForFunction(() => document.querySelectorAll('.said').length === 2)
  expect(await around()).toEqual(before)
  expect(before).toEqual(['Bến An nhận tin cả ngày lẫn đêm', 'Viết tiếp lúc nào cũng được. Không viết cũng không sao.'])
  expect(await stage.page.locator('.who-machine, .who-person').count()).toBe(0)
})

test('a number stays on one line with its full stop, wherever the line ends', async () => {
  const texts = ['0981 84 84 84', '+84 981 84 84 84', '1234-5678'].flatMap((number) =>
    Array.from({ length: 36 }, (_, more) => `${'x'.repeat(more)} ${number}.`),
  )
  const widest = Array.from({ length: 20 }, () => '0981').join(' ')
  const blocks = [...texts, widest].map((text) => ({ kind: 'paragraph' as const, text: `Gọi ${text}` }))
  stage.server.answer('số', { bubbles: [{ text: '', blocks, choices: [] }] })
  await stage.write('số')
  await stage.page.waitForFunction((count) => document.querySelectorAll('.said p:not(.unseen)').length >= count, blocks.length)
  const torn = await stage.page.evaluate(() =>
    [...document.querySelectorAll('.said p:not(.unseen)')].slice(0, -1).flatMap((paragraph) => {
      const letters = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
      const lines = new Set<number>()
      while (letters.nextNode()) {
        const node = letters.currentNode
        for (const { index } of (node.textContent ?? '').matchAll(/[+\d.-]/g)) {
          const range = document.createRange()
          range.setStart(node, index)
          range.setEnd(node, index + 1)
          lines.add(Math.round(range.getBoundingClientRect().top))
        }
      }
      return lines.size === 1 ? [] : [paragraph.textContent]
    }),
  )
  expect(torn).toEqual([])
  expect(await stage.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
})

test('the other language: page, first words and numbers change at once, and the server is told with the next message', async () => {
  await stage.page.click('.language')
  expect(await stage.page.title()).toBe('Questions')
  expect(await stage.page.getAttribute('html', 'lang')).toBe('en')
  expect(await stage.page.textContent('.hello .bubble')).toContain('Hello. This is Bến\u00a0An')
  expect(stage.server.kept).toHaveLength(0)
  stage.server.answer('stage:before:1', { ...scenes.en.answer, language: 'en' })
  await stage.page.click('.hello .choice:first-child')
  await stage.page.waitForSelector('.source')
  expect(stage.server.kept.map(({ language }) => language)).toEqual(['en'])
  await stage.page.reload()
  await stage.page.waitForSelector('.source')
  expect(await stage.page.title()).toBe('Questions')
})

test('the language of the answer takes the page along', async () => {
  stage.server.answer('is it legal', { ...scenes.en.answer, language: 'en' })
  await stage.write('is it legal')
  await stage.page.waitForSelector('.source')
  expect(await stage.page.textContent('.who')).toBe('A machine answers, day and night')
})

test('what came while the person reads further up waits below, and is gone to on a press', async () => {
  stage.server.answer('một', scenes.vi.answer)
  await stage.write('một')
  await stage.page.waitForSelector('.source')
  for (let more = 0; more < 3; more += 1) stage.server.say(scenes.vi.danger)
  await stage.page.waitForFunction(() => document.querySelectorAll('.urgent').length === 3)
  await stage.page.evaluate(() => scrollTo(0, 0))
  stage.server.say(scenes.vi.person)
  await stage.page.waitForSelector('.below')
  expect(await stage.page.evaluate(() => scrollY)).toBe(0)
  await stage.page.waitForSelector('.hand-over') // above the field stands more: the button is over that as well
  await stage.page.click('.below', { timeout: 5_000 })
  await stage.page.waitForSelector('.bubble.person')
  await stage.page.waitForFunction(() => scrollY > 0)
  await stage.page.waitForSelector('.below', { state: 'detached' })
})

test('nothing is said to wait below once the talk is gone, left in another tab', async () => {
  stage.server.answer('một', scenes.vi.answer)
  await stage.write('một')
  for (let more = 0; more < 3; more += 1) stage.server.say(scenes.vi.danger)
  await stage.page.waitForFunction(() => document.querySelectorAll('.urgent').length === 3)
  await stage.page.evaluate(() => scrollTo(0, 0))
  stage.server.say(scenes.vi.person)
  await stage.page.waitForSelector('.below')
  await stage.context.clearCookies()
  stage.server.cut()
  await stage.page.waitForSelector('.said', { state: 'detached' })
  expect(await stage.page.locator('.below').count()).toBe(0)
  stage.troubles = []
})

test('a file can be handed over once a person was asked for, and not before; one that is none is told and stands nowhere', async () => {
  stage.server.answer('gặp người', scenes.vi.asked)
  await stage.page.waitForSelector('.composer')
  expect(await stage.page.locator('.hand-over').count()).toBe(0)
  await stage.write('gặp người')
  await stage.page.waitForSelector('.hand-over')
  const choose = (name: string, text: string) =>
    stage.page.setInputFiles('.hand-over input', { name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) })
  await choose('hop-dong.pdf', '%PDF-1.7')
  await stage.page.waitForFunction(() => [...document.querySelectorAll('.own')].some((own) => own.textContent?.includes('Một tệp')))
  await expect.poll(() => stage.server.files).toEqual(['%PDF-1.7'])
  stage.server.faults = { refuseFiles: true }
  await choose('a.exe', 'MZ')
  await stage.page.waitForFunction(() => document.querySelector('.hand-over [role="status"]')?.textContent?.includes('không gửi được'))
  await expect.poll(() => stage.page.locator('.own', { hasText: 'Một tệp' }).count()).toBe(1)
  const gapPx = await stage.page.evaluate(() => {
    const words = document.createRange()
    words.selectNodeContents(document.querySelector('.hand-over [role="status"]') as Element)
    return words.getBoundingClientRect().top - (document.querySelector('.hand-over label')?.getBoundingClientRect().bottom ?? 0)
  })
  expect(gapPx).toBeGreaterThanOrEqual(4)
  await stage.page.click('.language')
  await expect.poll(() => stage.page.textContent('.hand-over [role="status"]')).toContain('cannot be sent')
  expect(await stage.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
})

test('a file of the hotline is a link, and nothing of it is drawn', async () => {
  stage.server.answer('gặp người', scenes.vi.asked)
  await stage.write('gặp người')
  await stage.page.waitForSelector('.who-waiting')
  const file = { id: '0192f0c0-0000-7000-8000-000000000001', name: 'anh.jpg' }
  stage.server.say({ author: 'person', lane: 'person', speaker: 'person', bubbles: [{ text: '', blocks: [], choices: [], file }] })
  await stage.page.waitForSelector('.talk a[href^="/chat/files/"]')
  const link = stage.page.locator('.talk a[href^="/chat/files/"]')
  expect([await link.getAttribute('href'), await link.textContent()]).toEqual([`/chat/files/${file.id}`, 'Mở tệp'])
  expect(await stage.page.locator('.talk img').count()).toBe(0)
})
