export const secretRule = 'must be at least 24 characters that nobody could guess'

/** Null for one that is too short, or of too few different letters. */
export function readSecret(text: string): string | null {
  return text.length >= 24 && new Set(text).size >= 8 ? text : null
}
