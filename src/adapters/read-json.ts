/** What a service sent or answered, as JSON; null for anything that is none, and for bytes that are no UTF-8. */
export function readJson(from: Uint8Array | string): unknown {
  return parsed(from)
}

/** The same, in which a whole number too big to be exact is the text it was written as. */
export function exactJson(from: Uint8Array | string): unknown {
  return parsed(from, exact)
}

/** The third argument that a reviver gets for a number, a string or null: how it was written. */
type Revive = (key: string, value: unknown, written?: { readonly source?: string }) => unknown
const parse: (text: string, revive?: Revive) => unknown = JSON.parse

function parsed(from: Uint8Array | string, revive?: Revive): unknown {
  try {
    return parse(typeof from === 'string' ? from : new TextDecoder('utf-8', { fatal: true }).decode(from), revive)
  } catch {
    return null
  }
}

const exact: Revive = (_key, value, written) => {
  const source = written?.source ?? ''
  return typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(source) ? source : value
}
