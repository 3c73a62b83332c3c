/** The third argument that a reviver gets for a number, a string or null: how it was written. */
type Revive = (key: string, value: unknown, written?: { readonly source?: string }) => unknown
const parse: (text: string, revive: Revive) => unknown = JSON.parse

/** A body as JSON, in which a whole number too big to be exact is the text it was written as; null for anything that is no JSON in UTF-8. */
export function exactJson(body: Uint8Array): unknown {
  try {
    return parse(new TextDecoder('utf-8', { fatal: true }).decode(body), exact)
  } catch {
    return null
  }
}

const exact: Revive = (_key, value, written) => {
  const source = written?.source ?? ''
  return typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(source) ? source : value
}
