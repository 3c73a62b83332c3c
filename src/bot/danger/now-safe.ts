import { entryFor } from '../answer/entry-for.ts'
import { nextChoices } from '../answer/next-choices.ts'
import { sayNumbersThere, whereChoices } from '../answer/where.ts'
import type { Conversation, GivenSteps } from '../conversation.ts'
import { menuChoices } from '../menu.ts'
import type { Block, Choice, Reply } from '../reply.ts'
import { personChoice } from '../say/choices.ts'
import { renderPhrase } from '../say/render.ts'
import { phraseOrigin, replyOf, say, urgently } from '../say/say.ts'
import { type Setting, settingOf } from '../setting.ts'
import type { Effect, Turn } from '../turn.ts'
import { isAtHome } from './calls.ts'
import { hasCaseOfDanger } from './in-danger.ts'
import { numbersOf } from './numbers-of-steps.ts'
import { onDuty } from './on-duty.ts'
import { stepsAgain } from './say-steps.ts'
import { standAbove } from './steps-given.ts'
import { byWhoDials } from './who-dials.ts'
import { withNumbers } from './with-numbers.ts'

/** Further reading is for later. */
const mostNext = 2

/**
 * Only the person's own word ends the silence. What it held back is said then: whether the hotline knows, where to read on, the one
 * question that is left; and the steps once more where they no longer stand right above. After the talk was opened anew the word may be
 * somebody else's: steps tell what was said before, so they are not given.
 */
export function nowSafe(before: Conversation, { knowledge, nowMs }: Setting): Turn {
  const conversation: Conversation = { ...before, guarded: false }
  const setting = settingOf(conversation, knowledge, nowMs)
  const { danger } = conversation
  if (danger === null) return { conversation, replies: [say(setting, 'guarded.safe', menuChoices(setting))], effects: [] }
  const again = danger.steps === 'above' && !standAbove(danger, nowMs) ? stepsAgain(conversation, setting, [], 'guarded.safe-again') : null
  const effects = promised(conversation, setting)
  if (again === null) return { conversation, replies: [sayWhatWasHeldBack(conversation, danger, setting)], effects }
  return { conversation: { ...conversation, danger: { ...danger, atMs: nowMs, steps: 'above' } }, replies: [again], effects }
}

function sayWhatWasHeldBack(conversation: Conversation, danger: GivenSteps, setting: Setting): Reply {
  const lead = danger.steps === 'above' ? 'guarded.safe-steps' : 'guarded.safe-numbers'
  const isPlaceKnown = setting.whereabouts !== null
  const numbers = numbersFor(danger, setting).filter(({ kind }) => kind === 'calls')
  // Whoever can write cannot always speak: numbers stay behind "only if it is safe".
  const blocks = [...renderPhrase(setting, lead), ...byWhoDials(numbers, setting), ...whatHotlineKnows(conversation, setting)]
  const origin = phraseOrigin(setting, lead)
  return urgently(
    isPlaceKnown
      ? replyOf(origin, blocks, [...furtherReading(danger, setting), personChoice(setting)])
      : replyOf(origin, [...blocks, ...renderPhrase(setting, 'danger.where')], whereChoices(setting)),
  )
}

/** Somebody at home reads those of their steps: all that can be called in the country itself are many, and most are for another need. */
function numbersFor({ topic: id }: GivenSteps, setting: Setting): readonly Block[] {
  const topic = id === null ? undefined : setting.knowledge.topics.get(id)
  const told = topic && isAtHome(setting) ? numbersOf(topic, setting) : []
  if (told.length > 0) return withNumbers(told, setting)
  return setting.whereabouts === null ? withNumbers([], setting) : sayNumbersThere(id, setting).blocks
}

/** Of a case that is closed by now nobody is told again. */
function whatHotlineKnows(conversation: Conversation, setting: Setting): readonly Block[] {
  if (!hasCaseOfDanger(conversation)) return []
  return renderPhrase(setting, onDuty(setting.knowledge, setting.nowMs) ? 'guarded.safe-told' : 'guarded.safe-nobody')
}

/** Either answer says so where it is so: whoever reads it waits for somebody, and is told when nobody comes. */
function promised(conversation: Conversation, { knowledge, nowMs }: Setting): readonly Effect[] {
  return hasCaseOfDanger(conversation) && onDuty(knowledge, nowMs) ? [{ kind: 'expect-person' }] : []
}

function furtherReading({ topic: id, steps }: GivenSteps, setting: Setting): readonly Choice[] {
  const topic = id === null || steps === 'gone' ? undefined : setting.knowledge.topics.get(id)
  return nextChoices(topic ? entryFor(topic, setting.whereabouts, setting.language).next.slice(0, mostNext) : [], setting)
}
