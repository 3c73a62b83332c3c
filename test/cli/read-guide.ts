/** What a guide tells its reader to do, in order. */
export type GuidePiece =
  /** Something to write into a file: all of it, or what goes below a line, or at its end. */
  | { readonly kind: 'file'; readonly file: string; readonly below: string | null; readonly text: string }
  | { readonly kind: 'table'; readonly text: string }
  /** Without `npm run` and the dashes before what it is given. */
  | { readonly kind: 'command'; readonly argv: readonly string[] }
  | { readonly kind: 'talk'; readonly lines: readonly string[] }

/**
 * The fenced blocks of a guide. The paragraph before a block of content names its file once; a second name that ends in a colon is the
 * line below which it goes.
 */
export function readGuide(markdown: string): readonly GuidePiece[] {
  return [...markdown.matchAll(/^```([a-z]+)\n([\s\S]*?)^```$/gm)].flatMap(({ 1: kind = '', 2: text = '', index }): GuidePiece[] => {
    const lines = text.split('\n').filter((line) => line !== '')
    if (kind === 'sh') return lines.map((line) => ({ kind: 'command', argv: words(line) }))
    if (kind === 'text') return [{ kind: 'talk', lines }]
    if (kind === 'csv') return [{ kind: 'table', text }]
    return [{ kind: 'file', ...placeOf(markdown.slice(0, index)), text }]
  })
}

function placeOf(before: string): { readonly file: string; readonly below: string | null } {
  const paragraph = before.trimEnd().split('\n\n').at(-1) ?? ''
  const files = [...paragraph.matchAll(/`(content\/[^`]+)`/g)].map(([, file]) => file)
  const [file, ...others] = files
  if (file === undefined || others.length > 0) throw new Error(`Which file is meant here? ${paragraph}`)
  return { file, below: /`([a-z-]+:)`/.exec(paragraph)?.[1] ?? null }
}

/** `npm run content -- stamp x` is `content stamp x`; `npm run ben-an -- register …` is `register …`. */
function words(line: string): readonly string[] {
  const all = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
  return all.filter((word, i) => !(i === 0 && word === 'npm') && !['run', '--', 'ben-an'].includes(word))
}

/** The cells of every row of every table, without headings. */
export function tableRows(markdown: string): readonly (readonly string[])[] {
  return [...markdown.matchAll(/^\|(.+)\|$/gm)]
    .map(([, row = '']) => row.split(/(?<!\\)\|/).map((cell) => cell.trim()))
    .filter((cells) => !cells.every((cell) => /^-+$/.test(cell)))
}
