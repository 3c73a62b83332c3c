import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Language, languages } from '../../src/knowledge/knowledge.ts'
import { scenes, words } from './scenes.ts'
import { connectChromium, pageFolder } from './shared.ts'
import { type StandIn, startStandIn } from './stand-in.ts'

let browser: Browser
let server: StandIn

beforeAll(async () => {
  browser = await connectChromium()
  server = await startStandIn(pageFolder(), words)
  for (const language of languages) {
    const told = scenes[language]
    for (const name of ['answer', 'tree', 'danger', 'guarded', 'asked', 'nobody'] as const) server.answer(`${name} ${language}`, told[name])
  }
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const states = ['home', 'answer', 'tree', 'danger', 'guarded', 'asked', 'nobody'] as const

test('the tab key goes: language, exit, choices, numbers under them, call, field, send', async () => {
  await look('vi', 'home', {}, async (page) => {
    const order: string[] = []
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press('Tab')
      order.push(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''))
    }
    expect(order.map((name) => name.replace(/\s+/g, ' '))).toEqual([
      'English',
      'Thoát nhanh: đóng trang này ngay',
      'Trước khi đi',
      'Khi đang ở nước ngoài',
      'Khi đã về',
      'Xem lời mời làm việc có hợp pháp không',
      'Gặp người thật',
      expect.stringContaining('000'),
      expect.stringContaining('+00 123 456 789'),
      'Gọi',
      'Câu hỏi',
      'Gửi',
    ])
  })
})

test('numbers stand out in danger and where nobody is on duty, and nowhere else', async () => {
  const drawn: Record<string, string> = {}
  for (const state of ['answer', 'danger', 'nobody'] as const) {
    await look('vi', state, {}, async (page) => {
      drawn[state] = (await page.locator('.talk .calls').evaluateAll((lists) => lists.map((list) => list.className))).join()
    })
  }
  expect(drawn).toEqual({ answer: '', danger: 'calls calls-strong', nobody: 'calls calls-strong' })
})

test('everything can be done with the keyboard: choose, dial panel, write, send', async () => {
  await look('vi', 'tree', {}, async (page) => {
    await page.locator('.choice').first().focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelectorAll('.own').length === 2)
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('own')
    await page.locator('.dial summary').focus()
    await page.keyboard.press('Enter')
    await page.locator('.dial-panel a').first().waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.dial-panel a').first().waitFor({ state: 'hidden' })
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY')
  })
})

for (const language of languages) {
  for (const state of states) {
    test(`${state} (${language}): every control has a name and is at least 44 px; text stands out 4.5 to 1`, async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await look(language, state, { colorScheme }, async (page) => {
          expect(await page.evaluate(nameless)).toEqual([])
          expect(await page.evaluate(small)).toEqual([])
          expect(await page.evaluate(faint)).toEqual([])
        })
      }
    })

    test(`${state} (${language}): 130 % text at 320 px stays inside the screen`, async () => {
      await look(language, state, { width: 320 }, async (page) => {
        await page.evaluate(enlarge)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
        expect(await page.evaluate(cutOff)).toEqual([])
      })
    })
  }
}

test('at 360 px with text half as large again the name gives way to the language, and the field shows a whole line', async () => {
  await look('vi', 'home', {}, async (page) => {
    const seen = await page.evaluate(() => {
      document.documentElement.style.fontSize = '150%'
      const [mark, name, language] = ['.mark', '.brand-name', '.language'].map((of) => document.querySelector(`.screen ${of}`) as Element)
      const box = (of: Element | undefined) => (of as Element).getBoundingClientRect()
      const field = document.querySelector('textarea') as HTMLTextAreaElement
      const { paddingTop, lineHeight } = getComputedStyle(field)
      return {
        mark: box(mark).right <= box(language).left && box(mark).width > 0,
        name: box(name).top >= box(language).bottom || box(name).right <= box(language).left,
        line: field.clientHeight >= 2 * Number.parseFloat(paddingTop) + Number.parseFloat(lineHeight),
      }
    })
    expect(seen).toEqual({ mark: true, name: true, line: true })
  })
})

test('letters that the browser was told to draw twice as large leave the way out, the strip and the field whole', async () => {
  for (const width of [320, 360, 768, 1024]) {
    await look('vi', 'guarded', { width }, async (page) => {
      const browserOf = await page.context().newCDPSession(page)
      await browserOf.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
      await page.waitForFunction(() => getComputedStyle(document.documentElement).fontSize === '32px')
      const drawn = await page.evaluate(() => {
        const box = (of: string) => (document.querySelector(of) as Element).getBoundingClientRect()
        const strip = document.createRange()
        strip.selectNodeContents(document.querySelector('.who p') as Element)
        const said = strip.getBoundingClientRect()
        const way = box('.language')
        return {
          inside: document.documentElement.scrollWidth <= innerWidth && box('.exit').right <= innerWidth,
          apart: way.right <= box('.exit').left && (said.right <= way.left || said.top >= way.bottom),
          field: box('textarea').width >= 160,
        }
      })
      expect({ width, ...drawn }).toEqual({ width, inside: true, apart: true, field: true })
    })
  }
})

test('a screen reader hears the talk as a log, the strip as a status, and who says what', async () => {
  await look('vi', 'answer', {}, async (page) => {
    const tree = await page.locator('.screen').ariaSnapshot()
    expect(tree).toContain('log "Cuộc trò chuyện"')
    expect(tree).toMatch(/status:? /)
    expect(tree).toContain('Tin đã viết:')
    expect(tree).toContain('Bến An trả lời:')
    expect(tree).toContain('textbox "Câu hỏi"')
    expect(tree).not.toContain('img')
  })
})

test('less motion asked for: nothing moves', async () => {
  await look('vi', 'asked', { reducedMotion: 'reduce' }, async (page) => {
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  })
})

test('printed, the page is empty', async () => {
  await look('vi', 'answer', {}, async (page) => {
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('body').isVisible()).toBe(false)
  })
})

interface Looks {
  readonly width?: number
  readonly colorScheme?: 'light' | 'dark'
  readonly reducedMotion?: 'reduce'
}

/** Opens the page in a state, in a session of its own. */
async function look(language: Language, state: (typeof states)[number], looks: Looks, at: (page: Page) => Promise<void>): Promise<void> {
  const { width = 360, ...rest } = looks
  const context = await browser.newContext({ locale: language, viewport: { width, height: 740 }, ...rest })
  const page = await context.newPage()
  await page.goto(server.address)
  await page.waitForSelector('.composer')
  if (state !== 'home') {
    await page.fill('textarea', `${state} ${language}`)
    await page.click('.send')
    await page.waitForSelector('.said')
    await page.waitForFunction(() => document.getAnimations().every((animation) => animation.effect?.getTiming().iterations !== 1))
  }
  await at(page)
  await context.request.post(`${server.address}/chat/exit`)
  await context.close()
}

function nameless(): readonly string[] {
  return Array.from(document.querySelectorAll<HTMLElement>('a, button, summary, textarea'))
    .filter((control) => control.offsetParent !== null)
    .filter((control) => ((control.getAttribute('aria-label') ?? '') + (control.textContent ?? '')).trim() === '')
    .map((control) => control.outerHTML)
}

function small(): readonly string[] {
  return Array.from(document.querySelectorAll<HTMLElement>('a, button, summary, textarea'))
    .filter((control) => control.offsetParent !== null)
    .map((control) => ({ control, box: control.getBoundingClientRect() }))
    .filter(({ box }) => box.height < 44 || box.width < 44)
    .map(({ control, box }) => `${control.className} ${box.width} x ${box.height}`)
}

/** Every text as it is painted, against the first painted surface behind it. */
function faint(): readonly string[] {
  const luminance = (rgb: readonly number[]) => {
    const [red = 0, green = 0, blue = 0] = rgb.map((part) =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const numbers = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number)
  const behind = (element: Element | null): readonly number[] => {
    for (let at = element; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor)
      if (colour.length === 3 || colour[3] === 1) return colour
    }
    return [255, 255, 255]
  }
  const found: string[] = []
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    const says = Array.from(element.childNodes).some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '')
    if (!says || element.offsetParent === null || element.closest('.unseen')) continue
    const [bright = 0, dim = 0] = [numbers(getComputedStyle(element).color), behind(element)].map(luminance).sort((a, b) => b - a)
    if ((bright + 0.05) / (dim + 0.05) < 4.5) found.push(`${element.className}: ${element.textContent?.slice(0, 30)}`)
  }
  return found
}

function enlarge(): void {
  document.documentElement.style.fontSize = '130%'
}

/** Boxes that reach out of the screen, and texts that do not fit their control. */
function cutOff(): readonly string[] {
  return Array.from(document.querySelectorAll<HTMLElement>('.screen *'))
    .filter((element) => element.offsetParent !== null && !element.closest('.unseen, svg'))
    .filter(
      (element) =>
        element.getBoundingClientRect().right > innerWidth + 1 ||
        (element.tagName !== 'TEXTAREA' && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0),
    )
    .map((element) => `${element.tagName} ${element.className}: ${element.textContent?.slice(0, 30)}`)
}
