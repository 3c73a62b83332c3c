import { hash, timingSafeEqual } from 'node:crypto'

/** Compares in constant time, whatever the lengths. Something missing or empty never matches, so that an unset secret lets nobody in. */
export function sameSecret(given: string | undefined, secret: string): boolean {
  if (!given || !secret) return false
  return timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', secret, 'buffer'))
}
