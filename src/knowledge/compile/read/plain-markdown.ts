import type { BlockContent, DefinitionContent, List, ListItem, PhrasingContent, RootContent } from 'mdast'

/**
 * The part of Markdown that curators write, read fast into the same nodes that `mdast-util-from-markdown` makes: paragraphs, `-` and `1.`
 * lists, `## headings`, the comments that part an entry, `**strong**`, `*emphasis*`, and list items that are one link. Anything else, and
 * anything doubtful, is declined and left to the package. A test holds both to the same nodes and lines;
 * docs/adr/0017 says why there are two.
 */
export function readPlainMarkdown(text: string): readonly RootContent[] | null {
  if (/[\t\r\\`<>&_~[\]\0]/.test(withoutPlainSigns(text))) return null
  const nodes: RootContent[] = []
  let open: Open = { kind: 'nothing' }
  for (const [i, line] of text.split('\n').entries()) {
    const next = readLine(line, i + 1, open, nodes)
    if (!next) return null
    open = next
  }
  return open.kind === 'paragraph' && !closeParagraph(open, nodes) ? null : nodes
}

/** What a line may go on with. */
type Open =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'paragraph'; readonly lines: string[]; readonly line: number }
  /** `ended` by an empty line: a further item still belongs to it, other text does not. */
  | { readonly kind: 'list'; readonly list: List; readonly ended: boolean }

const comment = /^<!-- (?:in-danger|for-another|more|responder) -->$/
const linkItem = /^(\s*)- \[((?:[^[\]()*_`<>&~\\!]|\([^[\]()*_`<>&~\\!]*\))+)\]\(([a-z0-9#:-]+)(?: "([^"()&\\]*)")?\)$/

/** The signs of comments and links, which are read further down; whatever is left of them is not plain. */
function withoutPlainSigns(text: string): string {
  if (!/[<[]/.test(text)) return text
  return text
    .split('\n')
    .filter((line) => !comment.test(line) && !linkItem.test(line))
    .join('\n')
}

/** Null when the line is not plain. */
function readLine(line: string, number: number, open: Open, nodes: RootContent[]): Open | null {
  if (line.trim() === '') {
    if (open.kind === 'paragraph') return closeParagraph(open, nodes) ? { kind: 'nothing' } : null
    return open.kind === 'list' ? { ...open, ended: true } : open
  }
  if (/\s$/.test(line)) return null
  if (comment.test(line)) {
    if (open.kind === 'paragraph' && !closeParagraph(open, nodes)) return null
    nodes.push({ type: 'html', value: line, position: at(number) })
    return { kind: 'nothing' }
  }
  const heading = /^## ([a-z0-9-]*[a-z0-9])$/.exec(line)
  if (heading) {
    if (open.kind === 'paragraph' && !closeParagraph(open, nodes)) return null
    nodes.push({ type: 'heading', depth: 2, children: [{ type: 'text', value: heading[1] ?? '' }], position: at(number) })
    return { kind: 'nothing' }
  }
  const item = /^( *)(?:(-)|(\d{1,9})\.) (\S.*)$/.exec(line)
  if (item) return readItem(line, item, number, open, nodes)
  // What begins in one of these ways is not, or not surely, the text of a paragraph; nor is text right below an item.
  if (/^[\s#>+=|:!-]|^\*(?:\s|$)|^\d{1,9}[.)]/.test(line) || (open.kind === 'list' && !open.ended)) return null
  if (open.kind === 'paragraph') {
    open.lines.push(line)
    return open
  }
  return { kind: 'paragraph', lines: [line], line: number }
}

function readItem(
  line: string,
  [, indent = '', bullet, start, content = '']: RegExpExecArray,
  number: number,
  open: Open,
  nodes: RootContent[],
): Open | null {
  const ordered = bullet === undefined
  const children = readItemText(line, content, number)
  if (!children) return null
  const item: ListItem = { type: 'listItem', spread: false, checked: null, children, position: at(number) }
  if (indent !== '')
    return indent === '  ' && !ordered && open.kind === 'list' && !open.ended && nest(open.list, item, number) ? open : null
  if (open.kind === 'list' && open.list.ordered === ordered) {
    open.list.children.push(item)
    return { ...open, ended: false }
  }
  // Only a list that begins at 1 may follow a paragraph without an empty line.
  if (open.kind === 'paragraph' && ((ordered && start !== '1') || !closeParagraph(open, nodes))) return null
  const list: List = { type: 'list', ordered, start: ordered ? Number(start) : null, spread: false, children: [item], position: at(number) }
  nodes.push(list)
  return { kind: 'list', list, ended: false }
}

/** Under an item of a bulleted list, two spaces in: only exits of rules are written so. */
function nest(list: List, item: ListItem, number: number): boolean {
  const above: (BlockContent | DefinitionContent)[] | undefined = list.ordered ? undefined : list.children.at(-1)?.children
  if (!above) return false
  const nested = above[1]
  if (nested?.type === 'list') nested.children.push(item)
  else above.push({ type: 'list', ordered: false, start: null, spread: false, children: [item], position: at(number) })
  return true
}

function readItemText(line: string, content: string, number: number): ListItem['children'] | null {
  const link = linkItem.exec(line)
  if (link) {
    const [, , label = '', url = '', title] = link
    if (label !== label.trim()) return null
    const children: PhrasingContent[] = [
      { type: 'link', title: title ?? null, url, children: [{ type: 'text', value: label }], position: at(number) },
    ]
    return [{ type: 'paragraph', children, position: at(number) }]
  }
  if (/^[\s#>+=|:!-]|^\*(?:\s|$)|^\d{1,9}[.)]/.test(content)) return null
  const children = readInlines(content)
  return children && [{ type: 'paragraph', children, position: at(number) }]
}

function closeParagraph({ lines, line }: Extract<Open, { kind: 'paragraph' }>, nodes: RootContent[]): boolean {
  const children = readInlines(lines.join('\n'))
  if (children) nodes.push({ type: 'paragraph', children, position: at(line) })
  return children !== null
}

/** Strong and emphasised words that stand apart from the words around them. */
const emphasis = /(?<![\p{L}\p{M}\p{N}*])(?:\*\*([^*\s](?:[^*\n]*[^*\s])?)\*\*|\*([^*\s](?:[^*\n]*[^*\s])?)\*)(?![\p{L}\p{M}\p{N}*])/gu

/** Null when a star is left over. */
function readInlines(text: string): PhrasingContent[] | null {
  if (!text.includes('*')) return [{ type: 'text', value: text }]
  const children: PhrasingContent[] = []
  let from = 0
  for (const found of text.matchAll(emphasis)) {
    const [whole, strong, emphasised] = found
    if (found.index > from) children.push({ type: 'text', value: text.slice(from, found.index) })
    const inside: PhrasingContent[] = [{ type: 'text', value: strong ?? emphasised ?? '' }]
    children.push(strong === undefined ? { type: 'emphasis', children: inside } : { type: 'strong', children: inside })
    from = found.index + whole.length
  }
  if (from < text.length) children.push({ type: 'text', value: text.slice(from) })
  return children.some((child) => child.type === 'text' && child.value.includes('*')) ? null : children
}

/** Only the line on which a node begins is ever asked for. */
function at(line: number): { start: { line: number; column: number }; end: { line: number; column: number } } {
  return { start: { line, column: 1 }, end: { line, column: 1 } }
}
