import type { Knowledge } from '../../knowledge/knowledge.ts'
import { plain, syllables } from '../../knowledge/words/normalise.ts'
import { readWords } from '../../knowledge/words/words.ts'
import type { Conversation } from '../conversation.ts'
import { toldOfDanger } from '../danger/in-danger.ts'
import { isGivenToRelativesAlone } from '../danger/steps-given.ts'
import { messagesOf } from '../phrases.ts'
import { type ChoiceData, readChoice } from './choice-data.ts'
import { clausesIn } from './clauses-in.ts'
import { isSpelt } from './match-choice.ts'
import type { Said } from './read-message.ts'
import { saysNothingBut, saysOneOf, saysOnly } from './says-one-of.ts'
import { behindAssent, isListed, spelling, spellings, spelt } from './spelt.ts'
import { tellsOfNear } from './tells-of-near.ts'
import { isCall } from './without-courtesy.ts'

/**
 * What a whole message answers where the question whether writing is safe stands open: "không an toàn", "dạ chưa ạ", "em không biết".
 * What could be a no is never a yes. "Họ đi ngủ rồi" is one only from whoever said that writing was not safe. Pure; null for everything
 * else.
 */
export function answerToSafety(text: string, conversation: Conversation, knowledge: Knowledge): ChoiceData | null {
  const { offered } = conversation
  const asked = offered.flatMap(({ label, data }) => {
    const choice = readChoice(data)
    return isSafety(choice) ? [{ label, choice }] : []
  })
  if (asked.length === 0 || theirsIsOver(text, conversation, knowledge)) return null
  const areGone = conversation.writer !== 'relative' && tellsThatTheyLeft(text, knowledge)
  if (conversation.writingNow !== null && areGone) return { kind: 'command', command: 'safe-yes' }
  const said = behindAssent(spelt(text, knowledge), knowledge)
  const lists = { 'safe-no': ['words.safe-no', 'words.unsafe'], 'safe-unsure': ['words.safe-unsure'] } as const
  for (const command of ['safe-no', 'safe-unsure'] as const) {
    if (lists[command].some((key) => spellings(knowledge, key).has(said))) return { kind: 'command', command }
  }
  if (areGone) return { kind: 'command', command: 'safe-unsure' }
  if (
    !text.includes('?') &&
    spellings(knowledge, 'words.safe-echo').has(said) &&
    messagesOf(knowledge, 'words.safe-echo').some((echo) => spelling(knowledge, echo) === said && isSaid(text, echo, knowledge))
  )
    return { kind: 'command', command: 'safe-yes' }
  return asked.find(({ label }) => spelling(knowledge, label) === said && isSaid(text, label, knowledge))?.choice ?? null
}

/** A message whose beginning says that writing is safe, and what stands behind that; null where there is nothing to be read behind it. */
export interface SafeBegun {
  readonly answer: string
  readonly rest: string | null
}

/**
 * "Em an toàn, ổng đi làm rồi", "dạ an toàn ạ mà cho em hỏi …": the beginning answers the open question where what follows only says why,
 * or asks on. Whatever else follows may take it back ("an toàn nhưng họ sắp về"). Pure; null for everything else.
 */
export function beginsSafe(said: Said, conversation: Conversation, knowledge: Knowledge): SafeBegun | null {
  const [, answer = '', follows = ''] =
    (said.kind === 'words' && /^([^,.;!?\n]+?)(?:[,.;!\n]+\s*|\s+(?=mà\s))(?:mà\s+)?(.+)$/su.exec(said.text)) || []
  if (follows === '' || conversation.holder === 'person' || (said.kind === 'words' && said.beside !== undefined)) return null
  const choice = answerToSafety(answer, conversation, knowledge)
  if (choice?.kind !== 'command' || choice.command !== 'safe-yes') return null
  const rest = spelt(follows, knowledge)
  if ([...spellings(knowledge, 'words.unsafe')].some((unsafe) => ` ${rest} `.includes(` ${unsafe} `))) return null
  if (spellings(knowledge, 'words.safe-unsure').has(rest)) return { answer, rest: null }
  const asksOn = [...spellings(knowledge, 'words.asks-on')].some((opening) => `${rest} `.startsWith(`${opening} `))
  return asksOn ? { answer, rest: follows } : null
}

/** Nobody is called, and each word of the label stands there with its own marks or without any: neither "cô" nor "cô ơi" is "có". */
function isSaid(text: string, label: string, { lexicon }: Knowledge): boolean {
  const typed = readWords(text, lexicon).map(({ forms }) => forms)
  const kept = typed.filter(([word], at) => !isCall(word) && !isCall(typed[at + 1]?.[0]))
  return syllables(label).every((meant) => kept.some((forms) => forms.some((form) => isSpelt(form, meant))))
}

/** Whether a choice answers that question. */
export function isSafety(choice: ChoiceData | null): boolean {
  return choice?.kind === 'command' && (choice.command === 'safe-yes' || choice.command === 'safe-no' || choice.command === 'safe-unsure')
}

/**
 * Whoever told of danger says, unasked, that writing is not safe any more: "họ quay lại rồi", "quản lý đang đứng cạnh em", or where
 * somebody may be reading along that they write later. Whole messages only. Pure.
 */
export function saysUnsafe(said: Said, conversation: Conversation, knowledge: Knowledge): boolean {
  if (said.kind !== 'words' || !toldOfDanger(conversation) || theirsIsOver(said.text, conversation, knowledge)) return false
  return isListed(said.text, 'words.unsafe', knowledge) || isWatched(said.text, conversation, knowledge)
}

/**
 * Of somebody beside whoever is written for, it says nothing of writing; nor of a danger that nobody else brings: who wants to die is
 * better not alone.
 */
function isWatched(text: string, { guarded, writer, danger, language }: Conversation, knowledge: Knowledge): boolean {
  const isGuardedKind = knowledge.signals.some((signal) => signal.guarded && signal.topic === danger?.topic)
  if (writer === 'relative' || !(guarded || isGuardedKind)) return false
  return tellsOfNear(text, { guarded, language }, knowledge)
}

/** "Họ đi ngủ rồi", "giờ được rồi": what kept somebody from writing is gone. Whole messages only. */
function tellsThatTheyLeft(text: string, knowledge: Knowledge): boolean {
  if (text.includes('?') || isListed(text, 'words.unsafe', knowledge) || saysOneOf('words.watched', text, knowledge)) return false
  return saysNothingBut('words.gone', 'words.beside-gone', text, knowledge)
}

/**
 * Whoever told of danger says that it is over, or that they are better: "em đỡ rồi", "nó gọi về rồi"; of what was only told like it, too,
 * that they meant something else. Whole messages only, or all of their clauses: "nó gọi về rồi, ổn rồi". Pure.
 */
export function saysOver(said: Said, conversation: Conversation, knowledge: Knowledge): boolean {
  if (said.kind !== 'words' || !toldOfDanger(conversation)) return false
  const meantElse = conversation.danger?.byLikeness !== undefined && saysOnly('words.none', said.text, knowledge)
  const isOver = (text: string) =>
    isListed(text, 'words.over', knowledge) || isFalseAlarm(text, knowledge) || theirsIsOver(text, conversation, knowledge)
  const isBlank = (text: string) => spelt(text, knowledge) === ''
  const clauses = clausesIn(said.text)
  const areOver = () =>
    clauses.every((clause) => isBlank(clause) || isOver(clause)) && clauses.filter((clause) => !isBlank(clause)).length > 1
  return meantElse || isOver(said.text) || (clauses.length > 1 && areOver())
}

/** "Em đùa đó", "tôi gõ nhầm", "em test thử bot thôi": nothing else at all, and not "em không đùa". */
export function isFalseAlarm(text: string, knowledge: Knowledge): boolean {
  if (saysOneOf('words.no-false-alarm', text, knowledge)) return false
  if (text.includes('?') || saysOneOf('words.they', text, knowledge)) return false
  return saysNothingBut('words.false-alarm', 'words.beside-false-alarm', text, knowledge)
}

/** What stands behind "em nhầm,": it was meant instead of what was told. Null where nothing was taken back so, or nothing follows. */
export function meantInstead(said: Said, conversation: Conversation, knowledge: Knowledge): string | null {
  const [, taken = '', meant = ''] = (said.kind === 'words' && /^([^,.;!?\n]+)[,.;!\n]+\s*(.+)$/su.exec(said.text)) || []
  return meant !== '' && toldOfDanger(conversation) && isFalseAlarm(taken, knowledge) ? meant : null
}

/**
 * "Con tôi về tới nhà rồi", from whoever writes for them. Of a husband who beats, from his wife, it says that writing is not safe any more;
 * so it does where somebody else has come home than the one who was spoken of: "họ nhắn tin rồi" is of whoever did it, "họ thả con tôi rồi"
 * of the child. Nobody else than a child who is held or missing abroad is "nó", who came home.
 */
export function theirsIsOver(text: string, { writer, spokenOf, danger }: Conversation, knowledge: Knowledge): boolean {
  if (writer !== 'relative') return false
  const words = plain(text).split(' ')
  const isAway = danger !== null && isGivenToRelativesAlone(danger.topic, knowledge)
  const isOfThem = (spokenOf !== null && words.includes(spokenOf)) || (isAway && saysOneOf('words.them', text, knowledge))
  const mayBeUnsafe = saysOneOf('words.they', text, knowledge) || isListed(text, 'words.unsafe', knowledge)
  return (isOfThem || !mayBeUnsafe) && saysNothingBut('words.theirs-over', 'words.beside-over', text, knowledge)
}
