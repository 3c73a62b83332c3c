import { type Contact, home, type Knowledge, type Level, type Topic, type TopicId } from '../../knowledge/knowledge.ts'
import { entryFor, stepsFor } from '../answer/entry-for.ts'
import { meantChoices, nextBut, nextChoices } from '../answer/next-choices.ts'
import { sourceBlock } from '../answer/source-block.ts'
import { whereChoices } from '../answer/where.ts'
import type { PhraseKey } from '../phrases.ts'
import { choiceOf, personChoice, phraseOrigin, replyOf, say, stepsChoice, whereChoice } from '../reply.ts'
import { callsIn, eachNumberOnce, leadsUp } from '../say/each-number-once.ts'
import { render, renderPhrase } from '../say/render.ts'
import { type Setting, settingOf } from '../setting.ts'
import type { Block, Choice, Conversation, Effect, Reply, ToldDanger, Turn } from '../turn.ts'
import { inWords, onlyAlike } from './by-likeness.ts'
import { callOf, citizenLines, forNeed, isAtHome, isForChildrenFirst, lineForChildren, sureAtHome } from './calls.ts'
import { withoutSafetyQuestion } from './guard.ts'
import { hasCaseOfDanger } from './in-danger.ts'
import { numbersAgain } from './numbers-of-steps.ts'
import { onDuty } from './on-duty.ts'
import { type Matter, tellHotline } from './tell-hotline.ts'
import { withoutOpening } from './without-opening.ts'

/** Danger as it was noticed: in words, in an option of a tree, or in a question that only people in danger ask. */
export interface Alarm extends Matter {
  /** The entry whose steps are given; null gives the steps that hold for everybody. */
  readonly topic: TopicId | null
  /** What else the words may ask for, the likeliest first: offered under the steps. */
  readonly asksFor?: readonly TopicId[]
  /** Its title was picked: whoever did so wants to read it. */
  readonly picked?: boolean
  readonly guarded: boolean
  /** The words say that it is over: where its steps stand above, nothing is guarded anew. */
  readonly isOver?: boolean
  /** This very message told where the person is, or that they are under 18: there are other numbers. */
  readonly numbersAreNew?: boolean
}

/** Steps that were given are not given again so soon. */
const againWithinMs = 30 * 60_000
/** Further reading is for later. */
const mostNext = 2
const mostBeside = 2

/**
 * Danger now: steps first, numbers in the same turn, a case for the hotline, at most one question. What has not left yet is cancelled. The
 * same or a lower level again within half an hour adds to the case and gets one short line, unless another entry was picked by its title.
 * Once somebody has closed the case it begins anew.
 */
export function helpNow(before: Conversation, alarm: Alarm, knowledge: Knowledge, nowMs: number): Turn {
  const again = isAgain(before, alarm, knowledge, nowMs)
  const conversation: Conversation = {
    ...before,
    guarded: before.guarded || (alarm.guarded && !(alarm.isOver === true && standFor(before, alarm, nowMs))),
    danger: again ? heardAgain(before, alarm) : stepsGiven(before, { ...alarm, level: levelAbove(before, alarm, nowMs) }, nowMs),
    topic: again ? before.topic : alarm.topic,
    place: again ? before.place : { at: 'open' },
    misses: 0,
    recent: [],
  }
  const setting = settingOf(conversation, knowledge, nowMs)
  const told = tellHotline(conversation, alarm)
  const silenced: readonly Effect[] = again && (before.guarded || !conversation.guarded) ? [] : [{ kind: 'cancel-unsent' }]
  const reply = again ? shortLine(conversation, alarm, setting) : steps(conversation, alarm, true, setting)
  return { conversation, replies: [reply], effects: [...silenced, told] }
}

/** What is remembered of a danger once its steps were given. */
export function stepsGiven(before: Conversation, { level, topic, because }: Alarm, nowMs: number): ToldDanger {
  return {
    level,
    topic,
    atMs: nowMs,
    steps: 'above',
    ...(before.writer !== 'self' && { forAnother: true }),
    ...(onlyAlike(before, because) && { byLikeness: 'alone' }),
  }
}

/** The same danger, once more was told of it. */
export function heardAgain(before: Conversation, { because }: Alarm): ToldDanger | null {
  return before.danger && !onlyAlike(before, because) ? inWords(before.danger) : before.danger
}

/**
 * Whether the steps for this danger, or for a greater one, were given within the last half hour, in a case that goes on. What was picked is
 * given at once, what no title may name (to whoever says that they want to die nothing could be offered instead), and what makes the steps
 * above wrong: to be out, to be taken elsewhere, to be hurt. So are the steps for oneself, where those above were for another.
 */
export function isAgain(conversation: Conversation, alarm: Alarm, knowledge: Knowledge, nowMs: number): boolean {
  const danger = stillTold(conversation, nowMs)
  if (danger === null || alarm.level > danger.level) return false
  if (conversation.writer === 'self' && danger.forAnother) return false
  return alarm.topic === danger.topic || !isGivenAtOnce(alarm, knowledge)
}

/** Whether steps that were given for this level or a greater one, in a case that goes on, stand close above. */
function standFor(conversation: Conversation, { level }: Alarm, nowMs: number): boolean {
  const danger = stillTold(conversation, nowMs)
  return danger !== null && level <= danger.level
}

/** Words that tell of it are needed to leave other steps behind; what is only told like it is offered. */
function isGivenAtOnce({ topic, picked, because }: Alarm, { topics, signals }: Knowledge): boolean {
  if (picked || (topic !== null && topics.get(topic)?.grimTitle === true)) return true
  const met = because.flatMap((reason) => (reason.kind === 'words' ? [reason.signal] : []))
  return signals.some((signal) => signal.overtakes && signal.topic === topic && met.includes(signal.id))
}

/** Steps that are given beside those for a greater danger do not make it a new one. */
function levelAbove(conversation: Conversation, { level }: Alarm, nowMs: number): Level {
  const danger = stillTold(conversation, nowMs)
  return danger !== null && danger.level > level ? danger.level : level
}

/** The danger whose steps stand close above and whose case is open: what somebody has closed is over, and the next is another. */
function stillTold(conversation: Conversation, nowMs: number): ToldDanger | null {
  const { danger } = conversation
  return danger !== null && hasCaseOfDanger(conversation) && standAbove(danger, nowMs) ? danger : null
}

/** Whether the steps for it stand close above, for whoever reads now. */
export function standAbove({ steps, atMs }: ToldDanger, nowMs: number): boolean {
  return steps === 'above' && nowMs - atMs < againWithinMs
}

/**
 * The steps that were given, given once more to whoever asks what to do now or only says how afraid they are. Null where there are none,
 * and in a guarded conversation once they no longer stand right above: nothing from the past is repeated there. Of a case that is closed by
 * now nobody is told again.
 */
export function stepsAgain(
  conversation: Conversation,
  setting: Setting,
  asksFor: readonly TopicId[] = [],
  lead: 'danger.steps-again' | 'guarded.safe-again' = 'danger.steps-again',
): Reply | null {
  const { danger, guarded } = conversation
  if (danger === null || (guarded && !standAbove(danger, setting.nowMs))) return null
  const topic = isForOthers(danger, setting) ? null : danger.topic
  const reply = steps(conversation, { ...danger, topic, asksFor, guarded, because: [] }, hasCaseOfDanger(conversation), setting)
  const blocks = guarded ? reply.blocks : withoutOpening(reply.blocks, setting)
  return { ...reply, blocks: [...renderPhrase(setting, lead), ...blocks] }
}

/** Steps for relatives alone were given, and whoever reads now is in need themselves: those that hold for everybody are right. */
function isForOthers({ topic, forAnother }: ToldDanger, { writer, knowledge }: Setting): boolean {
  if (writer !== 'self' || !forAnother) return false
  return knowledge.signals.some((signal) => signal.forRelative === topic && signal.topic !== topic)
}

/** What is said where the steps were just given once more: that they hold, and the numbers. Null where they do not stand right above. */
export function stepsStand(conversation: Conversation, setting: Setting, asksFor: readonly TopicId[]): Reply | null {
  const { danger, guarded } = conversation
  if (danger === null || !standAbove(danger, setting.nowMs)) return null
  const others = besides({ topic: danger.topic, asksFor }, setting.knowledge)
  const meant = meantChoices(others, setting)
  const ways = guarded ? [] : [...whereChoice(setting), personChoice(setting)]
  const said = say(setting, 'danger.steps-stand', [...meant, stepsChoice(setting), ...ways])
  const blocks = withNumbers([...said.blocks, ...numbersAgain(danger.topic, setting)], setting)
  if (guarded) return urgently({ ...said, blocks })
  return urgently({ ...said, blocks: [...blocks, ...(others.length > 0 ? renderPhrase(setting, 'danger.meant') : [])] })
}

/** Marks a reply as one that overtakes all others. */
export function urgently(reply: Reply): Reply {
  return { ...reply, lane: 'danger', ifUncertain: 'repeat' }
}

/**
 * The blocks with numbers among them: those that the text gives, else those for an emergency. The lines for citizens anywhere are always
 * there: first while nobody knows where the person is, and for a relative of somebody abroad, who dials from home; else last. Where what is
 * said speaks to people at home they say that they are for abroad. Whoever is under 18 has a line of their own; where somebody may be
 * reading along `byWhoDials` gives it its place.
 */
export function withNumbers(blocks: readonly Block[], setting: Setting): readonly Block[] {
  const young = forYoung(blocks, setting)
  const all = isAtHome(setting) ? withLinesAtHome(blocks, young, setting) : withLinesForAll(blocks, setting)
  return eachNumberOnce(placed(young, all, setting))
}

/** The same blocks with the line for children among them, for somebody young; with nothing added for anybody else. */
export function withLineForChildren(blocks: readonly Block[], setting: Setting): readonly Block[] {
  const young = forYoung(blocks, setting)
  return young.length === 0 ? blocks : eachNumberOnce(placed(young, blocks, setting))
}

function placed(young: readonly Block[], blocks: readonly Block[], setting: Setting): readonly Block[] {
  const isFirst = isForChildrenFirst(setting) && !setting.guarded && young.length > 0 && callsIn(blocks).length > 0
  return isFirst ? beforeNumbers(young, blocks, setting) : [...blocks, ...young]
}

/** Words of their own lead up to the others, too. */
function beforeNumbers(first: readonly Block[], blocks: readonly Block[], setting: Setting): readonly Block[] {
  const calls = blocks.findIndex(({ kind }) => kind === 'calls')
  if (leadsUp(blocks[calls - 1])) return [...blocks.slice(0, calls - 1), ...first, ...blocks.slice(calls - 1)]
  return [...blocks.slice(0, calls), ...first, ...renderPhrase(setting, 'danger.numbers'), ...blocks.slice(calls)]
}

function withLinesAtHome(blocks: readonly Block[], young: readonly Block[], setting: Setting): readonly Block[] {
  const near = callsIn([...blocks, ...young]).length > 0 ? [] : forWhoIsAtHome(setting)
  const anywhere = renderPhrase(setting, 'danger.numbers-abroad')
  return [...blocks, ...near, ...anywhere, cardsOf(citizenLines(setting), setting)]
}

/** Nothing where the text itself leads up to it first. */
function forYoung(blocks: readonly Block[], setting: Setting): readonly Block[] {
  const line = setting.young ? lineForChildren(setting) : undefined
  const first = blocks.findIndex(({ kind }) => kind === 'calls')
  if (line === undefined || (leadsUp(blocks[first - 1]) && callsIn(blocks)[0]?.number === line.number)) return []
  return [...renderPhrase(setting, 'danger.young'), cardsOf([line], setting)]
}

function forWhoIsAtHome(setting: Setting): readonly Block[] {
  const line = sureAtHome(setting)
  return line === undefined ? [] : [...renderPhrase(setting, 'danger.numbers'), cardsOf([line], setting)]
}

function cardsOf(contacts: readonly Contact[], setting: Setting): Block {
  return { kind: 'calls', calls: contacts.map((contact) => callOf(contact, setting)) }
}

function withLinesForAll(blocks: readonly Block[], setting: Setting): readonly Block[] {
  const anywhere = citizenLines(setting)
  const anywhereFirst = setting.whereabouts === null || (setting.writer === 'relative' && setting.whereabouts !== home)
  const at = blocks.findIndex(({ kind }) => kind === 'calls')
  if (at < 0) {
    const near = forNeed('emergency', setting)
    const contacts = anywhereFirst ? [...anywhere, ...near] : [...near, ...anywhere]
    return [...blocks, ...renderPhrase(setting, 'danger.numbers'), cardsOf(contacts, setting)]
  }
  if (!anywhereFirst) return [...blocks, cardsOf(anywhere, setting)]
  return [...blocks.slice(0, at), cardsOf(anywhere, setting), ...blocks.slice(at)]
}

function steps(conversation: Conversation, alarm: Alarm, hotlineKnows: boolean, setting: Setting): Reply {
  const { knowledge, language, nowMs } = setting
  const topic = alarm.topic === null ? undefined : knowledge.topics.get(alarm.topic)
  const entry = topic ? entryFor(topic, setting.whereabouts, language) : null
  const origin = entry
    ? ({ from: 'entry', id: entry.id, part: 'text', version: entry.version } as const)
    : phraseOrigin(setting, 'danger.opening')
  const blocks = withNumbers(
    entry ? withoutSafetyQuestion(render(stepsFor(setting.writer, entry), setting), setting) : renderPhrase(setting, 'danger.opening'),
    setting,
  )
  const others = besides(alarm, knowledge)
  if (conversation.guarded) return urgently(replyOf(origin, blocks, meantChoices(others, setting)))
  const hotline = hotlineKnows ? renderPhrase(setting, onDuty(knowledge, nowMs) ? 'danger.told' : 'danger.nobody') : []
  const source = topic && entry ? [sourceBlock({ ...entry, risk: topic.risk }, setting)] : []
  const where = setting.whereabouts === null
  const question = where ? renderPhrase(setting, 'danger.where') : []
  const meant = others.length > 0 ? renderPhrase(setting, 'danger.meant') : []
  const next = where ? [] : nextChoices(nextBut(others, entry?.next ?? []).slice(0, mostNext), setting)
  const choices = [...(where ? whereChoices(setting) : []), ...meantChoices(others, setting), ...next]
  return urgently(replyOf(origin, [...blocks, ...hotline, ...source, ...question, ...meant], choices))
}

/** What may have been meant where these steps are not what was asked for, or not all of it. */
function besides({ topic, asksFor = [] }: Pick<Alarm, 'topic' | 'asksFor'>, { topics }: Knowledge): readonly Topic[] {
  return asksFor
    .filter((id) => id !== topic)
    .slice(0, mostBeside)
    .flatMap((id) => topics.get(id) ?? [])
}

/** What is said instead of the steps, which still stand above; with numbers only where it has just become known whom to call. */
function shortLine(before: Conversation, alarm: Alarm, setting: Setting): Reply {
  const { knowledge, language, nowMs } = setting
  const line = (key: PhraseKey, choices: readonly Choice[]): Reply => {
    const said = say(setting, key, choices)
    return alarm.numbersAreNew ? { ...said, blocks: withNumbers(said.blocks, setting) } : said
  }
  const other = alarm.topic !== null && alarm.topic !== before.danger?.topic ? knowledge.topics.get(alarm.topic) : undefined
  if (before.guarded) return urgently(line('guarded.again', meantChoices(other ? [other] : [], setting)))
  const choices = [
    ...(other ? [choiceOf(other.entry[language].title, { kind: 'topic', topic: other.id, country: null })] : []),
    ...whereChoice(setting),
    personChoice(setting),
  ]
  return urgently(line(onDuty(knowledge, nowMs) ? 'danger.again' : 'danger.again-nobody', choices))
}
