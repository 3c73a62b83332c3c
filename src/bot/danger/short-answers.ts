import { home, type Knowledge } from '../../knowledge/knowledge.ts'
import { asks } from '../../knowledge/words/asks.ts'
import { meantChoices } from '../answer/next-choices.ts'
import type { Conversation } from '../conversation.ts'
import { askedBeside } from '../find/asked-beside.ts'
import { isQuestion } from '../find/asks-on.ts'
import type { Heard } from '../hear/listen.ts'
import { countWords } from '../hear/read-message.ts'
import { saysOneOf, saysOnly } from '../hear/says-one-of.ts'
import type { PhraseKey } from '../phrases.ts'
import type { Block, Choice } from '../reply.ts'
import { stepsChoice } from '../say/choices.ts'
import { renderPhrase } from '../say/render.ts'
import { phraseOrigin, replyOf, urgently } from '../say/say.ts'
import { type Setting, settingOf } from '../setting.ts'
import { settled } from '../settled.ts'
import type { Effect, Turn } from '../turn.ts'
import { isFarOff } from './calls.ts'
import { added } from './cannot-call.ts'
import { answeredAsInDanger, hasCaseOfDanger } from './in-danger.ts'
import { numbersAgain } from './numbers-of-steps.ts'
import { withNumbers } from './with-numbers.ts'

/** More words tell a story of their own. */
const mostWords = 16

interface ShortAnswer {
  readonly asked: PhraseKey
  readonly said: PhraseKey
  /** Nothing else is said: what captors told may hold the same words. */
  readonly isAll?: true
  /** What has happened is no question whether it may, and an arrest by the police is another fear than the captors. */
  readonly unless?: PhraseKey
  readonly whenAsked?: true
  /** Said beside more danger though nothing is asked. */
  readonly isSaidBeside?: true
  /** With more words it is about something else: "giấy tờ gì cần khi sinh con bên này". */
  readonly isShort?: true
  readonly isFor?: 'another' | 'self'
  /** Its lines help nobody at home. */
  readonly isAbroad?: true
  /** Only for a relative of somebody abroad. */
  readonly isForFarOff?: true
  readonly withNumbers?: true
  /** Whoever helps sees it, though nothing else is said. */
  readonly isNoted?: true
}

const fearsTakenAgain = {
  asked: 'words.fears-taken-again',
  unless: 'words.names-police',
  withNumbers: true,
  isNoted: true,
} as const satisfies Partial<ShortAnswer>

/** The first that fits is said. */
const shortAnswers: readonly ShortAnswer[] = [
  { asked: 'words.tells-of-rescue', said: 'danger.paid-rescue', isFor: 'another', isSaidBeside: true, withNumbers: true, isNoted: true },
  {
    asked: 'words.offered-rescue',
    unless: 'words.holders',
    said: 'danger.paid-rescue',
    isSaidBeside: true,
    withNumbers: true,
    isNoted: true,
  },
  { asked: 'words.asks-us-to-call', said: 'danger.calls-nobody', withNumbers: true },
  { asked: 'words.asks-who-comes', said: 'danger.who-comes', withNumbers: true },
  { asked: 'words.asks-silence', said: 'danger.tells-nobody', isAll: true },
  { asked: 'words.asks-whether-person', said: 'danger.is-machine' },
  { asked: 'words.asks-about-police', said: 'danger.report', isForFarOff: true, withNumbers: true },
  { ...fearsTakenAgain, said: 'danger.taken-again', isFor: 'self' },
  { ...fearsTakenAgain, said: 'danger.taken-again-another', isFor: 'another' },
  { asked: 'words.asks-whether-found-out', said: 'danger.report-kept', isFor: 'another', withNumbers: true },
  { asked: 'words.asks-whether-found-out', said: 'danger.found-out', isFor: 'self', unless: 'words.is-found-out', withNumbers: true },
  { asked: 'words.asks-guilt', said: 'danger.forced-guilt', whenAsked: true, withNumbers: true },
  { asked: 'words.fears-police', said: 'danger.fears-police', isAbroad: true, isFor: 'self', withNumbers: true, isNoted: true },
  { asked: 'words.turned-away', said: 'danger.turned-away', isFor: 'another', withNumbers: true },
  { asked: 'words.asks-what-to-write', said: 'danger.write-to-them', isFor: 'another' },
  { asked: 'words.asks-of-family', said: 'danger.family-does', isAbroad: true, isFor: 'self', withNumbers: true },
  { asked: 'words.asks-without-passport', said: 'danger.no-passport', isAbroad: true, withNumbers: true },
  { asked: 'words.asks-who-pays', said: 'danger.who-pays', isAbroad: true, withNumbers: true },
  { asked: 'words.asks-papers', said: 'danger.papers', isShort: true, withNumbers: true },
  { asked: 'words.asks-language', said: 'danger.language', isAbroad: true, withNumbers: true },
  { asked: 'words.asks-to-flee', said: 'danger.flee', isFor: 'self', whenAsked: true },
  { asked: 'words.asks-to-post', said: 'danger.post', isFor: 'another', withNumbers: true },
]

/** What is asked behind steps and has a short answer, or is told for whoever helps: it is noted. Null for everything else. */
export function answerShortly({ said, conversation, named }: Heard, knowledge: Knowledge, nowMs: number): Turn | null {
  if (said.kind !== 'words' || !hasCaseOfDanger(conversation) || !answeredAsInDanger(conversation)) return null
  if (countWords(said) > mostWords) return null
  const setting = settingOf(conversation, knowledge, nowMs)
  const found = shortAnswerTo(said.text, setting)
  const turn = (key: PhraseKey, blocks: readonly Block[], effects: readonly Effect[]): Turn => ({
    conversation: settled(conversation),
    replies: [
      urgently(replyOf(phraseOrigin(setting, key), blocks, [...(found ? meantBeside(conversation, setting) : []), stepsChoice(setting)])),
    ],
    effects,
  })
  if (found && wasSaidLast(found, conversation, nowMs))
    return turn('danger.short-above', blocksOf({ ...found, said: 'danger.short-above' }, conversation, setting), [noted])
  if (found) {
    const tellsMore = found.isNoted || !saysOnly(found.asked, said.text, knowledge)
    const told = turn(found.said, blocksOf(found, conversation, setting), tellsMore ? [noted] : [])
    return { ...told, conversation: { ...told.conversation, toldOf: { phrase: found.said, atMs: nowMs } } }
  }
  const isFromHome = conversation.writer === 'relative' && named === home && countWords(said) <= fewWords
  if (!isFromHome && !tellsFact(said.text, setting)) return null
  return turn('guarded.again', added(setting), [noted])
}

/** Two questions of one kind do not read the same sentences twice in a row. */
function wasSaidLast({ said }: ShortAnswer, { toldOf }: Conversation, nowMs: number): boolean {
  return toldOf !== null && toldOf.phrase === said && nowMs - toldOf.atMs < justAboveMs
}

const justAboveMs = 10 * 60_000

/** The answer to what is asked beside more danger: "báo công an rồi chúng có giết nó không". Nothing where nothing is. */
export function shortlyBeside(text: string, conversation: Conversation, setting: Setting): readonly Block[] {
  if (countWords({ kind: 'words', text }) > mostWords) return []
  const found = shortAnswerTo(text, setting)
  return found && (found.isSaidBeside || isQuestion(text, setting.language, setting.knowledge))
    ? blocksOf(found, conversation, setting)
    : []
}

function blocksOf({ said, withNumbers: hasNumbers }: ShortAnswer, { danger }: Conversation, setting: Setting): readonly Block[] {
  const blocks = renderPhrase(setting, said)
  return hasNumbers ? withNumbers([...blocks, ...numbersAgain(danger?.topic ?? null, setting)], setting) : blocks
}

function shortAnswerTo(text: string, setting: Setting): ShortAnswer | undefined {
  return shortAnswers.find((one) => fits(one, text, setting))
}

function fits(answer: ShortAnswer, text: string, setting: Setting): boolean {
  const { asked, isAll, unless, whenAsked, isShort, isFor, isForFarOff, isAbroad } = answer
  const { language, knowledge, writer, whereabouts } = setting
  if (isAbroad && whereabouts === home) return false
  if (isShort && countWords({ kind: 'words', text }) > shortWords) return false
  if (isForFarOff && !isFarOff(setting)) return false
  if (isFor !== undefined && (writer === 'self') !== (isFor === 'self')) return false
  if (!(isAll ? saysOnly : saysOneOf)(asked, text, knowledge)) return false
  if (unless !== undefined && saysOneOf(unless, text, knowledge)) return false
  return whenAsked !== true || isQuestion(text, language, knowledge)
}

const shortWords = 8

/** The answer in full is one tap away. */
function meantBeside(conversation: Conversation, setting: Setting): readonly Choice[] {
  const { topics } = setting.knowledge
  return meantChoices(
    askedBeside(conversation, setting).flatMap((id) => topics.get(id) ?? []),
    setting,
  ).slice(0, mostBeside)
}

const mostBeside = 2

const fewWords = 6

const noted: Effect = { kind: 'add-to-case', because: [{ kind: 'not-understood' }] }

/** A number of a phone or an account, a name, a floor: of use to whoever helps, and nothing that was asked. */
function tellsFact(text: string, { language, knowledge }: Setting): boolean {
  if (text.includes('?') || asks(text, language, knowledge)) return false
  return longNumber.test(text) || saysOneOf('words.tells-fact', text, knowledge)
}

const longNumber = /\d(?:[ .-]?\d){7,}/
