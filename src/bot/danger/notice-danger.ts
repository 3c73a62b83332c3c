import { type Danger, noDanger } from '../../knowledge/danger/danger.ts'
import { type Circumstances, screen, weighedIn } from '../../knowledge/danger/screen.ts'
import { oddsOfDanger, raisedInFewWordsFrom } from '../../knowledge/danger/told/weigh.ts'
import { saysForWhom, type Who, whoIsAskedFor, whoIsMeant, whoIsTold } from '../../knowledge/danger/who.ts'
import type { Knowledge, Level, TopicId } from '../../knowledge/knowledge.ts'
import { reachesNobodyInDanger } from '../hear/about-number.ts'
import { asksWhatNow } from '../hear/asks-what-now.ts'
import type { ChoiceData } from '../hear/choice-data.ts'
import type { Heard } from '../hear/listen.ts'
import { theirsIsOver } from '../hear/read-safety.ts'
import { saysOneOfBut } from '../hear/says-one-of.ts'
import { readSmallTalk } from '../hear/small-talk.ts'
import { isInPath } from '../path/path.ts'
import type { Conversation, ToldDanger } from '../turn.ts'
import { withMoreHeard } from './by-likeness.ts'
import { cannotCall } from './cannot-call.ts'
import { hasCaseOfDanger, inDanger } from './in-danger.ts'

/** What was heard, with what it told of danger and of who is in it. */
export interface Noticed {
  readonly heard: Heard
  readonly danger: Danger
}

/** Papers that are held and a debt told of on another day belong together; what is older may be over. */
const rememberedForMs = 7 * 24 * 3_600_000
const mostSigns = 12

/**
 * Danger in what was just said, alone, together with what was written in the same breath ("họ nhốt em" may take three messages) and
 * beside what was told before. A chosen option is not screened as text; the choice that says "this is happening now" is the danger it
 * names. The entry is the one for whoever writes: somebody in danger, a relative at home, or somebody beside them, who is offered the one for
 * oneself as well. Of whoever is under 18 all of it is of the highest level. Pure.
 */
export function noticeDanger(heard: Heard, knowledge: Knowledge, nowMs: number): Noticed {
  const { said, conversation: before } = heard
  const found = textIn(said) !== null ? screenBreath(heard, knowledge, nowMs) : happening(heard, knowledge)
  const who = whoIsInDanger(heard, found, knowledge)
  const isCorrected = said.kind === 'words' && who === 'relative' && saysForWhom(said.text, heard.before, knowledge)
  const toldOfSelf = before.toldOfSelf && !isCorrected
  const danger = withMoreHeard(before.danger, found)
  const conversation: Conversation = {
    ...before,
    writer: toldOfSelf ? 'self' : (who ?? before.writer),
    toldOfSelf: toldOfSelf || (found.level >= 3 && who === 'self' && before.writer === 'self'),
    signs: withSigns(before, found, nowMs),
    danger: isCorrected ? ofRelative(danger, knowledge) : danger,
  }
  return {
    heard: { ...heard, conversation },
    danger: { ...found, ...entriesFor(conversation, heard, found), level: levelFor(conversation, found) },
  }
}

/** Whose steps were given is taken for their relative now: the steps that hold are those for one. */
function ofRelative(danger: ToldDanger | null, { signals }: Knowledge): ToldDanger | null {
  const forRelative = signals.find(({ topic }) => topic === danger?.topic)?.forRelative
  return danger && forRelative ? { ...danger, topic: forRelative, forAnother: true } : danger
}

function entriesFor(
  { writer }: Conversation,
  { isPromised }: Heard,
  { topic, forRelative, forWitness, forRelativeAtHome, asksFor }: Danger,
): Pick<Danger, 'topic' | 'asksFor'> {
  switch (writer) {
    case 'self':
      return { topic, asksFor }
    case 'relative':
      return { topic: isPromised ? forRelativeAtHome : forRelative, asksFor }
    case 'witness':
      return { topic: forWitness, asksFor: forWitness === topic || topic === null ? asksFor : [...new Set<TopicId>([topic, ...asksFor])] }
  }
}

function levelFor({ writer, young }: Conversation, { level }: Danger): Level {
  return level === 3 && young && writer === 'self' ? 4 : level
}

function screenBreath({ said, burst, conversation, before: known }: Heard, knowledge: Knowledge, nowMs: number): Danger {
  const text = textIn(said) ?? ''
  const before = conversation.signs.filter(({ atMs }) => nowMs - atMs < rememberedForMs).map(({ signal }) => signal)
  const asks = said.kind === 'words' && mayAsk(conversation, knowledge)
  const inTalk = isInTalk(conversation, knowledge)
  const circumstances: Circumstances = { before, mayAsk: asks, inTalk, known }
  const alone = screen(text, knowledge, circumstances)
  const isOnlyAlike = alone.because.every(({ kind }) => kind === 'alike')
  if ((isOnlyAlike || isToldAlready(alone, conversation)) && tellsNoOtherDanger(text, conversation, knowledge)) return noDanger
  if (isOnlyAlike && isSaidToUs(text, knowledge)) return noDanger
  if (burst === text || burst === '' || isPolite(text, knowledge)) return alone
  const together = screen(burst, knowledge, circumstances)
  const isDoubted = asks && together.level >= 3 && becomesUnlikely(burst, text, inTalk, knowledge)
  if (together.level > alone.level && !isDoubted) return together
  if (asksAbout(alone)) return alone
  if (isDoubted)
    return { ...alone, perhaps: together.signal === null ? null : { signal: together.signal, isNamed: true }, because: together.because }
  const { lookAlike, perhaps, against } = together
  return { ...alone, lookAlike, perhaps, against, noticed: [...new Set([...alone.noticed, ...together.noticed])] }
}

/** "Cho em gặp lại chị Lan", "let me ask my husband": whoever asks for a person is brought to one, who reads it, and what is only polite tells nothing. */
function isSaidToUs(text: string, knowledge: Knowledge): boolean {
  return (
    isPolite(text, knowledge) ||
    (text.length <= longestAsking && saysOneOfBut('words.wants-person', 'words.wants-another', text, knowledge))
  )
}

/** A longer message tells something besides. */
const longestAsking = 80

/** "Làm gì để cứu nó", "gọi rồi không ai nghe máy", "không gọi được", "nó gọi về rồi", behind steps: they tell of no other danger. */
function tellsNoOtherDanger(text: string, conversation: Conversation, knowledge: Knowledge): boolean {
  if (hasCaseOfDanger(conversation) && asksWhatNow(text, knowledge)) return true
  return [reachesNobodyInDanger, cannotCall, tellsThatTheirsIsOver].some((tells) => tells(text, conversation, knowledge))
}

function tellsThatTheirsIsOver(text: string, conversation: Conversation, knowledge: Knowledge): boolean {
  return hasCaseOfDanger(conversation) && theirsIsOver(text, conversation, knowledge)
}

/** For a relative abroad "không ai nghe máy" is a sign as well: of the danger whose steps they have. */
function isToldAlready({ level, forRelative }: Danger, { danger, writer }: Conversation): boolean {
  return writer === 'relative' && danger !== null && forRelative === danger.topic && level <= danger.level
}

/**
 * No phrase was met, and what was just said makes danger less likely than not, and than it was: "gọi không nghe máy" was asked about, and
 * "họ bảo chờ đơn hàng" says no more of it. More words are no more danger; behind an answer a few lines are weighed as one of them would be.
 */
function becomesUnlikely(burst: string, text: string, inTalk: boolean, knowledge: Knowledge): boolean {
  const together = weighedIn(burst, knowledge)
  if (together === null || together.met > 0) return false
  const odds = oddsOfDanger(together)
  if (inTalk && odds < raisedInFewWordsFrom) return true
  const before = weighedIn(burst.slice(0, -text.length), knowledge)
  const now = weighedIn(text, knowledge)
  return odds < 0 && [before, now].some((part) => part !== null && oddsOfDanger(part) > odds)
}

function asksAbout({ level, lookAlike, perhaps }: Danger): boolean {
  return level >= 3 || lookAlike !== null || perhaps !== null
}

/** Thanks, greetings and a bare no add nothing to what was screened when it was written. */
function isPolite(text: string, knowledge: Knowledge): boolean {
  const talk = readSmallTalk(text, knowledge)
  return talk === 'thanks' || talk === 'greeting' || talk === 'no'
}

/** Whether an answer, steps or the end of a path were given before, and what is written now can be asked about or is seen by whoever has the case. */
export function isInTalk({ topic, danger, holder, place }: Conversation, knowledge: Knowledge): boolean {
  return (topic !== null || danger !== null || place.at === 'tree') && holder !== 'person' && !isInPath(place, knowledge)
}

/** Whether a doubt is put into a question: not while a person answers, a path asks, or somebody may be reading along. */
export function mayAsk(conversation: Conversation, knowledge: Knowledge): boolean {
  return conversation.holder !== 'person' && !isInPath(conversation.place, knowledge) && !inDanger(conversation)
}

/** Whoever fills a form in may cry for help in any field of it. */
function textIn(said: Heard['said']): string | null {
  if (said.kind === 'unserved') return said.words ?? null
  return said.kind === 'words' ? said.text : null
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
  const { id, level, topic, guarded, forRelative, forWitness, forRelativeAtHome } = signal
  const because = [{ kind: 'said-now', signal: id }] as const
  const others = {
    forRelative: forRelative ?? topic,
    forWitness: forWitness ?? topic,
    forRelativeAtHome: forRelativeAtHome ?? forRelative ?? topic,
  }
  const steps = now?.isNamed ? { topic, ...others } : { forWitness, forRelativeAtHome, asksFor: [topic] }
  return { ...noDanger, level, signal: id, ...steps, guarded, noticed: [id], because }
}

/**
 * Who tells what happens to a relative writes for them as soon as it is danger; of a mother who is ill at home nobody writes for her. That it is
 * happening now is pressed about what was written last. Where the steps have a text for whoever writes for another, an age that is told says whose danger it
 * is, as it does where nothing happens yet.
 */
function whoIsInDanger({ said, burst, conversation, before }: Heard, { level, topic }: Danger, knowledge: Knowledge): Who | null {
  const isDanger = level >= 3 || conversation.danger !== null
  if (!isDanger) return null
  if (saidNow(said) !== null) return whoIsMeant(conversation.recent.at(-1)?.text ?? '', knowledge, before)
  if (said.kind !== 'words') return null
  const told = whoIsTold(said.text, knowledge, before) ?? whoIsTold(burst, knowledge, before)
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
