import type { Danger } from '../../knowledge/danger/danger.ts'
import type { Knowledge, Topic } from '../../knowledge/knowledge.ts'
import { readStanding } from '../../knowledge/places/places.ts'
import type { Conversation } from '../conversation.ts'
import { withDoubts } from '../danger/doubts.ts'
import { answeredAsInDanger } from '../danger/in-danger.ts'
import { withHeard } from '../danger/tell-hotline.ts'
import { fewWords } from '../danger/told-where.ts'
import { asksCompensation } from '../find/asks-compensation.ts'
import type { FoundAnswer, FoundEntry } from '../find/found-answer.ts'
import { openTopics } from '../find/open-choices.ts'
import type { Heard } from '../hear/listen.ts'
import { placeOfWork } from '../hear/place-of-work.ts'
import { countWords } from '../hear/read-message.ts'
import { saysOnly } from '../hear/says-one-of.ts'
import { withLastReply } from '../last-reply.ts'
import { missedBeyond } from '../miss/miss.ts'
import { startTree } from '../path/step-tree.ts'
import type { Reply } from '../reply.ts'
import { choiceOf, labelled } from '../say/choices.ts'
import { say } from '../say/say.ts'
import { type Setting, settingOf } from '../setting.ts'
import { settled } from '../settled.ts'
import { talkBack } from '../talk-back.ts'
import type { Effect, Turn } from '../turn.ts'
import { withSea } from './at-sea-beside.ts'
import { entryFor, writingFor } from './entry-for.ts'
import { withPath } from './offer-path.ts'
import { reckonSum, withSum } from './reckon-sum.ts'
import { sayAdvertisement } from './say-advertisement.ts'
import { sayOn, sayStepsAlone, standsAbove } from './say-on.ts'
import { tellPlainly, tellTopic } from './tell-topic.ts'
import { asToBeCalledFrom } from './who-calls.ts'

/** What was found, told. Where the person is in a guided path they stay there. */
export function tell(
  heard: Heard,
  found: Exclude<FoundAnswer, { kind: 'nothing' }>,
  danger: Danger,
  knowledge: Knowledge,
  nowMs: number,
): Turn {
  const { conversation } = heard
  const setting = settingOf(conversation, knowledge, nowMs)
  switch (found.kind) {
    case 'small-talk':
      return talkBack(conversation, found.talk, setting)
    case 'advertisement':
      return {
        conversation: settled(conversation),
        replies: [withDoubts(sayAdvertisement(found.ad, setting), danger, conversation, setting)],
        effects: [],
      }
    case 'beyond': {
      const turn = missedBeyond(conversation, found.others, knowledge, nowMs)
      return withLastReply(turn, (last) => withDoubts(last, danger, conversation, setting))
    }
    case 'choices':
      return {
        conversation: {
          ...conversation,
          openQuestion: areOpen(found.topics, conversation, knowledge) ? conversation.openQuestion : heard.burst,
        },
        replies: [offerTopics(found, danger, conversation, setting)],
        effects: endsWait(conversation),
      }
    case 'path': {
      const turn = startTree(settled(conversation), found.path.id, knowledge, nowMs)
      return withLastReply(turn, (last) => withDoubts(last, danger, conversation, setting))
    }
    case 'entry':
      return tellEntry(heard, found, danger, knowledge, nowMs)
  }
}

/** The same choices, shown again, are still for what was asked before. */
function areOpen(topics: readonly Topic[], conversation: Conversation, knowledge: Knowledge): boolean {
  const open = openTopics(conversation, knowledge)
  return open.length > 0 && open.length === topics.length && topics.every((topic) => open.includes(topic))
}

/** Choices answer all of one breath, which is still read together with what follows. */
export function endsWait({ recent }: Conversation): readonly Effect[] {
  return recent.length > 1 ? [{ kind: 'cancel-clock', clock: 'miss' }] : []
}

export function tellEntry(
  heard: Heard,
  { topic, country, followsUp, path, others }: FoundEntry,
  danger: Danger,
  knowledge: Knowledge,
  nowMs: number,
): Turn {
  const { conversation, said } = heard
  const setting = settingOf(conversation, knowledge, nowMs)
  const by = followsUp ? 'follow-up' : 'question'
  const onlyResembles = danger.lookAlike !== null || danger.general || countWords(said) <= tooFewForAlarm
  const tellIt = onlyResembles ? tellPlainly : tellTopic
  const asked = said.kind === 'words' ? said.text : ''
  const asking = { ...heard, conversation: writingFor(conversation, entryFor(topic, country, setting.language), asked, knowledge) }
  const place = whereItIsAsked(asking, topic, knowledge)
  const caller = asToBeCalledFrom(asked, place, knowledge)
  const told = tellIt(caller, topic, { part: 'text', country, by, others, asked }, knowledge, nowMs)
  const { writer, writesFrom } = place
  const turn = caller === place ? told : { ...told, conversation: { ...told.conversation, writer, writesFrom } }
  if (turn.effects.length > 0) return turn // steps for danger, with a case
  const answered = withLastReply(turn, (last) => {
    const isTold = !answeredAsInDanger(conversation) || asksCompensation(heard, topic, knowledge) // else told again: numbers stand in it
    const isAbove = by === 'question' && isTold && standsAbove(last, conversation, nowMs)
    const steps = isAbove && saysOnly('words.what-to-do', asked, knowledge) ? sayStepsAlone(last, conversation, setting) : null
    const on = isAbove ? (steps ?? sayOn(last, topic, { part: 'more', country, by, others }, conversation, setting)) : null
    const sum = last.origin.from === 'entry' ? reckonSum(topic, asked, setting) : []
    const spoken = withSum(on ?? withSea(last, topic, asked, setting), sum, on === null)
    return withDoubts(withPath(spoken, path, setting), danger, conversation, setting)
  })
  return withHeard(answered, danger.because)
}

/** A cry for help of so few words is noticed as danger; what only ranks near it may be an insult, a headline, or "em mệt mỏi lắm rồi". */
const tooFewForAlarm = 5

/**
 * "Làm ở Nhật thì tôi phải đóng bao nhiêu": who asks about going is not there yet, so the country of the question is where it leads. Who
 * says that they are there, or no more than where they are, is there. What only people in danger ask is asked where they work.
 */
function whereItIsAsked({ conversation, before, said }: Heard, topic: Topic, knowledge: Knowledge): Conversation {
  const { whereabouts, destination } = conversation
  if (topic.risk === 'urgent' && whereabouts === null && said.kind === 'words')
    return { ...conversation, whereabouts: placeOfWork(said.text, knowledge)?.country ?? null }
  if (topic.stage !== 'before' || destination !== null || whereabouts === before.whereabouts) return conversation
  if (countWords(said) < fewWords || said.kind !== 'words' || whereabouts === null) return conversation
  const standing = readStanding(said.text, whereabouts, knowledge)
  if (standing === null || standing.firmly || !standing.asks) return conversation
  return { ...conversation, whereabouts: before.whereabouts, destination: whereabouts }
}

function offerTopics(
  { topics, path }: Extract<FoundAnswer, { kind: 'choices' }>,
  danger: Danger,
  conversation: Conversation,
  setting: Setting,
): Reply {
  const choices = topics.map(({ id, entry }) => choiceOf(entry[setting.language].title, { kind: 'topic', topic: id, country: null }))
  const none = labelled(setting, 'label.none', { kind: 'command', command: 'none' })
  return withDoubts(withPath(say(setting, 'choices', [...choices, none]), path, setting), danger, conversation, setting)
}
