import type { Danger } from '../../knowledge/danger/danger.ts'
import { type Country, home, type Knowledge, type Topic, type Tree } from '../../knowledge/knowledge.ts'
import { readStanding } from '../../knowledge/places/places.ts'
import type { Conversation } from '../conversation.ts'
import { waysToBeFound } from '../danger/be-found.ts'
import { waysWithoutCall } from '../danger/cannot-call.ts'
import { asksForDoubt, withDoubts } from '../danger/doubts.ts'
import { answeredAsInDanger } from '../danger/in-danger.ts'
import { asksWhetherToPay, sayPayOrNot } from '../danger/pay-or-not.ts'
import { answerShortly } from '../danger/short-answers.ts'
import { withHeard } from '../danger/tell-hotline.ts'
import { fewWords, numbersWhereToldInDanger } from '../danger/told-where.ts'
import { answerMeans } from '../danger/wants-to-die.ts'
import { numbersAskedAtHome } from '../danger/which-number.ts'
import { sayAboutNumber } from '../hear/about-number.ts'
import { readChoice } from '../hear/choice-data.ts'
import type { Heard } from '../hear/listen.ts'
import { saysOnlyWhere, sayUnderstoodWhere } from '../hear/only-where.ts'
import { placeOfWork } from '../hear/place-of-work.ts'
import { countWords } from '../hear/read-message.ts'
import { saysOnly } from '../hear/says-one-of.ts'
import { withLastReply } from '../last-reply.ts'
import { preceded, startTree } from '../path/step-tree.ts'
import type { Choice, Reply } from '../reply.ts'
import { choiceOf, labelled, personChoice } from '../say/choices.ts'
import { countryName } from '../say/country-name.ts'
import { renderPhrase } from '../say/render.ts'
import { say } from '../say/say.ts'
import { type Setting, settingOf } from '../setting.ts'
import { settled } from '../settled.ts'
import { talkBack } from '../talk-back.ts'
import type { Effect, Turn } from '../turn.ts'
import { countryTold } from './about-last-answer.ts'
import { asksCompensation } from './asks-compensation.ts'
import { entryFor, writingFor } from './entry-for.ts'
import { findAnswer } from './find-answer.ts'
import type { FoundAnswer, FoundEntry } from './found-answer.ts'
import { missed, missedBeyond, waitForMore } from './miss.ts'
import { nextChoices } from './next-choices.ts'
import { openTopics } from './open-choices.ts'
import { sayAdvertisement } from './say-advertisement.ts'
import { hasMore, sayEntry, type Telling } from './say-entry.ts'
import { withSum } from './sum-charged.ts'
import { tellPlainly, tellTopic } from './tell-topic.ts'
import { asToBeCalledFrom } from './who-calls.ts'

/**
 * Sure, the answer; unsure, up to three choices; neither, "I don't know" and a person. Whoever is at the end of a path
 * leaves it, but for its numbers.
 */
export function answer(heard: Heard, danger: Danger, knowledge: Knowledge, nowMs: number): Turn {
  const there = numbersWhereToldInDanger(heard, knowledge, nowMs)
  if (there !== null) return there
  if (asksWhetherToPay(heard, knowledge)) return sayPayOrNot(heard, knowledge, nowMs)
  const asked = numbersAskedAtHome(heard, knowledge, nowMs)
  if (asked !== null) return asked
  const ways = danger.level === 0 ? waysBehindSteps(heard, knowledge, nowMs) : null
  return ways ?? answerOpenly({ ...heard, conversation: { ...heard.conversation, place: { at: 'open' } } }, danger, knowledge, nowMs)
}

/** What is said of the numbers that were told, and of how help comes without them. */
function waysBehindSteps(heard: Heard, knowledge: Knowledge, nowMs: number): Turn | null {
  return (
    answerMeans(heard, knowledge, nowMs) ??
    waysToBeFound(heard, knowledge, nowMs) ??
    answerShortly(heard, knowledge, nowMs) ??
    sayAboutNumber(heard, knowledge, nowMs) ??
    waysWithoutCall(heard, knowledge, nowMs)
  )
}

function answerOpenly(heard: Heard, danger: Danger, knowledge: Knowledge, nowMs: number): Turn {
  const { conversation } = heard
  const found = findAnswer(heard, danger, knowledge)
  const only = tellWhere(heard, found, danger, knowledge, nowMs)
  if (only !== null) return only
  if (found.kind === 'nothing')
    return asksForDoubt(conversation, danger, knowledge)
      ? missedInDoubt(heard, danger, knowledge, nowMs)
      : waitForMore(conversation, knowledge, nowMs)
  return tell(heard, found, danger, knowledge, nowMs)
}

/** Whoever says where they are, and no more, has what they asked before answered for there. Null where they say more. */
export function tellWhere(heard: Heard, found: FoundAnswer, danger: Danger, knowledge: Knowledge, nowMs: number): Turn | null {
  const { conversation } = heard
  const open = openTopics(conversation, knowledge)
  const only = answeredAsInDanger(conversation) ? null : saysOnlyWhere(heard, found, open, knowledge)
  if (only === null) return null
  const topic = differsThere(only, heard, knowledge)
  if (topic !== null)
    return tellEntry(heard, { kind: 'entry', topic, country: only, followsUp: true, path: null, others: [] }, danger, knowledge, nowMs)
  const setting = settingOf(conversation, knowledge, nowMs)
  if (open.length > 0) return offerAgainThere(only, open, heard, danger, knowledge, nowMs)
  const told = toldInGeneral(heard, knowledge)
  const understood = told === null ? sayUnderstoodWhere(only, found, setting) : saySameThere(only, told, setting)
  const reply = withDoubts(understood, danger, conversation, setting)
  return { conversation, replies: [reply], effects: found.kind === 'nothing' ? [] : endsWait(conversation) }
}

/** What was told last, of life abroad, before anybody said where: it holds there too, as far as it goes. */
function toldInGeneral({ conversation, before }: Heard, { topics }: Knowledge): Topic | null {
  const topic = conversation.topic === null ? undefined : topics.get(conversation.topic)
  return topic?.stage === 'during' && before.whereabouts === null && conversation.whereabouts !== home ? topic : null
}

/** The question is not lost: the answer above is the one for there, and that it is a general one is said. */
function saySameThere(country: Country, topic: Topic, setting: Setting): Reply {
  const name = countryName(country, setting)
  const more = hasMore(topic, country, setting) ? [labelled(setting, 'label.more', { kind: 'more', topic: topic.id, country: null })] : []
  const { title } = topic.entry[setting.language]
  const choices = [...more, ...nextChoices(topic.entry[setting.language].next, setting), personChoice(setting)]
  return say(setting, 'location.same-answer', choices, { country: name, title })
}

/**
 * What was told last, where it is answered otherwise for that country, or names numbers. Where one works now is not where one asks about
 * going.
 */
function differsThere(country: Country, { conversation, before }: Heard, { topics }: Knowledge): Topic | null {
  const topic = conversation.topic === null ? undefined : topics.get(conversation.topic)
  if (topic === undefined || topic.stage === 'before') return null
  if (topic.variants.has(country)) return countryTold(topic, conversation) === country ? null : topic
  const namesNumbers = topic.stage === 'during' && topic.entry.vi.text.some(({ kind }) => kind === 'contacts')
  return namesNumbers && country !== home && before.whereabouts !== country ? topic : null
}

/** What was asked before the choices is not lost when whoever chooses says where they are. */
function offerAgainThere(
  country: Country,
  topics: readonly Topic[],
  heard: Heard,
  danger: Danger,
  knowledge: Knowledge,
  nowMs: number,
): Turn {
  const turn = tell(heard, { kind: 'choices', topics, path: null }, danger, knowledge, nowMs)
  const name = countryName(country, settingOf(heard.conversation, knowledge, nowMs))
  return preceded(turn, 'location.known', { country: name }, knowledge, nowMs)
}

/** What may be danger, or only resembles it, and is not understood is asked about at once: waiting for more text would be silence. */
function missedInDoubt({ conversation }: Heard, danger: Danger, knowledge: Knowledge, nowMs: number): Turn {
  const turn = missed(conversation, knowledge, nowMs)
  const setting = settingOf(turn.conversation, knowledge, nowMs)
  return withLastReply(turn, (last) => withDoubts(last, danger, conversation, setting))
}

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
function endsWait({ recent }: Conversation): readonly Effect[] {
  return recent.length > 1 ? [{ kind: 'cancel-clock', clock: 'miss' }] : []
}

function tellEntry(
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
  const told = tellIt(caller, topic, { part: 'text', country, by, others }, knowledge, nowMs)
  const { writer, writesFrom } = place
  const turn = caller === place ? told : { ...told, conversation: { ...told.conversation, writer, writesFrom } }
  if (turn.effects.length > 0) return turn // steps for danger, with a case
  const answered = withLastReply(turn, (last) => {
    const isTold = !answeredAsInDanger(conversation) || asksCompensation(heard, topic, knowledge) // else told again: numbers stand in it
    const isAbove = by === 'question' && isTold && standsAbove(last, conversation, nowMs)
    const steps = isAbove && saysOnly('words.what-to-do', asked, knowledge) ? sayStepsAlone(last, conversation, setting) : null
    const on = isAbove ? (steps ?? sayOn(last, topic, { part: 'more', country, by, others }, conversation, setting)) : null
    const spoken = on ?? withSum(last, topic, asked, setting)
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

const justAboveMs = 10 * 60_000

/** Whether this very answer was told a moment ago. */
function standsAbove({ origin }: Reply, { answered }: Conversation, nowMs: number): boolean {
  if (answered === null) return false
  return origin.from === 'entry' && origin.version === answered.version && nowMs - answered.atMs < justAboveMs
}

/**
 * Whoever asks what to do, right behind an answer, is told its steps once more, and none of what leads up to them. Null where it has none.
 */
function sayStepsAlone(told: Reply, { answered }: Conversation, setting: Setting): Reply | null {
  const from = told.blocks.findIndex(({ kind }) => kind === 'steps')
  if (from < 0 || told.origin.from !== 'entry' || answered?.since !== undefined) return null
  const blocks = [...renderPhrase(setting, 'answer-steps'), ...told.blocks.slice(from)]
  return withPerson({ ...told, origin: { ...told.origin, part: 'steps' }, blocks }, setting)
}

/**
 * Whoever goes on asking and comes to the same answer is told the rest of it, then shown where all of it stands:
 * nobody says the same twice in a row.
 */
function sayOn(last: Reply, topic: Topic, rest: Telling, { answered }: Conversation, setting: Setting): Reply {
  const { title } = topic.entry[setting.language]
  if ((answered?.since ?? 'steps') !== 'steps' || !hasMore(topic, rest.country, setting)) {
    const choices = last.choices.filter(({ data }) => readChoice(data)?.kind !== 'more')
    return withPerson(say(setting, 'answer-above', choices, { title }), setting)
  }
  const told = sayEntry(topic, rest, setting)
  return withPerson({ ...told, blocks: [...renderPhrase(setting, 'answer-rest', { title }), ...told.blocks] }, setting)
}

function withPerson(reply: Reply, setting: Setting): Reply {
  const { choices } = reply
  return choices.some(({ toPerson }) => toPerson) ? reply : { ...reply, choices: [...choices, personChoice(setting)] }
}

/** A guided path that was called by its title stands first, behind the rest of the answer, where the answer does not lead there anyway. */
function withPath(reply: Reply, path: Tree | null, setting: Setting): Reply {
  if (path === null) return reply
  const offered = nextChoices([{ to: 'tree', id: path.id }], setting)
  const fresh = offered.filter(({ data }) => reply.choices.every((choice) => choice.data !== data))
  const isMore = ({ data }: Choice) => readChoice(data)?.kind === 'more'
  const choices = [...reply.choices.filter(isMore), ...fresh, ...reply.choices.filter((choice) => !isMore(choice))]
  return fresh.length === 0 ? reply : { ...reply, choices }
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
