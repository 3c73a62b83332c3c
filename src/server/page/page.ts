import { type Language, languages } from '../../knowledge/knowledge.ts'
import type { PageCall, PageNumbers } from './numbers.ts'
import type { Hello } from './wire.ts'

/**
 * Fills the markers of the built page (see `wire.ts`). The result is whole without a script: greeting, numbers and the way out. It stands
 * there for seconds on a weak line, and whoever looks over a shoulder sees it first: of a number it shows only what anybody may read.
 */
export function fillPage(template: string, numbers: PageNumbers, hello: Hello | null, guarded: boolean): string {
  return template
    .replace('<!--ben-an:numbers:vi-->', () => numberList(numbers.vi, inFull))
    .replace('<!--ben-an:numbers:en-->', () => numberList(numbers.en, inFull))
    .replace('<!--ben-an:hello-->', () => (hello === null ? '' : dataBlock('hello', hello, guarded)))
}

/** Why a plain page is shown: writing does not work now, or there is nothing at this address. */
export type PlainReason = 'closed' | 'lost'

/**
 * The page when the built one is not there, and what a browser gets with a failure: plain words and the numbers, in both languages.
 * Without numbers (no content was ever read) it is still a page that says so. Whose talk it interrupts nobody can tell, so
 * it says of none what it is for.
 */
export function plainPage(numbers: PageNumbers, reason: PlainReason): string {
  return plain(numbers, reason, '')
}

/** The page that a proxy shows when nobody answers behind it: no file of ours can be fetched, so the looks stand in the page. */
export function downPage(numbers: PageNumbers): string {
  return plain(numbers, 'closed', `\n<style>${downLooks}</style>`)
}

const downLooks = `
:root { color-scheme: light dark }
body { max-width: 42rem; margin: 0 auto; padding: 0 16px; font: 1.0625rem/1.5 Roboto, "Noto Sans", "Segoe UI", Arial, sans-serif }
a { display: inline-block; min-height: 44px; padding: 8px 0 }
ul { padding: 0; list-style: none }
li { padding: 4px 0; border-top: 1px solid }
li a { display: block }
b, .number { display: block }
.number { font-size: 1.375rem; white-space: nowrap }
@media print { body { display: none } }
`

function plain(numbers: PageNumbers, reason: PlainReason, looks: string): string {
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Hỏi đáp</title>${looks}
</head>
<body>
${languages.map((language) => section(language, numbers[language], reason)).join('\n')}
</body>
</html>
`
}

const words = {
  vi: {
    closed: 'Bây giờ chưa nhắn tin được. Xin thử lại sau ít phút.',
    lost: 'Không có trang này.',
    home: 'Về trang hỏi đáp',
    calls: 'Gọi điện vẫn được:',
    exit: 'Thoát nhanh',
  },
  en: {
    closed: 'Writing does not work right now. Please try again in a few minutes.',
    lost: 'There is no such page.',
    home: 'Back to questions and answers',
    calls: 'Calls still work:',
    exit: 'Leave quickly',
  },
} as const

/** Where a quick exit leads: a page that anybody might look at. */
const elsewhere = 'https://www.google.com/search?q=thoi+tiet'

/** What a quick exit without a script shows until the other page is there, which takes this one's place in the history. */
export const blankPage = `<!doctype html><meta charset="utf-8"><meta name="robots" content="noindex"><meta http-equiv="refresh" content="0;url=${elsewhere}"><title>…</title>`

function section(language: Language, calls: readonly PageCall[], reason: PlainReason): string {
  const said = words[language]
  return `<div lang="${language}">
<p><a href="/chat/exit" rel="noreferrer nofollow">${said.exit}</a></p>
<p>${said[reason]} <a href="/">${said.home}</a></p>
${calls.length > 0 ? `<p>${said.calls}</p>\n${numberList(calls, () => '')}` : ''}
</div>`
}

function numberList(calls: readonly PageCall[], beside: (call: PageCall) => string): string {
  return `<ul class="numbers">${calls.map((call) => numberItem(call, beside(call))).join('')}</ul>`
}

function numberItem({ number, shown, plain }: PageCall, beside: string): string {
  const small = plain.note === '' ? '' : ` <small>${escapeHtml(plain.note)}</small>`
  return `<li${beside}><a href="tel:${escapeHtml(number)}"><b>${escapeHtml(plain.name)}</b> <span class="number">${escapeHtml(shown)}</span></a>${small}</li>`
}

/** What the page says of a number once it is asked for. */
function inFull({ name, note }: PageCall): string {
  return ` data-name="${escapeHtml(name)}" data-note="${escapeHtml(note)}"`
}

/** Data is no script: a page policy that forbids inline scripts lets it stand. `<` is written so that nothing in it can end the block. */
function dataBlock(id: string, data: unknown, still: boolean): string {
  return `<script type="application/json" id="${id}"${still ? ' data-still' : ''}>${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}
