/** A number below 2^32 that stands for a text, the same in every process and version (FNV-1a): for short codes, and no secret. */
export function numberOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  return hash
}
