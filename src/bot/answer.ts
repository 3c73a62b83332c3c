import { type Country, home, type Knowledge, type Topic, type Tree } from '../knowledge/knowledge.ts'
import { mayBeOffered } from '../knowledge/may-be-meant.ts'
import type { Danger } from '../knowledge/screen.ts'
import type { Signal } from '../knowledge/wording.ts'
import { readChoice } from './choice-data.ts'
import { countWords, type Finding, findAnswer } from './find-answer.ts'
import { type Alarm, helpNow } from './help-now.ts'
import { hasCaseOfDanger, inDanger } from './in-danger.ts'
import type { Heard } from './listen.ts'
import { missed, waitForMore } from './miss.ts'
import { nextChoices } from './next-choices.ts'
import { onlyNames } from './only-names.ts'
import { asksWhetherToPay, sayPayOrNot } from './pay-or-not.ts'
import { renderPhrase } from './render.ts'
import { choiceOf, labelled, personChoice, say } from './reply.ts'
import { sayAdvertisement } from './say-advertisement.ts'
import { sayEntry, type Telling } from './say-entry.ts'
import { type Setting, settingOf } from './setting.ts'
import { startTree } from './step-tree.ts'
import { talkBack } from './talk-back.ts'
import type { Choice, Conversation, Reply, Turn } from './turn.ts'
import { sayNumbersThere } from './where.ts'

/** Sure, the answer; unsure, up to three choices; neither, "I don't know" and a person. */
export function answer(heard: Heard, danger: Danger, knowledge: Knowledge, nowMs: number): Turn {
  const { conversation } = heard
  const there = numbersWhereToldInDanger(heard, knowledge, nowMs)
  if (there !== null) return there
  if (asksWhetherToPay(heard, knowledge)) return sayPayOrNot(heard, knowledge, nowMs)
  const finding = findAnswer(heard, danger, knowledge)
  if (finding.kind === 'nothing')
    return asksForDoubt(conversation, danger, knowledge)
      ? missedInDoubt(heard, danger, knowledge, nowMs)
      : waitForMore(conversation, knowledge, nowMs)
  return tell(heard, finding, danger, knowledge, nowMs)
}

/** Whoever is in danger has its steps: only what would be graver is asked about. */
function asksForDoubt(conversation: Conversation, danger: Danger, knowledge: Knowledge): boolean {
  const doubted = doubtedIn(danger, knowledge)
  return doubted !== null && (!inDanger(conversation) || doubted.level > (conversation.danger?.level ?? 0))
}

/** What may be danger, or only resembles it, and is not understood is asked about at once: waiting for more text would be silence. */
function missedInDoubt({ conversation }: Heard, danger: Danger, knowledge: Knowledge, nowMs: number): Turn {
  const turn = missed(conversation, knowledge, nowMs)
  const setting = settingOf(turn.conversation, knowledge, nowMs)
  return { ...turn, replies: turn.replies.map((reply) => withDoubts(reply, danger, setting)) }
}

/** The numbers for where somebody in danger says that they are; null where they say something else. */
export function numbersWhereToldInDanger(heard: Heard, knowledge: Knowledge, nowMs: number): Turn | null {
  const there = saysWhereInDanger(heard, knowledge)
  if (there === null) return null
  const conversation = { ...heard.conversation, whereabouts: there }
  const numbers = sayNumbersThere(conversation.danger?.topic ?? null, settingOf(conversation, knowledge, nowMs))
  const effect = { kind: 'add-to-case', because: [{ kind: 'is-in', country: there }] } as const
  return { conversation: settled(conversation), replies: [numbers], effects: [effect] }
}

/**
 * "Em ở Cam", after danger was noticed: no question, but what the numbers depend on. A town in the country that is known already, too; and
 * a mere name inside a path, where it names none of the answers.
 */
function saysWhereInDanger({ conversation, named, said }: Heard, knowledge: Knowledge): Country | null {
  if (!hasCaseOfDanger(conversation) || said.kind !== 'words' || named === null || countWords(said) > fewWords || asks(said)) return null
  const isMereName =
    conversation.place.at === 'tree' && (conversation.whereabouts === null || named !== home) && onlyNames(said.text, named, knowledge)
  return named === conversation.whereabouts || isMereName ? named : null
}

function asks(said: Heard['said']): boolean {
  return said.kind === 'words' && said.text.includes('?')
}

/** As many words as it takes to say where one is, and no more. */
const fewWords = 6
/** A cry for help of so few words is noticed as danger; what only ranks near it may be an insult, a headline, or "em mệt mỏi lắm rồi". */
const tooFewForAlarm = 5

/** What was found, told. Where the person is in a guided path they stay there. */
export function tell(
  heard: Heard,
  finding: Exclude<Finding, { kind: 'nothing' }>,
  danger: Danger,
  knowledge: Knowledge,
  nowMs: number,
): Turn {
  const { conversation } = heard
  const setting = settingOf(conversation, knowledge, nowMs)
  switch (finding.kind) {
    case 'small-talk':
      return talkBack(conversation, finding.talk, setting)
    case 'advertisement':
      return {
        conversation: settled(conversation),
        replies: [withDoubts(sayAdvertisement(finding.ad, setting), danger, setting)],
        effects: [],
      }
    case 'choices':
      return { conversation, replies: [offerTopics(finding, danger, setting)], effects: [] }
    case 'path': {
      const turn = startTree(settled(conversation), finding.path.id, knowledge, nowMs)
      return {
        ...turn,
        replies: turn.replies.map((reply, at) => (at === turn.replies.length - 1 ? withDoubts(reply, danger, setting) : reply)),
      }
    }
    case 'entry': {
      const { topic, country, path, others } = finding
      const by = finding.followsUp ? 'follow-up' : 'question'
      const turn = tellTopic(
        stillAtHome(heard, topic),
        topic,
        { part: 'text', country, by, others },
        danger.lookAlike !== null || danger.general || countWords(heard.said) <= tooFewForAlarm,
        knowledge,
        nowMs,
      )
      if (turn.effects.length > 0) return turn
      const told = turn.replies.map((reply) =>
        by === 'question' && standsAbove(reply, conversation, nowMs) ? pointAbove(reply, topic, setting) : reply,
      )
      return { ...turn, replies: told.map((reply) => withDoubts(withPath(reply, path, setting), danger, setting)) }
    }
  }
}

/**
 * "Việc ở Nhật này có thật không": who asks about going is not there yet, so the country of the question is where it leads. Who says no
 * more than where they are is there.
 */
function stillAtHome({ conversation, placeBefore, said }: Heard, topic: Topic): Conversation {
  const { whereabouts, destination } = conversation
  if (topic.stage !== 'before' || destination !== null || whereabouts === placeBefore) return conversation
  if (countWords(said) < fewWords) return conversation
  return { ...conversation, whereabouts: placeBefore, destination: whereabouts }
}

/**
 * The answer of a topic by its risk: `urgent` is danger, with steps, numbers and a case, unless the question only resembled it.
 * Everything else is told, and what its risk asks for is offered with it.
 */
export function tellTopic(
  before: Conversation,
  topic: Topic,
  telling: Telling,
  onlyResembled: boolean,
  knowledge: Knowledge,
  nowMs: number,
): Turn {
  const conversation = { ...settled(before), topic: topic.id }
  if (topic.risk === 'urgent' && telling.part === 'text' && !onlyResembled) {
    return helpNow({ ...conversation, topic: before.topic }, alarmOf(topic, telling, before, knowledge), knowledge, nowMs)
  }
  return { conversation, replies: [sayEntry(topic, telling, settingOf(before, knowledge, nowMs))], effects: [] }
}

/**
 * Nobody has said that danger is there now, so the level is the lower one of the two that bring a person. Who asks for a relative is
 * given the relative's entry; who picked one by its title, that one.
 */
function alarmOf({ id }: Topic, { by, others = [] }: Telling, { writer }: Conversation, knowledge: Knowledge): Alarm {
  const dangers = knowledge.signals.filter((signal) => signal.topic === id && signal.level >= 3)
  const forRelative = dangers.find((signal) => signal.forRelative !== null)?.forRelative
  const topic = writer === 'relative' && by !== 'choice' && forRelative ? forRelative : id
  return {
    level: 3,
    topic,
    asksFor: [id, ...others.filter((other) => mayBeOffered(other, 'steps-asked-for', knowledge)).map((other) => other.id)],
    guarded: dangers.some(({ guarded }) => guarded),
    picked: by === 'choice',
    because: [{ kind: by === 'choice' ? 'chose' : 'asked', topic: id }],
  }
}

/** An answer uses up what was written, and ends a row of misses. */
function settled(conversation: Conversation): Conversation {
  return { ...conversation, recent: [], misses: 0 }
}

const justAboveMs = 10 * 60_000

/** Whether this very answer was told a moment ago. In danger it is told again: numbers stand in it. */
function standsAbove({ origin }: Reply, conversation: Conversation, nowMs: number): boolean {
  const { answered } = conversation
  if (answered === null || inDanger(conversation)) return false
  return origin.from === 'entry' && origin.version === answered.version && nowMs - answered.atMs < justAboveMs
}

/** Whoever goes on asking and comes to the same answer is shown where it stands, and the other ways on: nobody says the same twice in a row. */
function pointAbove({ choices }: Reply, { entry }: Topic, setting: Setting): Reply {
  const reply = say(setting, 'answer-above', choices, { title: entry[setting.language].title })
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

function offerTopics({ topics, path }: Extract<Finding, { kind: 'choices' }>, danger: Danger, setting: Setting): Reply {
  const choices = topics.map(({ id, entry }) => choiceOf(entry[setting.language].title, { kind: 'topic', topic: id, country: null }))
  const none = labelled(setting, 'label.none', { kind: 'command', command: 'none' })
  return withDoubts(withPath(say(setting, 'choices', [...choices, none]), path, setting), danger, setting)
}

/** The signal of level 3 or 4 that a message only resembles, or is a little told like. */
function doubtedIn({ lookAlike, perhaps }: Danger, { signals }: Knowledge): Signal | null {
  const grave = signals.filter(({ level }) => level >= 3)
  return grave.find(({ id }) => id === lookAlike) ?? grave.find(({ id }) => id === perhaps) ?? null
}

/** What only resembled danger, or may be told of it, is asked about in one line; abuse that is no danger now brings the offer of a person. */
function withDoubts(reply: Reply, danger: Danger, setting: Setting): Reply {
  const doubted = doubtedIn(danger, setting.knowledge)
  if (doubted) {
    const now = { ...labelled(setting, 'label.now', { kind: 'now', signal: doubted.id }), toPerson: true }
    return { ...reply, blocks: [...reply.blocks, ...renderPhrase(setting, 'look-alike')], choices: [now, ...reply.choices] }
  }
  const offers = reply.choices.some(({ toPerson }) => toPerson)
  return danger.level === 2 && !offers ? { ...reply, choices: [...reply.choices, personChoice(setting)] } : reply
}
