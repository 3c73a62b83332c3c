import { type Danger, noDanger } from '../../knowledge/danger/danger.ts'
import { entriesOf } from '../../knowledge/danger/entries-of.ts'
import { happensToKinBesides, whoIsAskedFor, whoIsInNeed, whoIsMeant } from '../../knowledge/danger/who/happens-to.ts'
import { isChildsWord, saysForWhom } from '../../knowledge/danger/who/spoken-of.ts'
import type { Who } from '../../knowledge/danger/who/writer.ts'
import { home, type Knowledge, type Level, type TopicId } from '../../knowledge/knowledge.ts'
import type { Conversation, GivenSteps } from '../conversation.ts'
import type { ChoiceData } from '../hear/choice-data.ts'
import type { Heard } from '../hear/listen.ts'
import { saysOneOf } from '../hear/says-one-of.ts'
import { acutelyIll } from './acutely-ill.ts'
import { amongMet } from './among-met.ts'
import { atSea } from './at-sea.ts'
import { withMoreHeard } from './by-likeness.ts'
import { screenBreath } from './screen-breath.ts'
import { signalsMet } from './signals-met.ts'

/** What was heard, with what it told of danger and of who is in it. */
export interface Noticed {
  readonly heard: Heard
  readonly danger: Danger
}

const mostSigns = 12

/**
 * Danger in what was just said, and who is in it. A chosen option is not screened as text; the choice that says "this is happening now" is
 * the danger it names. The entry is the one for whoever writes: somebody in danger, a relative at home, or somebody beside them, who is
 * offered the one for oneself as well. Of whoever is under 18 all of it is of the highest level. Pure.
 */
export function noticeDanger(heard: Heard, knowledge: Knowledge, nowMs: number): Noticed {
  const { said, conversation: before } = heard
  const screened = screenBreath(heard, knowledge, nowMs) ?? happening(heard, knowledge)
  const found = amongMet(screened, heard, knowledge, nowMs)
  const who = whoIsInDanger(heard, found, knowledge)
  const isCorrected = said.kind === 'words' && who === 'relative' && saysForWhom(said.text, heard.before, knowledge)
  const toldOfSelf = before.toldOfSelf && !isCorrected
  const danger = withMoreHeard(before.danger, found)
  const writer = toldOfSelf ? 'self' : (who ?? before.writer)
  const isAtHome = isToldOfHome({ ...heard, conversation: { ...before, writer } }, found, knowledge)
  const conversation: Conversation = {
    ...before,
    writer,
    whereabouts: isAtHome ? home : before.whereabouts,
    writesFrom: before.writesFrom ?? (isCarriedOff({ ...before, writer }, heard.burst, found, knowledge) ? home : null),
    toldOfSelf: toldOfSelf || (found.level >= 3 && who === 'self' && before.writer === 'self'),
    signs: withSigns(before, found, nowMs),
    danger: isCorrected ? ofRelative(danger, knowledge) : danger,
  }
  const noticed = { ...heard, conversation, happensIn: isAtHome ? home : heard.happensIn }
  const told = { ...found, ...entriesFor(conversation, heard, found, knowledge), level: levelFor(conversation, found) }
  return { heard: noticed, danger: atSea(acutelyIll(told, noticed, knowledge, nowMs), noticed, knowledge) }
}

/** Whose steps were given is taken for their relative now: the steps that hold are those for one. */
function ofRelative(danger: GivenSteps | null, { signals }: Knowledge): GivenSteps | null {
  const forRelative = signals.find(({ topic }) => topic === danger?.topic)?.forRelative
  return danger && forRelative ? { ...danger, topic: forRelative, forAnother: true } : danger
}

/**
 * What a family does to a relative, a child or a neighbour is told of at home, as long as nothing says that they are or went abroad: there
 * the police can stop it. Whoever works or lives with them ("chị cùng phòng") may be abroad with them. Of a relative of whoever is abroad
 * it is so where the words say it ("mẹ em ở quê"), and of all danger.
 */
function isToldOfHome(heard: Heard, danger: Danger, knowledge: Knowledge): boolean {
  const { writer, whereabouts, writesFrom, spokenOf } = heard.conversation
  if (danger.level < 3 || writer === 'self' || (whereabouts !== null && whereabouts !== writesFrom)) return false
  const isAbroad = writesFrom !== null && writesFrom !== home
  const isOfFamily = metAtHome(danger, knowledge)
  if ((isAbroad || isOfFamily) && writer === 'relative' && saysOneOf('words.theirs-at-home', heard.burst, knowledge)) return true
  if (isAbroad || !isOfFamily || mayBeAbroad(heard, knowledge)) return false
  return writer === 'relative' || spokenOf === null || isChildsWord(spokenOf, knowledge) || isOfVillage(heard.burst, knowledge)
}

function isOfVillage(burst: string, knowledge: Knowledge): boolean {
  return saysOneOf('words.of-the-village', burst, knowledge)
}

/** A country was named, or words of a life abroad; what was said before may have been of one. */
function mayBeAbroad({ conversation, before, burst, named, happensIn }: Heard, knowledge: Knowledge): boolean {
  const places = [conversation.whereabouts, conversation.destination, named, happensIn]
  return before.topic !== null || before.misses > 0 || places.some((place) => place !== null) || saysOneOf('words.abroad', burst, knowledge)
}

/** Whether a danger was met that a family does. */
function metAtHome({ because }: Danger, knowledge: Knowledge): boolean {
  return signalsMet(because, knowledge).some(({ atHome }) => atHome)
}

/**
 * "Cháu hàng xóm bị lừa sang Lào": who tells of a child or a neighbour that was taken to another country was left behind. So was the
 * officer of a commune, whatever happens there.
 */
function isCarriedOff({ writer, whereabouts, spokenOf }: Conversation, burst: string, { level }: Danger, knowledge: Knowledge): boolean {
  if (writer !== 'witness' || level < 3 || whereabouts === home) return false
  if (whereabouts !== null && saysOneOf('words.serves-the-village', burst, knowledge)) return true
  if (!saysOneOf('words.carried-off', burst, knowledge)) return false
  return (spokenOf !== null && isChildsWord(spokenOf, knowledge)) || isOfVillage(burst, knowledge)
}

function entriesFor(
  { writer, whereabouts, writesFrom }: Conversation,
  { isPromised }: Heard,
  danger: Danger,
  knowledge: Knowledge,
): Pick<Danger, 'topic' | 'asksFor'> {
  const { topic, forRelative, forWitness, forRelativeAtHome, asksFor } = danger
  const isAway = writesFrom === home && whereabouts !== null && whereabouts !== home // cannot stand by them
  const mayBeAtHome = () => whereabouts === writesFrom && metAtHome(danger, knowledge) // it is known only of whoever writes that they are abroad
  switch (writer) {
    case 'self':
      return { topic, asksFor }
    case 'relative':
      return { topic: isPromised || whereabouts === home || mayBeAtHome() ? forRelativeAtHome : forRelative, asksFor }
    case 'witness':
      if (isAway) return { topic: forRelative, asksFor: forWitness === null ? asksFor : [...new Set<TopicId>([forWitness, ...asksFor])] }
      return { topic: forWitness, asksFor: forWitness === topic || topic === null ? asksFor : [...new Set<TopicId>([topic, ...asksFor])] }
  }
}

function levelFor({ writer, young }: Conversation, { level }: Danger): Level {
  return level === 3 && young && writer === 'self' ? 4 : level
}

/** The signal that is happening now, as was pressed. */
function saidNow(said: Heard['said']): Extract<ChoiceData, { kind: 'now' }> | null {
  return said.kind === 'choice' && said.choice.kind === 'now' ? said.choice : null
}

/** What was asked about without its name brings the steps that hold for everybody, and its own title under them. */
function happening({ said }: Heard, { signals }: Knowledge): Danger {
  const now = saidNow(said)
  const signal = signals.find(({ id }) => id === now?.signal)
  if (!signal) return noDanger
  const { id, level, topic, guarded } = signal
  const because = [{ kind: 'said-now', signal: id }] as const
  const entries = entriesOf(signal)
  const steps = now?.isNamed ? entries : { ...entries, topic: null, forRelative: null, asksFor: [topic] }
  return { ...noDanger, level, signal: id, ...steps, guarded: guarded || now?.isNamed === false, noticed: [id], because }
}

/**
 * Who tells what happens to a relative writes for them as soon as it is danger; of a mother who is ill at home nobody writes for her. That
 * it is happening now is pressed about what was written last. Where the steps have a text for whoever writes for another, an age that is
 * told says whose danger it is, as it does where nothing happens yet.
 */
function whoIsInDanger({ said, burst, conversation, before }: Heard, danger: Danger, knowledge: Knowledge): Who | null {
  const { level, topic } = danger
  const isDanger = level >= 3 || conversation.danger !== null
  if (!isDanger) return null
  if (saidNow(said) !== null) return whoIsMeant(conversation.recent.at(-1)?.text ?? '', knowledge, before)
  if (said.kind !== 'words') return null
  if (metAtHome(danger, knowledge) && happensToKinBesides(said.text, knowledge)) return 'relative'
  const told = whoIsInNeed(said.text, knowledge, before) ?? whoIsInNeed(burst, knowledge, before)
  const speaksToOthers = topic !== null && knowledge.topics.get(topic)?.entry.vi.forAnother != null
  const asked = told ?? (speaksToOthers ? whoIsAskedFor(said.text, knowledge, before) : null)
  if (asked !== null || level < 3 || conversation.writer !== 'self') return asked
  if (!isForRelatives(topic, knowledge)) return conversation.young ? 'self' : null
  const mayBeSelf = conversation.addressed !== null && conversation.spokenOf === null // "cháu" is a grandchild as well as whoever writes
  return mayBeSelf ? null : 'relative'
}

/** Steps that other dangers have for relatives alone speak to nobody else: who cannot reach somebody is not the one who is gone. */
function isForRelatives(topic: TopicId | null, { signals }: Knowledge): boolean {
  return topic !== null && signals.some((signal) => signal.forRelative === topic && signal.topic !== topic)
}

function withSigns({ signs }: Conversation, { noticed }: Danger, nowMs: number): Conversation['signs'] {
  if (noticed.length === 0) return signs
  const kept = signs.filter(({ signal }) => !noticed.includes(signal))
  return [...kept, ...noticed.map((signal) => ({ signal, atMs: nowMs }))].slice(-mostSigns)
}
