import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ActBody, ReplyBody } from '../../../src/server/console/wire/wire.ts'
import { connectChromium, pageFolder } from '../shared.ts'
import { caseIds, heldCase, me, nowMs, queue, tellEvening } from './scenes.ts'
import { type ConsoleStandIn, Failure, startConsoleStandIn } from './stand-in.ts'

/** The console's page alone, over a server that does what a weak line and a busy hotline can do to it. */
let browser: Browser
let server: ConsoleStandIn
let context: BrowserContext
let page: Page
let troubles: string[]

const [beaten = ''] = caseIds
const replies = `POST cases/${heldCase.id}/replies`
const acts = (id: string) => `POST cases/${id}/acts`

beforeAll(async () => {
  browser = await connectChromium()
})
afterAll(async () => {
  await browser.close()
})
beforeEach(async () => {
  server = await startConsoleStandIn(pageFolder())
  tellEvening(server, 'responder')
  server.answer(replies, heldCase)
  troubles = []
  context = await browser.newContext({ locale: 'vi', viewport: { width: 1280, height: 820 } })
  page = await context.newPage()
  page.on('pageerror', (error) => troubles.push(String(error)))
  page.on('console', (line) => {
    if (line.type() === 'error' && !/40[149]|415|net::/.test(line.text())) troubles.push(line.text())
  })
})
afterEach(async () => {
  await context.close()
  await server.close()
  expect(troubles).toEqual([])
})

async function open(at: string, until: string): Promise<void> {
  await page.goto(`${server.address}${at}`)
  await page.waitForSelector(until)
}

const openCase = () => open(`#case=${heldCase.id}`, '.line')
const sent = () => server.calls.filter(({ call }) => call === replies).map(({ body }) => body as ReplyBody)
const deeds = (id: string) => server.calls.filter(({ call }) => call === acts(id)).map(({ body }) => body as ActBody)
const field = '[data-key="reply"]'
const inField = () => page.waitForFunction((at) => document.activeElement?.matches(at) ?? false, field)

for (const { name, width, away, back } of [
  { name: 'read upwards', width: 1280, away: () => page.locator('.log').evaluate((log) => log.scrollTo(0, -400)), back: '.newer' },
  { name: 'on a phone, at what helps', width: 360, away: () => page.click('[role=tab]:last-child'), back: '[role=tab]:first-child' },
])
  test(`the person writes below what can be seen: it is told, and shown at a press (${name})`, async () => {
    const [heard] = heldCase.lines.filter(({ by }) => by === 'person')
    if (heard === undefined) throw new Error('the person has written')
    const lines = Array.from({ length: 40 }, (_, at) => ({ ...heard, seq: 100 + at, text: `câu ${at}` }))
    server.answer(`GET cases/${heldCase.id}`, { ...heldCase, lines })
    await page.setViewportSize({ width, height: 820 })
    await openCase()
    const told = page.locator(':text("Có tin mới"):visible')
    await away()
    expect(await told.count()).toBe(0)
    server.push('case', { ...heldCase, lines: [...lines, { ...heard, seq: 140, text: 'chị ơi' }] })
    await told.waitFor()
    await page.click(back)
    await page.waitForFunction(() => {
      const [log, last] = [document.querySelector('.log'), document.querySelector('.line:last-child')]
      return log && last && last.getBoundingClientRect().bottom <= log.getBoundingClientRect().bottom + 1
    })
    await told.waitFor({ state: 'detached' })
  })

test('the word that a reply was kept is lost, and so is the page: it goes again under the same id', async () => {
  await openCase()
  server.faults = { loseAnswers: true }
  await page.fill(field, 'Mình vẫn ở đây.')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('.line-unsent')
  expect(await page.inputValue(field)).toBe('')
  expect(await page.textContent('.warning-orange')).toContain('1 việc chưa gửi được')
  await page.reload()
  await page.waitForSelector('.line-unsent')
  server.faults = {}
  await page.waitForFunction(() => document.querySelector('.line-pending') === null)
  expect(new Set(sent().map(({ id }) => id)).size).toBe(1)
  expect(sent().length).toBeGreaterThanOrEqual(2)
})

test('pressed twice, it leaves once', async () => {
  await openCase()
  await page.fill(field, 'Mình vẫn ở đây.')
  await page.evaluate(() => {
    const button = document.querySelector<HTMLElement>('.write .btn-go')
    button?.click()
    button?.click()
  })
  await page.waitForFunction(() => document.querySelector('.line-pending') === null)
  expect(sent().map(({ text }) => text)).toEqual(['Mình vẫn ở đây.'])
})

test('pressed twice where another button comes to lie: what was not meant is not done', async () => {
  server.answer(acts(heldCase.id), heldCase)
  await openCase()
  await page.click('.case-head h1')
  await page.locator('.guard .btn').hover()
  await page.mouse.down({ clickCount: 2 })
  await page.mouse.up({ clickCount: 2 })
  await page.keyboard.press('q')
  await page.waitForSelector('.filters')
  expect(deeds(heldCase.id)).toEqual([])
})

test('a draft survives a reload, goes to the server, and is there for nobody who signs in after', async () => {
  await openCase()
  await page.fill(field, 'đang viết dở')
  await expect.poll(() => server.calls.filter(({ call }) => call.endsWith('/draft')).at(-1)?.body).toEqual({ text: 'đang viết dở' })
  await page.reload()
  await page.waitForSelector('.line')
  expect(await page.inputValue(field)).toBe('đang viết dở')
  server.answer('GET me', { ...me(), staff: { id: '00000000-0000-4000-8000-000000000009', name: 'Yến', login: 'yen' } })
  await page.reload()
  await page.waitForSelector('.line')
  expect(await page.inputValue(field)).toBe('')
})

test('a late reply to somebody watched is asked about once more: it can wait, or leave under the same id', async () => {
  server.answer(replies, (body) => ((body as ReplyBody).confirmed ? heldCase : new Failure(409, 'confirm-first')))
  server.answer(acts(heldCase.id), heldCase)
  await openCase()
  await page.fill(field, 'Mình vẫn ở đây.')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('.once-more')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Giữ nháp, chờ họ viết')
  await page.keyboard.press('Enter')
  await page.waitForSelector(field)
  expect(await page.inputValue(field)).toBe('Mình vẫn ở đây.')
  await inField()
  await expect.poll(() => deeds(heldCase.id).map(({ act }) => act)).toEqual(['hold-back'])
  await page.click('.write .btn-go')
  await page.click('.once-more .btn-stop')
  await inField()
  await expect.poll(() => sent().at(-1)?.confirmed).toBe(true)
  expect(sent().at(-1)?.id).toBe(sent().at(-2)?.id)
  expect(sent().at(-1)?.id).not.toBe(sent()[0]?.id)
})

test('to whoever says that writing is not safe nothing can be sent; what is written waits, and goes once they write', async () => {
  const told = { ...heldCase, writingNow: 'unsafe' } as const
  server.answer(`GET cases/${heldCase.id}`, told)
  await openCase()
  await expect.poll(() => page.textContent('.guard')).toContain('Họ nói lúc này nhắn tin không an toàn')
  await page.fill(field, 'Mình vẫn ở đây.')
  await page.keyboard.press('Control+Enter')
  expect(await page.locator('.write .btn-go').count()).toBe(0)
  expect(await page.textContent('.write .waits')).toContain('cho đến khi họ viết lại')
  expect(await page.locator('.proposal .btn').count()).toBe(2)
  server.push('case', heldCase)
  await page.click('.write .btn-go')
  await expect.poll(() => sent().map(({ text }) => text)).toEqual(['Mình vẫn ở đây.'])
})

test('whoever reads along keeps nobody waiting: it is said that it was read, without a word to the person', async () => {
  server.answer(acts(heldCase.id), { ...heldCase, unansweredSinceMs: null })
  await openCase()
  await page.click('.guard .btn')
  await page.waitForFunction(() => document.querySelector('.guard .btn') === null)
  expect(deeds(heldCase.id).map(({ act }) => act)).toEqual(['hold-back'])
  expect(sent()).toEqual([])
})

test('a proposal is sent as it stands, changed first, or dropped; a suggestion and a found answer go into the field', async () => {
  await openCase()
  await page.locator('.proposal .btn-go').click()
  await page.waitForFunction(
    (start) => document.querySelector<HTMLTextAreaElement>('[data-key="reply"]')?.value.startsWith(start),
    'Người bị ép',
  )
  await page.locator('.proposal .btn-bare').click()
  await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('[data-key="reply"]')?.value === '')
  await page.locator('.suggested .btn').first().click()
  await inField()
  await page.fill('[type=search]', 'qua han')
  await page.keyboard.press('Enter')
  await page.locator('.help-side .rows .btn').click()
  await page.locator('.help-side button', { hasText: 'Chèn câu trả lời' }).click()
  expect(await page.inputValue(field)).toBe('Bạn ở một mình à? Có hoặc Không.\n\nTừng trường hợp được xem riêng.')
  await inField()
  await page.locator('.proposal .btn').first().click()
  await page.waitForFunction(() => document.querySelector('.line-pending') === null)
  expect(await page.inputValue(field)).toContain('Bạn ở một mình à?')
  expect(sent()).toEqual([expect.objectContaining({ proposalOf: 'undocumented', text: heldCase.brief.proposal?.text, confirmed: false })])
})

test('a session that is over leads to the door, and whoever signs in again finds what was being written', async () => {
  await openCase()
  await page.fill(field, 'đang viết dở')
  server.answer(replies, () => new Failure(401, 'no-session'))
  server.answer('GET queue', () => new Failure(401, 'no-session'))
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('[name=login]')
  expect(await page.textContent('[role=status]')).toContain('Phiên của bạn đã hết')
  expect(await page.locator(field).count()).toBe(0)
  server.answer('POST login', me())
  server.answer('GET queue', queue)
  server.answer(replies, heldCase)
  await page.fill('[name=login]', 'hanh')
  await page.fill('[type=password]', 'qua cầu gỗ cũ bên sông')
  await page.fill('.code', '123456')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.line')
  await expect.poll(() => sent().length).toBe(2)
  expect(new Set(sent().map(({ id }) => id)).size).toBe(1)
})

test('by keyboard alone: choose, look, take the first, and hear that somebody was faster', async () => {
  server.answer(acts(beaten), () => {
    server.answer('GET queue', {
      ...queue,
      cases: queue.cases.map((row) => (row.id === beaten ? { ...row, state: 'taken', holder: { id: beaten, name: 'Lan' } } : row)),
    })
    server.push('queue', {
      ...queue,
      cases: queue.cases.map((row) => (row.id === beaten ? { ...row, state: 'taken', holder: { id: beaten, name: 'Lan' } } : row)),
    })
    return new Failure(409, 'already-taken')
  })
  await open('#queue', '.row')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('B0-8XW')
  await page.keyboard.press('/')
  await page.keyboard.type('r4')
  expect(await page.locator('.row').count()).toBe(1)
  await page.fill('[data-key="search"]', '')
  await page.locator('.row .open').nth(2).focus()
  await page.keyboard.press('Enter')
  await page.waitForSelector('.line')
  await page.waitForFunction(() => document.activeElement?.textContent?.startsWith('R4-T8C') && document.activeElement.tagName === 'H1')
  await page.keyboard.press('q')
  await page.waitForSelector('.row')
  await page.keyboard.press('?')
  await page.waitForSelector('dialog[open]')
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => document.querySelector('dialog') === null)
  await page.keyboard.press('n')
  await page.waitForFunction(() => /Lan vừa nhận ca này/.test(document.querySelector('[role=alert]')?.textContent ?? ''))
  expect(deeds(beaten).map(({ act }) => act)).toEqual(['take'])
})

test('a lost line is said with its hour, and forgotten when it is back', async () => {
  await openCase()
  server.faults = { dead: true }
  await context.setOffline(true)
  await page.waitForSelector('.warning:has([href="#i-offline"])')
  expect(await page.textContent('.warning:has([href="#i-offline"])')).toMatch(/từ \d\d:\d\d\. .*về hàng chờ/)
  server.faults = {}
  await context.setOffline(false)
  await page.waitForFunction(() => document.querySelector('[href="#i-offline"]') === null)
  troubles = []
})

test('what rings is told and counted in the title, and locked nothing but that is left', async () => {
  await open('#queue', '.row')
  expect(await page.title()).toBe('(3) Hàng chờ')
  server.push('alert', { case: queue.cases[4]?.id ?? '', level: 1, why: 'waits', pseudonym: 'C9-0HE', sound: false })
  await page.waitForFunction(() => document.title.startsWith('(4)'))
  expect(await page.textContent('[role=alert]')).toContain('Vẫn chưa ai nhận: C9-0HE')
  server.push('locked', {})
  await page.waitForSelector('.door')
  expect(await page.textContent('.ringing')).toBe('Có việc đang chờ')
  expect(await page.textContent('body')).not.toContain('C9-0HE')
  expect(await page.title()).toBe('(1) Đăng nhập')
  server.answer('POST unlock', me())
  await page.fill('.code', '123 456')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.row')
  expect(server.calls.find(({ call }) => call === 'POST unlock')?.body).toEqual({ code: '123456' })
})

test('locked, no words stand in the tab’s storage, and unlocked they stand in the field again', async () => {
  const stored = () => page.evaluate(() => sessionStorage.getItem('console') ?? '')
  await openCase()
  await page.fill(field, 'CANARY chị gọi lại')
  expect(await stored()).toContain('CANARY')
  server.push('locked', {})
  await page.waitForSelector('.door')
  await page.waitForFunction(() => document.activeElement?.matches('.code') ?? false)
  expect(await stored()).not.toContain('CANARY')
  server.answer('POST unlock', me())
  await page.fill('.code', '123456')
  await page.keyboard.press('Enter')
  await page.waitForSelector(field)
  expect(await page.inputValue(field)).toBe('CANARY chị gọi lại')
})

test('nobody reachable and nobody on duty stand over everything', async () => {
  server.answer('GET queue', { ...queue, phonesReachable: false, staffed: false })
  await open('#queue', '.row')
  expect(await page.textContent('.warning-red')).toBe('Không gọi báo được máy nào. Xin mở trang này suốt ca.')
  expect(await page.textContent('.warning-warm')).toContain('không hứa')
})

test('signing in: a wrong code is told, the right one leads to the place that was asked for', async () => {
  server.answer('GET me', () => new Failure(401, 'no-session'))
  server.answer('POST login', () => new Failure(401, 'bad-login'))
  await open(`#case=${heldCase.id}`, '.door input')
  await page.fill('[name=login]', 'hanh')
  await page.fill('[type=password]', 'con tàu xanh trên đồi')
  await page.fill('.code', '123456')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.said-no')
  server.answer('POST login', me())
  await page.keyboard.press('Enter')
  await page.waitForSelector('.line')
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain('tàu')
})

test('an invite: names, password and code go with the token, and the recovery codes are shown once', async () => {
  server.answer('GET me', () => new Failure(401, 'no-session'))
  await open(`#invite=${'a'.repeat(43)}`, '.qr path')
  const fields = page.locator('.asks input')
  for (const [at, text] of ['hanh', 'Hạnh', 'con tàu xanh trên đồi', '123456'].entries()) await fields.nth(at).fill(text)
  await page.click('[type=submit]')
  await page.waitForSelector('.codes li')
  expect(server.calls.find(({ call }) => call === 'POST invite/accept')?.body).toEqual({
    token: 'a'.repeat(43),
    login: 'hanh',
    name: 'Hạnh',
    password: 'con tàu xanh trên đồi',
    code: '123456',
  })
  await page.locator('.door-box .btn-go').click()
  await page.waitForSelector('[name=login]')
  expect(page.url()).toBe(server.address)
})

const screens: readonly { readonly role: 'responder' | 'supervisor' | 'curator' | 'admin'; readonly at: string; readonly until: string }[] =
  [
    { role: 'responder', at: '#queue', until: '.row' },
    { role: 'responder', at: `#case=${heldCase.id}`, until: '.line' },
    { role: 'responder', at: '#own', until: '.desk input' },
    { role: 'supervisor', at: '#hotline', until: '.shift' },
    { role: 'curator', at: '#content', until: '.entry' },
    { role: 'admin', at: '#house', until: 'tbody tr' },
  ]
for (const { role, at, until } of screens) {
  test(`at 360 px nothing stands outside of the screen, everything to press is large and named: ${at.slice(0, 8)} of a ${role}`, async () => {
    tellEvening(server, role)
    await page.setViewportSize({ width: 360, height: 740 })
    await page.clock.setFixedTime(nowMs)
    await open(at, until)
    const found = await page.evaluate(() => {
      const seen = [...document.querySelectorAll<HTMLElement>('button, a, input, select, textarea, summary')].filter((element) =>
        element.checkVisibility(),
      )
      const named = (element: HTMLElement) =>
        element.textContent?.trim() || element.getAttribute('aria-label') || element.closest('label')?.textContent?.trim()
      const size = (element: HTMLElement) => (element.closest('.tick') ?? element).getBoundingClientRect()
      return {
        wide: document.documentElement.scrollWidth,
        nameless: seen.filter((element) => !named(element)).map((element) => element.outerHTML),
        small: seen
          .filter((element) => !element.matches('.open, .plain-call') && size(element).height < 44)
          .map((element) => element.outerHTML),
      }
    })
    expect(found).toEqual({ wide: 360, nameless: [], small: [] })
  })
}

const heads: readonly { readonly name: string; readonly view: Partial<typeof heldCase> }[] = [
  { name: 'waiting', view: { state: 'waiting', holder: null, level: 4, mayDo: ['read-case', 'take', 'acknowledge'] } },
  { name: 'waiting, for a supervisor', view: { state: 'waiting', holder: null, level: 4, mayDo: ['take', 'acknowledge', 'reassign'] } },
  { name: 'somebody else’s', view: { holder: { id: beaten, name: 'Lan' }, mayDo: ['take', 'reassign'] } },
  { name: 'one’s own', view: {} },
  { name: 'closed', view: { state: 'closed', outcome: 'helped', mayDo: ['reopen', 'reveal-name'] } },
]
for (const { name, view } of heads) {
  test(`on a phone no button covers whose case it is and how grave: ${name}`, async () => {
    server.answer(`GET cases/${heldCase.id}`, { ...heldCase, ...view })
    await page.setViewportSize({ width: 360, height: 740 })
    await openCase()
    const covered = await page.evaluate(() => {
      const words = document.createRange()
      words.selectNodeContents(document.querySelector('.case-head .title') as Element)
      const text = words.getBoundingClientRect()
      const meets = (box: DOMRect) => box.left < text.right && box.right > text.left && box.top < text.bottom && box.bottom > text.top
      return [...document.querySelectorAll('.case-head .btn')]
        .filter((one) => meets(one.getBoundingClientRect()))
        .map((one) => one.textContent)
    })
    expect(covered).toEqual([])
  })
}

test('on a phone no button covers what a row of the queue tells of its case', async () => {
  const [first, second, ...others] = queue.cases
  if (first === undefined || second === undefined) throw new Error('somebody waits')
  const cases = [{ ...first, fromOneLine: 128 }, { ...second, fromOneLine: 128, looking: ['Nguyễn Thị Thanh Hương', 'Mai'] }, ...others]
  server.answer('GET queue', { ...queue, cases })
  await page.setViewportSize({ width: 360, height: 740 })
  await open('#queue', '.row .tag')
  const covered = await page.evaluate(() =>
    [...document.querySelectorAll('.row')]
      .flatMap((row) => {
        const button = row.querySelector('.btn')?.getBoundingClientRect()
        return [...row.querySelectorAll('.tag')].filter((tag) => {
          const box = tag.getBoundingClientRect()
          return button && box.right > button.left && box.bottom > button.top && box.top < button.bottom
        })
      })
      .map((tag) => tag.textContent),
  )
  expect(covered).toEqual([])
})

test('a file is shown when somebody asks for it, and a place leads to a map that is not told where from', async () => {
  const file = { id: '0192f0c0-0000-7000-8000-000000000001', state: 'there', code: null, type: 'image/jpeg', bytes: 2048 } as const
  const person = { seq: 90, by: 'person', name: null, atMs: nowMs, text: null, blocks: null, state: null, code: null } as const
  const lines = [
    { ...person, what: 'picture', file },
    { ...person, seq: 91, what: 'document', file: { ...file, state: 'refused', code: 'too-large' } },
    { ...person, seq: 92, what: 'location', place: { latitude: 11.5564, longitude: 104.9282, live: true, name: null } },
  ]
  server.answer(`GET cases/${heldCase.id}`, { ...heldCase, lines })
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await openCase()
  expect(asked.filter((path) => path.includes('/files/'))).toEqual([])
  await page.click('.sent .btn')
  await page.waitForSelector('.sent img')
  await page.waitForFunction(() => document.querySelector('.sent .btn') === null)
  expect(await page.getAttribute('.sent img', 'src')).toBe(`/console/api/cases/${heldCase.id}/files/${file.id}`)
  expect(asked.filter((path) => path.includes('/files/'))).toHaveLength(1)
  expect(await page.textContent('.log')).toContain('tệp quá lớn, không lấy về')
  const map = page.locator('a[target="_blank"]')
  expect(await map.getAttribute('href')).toContain('mlat=11.5564&mlon=104.9282')
  expect(await map.getAttribute('rel')).toBe('noopener noreferrer')
})

test('what is attached goes up at once and leaves with the next reply, also without words', async () => {
  const upload = `POST cases/${heldCase.id}/files`
  server.answer(upload, { file: '0192f0c0-0000-7000-8000-000000000002', type: 'application/pdf', bytes: 4096 })
  await openCase()
  await page.setInputFiles('.attach input', { name: 'mau-don.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') })
  await page.waitForFunction(() => document.querySelector('.attach')?.textContent?.includes('4 kB') ?? false)
  expect(server.calls.filter(({ call }) => call === upload).map(({ body }) => body)).toEqual(['%PDF-1.7'])
  await page.click('.write .btn-go')
  await page.waitForFunction(() => document.querySelector('.attach input') !== null)
  await expect.poll(() => sent().length).toBe(1)
  expect(sent()[0]).toMatchObject({ text: '', file: '0192f0c0-0000-7000-8000-000000000002' })
})

test('what the server will not keep is told in words, and nothing goes with the reply', async () => {
  server.answer(`POST cases/${heldCase.id}/files`, () => new Failure(415, 'unsupported-type'))
  await openCase()
  await page.setInputFiles('.attach input', { name: 'a.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') })
  await page.waitForFunction(
    () => document.querySelector('.attach [role="status"]')?.textContent?.includes('không gửi được ở đây') ?? false,
  )
  await page.fill(field, 'Chào anh/chị')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => sent().length).toBe(1)
  expect(sent()[0]).not.toHaveProperty('file')
})

for (const [width, height] of [
  [1280, 820],
  [360, 740],
] as const) {
  test(`however much helps and was said, the case stays in the window and only its parts scroll: ${width} px`, async () => {
    const lines = Array.from({ length: 60 }, (_, at) => ({ ...heldCase.lines[0], seq: 1000 + at }))
    const suggestions = Array.from({ length: 30 }, (_, at) => ({
      topic: `t-${at}`,
      title: `Gợi ý ${at}`,
      guide: null,
      text: 'Có hoặc Không.',
    }))
    server.answer(`GET cases/${heldCase.id}`, { ...heldCase, lines, suggestions })
    await page.setViewportSize({ width, height })
    await openCase()
    const size = () => page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight])
    expect(await size()).toEqual([width, height])
    if (width < 900) {
      await page.locator('.tabs button').last().click()
      await page.locator('.suggested .btn').first().waitFor()
    }
    expect(await page.locator('.help-side').evaluate((side) => side.scrollHeight > side.clientHeight)).toBe(true)
    expect(await size()).toEqual([width, height])
  })

  test(`whoever takes a case goes on in the field of the reply, from the case and from the queue: ${width} px`, async () => {
    const free = { ...heldCase, state: 'waiting', holder: null, mayDo: ['read-case', 'take'] }
    server.answer(`GET cases/${heldCase.id}`, free)
    server.answer(acts(heldCase.id), () => {
      server.answer(`GET cases/${heldCase.id}`, heldCase)
      return heldCase
    })
    server.answer('GET queue', { ...queue, cases: queue.cases.map((row) => (row.id === heldCase.id ? { ...row, state: 'waiting' } : row)) })
    await page.setViewportSize({ width, height })
    await openCase()
    await page.click('.case-head .btn-go')
    await inField()
    server.answer(`GET cases/${heldCase.id}`, free)
    await page.goto(`${server.address}#queue`)
    await page.reload()
    await page.locator('.row', { hasText: heldCase.pseudonym }).locator('.btn').click()
    await inField()
  })
}

test('opening a case that one holds already leaves the keys to the page', async () => {
  await openCase()
  await page.waitForSelector(field)
  await page.keyboard.press('q')
  await page.waitForSelector('.filters')
})

test('a field that is taken away in the middle of a word: what is typed on takes no case and leads nowhere', async () => {
  await openCase()
  await page.focus(field)
  await page.keyboard.type('Mì')
  server.push('case', { ...heldCase, state: 'waiting', holder: null, mayDo: ['read-case', 'take'] })
  await page.waitForSelector('.write .quoted')
  await page.keyboard.type('nh nqm')
  expect(await page.textContent('.write .quoted')).toBe('Mì')
  expect(new URL(page.url()).hash).toBe(`#case=${heldCase.id}`)
  expect(server.calls.filter(({ call }) => call.endsWith('/acts'))).toEqual([])
  await page.keyboard.press('Tab') // whoever goes on to something else has the keys again
  await page.keyboard.press('q')
  await page.waitForSelector('.filters')
})

test('while something is asked no key of the page does anything, wherever the focus is', async () => {
  await openCase()
  await page.locator('.case-head .btn.only-wide', { has: page.locator('[href="#i-check"]') }).click()
  await page.waitForSelector('dialog[open]')
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await page.keyboard.press('n')
  await page.keyboard.press('q')
  expect(await page.locator('dialog[open]').count()).toBe(1)
  expect(server.calls.filter(({ call }) => call.endsWith('/acts'))).toEqual([])
})

test('“back” leads from the first case to the queue, also where the address named none', async () => {
  await open('', '.row')
  await page.locator('.row .open').nth(2).click()
  await page.waitForSelector('.line')
  await page.goBack()
  await page.waitForSelector('.row')
})

test('the menu gives the focus back after what was asked from it, and is shut when it is left', async () => {
  const onFocus = (at: string) => page.waitForFunction((one) => document.activeElement?.matches(one) ?? false, at)
  await openCase()
  await page.focus('.case-head .menu summary')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.case-head .menu[open]')
  await page.keyboard.press('Tab')
  await onFocus('.case-head .menu-item')
  await page.keyboard.press('Enter')
  await page.waitForSelector('dialog[open]')
  await page.keyboard.press('Escape')
  await onFocus('.case-head .menu summary')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.case-head .menu[open]')
  await page.keyboard.press('Shift+Tab')
  await page.waitForFunction(() => document.querySelector('.menu[open]') === null)
})

test('whoever lets a case go with words in the field reads that they have not left, before it and after', async () => {
  const unsent = page.locator('dialog[open] >> text=Lời trong ô trả lời chưa được gửi.')
  const ask = (icon: string) => page.locator('.case-head .btn.only-wide', { has: page.locator(`[href="#i-${icon}"]`) }).click()
  const leave = async () => {
    await page.keyboard.press('Escape')
    await page.waitForSelector('dialog', { state: 'detached' })
  }
  await openCase()
  for (const icon of ['swap', 'pause', 'hand', 'check']) {
    await page.fill(field, 'Mai tôi gọi lại.')
    await ask(icon)
    await unsent.waitFor()
    await leave()
    await page.fill(field, '')
    await ask(icon)
    await page.waitForSelector('dialog[open]')
    await unsent.waitFor({ state: 'detached' })
    await leave()
  }
  await page.fill(field, 'Mai tôi gọi lại.')
  server.push('case', { ...heldCase, state: 'closed', outcome: 'helped', mayDo: ['read-case', 'reopen'] })
  await page.locator('.write', { hasText: 'Lời này chưa được gửi. Mở lại ca rồi mới viết được.' }).waitFor()
})

test('on a phone the tab key comes to the part that is shown, and the arrow keys, Home and End choose', async () => {
  await page.setViewportSize({ width: 360, height: 740 })
  await openCase()
  const tabs = page.locator('[role=tab]')
  const chosen = () =>
    page.evaluate(() => {
      const [tab, ...more] = document.querySelectorAll('[role=tab][aria-selected=true]')
      const part = document.getElementById(tab?.getAttribute('aria-controls') ?? '')
      const isPanel = part?.role === 'tabpanel' && part.getAttribute('aria-labelledby') === tab?.id
      return more.length === 0 && tab === document.activeElement && isPanel && part.checkVisibility() ? part.id : null
    })
  await tabs.first().focus()
  for (const [key, part] of [
    ['ArrowRight', 'case-help'],
    ['ArrowRight', 'case-talk'],
    ['ArrowLeft', 'case-help'],
    ['Home', 'case-talk'],
    ['End', 'case-help'],
  ] as const) {
    await page.keyboard.press(key)
    await expect.poll(chosen).toBe(part)
    expect(await tabs.evaluateAll((all) => all.filter((tab) => (tab as HTMLElement).tabIndex === 0).length)).toBe(1)
  }
})

test('beside each other the talk and what helps are no panels of tabs', async () => {
  await openCase()
  expect(await page.locator('[role=tabpanel]').count()).toBe(0)
  await page.setViewportSize({ width: 360, height: 740 })
  await page.locator('#case-talk[role=tabpanel]').waitFor()
})

for (const { name, width, at } of [
  { name: 'the reply', width: 1280, at: field },
  { name: 'the reply, on a phone', width: 390, at: field },
  { name: 'a note', width: 1280, at: '.help-side form input:not([type])' },
])
  test(`what rings stands beneath each other, is read out once, and moves no field that somebody writes in: ${name}`, async () => {
    await page.setViewportSize({ width, height: 844 })
    await openCase()
    await page.locator(at).focus()
    const where = () => page.locator(at).boundingBox()
    const before = await where()
    const ring = (why: string, level: number) =>
      server.push('alert', { case: caseIds[level], level, why, pseudonym: `K7-Q2${level}`, sound: false })
    ring('returned', 2)
    const readOut = page.locator('.unseen[role=alert]')
    await readOut.filter({ hasText: 'Ca trở về hàng chờ: K7-Q22' }).waitFor()
    ring('no-longer-yours', 3)
    const notices = page.locator('.notices > li')
    const second = width < 900 ? /^và 1 báo tin nữa/ : /^Ca trở về hàng chờ/
    await expect.poll(() => notices.allTextContents()).toMatchObject([/^Ca không còn là của bạn/, second])
    expect(await where()).toEqual(before)
    await notices.first().getByText('Đã thấy').click()
    await expect.poll(() => notices.count()).toBe(1)
    expect(await page.locator(at).evaluate((one) => one === document.activeElement)).toBe(true)
    expect(await readOut.textContent()).toContain('Ca không còn là của bạn')
  })

test('what rings covers none of a short talk', async () => {
  server.answer(`GET cases/${heldCase.id}`, { ...heldCase, lines: heldCase.lines.slice(0, 1) })
  await openCase()
  server.push('alert', { case: caseIds[1], level: 2, why: 'waits', pseudonym: 'B0-8XW', sound: false })
  const notices = await page.waitForSelector('.notices')
  const end = (await notices.boundingBox()) ?? { y: 0, height: 0 }
  const line = (await page.locator('.log .line').first().boundingBox()) ?? { y: 0 }
  expect(line.y).toBeGreaterThanOrEqual(end.y + end.height)
})

test('by keyboard, whoever has put one notice away stands at the next, then at the heading', async () => {
  await openCase()
  for (const why of ['returned', 'waits']) server.push('alert', { case: caseIds[1], level: 2, why, pseudonym: 'B0-8XW', sound: false })
  const notices = page.locator('.notices > li')
  await expect.poll(() => notices.count()).toBe(2)
  await notices.first().locator('.dismiss').focus()
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.matches('.notices li:only-child .dismiss'))
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
})

test('who asked to be erased is not said to be answered by the machine', async () => {
  server.answer(`GET cases/${heldCase.id}`, { ...heldCase, state: 'waiting', holder: null, eraseAsked: true, mayDo: ['read-case'] })
  await openCase()
  expect(await page.textContent('.standing')).toContain('Máy không nói gì với họ nữa')
})

test('whose place it is, and whose numbers, is said where a relative writes', async () => {
  const titles = () => page.locator('.help-side dt, .help-side h3').allTextContents()
  await openCase()
  expect(await titles()).toEqual(expect.arrayContaining(['Đang ở', 'Số gọi được từ nơi họ ở']))
  server.push('case', { ...heldCase, brief: { ...heldCase.brief, writer: 'relative' } })
  await expect.poll(titles).toEqual(expect.arrayContaining(['Người cần giúp đang ở', 'Số người nhà gọi được từ Việt Nam']))
})

test('the record names a case as staff do, and leads to it', async () => {
  tellEvening(server, 'supervisor')
  await open('#house', 'table')
  const link = page.locator('td a', { hasText: heldCase.pseudonym })
  expect(await link.getAttribute('href')).toBe(`#case=${heldCase.id}`)
})

test('what rang already is late, however soon the next bell is', async () => {
  const dueMs = Date.now() + 3_600_000
  const cases = queue.cases.slice(0, 1).map((row) => ({ ...row, dueMs, rung: 2 }))
  server.answer('GET queue', { ...queue, cases })
  await open('#queue', '.row')
  expect(await page.textContent('.clock-late')).toContain('đã reo 2 lần')
})

test('a long night does not push people and timetable off a supervisor’s phone', async () => {
  tellEvening(server, 'supervisor')
  const [row] = queue.cases
  if (row === undefined) throw new Error('somebody waits')
  const id = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`
  server.answer('GET queue', { ...queue, cases: Array.from({ length: 200 }, (_, at) => ({ ...row, id: id(at) })) })
  await page.setViewportSize({ width: 360, height: 740 })
  await open('#hotline', '.shift')
  const shown = page.locator('main .panel').first().locator('.rows > li')
  expect(await shown.count()).toBe(12)
  await page.click('text=Xem cả 200')
  await expect.poll(() => shown.count()).toBe(200)
})

test('an answer is found by its title in one’s own language and put into the field in the person’s', async () => {
  server.answer(`GET cases/${heldCase.id}`, { ...heldCase, language: 'en' })
  const asked: (string | null)[] = []
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    if (pathname.includes('/knowledge')) asked.push(searchParams.get('language'))
  })
  await openCase()
  await page.fill('[data-key="search"]', 'quá hạn')
  await page.keyboard.press('Enter')
  await page.locator('.help-side .rows .btn').first().click()
  await page.waitForSelector('text=Chèn câu trả lời')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Về kết quả')
  expect(asked).toEqual(['vi', 'en'])
  await page.click('text=Đọc bản tiếng Việt')
  await page.waitForFunction(() => document.querySelector('.help-side h3[lang=vi]') !== null)
  expect(asked).toEqual(['vi', 'en', 'vi'])
  expect(await page.locator('text=Chèn câu trả lời').count()).toBe(0)
  await page.click('text=Về kết quả')
  await page.waitForFunction(() => document.activeElement?.matches('.help-side [type=search]'))
})

test('to somebody who asked to be erased nothing can be written or attached, and what was begun says why', async () => {
  const mayDo = heldCase.mayDo.filter((deed) => !['reply', 'park', 'hand-back'].includes(deed))
  server.answer(`GET cases/${heldCase.id}`, { ...heldCase, eraseAsked: true, mayDo, draft: 'Mình vẫn ở đây.' })
  await openCase()
  await page.waitForSelector('.write .quoted')
  expect(await page.textContent('.write')).toBe('Người ấy đã xin xóa hết. Không gửi gì được nữa.Mình vẫn ở đây.')
  expect(await page.locator(`${field}, .attach, .write button, .proposal`).count()).toBe(0)
})

test('a case is closed with what somebody chose, and nothing is chosen for them', async () => {
  server.answer(acts(heldCase.id), { ...heldCase, state: 'closed', outcome: 'referred', mayDo: ['reopen'] })
  await openCase()
  await page.locator('.case-head .btn.only-wide', { has: page.locator('[href="#i-check"]') }).click()
  await page.waitForSelector('dialog[open]')
  expect(await page.locator('dialog input:checked').count()).toBe(0)
  await page.locator('dialog .btn-go').click()
  await page.waitForSelector('dialog [role="alert"]')
  expect(await page.textContent('dialog [role="alert"]')).toBe('Chưa chọn kết quả. Hãy chọn một, rồi bấm lại.')
  expect(deeds(heldCase.id)).toEqual([])
  await page.locator('dialog input').nth(1).check()
  await page.locator('dialog .btn-go').click()
  await expect.poll(() => deeds(heldCase.id)).toEqual([expect.objectContaining({ act: 'close', outcome: 'referred' })])
})

test('the list of answers has its titles in the language of the page, also when that changes, and finds them in both', async () => {
  tellEvening(server, 'curator')
  server.answer('GET me', { ...me('curator'), language: 'en' })
  await open('#content', '.entry')
  await page.locator('.entry b', { hasText: 'Am I punished for overstaying?' }).waitFor()
  await page.locator('[data-key="search"]').first().fill('quá hạn')
  await page.waitForFunction(() => document.querySelector('.panel')?.querySelectorAll('.entry').length === 1)
  await page.locator('.top .menu summary').click()
  await page.locator('.top [lang="vi"]').click()
  await page.locator('.entry b', { hasText: 'Ở quá hạn có bị phạt không?' }).waitFor()
})

test('an address of what the role may not see is not asked for: they stand where they begin', async () => {
  tellEvening(server, 'admin')
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  for (const at of ['#content', `#case=${heldCase.id}`]) {
    await open(at, 'tbody tr')
    expect(await page.locator('.said-no[role="alert"]').count()).toBe(0)
  }
  expect(asked.filter((path) => /entries|contacts|gaps|cases|queue/.test(path))).toEqual([])
})
