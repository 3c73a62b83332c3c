import type { Hello } from '../../../src/server/page/wire.ts'
import type { WireCall, WireLanguage } from '../../../src/server/wire.ts'
import { phrases } from './phrases.ts'

/** What the server wrote into the page: numbers and first words, in every language. */
export interface PageData {
  readonly numbers: Readonly<Record<WireLanguage, readonly WireCall[]>>
  /** The same in words that anybody may read: for where they stand unasked, and while somebody may be reading along. */
  readonly plainNumbers: Readonly<Record<WireLanguage, readonly WireCall[]>>
  readonly hello: Hello
  /** The talk that will be read back is one in which somebody may be reading along. */
  readonly guarded: boolean
}

/** Must run before the page is drawn over. Where the first words are missing (content did not load) the page's own greeting stands. */
export function readPage(page: Document): PageData {
  return {
    numbers: { vi: numbersIn(page, 'vi', readInFull), en: numbersIn(page, 'en', readInFull) },
    plainNumbers: { vi: numbersIn(page, 'vi', readPlainly), en: numbersIn(page, 'en', readPlainly) },
    hello: readHello(page),
    guarded: page.getElementById('hello')?.hasAttribute('data-still') ?? false,
  }
}

function numbersIn(page: Document, language: WireLanguage, read: (item: Element) => WireCall): readonly WireCall[] {
  return Array.from(page.querySelectorAll(`section[lang=${language}] .numbers li`)).map(read)
}

function readPlainly(item: Element): WireCall {
  return {
    name: textOf(item, 'b'),
    number: (item.querySelector('a')?.getAttribute('href') ?? '').replace(/^tel:/, ''),
    shown: textOf(item, '.number'),
    note: textOf(item, 'small'),
  }
}

function readInFull(item: Element): WireCall {
  return { ...readPlainly(item), name: item.getAttribute('data-name') ?? '', note: item.getAttribute('data-note') ?? '' }
}

function textOf(item: Element, selector: string): string {
  return item.querySelector(selector)?.textContent?.trim() ?? ''
}

function readHello(page: Document): Hello {
  try {
    return JSON.parse(page.getElementById('hello')?.textContent ?? '')
  } catch {
    return { vi: [greeting('vi')], en: [greeting('en')] }
  }
}

function greeting(language: WireLanguage): Hello['vi'][number] {
  const text = phrases[language].greeting
  return { text, blocks: [{ kind: 'paragraph', text }], choices: [] }
}

/** English only where the browser asks for it and not for Vietnamese at all: a phone bought abroad speaks anything. */
export function firstLanguage(wanted: readonly string[]): WireLanguage {
  if (wanted.some((tag) => tag.toLowerCase().startsWith('vi'))) return 'vi'
  return wanted[0]?.toLowerCase().startsWith('en') ? 'en' : 'vi'
}
