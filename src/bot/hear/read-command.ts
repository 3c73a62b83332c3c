import { placeOfWhoWrites } from '../../knowledge/danger/who/where-each-is.ts'
import type { Country, Knowledge } from '../../knowledge/knowledge.ts'
import { onceForEach } from '../../knowledge/once-for-each.ts'
import { fold, plain } from '../../knowledge/words/normalise.ts'
import type { Conversation } from '../conversation.ts'
import { toldOfDanger } from '../danger/in-danger.ts'
import { isInPath } from '../path/path.ts'
import { messagesOf, type PhraseKey, wordSet } from '../phrases.ts'
import { type ChoiceData, type Command, type Order, readChoice } from './choice-data.ts'
import type { Heard } from './listen.ts'
import { countryCalled, isDoubtful, onlyNames } from './only-names.ts'
import { pickInWords } from './pick-in-words.ts'
import { readInput } from './read-input.ts'
import type { Said } from './read-message.ts'
import { saysOver, saysUnsafe } from './read-safety.ts'
import { saysNothingBut, saysOnly } from './says-one-of.ts'
import { behindAssent, spelt } from './spelt.ts'
import { lessAndLessPolite, withoutCourtesy } from './without-courtesy.ts'

/** What was pressed, or a whole message that is a command; words of courtesy around it do not count ("cho em gặp người thật ạ"). */
export function readCommand(heard: Heard, knowledge: Knowledge): Order | null {
  const { said } = heard
  if (said.kind === 'choice') return said.choice
  if (said.kind !== 'words') return null
  const exact = commandWords(knowledge)
  const command = saidPolitely(plain(said.text), exact, knowledge) ?? exact.get(behindAssent(spelt(said.text, knowledge), knowledge))
  if (command && isMeant(command, heard, said, knowledge)) return { kind: 'command', command }
  if (saysUnsafe(said, heard.conversation, knowledge)) return { kind: 'command', command: 'safe-no' }
  if (saysNoneMeant(heard, said.text, knowledge)) return { kind: 'command', command: 'none' }
  return (
    whereTheyAre(heard, said.text, knowledge) ??
    countryOfAnswer(heard, said.text, knowledge) ??
    pickInWords(said.text, heard.conversation, knowledge)
  )
}

/**
 * "Đúng" is no "dừng", and without marks it is a yes. Where nobody reads along, "em an toàn rồi" answers no question about
 * writing: it says that it is over.
 */
function isMeant(command: Command, { conversation }: Heard, said: Words, knowledge: Knowledge): boolean {
  if (command === 'safe-yes') return conversation.guarded || !saysOver(said, conversation, knowledge)
  const isAnswer = wordSet(knowledge, 'words.yes').has(spelt(said.text, knowledge))
  const typed = fold(said.text)
  return (
    !isAnswer ||
    inWords.some(([key, meant]) => meant === command && messagesOf(knowledge, key).some((words) => typed.includes(fold(words))))
  )
}

type Words = Extract<Said, { readonly kind: 'words' }>

function saidPolitely(typed: string, exact: ReadonlyMap<string, Command>, knowledge: Knowledge): Command | undefined {
  for (const less of lessAndLessPolite(typed, wordSet(knowledge, 'words.courtesy'))) {
    const command = exact.get(less)
    if (command !== undefined) return command
  }
  return undefined
}

/**
 * "Không phải ý tôi", behind an answer or choices. Behind steps it may say that nothing happened, and takes
 * nothing away from whoever is held.
 */
function saysNoneMeant({ conversation }: Heard, text: string, knowledge: Knowledge): boolean {
  const { offered, place, danger } = conversation
  const isOffered = offered.some(({ data }) => isCommand(readChoice(data), 'none'))
  const isCalm = !toldOfDanger(conversation) || danger?.byLikeness === 'taken-back'
  const isAnswered = offered.length > 0 && !isInPath(place, knowledge) && isCalm
  if ((isOffered || isAnswered) && saysOnly('words.none', text, knowledge)) return true
  return isOffered && asksOnlyWhichIsMeant(conversation) && saysNothingBut('words.no', 'words.courtesy', text, knowledge)
}

/** "Không phải", behind choices, means none of them; not where it is asked as well whether danger is happening. */
function asksOnlyWhichIsMeant({ openQuestion, offered, guarded }: Conversation): boolean {
  return openQuestion !== null && !guarded && offered.every(({ data }) => readChoice(data)?.kind !== 'now')
}

/** The answer to "which country?", though it was none of the choices; after danger a mere country says where the person is. */
function whereTheyAre({ conversation, named, before }: Heard, text: string, knowledge: Knowledge): Order | null {
  if (before.whereabouts !== null && placeOfWhoWrites(text, before, knowledge) !== null) return null // who is in need stays where they are
  if (conversation.offered.some(({ data }) => readChoice(data)?.kind === 'country')) {
    const country = text.length <= longestPlace ? readInput(text, 'country', knowledge) : null
    return typeof country === 'string' ? { kind: 'country', country: country as Country } : null
  }
  const asked = conversation.offered.some(({ data }) => isCommand(readChoice(data), 'where'))
  // "Lao" is no word of the talk there, but "anh" calls somebody.
  const called = asked && !wordSet(knowledge, 'words.courtesy').has(plain(text)) ? countryCalled(text, knowledge) : null
  if (called !== null) return { kind: 'country', country: called }
  const afterDanger = conversation.danger !== null && conversation.topic === conversation.danger.topic
  return afterDanger && named !== null && onlyNames(text, named, knowledge) ? { kind: 'country', country: named } : null
}

function isCommand(choice: ChoiceData | null, command: Command): boolean {
  return choice?.kind === 'command' && choice.command === command
}

const longestPlace = 40

/** "Pick the country, or type it": a mere name means what its button would, also where the answer has no button for it. */
function countryOfAnswer({ conversation }: Heard, text: string, knowledge: Knowledge): Order | null {
  const asked = conversation.offered
    .map(({ data }) => readChoice(data))
    .find((choice) => choice?.kind === 'topic' && choice.country !== null)
  if (asked?.kind !== 'topic') return null
  const typed = plain(text)
  const bare = withoutCourtesy(typed, wordSet(knowledge, 'words.courtesy'))
  const country = countryCalled(bare === typed ? text : bare, knowledge) ?? countryCalled(text, knowledge) // "anh" is a courtesy too
  return country === null || isDoubtful(bare, country, knowledge) ? null : { ...asked, country }
}

const inWords: readonly (readonly [PhraseKey, Command])[] = [
  ['words.menu', 'menu'],
  ['words.guides', 'guides'],
  ['words.person', 'person'],
  ['words.back', 'back'],
  ['words.stop', 'stop'],
  ['words.more', 'more'],
  ['words.vi', 'vi'],
  ['words.en', 'en'],
  ['words.language', 'language'],
  ['words.safe-yes', 'safe-yes'],
]

const commandWords = onceForEach((knowledge: Knowledge): ReadonlyMap<string, Command> => {
  const commands = new Map<string, Command>()
  for (const [key, command] of inWords) for (const words of messagesOf(knowledge, key)) commands.set(plain(words), command)
  return commands
})
