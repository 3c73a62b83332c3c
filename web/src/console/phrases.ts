import type { WireLanguage } from '../../../src/server/wire.ts'
import { en } from './phrases-en.ts'
import { vi } from './phrases-vi.ts'

export type Phrases = typeof vi

export const phrases: Readonly<Record<WireLanguage, Phrases>> = { vi, en }

/** Why something was not done, in words. */
export function refusalText(code: string, words: Phrases): string {
  return words.refusals[code] ?? words.refusedElse(code)
}

export function channelName(channel: string, words: Phrases): string {
  return words.channels[channel] ?? channel
}
