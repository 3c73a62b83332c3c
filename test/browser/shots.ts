import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { type Language, languages } from '../../src/knowledge/knowledge.ts'
import { buildPage } from './built-page.ts'
import { launchChromium } from './chromium.ts'
import { scenes, words } from './scenes.ts'
import { type StandIn, startStandIn } from './stand-in.ts'

/**
 * Pictures of the chat page in every state, to be looked at before a change of its looks: `npm run shots <folder>`.
 * They are made with the words of scenes.ts, so that a change of content changes no picture.
 */
const states: Readonly<Record<string, (page: Page, server: StandIn, language: Language) => Promise<void>>> = {
  home: async () => {},
  answer: (page, _server, language) => write(page, scenes[language].question, '.source'),
  tree: (page) => write(page, 'tree', '.choice .number'),
  danger: (page) => write(page, 'danger', '.urgent'),
  guarded: (page) => write(page, 'guarded', '.plain-steps'),
  waiting: (page) => write(page, 'asked', '.who-waiting'),
  person: async (page, server, language) => {
    await write(page, 'asked', '.who-waiting')
    server.say(scenes[language].person)
    await page.waitForSelector('.bubble.person')
    await write(page, language === 'vi' ? 'da em dang o phong tro' : 'I am in my room', '.mine:last-child .progress')
  },
  handedback: async (page, server, language) => {
    await write(page, 'asked', '.who-waiting')
    server.say(scenes[language].person)
    await page.waitForSelector('.bubble.person')
    server.say(scenes[language].handedBack)
    await page.waitForSelector('.who-machine')
  },
  nobody: (page) => write(page, 'nobody', '.calls'),
  weak: async (page, server, language) => {
    await write(page, scenes[language].question, '.source')
    server.faults = { refuse: 503 }
    await write(page, language === 'vi' ? 'em muon lay lai tien' : 'I want my money back', '.again')
  },
  numbers: async (page) => page.click('.composer summary'),
}

const [folder = 'shots'] = process.argv.slice(2)
const only = process.argv.slice(3)
await mkdir(folder, { recursive: true })
const pages = await mkdtemp(join(tmpdir(), 'ben-an-pages-'))
await buildPage(pages)
const browser = await launchChromium()
for (const language of languages) {
  for (const [name, reach] of Object.entries(states)) {
    if (only.length > 0 && !only.includes(name)) continue
    for (const width of [360, 1280]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const server = await standIn(language)
        const page = await browser.newPage({ viewport: { width, height: width === 360 ? 740 : 800 }, colorScheme, locale: language })
        await page.goto(server.address)
        await page.evaluate(() => document.fonts.ready)
        await page.reload()
        await page.waitForSelector('.composer')
        await reach(page, server, language)
        await page.waitForTimeout(300)
        await page.screenshot({ path: join(folder, `${name}-${language}-${width}-${colorScheme}.png`) })
        await page.close()
        await server.close()
      }
    }
  }
}
await browser.close()
await rm(pages, { recursive: true })

async function standIn(language: Language): Promise<StandIn> {
  const server = await startStandIn(pages, words)
  const told = scenes[language]
  server.answer(told.question, told.answer)
  for (const name of ['tree', 'danger', 'guarded', 'asked', 'nobody'] as const) server.answer(name, told[name])
  return server
}

async function write(page: Page, text: string, until: string): Promise<void> {
  await page.fill('.composer textarea', text)
  await page.click('.send')
  await page.waitForSelector(until)
}
