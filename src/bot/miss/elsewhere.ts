import type { Knowledge } from '../../knowledge/knowledge.ts'
import { rank } from '../../knowledge/search/rank.ts'
import type { Conversation } from '../conversation.ts'
import { menuChoices } from '../menu.ts'
import type { Reply } from '../reply.ts'
import { say } from '../say/say.ts'
import type { Setting } from '../setting.ts'

/**
 * The weather or a shop: nearer to what is somebody else's to answer than to any topic, from somebody who told of no danger; behind an
 * answer, or what was not understood, only what is far from all.
 */
export function isElsewhere({ recent, language, danger, signs, topic, misses }: Conversation, knowledge: Knowledge): boolean {
  if (danger !== null || signs.length > 0) return false
  const asked = recent.map(({ text }) => text).join('\n')
  const { decision, evidence } = rank(asked, knowledge, { language, stage: null, topicBefore: topic, country: null })
  return decision === 'no' && evidence.ours < (topic === null && misses === 0 ? clearlyElsewhere : elsewhereInTalk)
}

/** Log-odds. Of the questions that are ours and were missed one in twenty lies below; of those that are not, nearly two in three. */
const clearlyElsewhere = -1
/**
 * "Nhà tôi hộ nghèo", after an answer about loans, is told of oneself: such lines lie about -3, the weather and the price of gold below -4.
 */
const elsewhereInTalk = -4

/** No line for people in need is given where nobody is. */
export function sayElsewhere(setting: Setting): Reply {
  return say(setting, 'miss.elsewhere', menuChoices(setting))
}
