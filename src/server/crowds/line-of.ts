import { createHmac, randomBytes } from 'node:crypto'

/**
 * What is kept of the line that a talk of the web chat began over: the same for the same line until the server stops, and another one after
 * that. Its key is never written, so nobody is led back from it to an address.
 */
export function openLineOf(): (caller: string) => string {
  const key = randomBytes(32)
  return (caller) => createHmac('sha256', key).update(caller).digest('base64url').slice(0, 16)
}
