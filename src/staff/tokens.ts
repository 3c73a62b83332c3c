import { createHash, randomBytes, randomInt } from 'node:crypto'

/** 256 random bits, for a cookie or a link, and the hash that is kept of them. */
export function newToken(): { readonly token: string; readonly hash: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: digest(token) }
}

/** What is kept of a token; null for anything that `newToken` does not make. */
export function tokenHash(token: string | undefined): Buffer | null {
  return token !== undefined && /^[A-Za-z0-9_-]{43}$/.test(token) ? digest(token) : null
}

/** No letters and digits that are taken for one another on paper. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Codes for the day the phone is gone: 50 bits each, `K7Q2M-4XPTR`. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: 8 }, () => `${letters(5)}-${letters(5)}`)
}

/** However it was typed off the paper. */
export function recoveryCodeOf(typed: string): string {
  const bare = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  return `${bare.slice(0, 5)}-${bare.slice(5)}`
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Random letters for a code that somebody types, 5 bits each. */
export function letters(count: number): string {
  return Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('')
}
