import { home, type Knowledge } from '../../knowledge/knowledge.ts'
import { asks } from '../../knowledge/words/asks.ts'
import type { Heard } from '../hear/listen.ts'
import { countWords } from '../hear/read-message.ts'
import { saysOneOf, saysOnly } from '../hear/says-one-of.ts'
import type { PhraseKey } from '../phrases.ts'
import type { Block } from '../reply.ts'
import { stepsChoice } from '../say/choices.ts'
import { renderPhrase } from '../say/render.ts'
import { phraseOrigin, replyOf, urgently } from '../say/say.ts'
import { type Setting, settingOf } from '../setting.ts'
import { settled } from '../settled.ts'
import type { Effect, Turn } from '../turn.ts'
import { isFarOff } from './calls.ts'
import { added } from './cannot-call.ts'
import { guardBlocks } from './guard-blocks.ts'
import { hasCaseOfDanger } from './in-danger.ts'
import { numbersAgain } from './numbers-of-steps.ts'
import { withNumbers } from './with-numbers.ts'

/** More words tell a story of their own. */
const mostWords = 16

interface ShortAnswer {
  readonly asked: PhraseKey
  readonly said: PhraseKey
  /** Nothing else is said: what captors told may hold the same words. */
  readonly isAll?: true
  /** Only for a relative of somebody abroad. */
  readonly isForFarOff?: true
  readonly withNumbers?: true
}

const shortAnswers: readonly ShortAnswer[] = [
  { asked: 'words.asks-us-to-call', said: 'danger.calls-nobody', withNumbers: true },
  { asked: 'words.asks-who-comes', said: 'danger.who-comes', withNumbers: true },
  { asked: 'words.asks-silence', said: 'danger.tells-nobody', isAll: true },
  { asked: 'words.asks-whether-person', said: 'danger.is-machine' },
  { asked: 'words.asks-about-police', said: 'danger.report', isForFarOff: true, withNumbers: true },
]

/** What is asked behind steps and has a short answer, or is told for whoever helps: it is noted. Null for everything else. */
export function answerShortly({ said, conversation, named }: Heard, knowledge: Knowledge, nowMs: number): Turn | null {
  if (said.kind !== 'words' || !hasCaseOfDanger(conversation) || countWords(said) > mostWords) return null
  const setting = settingOf(conversation, knowledge, nowMs)
  const found = shortAnswers.find(
    ({ asked, isAll, isForFarOff }) => (!isForFarOff || isFarOff(setting)) && (isAll ? saysOnly : saysOneOf)(asked, said.text, knowledge),
  )
  const turn = (key: PhraseKey, blocks: readonly Block[], effects: readonly Effect[]): Turn => ({
    conversation: settled(conversation),
    replies: [
      urgently(replyOf(phraseOrigin(setting, key), setting.guarded ? guardBlocks(blocks, setting) : blocks, [stepsChoice(setting)])),
    ],
    effects,
  })
  if (found) {
    const numbers = found.withNumbers ? numbersAgain(conversation.danger?.topic ?? null, setting) : []
    const blocks = [...renderPhrase(setting, found.said), ...numbers]
    const tellsMore = !saysOnly(found.asked, said.text, knowledge)
    return turn(found.said, found.withNumbers ? withNumbers(blocks, setting) : blocks, tellsMore ? [noted] : [])
  }
  const isFromHome = conversation.writer === 'relative' && named === home && countWords(said) <= fewWords
  if (!isFromHome && !tellsFact(said.text, setting)) return null
  return turn('guarded.again', added(setting), [noted])
}

const fewWords = 6

const noted: Effect = { kind: 'add-to-case', because: [{ kind: 'not-understood' }] }

/** A number of a phone or an account, a name, a floor: of use to whoever helps, and nothing that was asked. */
function tellsFact(text: string, { language, knowledge }: Setting): boolean {
  if (text.includes('?') || asks(text, language, knowledge)) return false
  return longNumber.test(text) || saysOneOf('words.tells-fact', text, knowledge)
}

const longNumber = /\d(?:[ .-]?\d){7,}/
