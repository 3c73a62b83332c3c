import type { List, PhrasingContent, RootContent } from 'mdast'
import type { PerLanguage, ProseBlock } from '../../knowledge.ts'
import type { Report } from '../flaw.ts'
import { linesIn, readContactLine, readInline } from './read-inline.ts'

/** A block as it will be said, and where each of its texts stands, so that a check can name the line. */
export interface DraftBlock {
  readonly block: ProseBlock
  readonly texts: readonly DraftText[]
}

/** One paragraph or point as written: `**strong**` and placeholders are still in it, and its line ends. */
export interface DraftText {
  readonly text: string
  readonly line: number
}

export type DraftProse = readonly DraftBlock[]

/** Where a Markdown body stands: its own lines count from 1. */
export interface Origin {
  readonly file: string
  readonly bodyLine: number
}

interface Placed {
  readonly position?: { readonly start: { readonly line: number } } | undefined
}

/** Blocks of Markdown as prose. Anything that not every channel can show is reported and left out. */
export function readProse(nodes: readonly RootContent[], origin: Origin, report: Report): DraftProse {
  return nodes.flatMap((node) => {
    if (node.type === 'paragraph') return cutAtContacts(readText(node, origin, report), origin, report)
    if (node.type === 'list') return [readList(node, origin, report)]
    if (node.type === 'html') report('comment-unknown', origin.file, lineOf(node, origin))
    else reportMarkup(node, origin, report)
    return []
  })
}

/** The file's line on which a node begins. */
export function lineOf(node: Placed, origin: Origin): number {
  return (node.position?.start.line ?? 1) + origin.bodyLine - 1
}

/** A paragraph's text as people read it; emphasis becomes quotation marks, because plain text has nothing else for it. */
export function readText(node: Placed & { readonly children: readonly PhrasingContent[] }, origin: Origin, report: Report): DraftText {
  return { text: node.children.map((child) => flatten(child, origin, report)).join(''), line: lineOf(node, origin) }
}

function flatten(node: PhrasingContent, origin: Origin, report: Report): string {
  switch (node.type) {
    case 'text':
      return node.value
    case 'break':
      return '\n'
    case 'strong':
      return `**${readText(node, origin, report).text}**`
    case 'emphasis':
      return `“${readText(node, origin, report).text}”`
    case 'link': {
      const { text } = readText(node, origin, report)
      if (text !== node.url && `mailto:${text}` !== node.url) reportMarkup(node, origin, report)
      return text
    }
    default:
      reportMarkup(node, origin, report)
      return ''
  }
}

/** Lines that hold nothing but contacts become cards; the lines around them stay together as paragraphs. */
function cutAtContacts(paragraph: DraftText, origin: Origin, report: Report): DraftProse {
  const blocks: DraftBlock[] = []
  let open: { lines: string[]; line: number } | null = null
  const close = () => {
    if (open) blocks.push(toParagraph({ text: open.lines.join('\n'), line: open.line }, origin, report))
    open = null
  }
  for (const [i, line] of paragraph.text.split('\n').entries()) {
    const contact = readContactLine(line)
    if (contact) {
      close()
      blocks.push({ block: { kind: 'contacts', of: contact }, texts: [{ text: line, line: paragraph.line + i }] })
    } else if (open) open.lines.push(line)
    else open = { lines: [line], line: paragraph.line + i }
  }
  close()
  return blocks
}

function toParagraph(text: DraftText, origin: Origin, report: Report): DraftBlock {
  return { block: { kind: 'paragraph', text: readInline(text.text, origin.file, text.line, report) }, texts: [text] }
}

function readList(list: List, origin: Origin, report: Report): DraftBlock {
  const texts: DraftText[] = []
  for (const item of list.children) {
    const [first, ...others] = item.children
    if (first?.type !== 'paragraph' || others.length > 0) report('nested-list', origin.file, lineOf(others[0] ?? item, origin))
    if (first?.type === 'paragraph') texts.push(readText(first, origin, report))
  }
  if (list.ordered && list.start !== 1) report('steps-restart', origin.file, lineOf(list, origin), { start: String(list.start) })
  const items = texts.map(({ text, line }) => readInline(text, origin.file, line, report))
  return { block: { kind: list.ordered ? 'steps' : 'list', items }, texts }
}

const markupNames: Readonly<Record<string, PerLanguage<string>>> = {
  heading: { vi: 'tiêu đề', en: 'heading' },
  link: { vi: 'đường dẫn', en: 'link' },
  image: { vi: 'hình', en: 'picture' },
  code: { vi: 'khối chữ thụt vào', en: 'indented block' },
  inlineCode: { vi: 'chữ giữa dấu huyền', en: 'text between backticks' },
  blockquote: { vi: 'khối trích dẫn', en: 'quotation block' },
  thematicBreak: { vi: 'đường kẻ ngang', en: 'horizontal line' },
  html: { vi: 'thẻ HTML', en: 'HTML tag' },
}

function reportMarkup(node: RootContent | PhrasingContent, origin: Origin, report: Report): void {
  report('markup', origin.file, lineOf(node, origin), { what: markupNames[node.type] ?? { vi: 'dấu định dạng', en: 'mark' } })
}

/** The line of a place inside a text that may run over several. */
export function lineIn(text: DraftText, index: number): number {
  return text.line + linesIn(text.text.slice(0, index))
}
