import { createHash, randomBytes } from 'node:crypto'

/**
 * The master key as lines that somebody can write down and type again: 32 letters without those that look alike, in groups of five, a check
 * at the end of each line, so that a slip of the pen is found in its line.
 */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const keyLength = 32
const bytesInLine = 8
const lettersOfBytes = 13

/** Four numbered lines: `1  GJKLM-…`. Pure. */
export function writePaperKey(key: Uint8Array): readonly string[] {
  return Array.from({ length: keyLength / bytesInLine }, (_, at) => {
    const part = key.subarray(at * bytesInLine, (at + 1) * bytesInLine)
    return `${at + 1}  ${grouped(spelt(part) + check(at, part))}`
  })
}

/** What was wrong with what somebody typed: the line, counted from 1, or that lines are missing or too many. */
export type PaperTrouble = { readonly trouble: 'lines'; readonly count: number } | { readonly trouble: 'line'; readonly line: number }

/** Reads the lines again; spaces, hyphens and small letters do not matter, and neither do O for 0, I or L for 1. Pure. */
export function readPaperKey(text: string): { readonly key: Buffer } | PaperTrouble {
  const lines = text.split(/\r?\n/).filter((line) => /\S/.test(line) && !line.trimStart().startsWith('#'))
  if (lines.length !== keyLength / bytesInLine) return { trouble: 'lines', count: lines.length }
  const parts: Buffer[] = []
  for (const [at, line] of lines.entries()) {
    const typed = line
      .replace(/^\s*\d\s\s*/, '')
      .toUpperCase()
      .replaceAll(/[\s-]/g, '')
      .replaceAll('O', '0')
      .replaceAll(/[IL]/g, '1')
    const part = unspelt(typed.slice(0, lettersOfBytes))
    if (part === null || typed.slice(lettersOfBytes) !== check(at, part)) return { trouble: 'line', line: at + 1 }
    parts.push(part)
  }
  return { key: Buffer.concat(parts) }
}

/** Two halves: each alone says nothing about the key, both together are it. */
export function splitKey(key: Uint8Array): readonly [Buffer, Buffer] {
  const half = randomBytes(keyLength)
  return [half, joinKey(half, key)]
}

/** The key out of both halves, whichever comes first. */
export function joinKey(one: Uint8Array, other: Uint8Array): Buffer {
  return Buffer.from(one.map((byte, at) => byte ^ (other[at] ?? 0)))
}

function spelt(bytes: Uint8Array): string {
  let number = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  let text = ''
  for (let n = 0; n < lettersOfBytes; n++) {
    text = letters.charAt(Number(number & 31n)) + text
    number >>= 5n
  }
  return text
}

function unspelt(text: string): Buffer | null {
  let number = 0n
  for (const letter of text) {
    const value = letters.indexOf(letter)
    if (value === -1) return null
    number = (number << 5n) | BigInt(value)
  }
  if (text.length !== lettersOfBytes || number >> 64n !== 0n) return null
  const bytes = Buffer.alloc(bytesInLine)
  bytes.writeBigUInt64BE(number)
  return bytes
}

/** Depends on the line's number, so that lines in the wrong order are found as well. */
function check(at: number, part: Uint8Array): string {
  const [first = 0, second = 0] = createHash('sha256')
    .update(`line ${at + 1}`)
    .update(part)
    .digest()
  return letters.charAt(first & 31) + letters.charAt(second & 31)
}

function grouped(text: string): string {
  return (text.match(/.{1,5}/g) ?? []).join('-')
}
