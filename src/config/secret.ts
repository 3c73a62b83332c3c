export const secretRule = 'must be at least 24 characters that nobody could guess'

export function readSecret(text: string): string | null {
  return text.length >= 24 && new Set(text).size >= 8 ? text : null
}
