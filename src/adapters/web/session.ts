import { createHash, randomBytes } from 'node:crypto'
import type { ChannelAddress } from '../../bot/message.ts'

/**
 * A session of the web chat is a token in a cookie; what the server keeps of it is a hash, and the hash is the conversation's address. 256
 * random bits; nobody guesses one.
 */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** The address of the conversation that a token opens; null for anything that `newToken` does not make. */
export function addressOf(token: string | undefined): ChannelAddress | null {
  if (token === undefined || !/^[A-Za-z0-9_-]{43}$/.test(token)) return null
  return { channel: 'web', account: 'web', id: createHash('sha256').update(token).digest('hex') }
}
