import type { WireLanguage } from '../../../src/server/wire.ts'
import type { Phrases } from './phrases.ts'
import { countryName } from './times.ts'

/**
 * Why there is a case, in the words of whoever reads it. What the bot notes is short and the same in every language; what it quotes from the
 * person stays as it was written, and what this page does not know is shown as it came.
 */
export function whyText(noted: string, words: Phrases, language: WireLanguage): string {
  const { whys } = words.help
  const plain = whys.plain[noted]
  if (plain !== undefined) return plain
  const noticed = /^[a-z0-9-]+ \(([0-4])\): (“.*”|told before)$/su.exec(noted)
  if (noticed?.[1] !== undefined && noticed[2] !== undefined) {
    return `${words.level(Number(noticed[1]))}: ${noticed[2] === 'told before' ? whys.before : noticed[2]}`
  }
  const alike = /^told like (.+) \((\d+) %\): (“.*”)$/su.exec(noted)
  if (alike?.[1] !== undefined && alike[2] !== undefined && alike[3] !== undefined) return whys.like(alike[1], alike[2], alike[3])
  const place = /^is in ([a-z]{2})$/.exec(noted)?.[1]
  if (place !== undefined) return whys.isIn(countryName(place, language))
  const sent = /^sent: (.+)$/.exec(noted)?.[1]
  if (sent !== undefined) return whys.sent(words.lines.what[sent] ?? sent)
  const told = /^(asked|chose|said that it is happening now|path): (.+)$/su.exec(noted)
  if (told?.[1] !== undefined && told[2] !== undefined) return whys.told[told[1]]?.(told[2]) ?? noted
  const level = /^option of level ([0-4])$/.exec(noted)?.[1]
  return level === undefined ? noted : whys.option(Number(level))
}
