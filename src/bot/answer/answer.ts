import type { Danger } from '../../knowledge/danger/danger.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { waysToBeFound } from '../danger/be-found.ts'
import { waysWithoutCall } from '../danger/cannot-call.ts'
import { asksForDoubt, withDoubts } from '../danger/doubts.ts'
import { asksWhetherToPay, sayPayOrNot } from '../danger/pay-or-not.ts'
import { answerShortly } from '../danger/short-answers.ts'
import { numbersWhereToldInDanger } from '../danger/told-where.ts'
import { answerMeans } from '../danger/wants-to-die.ts'
import { numbersAskedAtHome } from '../danger/which-number.ts'
import { findAnswer } from '../find/find-answer.ts'
import { sayAboutNumber } from '../hear/about-number.ts'
import type { Heard } from '../hear/listen.ts'
import { withLastReply } from '../last-reply.ts'
import { missed, waitForMore } from '../miss/miss.ts'
import { settingOf } from '../setting.ts'
import type { Turn } from '../turn.ts'
import { tell } from './tell.ts'
import { tellWhere } from './tell-where.ts'

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

/**
 * What may be danger, or only resembles it, and is not understood is asked about at once: waiting for more text would be silence. What
 * follows is still read together with it.
 */
function missedInDoubt({ conversation }: Heard, danger: Danger, knowledge: Knowledge, nowMs: number): Turn {
  const turn = missed(conversation, knowledge, nowMs)
  const setting = settingOf(turn.conversation, knowledge, nowMs)
  const asked = withLastReply(turn, (last) => withDoubts(last, danger, conversation, setting))
  return { ...asked, conversation: { ...asked.conversation, recent: conversation.recent } }
}
