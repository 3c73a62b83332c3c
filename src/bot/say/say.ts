import type { PhraseKey, Slots } from '../phrases.ts'
import type { Block, Choice, Origin, Reply } from '../reply.ts'
import type { Setting } from '../setting.ts'
import { renderPhrase } from './render.ts'

/** Later than this an answer may meet another person at the phone. */
const staleAfterMs = 30 * 60_000

/** A reply of the bot: safe to say twice, too late after half an hour. */
export function replyOf(origin: Origin, blocks: readonly Block[], choices: readonly Choice[] = []): Reply {
  return { blocks, choices, ifUncertain: 'repeat', lane: 'bot', origin, expiresAfterMs: staleAfterMs, opening: null }
}

/** Marks a reply as one that overtakes all others. */
export function urgently(reply: Reply): Reply {
  return { ...reply, lane: 'danger', ifUncertain: 'repeat' }
}

/** A reply that is one of the bot's own phrases. */
export function say(setting: Setting, key: PhraseKey, choices: readonly Choice[] = [], slots: Slots = {}): Reply {
  return replyOf(phraseOrigin(setting, key), renderPhrase(setting, key, slots), choices)
}

export function phraseOrigin({ knowledge }: Setting, key: PhraseKey): Origin {
  return { from: 'phrase', id: key, version: knowledge.version }
}
