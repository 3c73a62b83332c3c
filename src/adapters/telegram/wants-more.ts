/** What stands in a call beside which something is waited for: a pressed button, and anything out of a group. */
const signs = ['callback_query', 'group'] as const

/**
 * Whether a call may want more than its answer: a button that spins, somebody in a group. Most are words in private; they are told by their
 * bytes and not read a second time. May be true of words that only say so, never false of
 * what wants more as Telegram writes it. Pure.
 */
export function mayWantMore(body: Uint8Array): boolean {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  return signs.some((sign) => bytes.includes(sign))
}
