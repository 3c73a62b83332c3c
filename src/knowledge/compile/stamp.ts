/** SHA-256 in hex; comes in as an argument because this room has no `node:` imports. */
export type Digest = (text: string) => string

/**
 * What an English file says in `of:` about the Vietnamese title and text that it translates: eight hex digits that change with any
 * word of them, and with nothing else (white space and the way accents are encoded do not count).
 */
export function stampOf(title: string, body: string, digest: Digest): string {
  return digest(`${title}\n${body}`.normalize('NFC').replace(/\s+/g, ' ').trim()).slice(0, 8)
}
