import type { ConversationId } from '../../bot/conversation.ts'
import type { PhraseKey } from '../../bot/phrases.ts'
import { say } from '../../bot/say/say.ts'
import { settingOf } from '../../bot/setting.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Time } from '../../time.ts'
import type { Door } from '../door.ts'
import { bubblesOf } from '../outgoing-bubbles.ts'
import type { LimitsOf } from '../take-turn.ts'

export interface TellLostDeps {
  readonly decide: Door
  readonly limitsOf: LimitsOf
  readonly knowledge: () => Knowledge | null
  readonly time: Pick<Time, 'nowMs' | 'steadyMs'>
}

/** Files come in numbers, and so do those that are lost. */
const sameWordsMs = 10 * 60_000

/**
 * Whoever waits for help should not believe that a person sees what never came. Nothing is said where somebody may be reading along, nor
 * over a person: they see it in their console. The same words once in ten minutes.
 */
export function openTellLost({ decide, limitsOf, knowledge, time }: TellLostDeps) {
  const toldAtMs = new Map<string, number>()
  return async (id: ConversationId, code: string): Promise<void> => {
    const known = knowledge()
    const phrase = phraseOf(code)
    const key = `${id}/${phrase}`
    const steadyMs = time.steadyMs()
    for (const [told, atMs] of toldAtMs) if (steadyMs - atMs >= sameWordsMs) toldAtMs.delete(told)
    if (known === null || toldAtMs.has(key)) return
    toldAtMs.set(key, steadyMs)
    const nowMs = time.nowMs()
    const decided = await decide(
      id,
      { cause: 'act' },
      (conversation, _, address, { away }) => {
        if (conversation.guarded || conversation.openCase === null || conversation.holder === 'person' || away) return null
        const bubbles = bubblesOf(say(settingOf(conversation, known, nowMs), phrase), limitsOf(address), nowMs)
        return { conversation, bubbles, effects: [], step: null }
      },
      nowMs,
    )
    if (decided === null) toldAtMs.delete(key)
  }
}

/** To send it again helps only where the file itself was at fault. */
function phraseOf(code: string): PhraseKey {
  if (code === 'too-large' || code === 'too-many') return `file.${code}`
  return code === 'unreadable-picture' || code === 'unknown-type' ? 'file.lost' : 'file.not-fetched'
}
