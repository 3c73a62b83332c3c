import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Heard } from '../hear/listen.ts'
import { saysOneOf, saysOneOfBut } from '../hear/says-one-of.ts'
import type { PhraseKey } from '../phrases.ts'
import type { Block } from '../reply.ts'
import { menuChoice, personChoice } from '../say/choices.ts'
import { renderPhrase } from '../say/render.ts'
import { phraseOrigin, replyOf, urgently } from '../say/say.ts'
import { type Setting, settingOf } from '../setting.ts'
import { settled } from '../settled.ts'
import type { Turn } from '../turn.ts'
import { hasCaseOfDanger } from './in-danger.ts'
import { withNumbers } from './with-numbers.ts'

/**
 * "Tôi có nên chuyển tiền không", while somebody is in danger: that is about the money asked for them, and about no fee,
 * nor what their boss has to pay, nor who offers to bring them home for it, unless it is those who hold them.
 */
export function asksWhetherToPay({ said, conversation }: Heard, knowledge: Knowledge): boolean {
  if (said.kind !== 'words' || conversation.danger === null || !hasCaseOfDanger(conversation)) return false
  const isOffer = saysOneOf('words.offered-rescue', said.text, knowledge)
  return isOffer ? isOfferOfHolders(said.text, knowledge) : tellsOfPaying(said.text, knowledge)
}

function isOfferOfHolders(text: string, knowledge: Knowledge): boolean {
  return saysOneOf('words.offered-rescue', text, knowledge) && saysOneOf('words.holders', text, knowledge)
}

function tellsOfPaying(text: string, knowledge: Knowledge): boolean {
  return saysOneOfBut('words.paying', 'words.paid-by-others', text, knowledge)
}

/** The same beside what is told of a ransom behind the steps: "họ bảo nộp 300 triệu thì cho em về". Nothing where no money is told of. */
export function payOrNotBeside(text: string, setting: Setting): readonly Block[] {
  const { knowledge } = setting
  return tellsOfPaying(text, knowledge) || isOfferOfHolders(text, knowledge) ? payOrNot(setting) : []
}

function payOrNot(setting: Setting): readonly Block[] {
  return withNumbers(renderPhrase(setting, keyFor(setting)), setting)
}

function keyFor({ writer }: Setting): PhraseKey {
  return writer === 'relative' ? 'danger.pay-or-not' : 'danger.pay-or-not-self'
}

/** Neither to pay nor not to pay: to report first, and to whom. The question goes to the hotline too. */
export function sayPayOrNot({ conversation }: Heard, knowledge: Knowledge, nowMs: number): Turn {
  const setting = settingOf(conversation, knowledge, nowMs)
  const choices = setting.guarded ? [] : [personChoice(setting), menuChoice(setting)]
  const reply = replyOf(phraseOrigin(setting, keyFor(setting)), payOrNot(setting), choices)
  return {
    conversation: settled(conversation),
    replies: [urgently(reply)],
    effects: [{ kind: 'add-to-case', because: [{ kind: 'asked-whether-to-pay' }] }],
  }
}
