import { type Knowledge, languages } from '../../knowledge/knowledge.ts'
import { onceForEach } from '../../knowledge/once-for-each.ts'
import { plain, stripMarks, syllables } from '../../knowledge/words/normalise.ts'
import type { Conversation } from '../conversation.ts'
import { answeredAsInDanger } from '../danger/in-danger.ts'
import { isInPath } from '../path/path.ts'
import { type PhraseKey, wordSet } from '../phrases.ts'
import type { Choice } from '../reply.ts'
import { choiceOf } from '../say/choices.ts'
import { behindMeaning } from './behind-meaning.ts'
import { type ChoiceData, readChoice, writeChoice } from './choice-data.ts'
import { matchPart } from './match-choice.ts'
import { saysNothingBut } from './says-one-of.ts'
import { readSmallTalk } from './small-talk.ts'

const places: readonly (readonly [PhraseKey, number])[] = [
  ['words.choice-first', 0],
  ['words.choice-second', 1],
  ['words.choice-third', 2],
]

/**
 * "Cái thứ hai", "the last one": an answer that is offered for what was asked, or an option of a path, by its place as shown, and nothing
 * else said. Null where there is none. Pure.
 */
export function pickByPlace(text: string, { offered, openQuestion }: Conversation, knowledge: Knowledge): ChoiceData | null {
  const choices = offered.map(({ data }) => readChoice(data))
  const isPickable = (choice: ChoiceData | null | undefined) => choice?.kind === 'edge' || (openQuestion !== null && isAnswer(choice))
  if (!choices.some(isPickable)) return null
  const says = (key: PhraseKey) => saysNothingBut(key, 'words.beside-choice', text, knowledge)
  const [, place] = places.find(([key]) => says(key)) ?? []
  const picked = place !== undefined ? choices[place] : says('words.choice-last') ? choices.findLast(isPickable) : null
  return isPickable(picked) ? (picked ?? null) : null
}

/**
 * "Ý tôi là chi phí", "phí ấy", "the deposit one", behind choices of which none was taken: the one that is named by a part of its title, in
 * either language. A yes takes the only one. Null where it names none, or two. Pure.
 */
export function pickInWords(text: string, conversation: Conversation, knowledge: Knowledge): Answer | null {
  const { offered, openQuestion, place } = conversation
  const answers = offered.flatMap(({ data }) => readChoice(data) ?? []).filter(isAnswer)
  if (openQuestion === null && !areThePaths(answers)) return null
  if (answeredAsInDanger(conversation) || isInPath(place, knowledge)) return null
  const [only, another] = answers
  if (only && !another && saysNothingBut('words.yes', 'words.courtesy', text, knowledge)) return only
  if (readSmallTalk(text, knowledge) !== null) return null
  const titles = answers.flatMap((answer) => titlesOf(answer, knowledge).map((title) => choiceOf(title, answer)))
  const named = matchPart(behindMeaning(text, knowledge) ?? text, titles, wordsAround(knowledge))
  const picked = answers.find((answer) => writeChoice(answer) === named?.data) ?? null
  return picked !== null && isUrgent(picked, knowledge) && !tellsEnough(text, named) ? null : picked
}

/** The list of guided paths waits for one of them, though nothing was asked. */
function areThePaths(answers: readonly Answer[]): boolean {
  return answers.length > 1 && answers.every(({ kind }) => kind === 'tree')
}

function isUrgent(answer: Answer, { topics }: Knowledge): boolean {
  return answer.kind === 'topic' && topics.get(answer.topic)?.risk === 'urgent'
}

/** "Can", of "can gi", is a word of many titles; "ép", with its mark, "beaten" and "bi ep" are what is meant. */
function tellsEnough(text: string, named: Choice | null): boolean {
  const words = syllables(text)
  const title = new Set(plain(named?.label ?? '').split(' '))
  return words.some(isTelling) || words.filter((word) => title.has(stripMarks(word))).length > 1
}

function isTelling(word: string): boolean {
  return word.length >= fewestTelling || stripMarks(word) !== word
}

const fewestTelling = 4

type Answer = Extract<ChoiceData, { kind: 'topic' | 'tree' }>

function isAnswer(choice: ChoiceData | null | undefined): choice is Answer {
  return choice?.kind === 'topic' || choice?.kind === 'tree'
}

function titlesOf(answer: Answer, { topics, trees }: Knowledge): readonly string[] {
  if (answer.kind === 'tree') return Object.values(trees.get(answer.tree)?.title ?? {})
  return languages.flatMap((language) => topics.get(answer.topic)?.entry[language].title ?? [])
}

const wordsAround = onceForEach(
  (knowledge: Knowledge): ReadonlySet<string> =>
    new Set([...wordSet(knowledge, 'words.courtesy'), ...wordSet(knowledge, 'words.beside-choice')]),
)
