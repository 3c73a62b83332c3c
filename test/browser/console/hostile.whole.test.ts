import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { CaseView, QueueRow } from '../../../src/server/console/wire/wire.ts'
import { connectChromium, pageFolder } from '../shared.ts'
import { hostileTexts } from './hostile-texts.ts'
import { heldCase, me, queue, tellEvening } from './scenes.ts'
import { type ConsoleStandIn, startConsoleStandIn } from './stand-in.ts'

let browser: Browser
let server: ConsoleStandIn
let at = 0

beforeAll(async () => {
  browser = await connectChromium()
  server = await startConsoleStandIn(pageFolder())
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

test('there are at least a hundred of them, each another one', () => {
  expect(new Set(hostileTexts).size).toBeGreaterThanOrEqual(100)
})

for (const noPolicy of [false, true]) {
  const under = noPolicy ? 'with the policy switched off' : 'under the policy'

  test(`no text of a case is more than text, ${under}`, async () => {
    const page = await open(noPolicy, () => {
      server.answer(`GET cases/${heldCase.id}`, hostileCase())
      server.answer(`POST cases/${heldCase.id}/reveal`, { name: next(), address: next() })
    })
    await page.goto(`${server.address}#case=${heldCase.id}`)
    await page.waitForSelector('.line')
    expect(await page.locator('.line').count()).toBeGreaterThanOrEqual(hostileTexts.length)
    await pressEverything(page, '.line summary, .help-side summary')
    await page.locator('.case-head summary').click()
    await page.locator('.case-head .menu-item:visible').nth(2).click()
    await page.fill('dialog input', 'thử')
    await page.click('dialog [type=submit]')
    await page.waitForSelector('dialog .brief')
    await untouched(page)
  })

  test(`no name, title, reason or alert is more than text, ${under}`, async () => {
    const page = await open(noPolicy, () => {
      server.answer('GET queue', { ...queue, cases: hostileTexts.slice(0, 120).map(hostileRow) })
      server.answer('GET closed', {
        cases: hostileTexts
          .slice(0, 40)
          .map((text, index) => ({ id: idOf(index), pseudonym: text, level: 1, outcome: text, atMs: 1, practice: false })),
      })
    })
    await page.goto(`${server.address}#queue`)
    await page.waitForSelector('.row')
    await vi.waitFor(() => expect(server.listeners()).toBe(1)) // the pages before have gone, and this one hears
    server.push('alert', { case: heldCase.id, level: 4, why: next(), pseudonym: next(), sound: true })
    server.push('presence', { people: hostileTexts.slice(0, 30).map((name, index) => ({ id: idOf(index), name, role: 'responder' })) })
    await page.waitForSelector('.side-column .rows li')
    await page.locator('.side-column .btn').last().click()
    await page.waitForFunction(() => document.querySelectorAll('.side-column .rows').length > 1)
    await untouched(page)
  })

  test(`nothing on the desks of curators and administrators is more than text, ${under}`, async () => {
    const page = await open(noPolicy, () => {
      const all = { ...me('supervisor'), deeds: [...me('supervisor').deeds, ...me('curator').deeds, ...me('admin').deeds] }
      server.answer('GET me', all)
      server.answer('GET gaps', { questions: hostileTexts.map((question) => ({ question, language: 'vi', times: 2, lastMs: 1 })) })
      server.answer('GET audit', {
        whole: true,
        rows: hostileTexts.map((text, index) => ({
          number: index + 1,
          atMs: 1,
          staff: text,
          deed: text,
          case: text,
          pseudonym: text,
          detail: text,
        })),
      })
      server.answer('GET accounts', {
        accounts: hostileTexts.slice(0, 60).map((text, index) => ({
          id: idOf(index),
          login: text,
          name: text,
          role: 'responder',
          disabled: true,
          waitsForInvite: true,
          lastSeenMs: null,
        })),
        invites: [{ id: '0'.repeat(64), role: 'admin', expiresAtMs: 1, by: next() }],
      })
    })
    await page.goto(`${server.address}#content`)
    await page.waitForSelector('.panel .rows li')
    await untouched(page)
    await page.goto(`${server.address}#house`)
    await page.waitForSelector('tbody tr')
    await untouched(page)
  })
}

/** Every place of a case where words of others stand. */
function hostileCase(): CaseView {
  const line = heldCase.lines[0]
  if (!line) throw new Error('the scene has no line')
  return {
    ...heldCase,
    pseudonym: next(),
    channel: next(),
    topicTitle: next(),
    holder: { id: me().staff.id, name: next() },
    brief: {
      ...heldCase.brief,
      why: hostileTexts
        .slice(0, 40)
        .flatMap((text, n) => [
          n % 2 === 0 ? { kind: 'text' as const, text } : { kind: 'words' as const, level: 4 as const, words: text },
          { kind: 'asked' as const, title: text },
        ]),
      whereabouts: next(),
      treeAnswers: hostileTexts.slice(40, 60).map((text) => ({ question: text, answer: text })),
      proposal: { topic: 'x', title: next(), guide: next(), blocks: blocksOf(), text: next() },
      contacts: [{ name: next(), number: next(), shown: next(), note: next() }],
    },
    lines: [
      ...hostileTexts.map((text, seq) => ({ ...line, seq, text })),
      ...hostileTexts
        .slice(0, 30)
        .map((text, seq) => ({ ...line, seq: 1000 + seq, by: 'staff' as const, name: text, text, state: 'sent' as const })),
      ...hostileTexts
        .slice(0, 30)
        .map((text, seq) => ({ ...line, seq: 2000 + seq, by: 'bot' as const, text, blocks: blocksOf(), what: text })),
      ...hostileTexts.slice(0, 10).map((text, seq) => ({ ...line, seq: 3000 + seq, by: 'gap' as const, text, what: text })),
    ],
    notes: hostileTexts.slice(0, 40).map((text, index) => ({ id: String(index), by: text, atMs: 1, text })),
    draft: next(),
    suggestions: hostileTexts.slice(0, 20).map((text) => ({ topic: text, title: text, guide: text, text })),
    lookers: [{ name: next(), typing: true }],
  }
}

function blocksOf(): NonNullable<CaseView['brief']['proposal']>['blocks'] {
  return [
    { kind: 'paragraph', text: next() },
    { kind: 'steps', items: [next(), next()] },
    { kind: 'list', items: [next()] },
    { kind: 'calls', calls: [{ name: next(), number: next(), shown: next(), note: next() }] },
    { kind: 'source', text: next() },
  ]
}

function hostileRow(text: string, index: number): QueueRow {
  return {
    ...(queue.cases[0] ?? heldCase),
    id: idOf(index),
    pseudonym: text,
    channel: text,
    topicTitle: text,
    whereabouts: text,
    looking: [text],
  }
}

function idOf(index: number): string {
  return `20000000-0000-4000-8000-${String(index).padStart(12, '0')}`
}

/** The next of them, round and round. */
function next(): string {
  at += 1
  return hostileTexts[at % hostileTexts.length] ?? ''
}

interface Watched extends Page {
  readonly struck: string[]
}

async function open(noPolicy: boolean, tell: () => void): Promise<Watched> {
  server.faults = { noPolicy }
  tellEvening(server, 'responder')
  tell()
  const page = await browser.newPage({ viewport: { width: 1280, height: 820 } })
  const struck: string[] = []
  page.on('dialog', (dialog) => {
    struck.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(server.address).origin)) struck.push(`request ${request.url()}`)
  })
  page.on('popup', () => struck.push('popup'))
  page.on('pageerror', (error) => struck.push(String(error)))
  return Object.assign(page, { struck })
}

async function pressEverything(page: Page, what: string): Promise<void> {
  await page.evaluate((selector) => {
    for (const element of document.querySelectorAll<HTMLElement>(selector)) element.click()
  }, what)
}

/** Nothing ran, nothing was fetched, and no element stands in the page that the page does not draw itself. */
async function untouched(page: Watched): Promise<void> {
  await page.waitForTimeout(150)
  const found = await page.evaluate(() => ({
    struck: 'struck' in window,
    foreign: document.querySelectorAll(
      '#console :is(script, img, iframe, object, embed, style, link, meta, base, video, audio, marquee, math, template, svg *:not(use, path))',
    ).length,
    handlers: [...document.querySelectorAll('#console *')].filter((element) =>
      element.getAttributeNames().some((name) => name.startsWith('on')),
    ).length,
    links: [...document.querySelectorAll('#console a')]
      .map((link) => link.getAttribute('href') ?? '')
      .filter((href) => !/^(?:#|tel:|otpauth:)/.test(href)),
    // numbers come from contacts.yaml, where `check` has read every line
    hidden: [...document.querySelectorAll('.log p:not(:has(.plain-call)), .log li > span, .with-side bdi')]
      .map((element) => element.textContent ?? '')
      .filter((text) => /[\u202a-\u202e\u2066-\u2069]/.test(text)),
  }))
  expect(found).toEqual({ struck: false, foreign: 0, handlers: 0, links: [], hidden: [] })
  expect(page.struck).toEqual([])
}
