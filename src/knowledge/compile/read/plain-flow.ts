/** Values of plain YAML that stand on one line: texts, numbers, `[a, b]`, `{ a: b }`. */

/** How scalars are taken: by the types of YAML's core schema, or each as the text that it is. */
export type Scalars = 'typed' | 'texts'

/** Thrown where a text is not plain, and caught by `readPlainYaml`: the quickest way out of a nest of blocks. */
export const notPlain = Symbol('not plain')

export function decline(): never {
  throw notPlain
}

/** One value on one line; a remark may follow it. */
export function readFlow(text: string, scalars: Scalars): unknown {
  const flow: Flow = { text, at: 0, scalars }
  const inBlock = !/^[[{"']/.test(text)
  if (inBlock) return readPlain(text.replace(/ +#.*$/, '').trimEnd(), scalars, /: |:$/)
  const value = readFlowValue(flow)
  if (!/^(?: *| +#.*)$/.test(text.slice(flow.at))) decline()
  return value
}

interface Flow {
  readonly text: string
  at: number
  readonly scalars: Scalars
}

function readFlowValue(flow: Flow): unknown {
  const sign = flow.text[flow.at]
  if (sign === '[') return readFlowList(flow)
  if (sign === '{') return readFlowMap(flow)
  if (sign === '"' || sign === "'") return readQuoted(flow, sign)
  const [plain = ''] = /^[^,[\]{}]*/.exec(flow.text.slice(flow.at)) ?? []
  flow.at += plain.length
  if (/(?:^| )#/.test(plain)) decline()
  return readPlain(plain.trim(), flow.scalars, /: |:$/)
}

function readFlowList(flow: Flow): unknown[] {
  const values: unknown[] = []
  flow.at += 1
  for (skipSpaces(flow); flow.text[flow.at] !== ']'; skipSpaces(flow)) {
    values.push(readFlowValue(flow))
    endFlowItem(flow, ']')
  }
  flow.at += 1
  return values
}

function readFlowMap(flow: Flow): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  flow.at += 1
  for (skipSpaces(flow); flow.text[flow.at] !== '}'; skipSpaces(flow)) {
    const [whole, key] = /^([\p{L}\p{N}_][\p{L}\p{N}_./-]*): /u.exec(flow.text.slice(flow.at)) ?? decline()
    if (key === undefined || Object.hasOwn(value, key) || key === '__proto__') decline()
    flow.at += whole.length
    skipSpaces(flow)
    value[key ?? ''] = readFlowValue(flow)
    endFlowItem(flow, '}')
  }
  flow.at += 1
  return value
}

/** After an item stands a comma with another item behind it, or the end of the list. */
function endFlowItem(flow: Flow, end: ']' | '}'): void {
  skipSpaces(flow)
  if (flow.text[flow.at] === end) return
  if (flow.text[flow.at] !== ',') decline()
  flow.at += 1
  skipSpaces(flow)
  if (flow.text[flow.at] === end || flow.text[flow.at] === ',') decline()
}

function skipSpaces(flow: Flow): void {
  while (flow.text[flow.at] === ' ') flow.at += 1
}

function readQuoted(flow: Flow, quote: '"' | "'"): string {
  const end = flow.text.indexOf(quote, flow.at + 1)
  const text = flow.text.slice(flow.at + 1, end)
  // An escape inside, or a doubled quote, is read by the package.
  if (end < 0 || text.includes('\\') || flow.text[end + 1] === quote) decline()
  flow.at = end + 1
  return text
}

const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/

function readPlain(text: string, scalars: Scalars, forbidden: RegExp): unknown {
  if (text === '' || /^[-?:,[\]{}#&*!|>'"%@`]/.test(text) || text.startsWith('...') || forbidden.test(text)) decline()
  if (scalars === 'texts') return text
  if (/^(?:~|null|Null|NULL)$/.test(text)) return null
  if (/^(?:true|True|TRUE)$/.test(text)) return true
  if (/^(?:false|False|FALSE)$/.test(text)) return false
  if (/^[0-9.+]/.test(text)) {
    if (/^[-+]?[0-9]+$/.test(text) || float.test(text)) return Number(text)
    if (/^(?:0[xo]|[-+]?\.(?:inf|nan))/i.test(text)) decline()
  }
  return text
}
