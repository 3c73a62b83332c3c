import { type Danger, tellsNothing } from '../../knowledge/danger/danger.ts'
import type { Knowledge, Option, Question, RuleStep, Tree } from '../../knowledge/knowledge.ts'
import { plain, syllables } from '../../knowledge/words/normalise.ts'
import { readWords } from '../../knowledge/words/words.ts'
import { answer } from '../answer/answer.ts'
import { tell } from '../answer/tell.ts'
import { tellWhere } from '../answer/tell-where.ts'
import type { Place } from '../conversation.ts'
import { numbersWhereToldInDanger } from '../danger/told-where.ts'
import { isQuestion } from '../find/asks-on.ts'
import { findAnswer } from '../find/find-answer.ts'
import type { FoundAnswer } from '../find/found-answer.ts'
import { optionKey } from '../hear/choice-data.ts'
import type { Heard } from '../hear/listen.ts'
import { weak } from '../hear/little-words.ts'
import { asksNothing, matchRoughly } from '../hear/match-choice.ts'
import { tellsOnlyAmount } from '../hear/only-amount.ts'
import { onlyNames } from '../hear/only-names.ts'
import { readInput } from '../hear/read-input.ts'
import { countWords } from '../hear/read-message.ts'
import { typedAnswer } from '../hear/typed-answer.ts'
import { wordSet } from '../phrases.ts'
import { choiceOf, personChoice } from '../say/choices.ts'
import { countryName } from '../say/country-name.ts'
import { settingOf } from '../setting.ts'
import type { Turn } from '../turn.ts'
import { answersBefore, askedInput, keep, pathTo, type Spot } from './path.ts'
import { runRule } from './run-rule.ts'
import { arrive, askAgain, preceded, takeOption } from './step-tree.ts'
import { withWayBack } from './way-back.ts'

type InTree = Extract<Place, { at: 'tree' }>

/**
 * Words written inside a guided path: an option typed roughly, what a step asks for, or something else. Something else is answered,
 * with the way back to where the path was; what cannot be read is asked again. At the end of a path the talk is open again.
 */
export function walk(heard: Heard, place: InTree, danger: Danger, knowledge: Knowledge, nowMs: number): Turn {
  const { conversation, said } = heard
  const tree = knowledge.trees.get(place.tree)
  const node = tree?.nodes.get(place.node)
  const here = tree && { tree, node: place.node, answers: place.answers }
  const answers = here && answersBefore(here)
  if (!here || !node || !answers) return askAgain(conversation, place, knowledge, nowMs)
  if (node.kind === 'outcome') return sameForCountry(heard, here, knowledge, nowMs) ?? answer(heard, danger, knowledge, nowMs)
  const standing: Standing = { heard, place, at: { ...here, answers }, text: said.kind === 'words' ? said.text : '', danger }
  return node.kind === 'question' ? pickOption(standing, node, knowledge, nowMs) : takeInput(standing, node, knowledge, nowMs)
}

/** "Ở Đài thì sao", at the end of a path that asked for the country: its end for there. Who only asks is not there. */
function sameForCountry({ said, named, conversation }: Heard, end: Spot, knowledge: Knowledge, nowMs: number): Turn | null {
  if (said.kind !== 'words' || named === null || !onlyNames(said.text, named, knowledge)) return null
  const { tree, answers } = end
  const questions = (pathTo(end) ?? []).flatMap((id) => {
    const step = tree.nodes.get(id)
    return step?.kind === 'question' && step.options.some(({ country }) => country !== null) ? [step] : []
  })
  const question = questions.at(-1)
  const option = question?.options.find(({ country }) => country === named)
  if (!question || !option || option.level > 0) return null
  const before = answersBefore({ tree, node: question.id, answers }) ?? {}
  const { whereabouts } = conversation
  const turn = takeOption(conversation, { tree, node: question.id, answers: before }, option, knowledge, nowMs)
  return { ...turn, conversation: { ...turn.conversation, whereabouts } }
}

/** Where somebody stands in a path, and what they wrote there. */
interface Standing {
  readonly heard: Heard
  readonly place: InTree
  /** With those answers alone that led there. */
  readonly at: Spot
  readonly text: string
  readonly danger: Danger
}

function pickOption(standing: Standing, question: Question, knowledge: Knowledge, nowMs: number): Turn {
  const { heard, at, text } = standing
  const option = typedAnswer(text, at.tree, question, knowledge) ?? likelyOption(at.tree, question, text, knowledge)
  // "Không biết" and a sum are asked again, they are no question about something else.
  const skips = wordSet(knowledge, 'words.skip').has(plain(text)) || tellsOnlyAmount(text, knowledge)
  if (!option) return (skips ? null : turnAside(standing, knowledge, nowMs)) ?? unclear(standing, knowledge, nowMs)
  const { language } = settingOf(heard.conversation, knowledge, nowMs)
  const taken = takeOption(heard.conversation, at, option, knowledge, nowMs)
  if (taken.conversation.guarded) return taken
  return preceded(taken, 'tree.understood', { label: option.label[language] }, knowledge, nowMs)
}

/** Labels are read in both languages: who typed "yes" has not changed the language. */
function likelyOption(tree: Tree, question: Question, text: string, knowledge: Knowledge): Option | undefined {
  const choices = question.options.flatMap(({ label, answer }) =>
    [...new Set([label.vi, label.en])].map((one) =>
      choiceOf(one, { kind: 'edge', tree: tree.id, node: question.id, option: optionKey(answer) }),
    ),
  )
  const courtesy = wordSet(knowledge, 'words.courtesy')
  const chosen = matchRoughly(text, choices, courtesy) ?? matchRoughly(speltOut(text, knowledge), choices, courtesy)
  return chosen && !saysNoMoreThan(tree, text, chosen.label, knowledge)
    ? question.options.find(({ answer }) => chosen.data.endsWith(`:${optionKey(answer)}`))
    : undefined
}

/** "Cty" is "công ty", "hd" is "hợp đồng"; short for one word alone ("dc") it tells too little. */
function speltOut(text: string, { lexicon }: Knowledge): string {
  const meant = readWords(text, lexicon).map((word) => word.meant)
  return meant.length > syllables(text).length ? meant.join(' ') : text
}

/** "Họ thu tiền", in the path for being charged too much, takes no option at whose end that stands. */
function saysNoMoreThan({ title }: Tree, text: string, label: string, knowledge: Knowledge): boolean {
  const telling = (words: string) =>
    plain(words)
      .split(' ')
      .filter((word) => !weak.has(word))
  const said = telling(text)
  const known = new Set([...Object.values(title).flatMap(telling), ...wordSet(knowledge, 'words.they')])
  const [begins = ''] = telling(label)
  return said.length > 0 && said.every((word) => known.has(word)) && !said.includes(begins)
}

/** "Không biết" is an answer too: the rule then does without. A question typed where a name is wanted is a question. */
function takeInput(standing: Standing, step: RuleStep, knowledge: Knowledge, nowMs: number): Turn {
  const { heard, at, text } = standing
  const type = askedInput(step)?.type ?? 'text'
  const typed = wordSet(knowledge, 'words.skip').has(plain(text)) ? '' : text
  const readable = typed === '' || readInput(typed, type, knowledge) !== null
  const aside = !readable || (type === 'text' && text.includes('?')) ? turnAside(standing, knowledge, nowMs) : null
  if (aside) return aside
  const exit = readable ? runRule(step, at.answers, typed, knowledge, nowMs)?.exit : undefined
  const to = exit !== undefined && Object.hasOwn(step.exits, exit) ? step.exits[exit] : undefined
  if (exit === undefined || to === undefined) return unclear(standing, knowledge, nowMs)
  const answers = { ...at.answers, ...keep(step, exit, typed) }
  return arrive(heard.conversation, { tree: at.tree, node: to, answers }, knowledge, nowMs)
}

/**
 * Something else was asked: it is answered, and the path waits; another path called by its title takes its
 * place. Null when nothing was found.
 */
function turnAside(standing: Standing, knowledge: Knowledge, nowMs: number): Turn | null {
  const { heard, place, danger, text } = standing
  const there = numbersWhereToldInDanger(heard, knowledge, nowMs)
  if (there !== null) return withWayBack(there, knowledge, nowMs)
  const found = findAnswer(heard, danger, knowledge)
  const where = tellWhere(heard, found, danger, knowledge, nowMs)
  if (where !== null) return whereTold(standing, where, knowledge, nowMs)
  if (found.kind === 'nothing') return null
  if (found.kind === 'small-talk') return askAgain(heard.conversation, place, knowledge, nowMs)
  if (asksNothing(text, wordSet(knowledge, 'words.courtesy')) || mayBeAnswer(standing, found, knowledge)) return null
  const told = tell(heard, found, danger, knowledge, nowMs)
  return found.kind === 'path' ? told : withWayBack(told, knowledge, nowMs)
}

/** Behind what was asked meanwhile it is answered for there; else the question of the path is put again. */
function whereTold({ heard: { conversation }, place }: Standing, told: Turn, knowledge: Knowledge, nowMs: number): Turn {
  const { topic, whereabouts } = conversation
  if (topic !== null || whereabouts === null) return withWayBack(told, knowledge, nowMs)
  const country = countryName(whereabouts, settingOf(conversation, knowledge, nowMs))
  return preceded(askAgain(conversation, place, knowledge, nowMs), 'location.known', { country }, knowledge, nowMs)
}

/** A few words that ask nothing and of which little is sure were meant for the question: it is put again, rather than others for it. */
function mayBeAnswer({ text, danger, heard }: Standing, found: FoundAnswer, knowledge: Knowledge): boolean {
  const { language } = heard.conversation
  if (!tellsNothing(danger) || isQuestion(text, language ?? 'vi', knowledge)) return false
  const count = countWords(heard.said)
  return found.kind === 'choices' ? count <= fewWords : found.kind === 'entry' && found.topic.risk !== 'urgent' && count <= fewestWords
}

const fewWords = 4
const fewestWords = 2

/** Asked again, with a word about what is wanted; a second time in a row the way to a person stands first. */
function unclear({ heard: { conversation }, place }: Standing, knowledge: Knowledge, nowMs: number): Turn {
  const step = knowledge.trees.get(place.tree)?.nodes.get(place.node)
  const type = step?.kind === 'rule' ? askedInput(step)?.type : undefined
  const hint = type === undefined || type === 'choice' ? 'tree.unclear' : (`input.${type}` as const)
  const asked = preceded(askAgain(conversation, place, knowledge, nowMs), hint, {}, knowledge, nowMs)
  const misses = conversation.misses + 1
  const person = misses < 2 ? [] : [personChoice(settingOf(conversation, knowledge, nowMs))]
  const replies = asked.replies.map((reply) => ({ ...reply, choices: [...person, ...reply.choices] }))
  return { ...asked, conversation: { ...asked.conversation, misses }, replies }
}
