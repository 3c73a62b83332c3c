import { reaches } from '../../knowledge/contacts.ts'
import { whoIsMeant } from '../../knowledge/danger/who/happens-to.ts'
import type { Contact, Country, Knowledge, TopicId } from '../../knowledge/knowledge.ts'
import { countryFor } from '../answer/entry-for.ts'
import { sayEntry } from '../answer/say-entry.ts'
import { sayNumbersThere } from '../answer/where.ts'
import type { Conversation } from '../conversation.ts'
import { callOf, isFarOff } from '../danger/calls.ts'
import { added, cannotCall } from '../danger/cannot-call.ts'
import { hasCaseOfDanger } from '../danger/in-danger.ts'
import { byWhoDials } from '../danger/who-dials.ts'
import { withLastReply } from '../last-reply.ts'
import { sayNode } from '../path/say-node.ts'
import type { Block, Call } from '../reply.ts'
import { menuChoice, personChoice } from '../say/choices.ts'
import { callsIn, oneCardEach } from '../say/each-number-once.ts'
import { renderPhrase } from '../say/render.ts'
import { phraseOrigin, replyOf, urgently } from '../say/say.ts'
import { type Setting, settingOf } from '../setting.ts'
import type { Effect, Turn } from '../turn.ts'
import { readChoice } from './choice-data.ts'
import { linesCalled } from './lines-called.ts'
import type { Heard } from './listen.ts'
import { countWords } from './read-message.ts'
import { saysOneOf, saysOnly } from './says-one-of.ts'

/** Behind an answer with numbers, so few words are about them, though they name none: "gọi có mất tiền không". */
const mostWords = 8
const mostNumbers = 4
/** No line has fewer. */
const fewestDigits = 3

/**
 * "1955 có nói tiếng Việt không", "số đó gọi được không": the cards of the numbers asked about, for under each stands what is known of it.
 * Null where no number is asked about.
 */
export function sayAboutNumber(heard: Heard, knowledge: Knowledge, nowMs: number): Turn | null {
  const { conversation, said } = heard
  if (said.kind !== 'words') return null
  const setting = settingOf(conversation, knowledge, nowMs)
  const silent = sayOfSilent(heard, said.text, setting)
  if (silent !== null) return silent
  const called = asksForLine(said.text, setting)
  if (called.length > 0) return tellCards(called, 'numbers.known', conversation, setting)
  if (!saysOneOf('words.about-number', said.text, knowledge)) return null
  const named = numbersIn(said.text, setting)
  if (named.length > 0) return tellCards(named, 'numbers.known', conversation, setting)
  const isSaid = speaksOfNumbers(said.text, knowledge)
  if (!isSaid && !mayMeanLast(said.text, conversation, knowledge)) return null
  const calls = oneCardEach(numbersToldLast(heard, setting))
  if (calls.length === 0) return null
  const turn = tellCards(calls, 'numbers.known', conversation, setting)
  return isSaid || !hasCaseOfDanger(conversation) ? turn : { ...turn, effects: [guessed] }
}

/** "Số điện thoại DOLAB", "hotline OTIT", "1955 là số gì": the lines by that name or number; none where more is told. */
function asksForLine(text: string, setting: Setting): readonly Call[] {
  const { knowledge } = setting
  if (countWords({ kind: 'words', text }) > mostAsking || !saysOneOf('words.asks-number', text, knowledge)) return []
  const called = linesCalled(text, knowledge).map((contact) => callOf(contact, setting))
  return called.length > 0 ? called : saysOneOf('words.which-line', text, knowledge) ? numbersIn(text, setting) : []
}

/** "Cục quản lý lao động ngoài nước số điện thoại là gì" has eleven. */
const mostAsking = 12

/** It may have been about something else: the hotline sees it as it sees what was not understood. */
const guessed: Effect = { kind: 'add-to-case', because: [{ kind: 'not-understood' }] }

/**
 * "Gọi 1955 không ai bắt máy", "số đó toàn bận", "không gọi được": whoever tried one number of those told last is told the others. Who only
 * says that nobody answers may mean a relative, or their company; not who is in danger themselves.
 */
function sayOfSilent(heard: Heard, text: string, setting: Setting): Turn | null {
  const { knowledge } = setting
  const saysOnlyThat =
    saysOnly('words.cannot-call', text.replace(/\d[\d\s.-]*/g, ''), knowledge) && !cannotCall(text, heard.conversation, knowledge)
  if (!saysOnlyThat && !saysOneOf('words.unanswered', text, knowledge)) return null
  const named = numbersIn(text, setting)
  const { danger } = heard.conversation
  const isTheirs = saysOnlyThat || reachesNobodyInDanger(text, heard.conversation, knowledge)
  if (named.length === 0 && !speaksOfLine(text, knowledge) && !isTheirs) return null
  const told = numbersToldLast(heard, setting)
  if (told.length === 0) return null
  const known = oneCardEach([...told, ...callsIn(sayNumbersThere(danger?.topic ?? null, setting).blocks)])
  const others = known.filter(({ number }) => named.every((tried) => tried.number !== number))
  if (others.length === 0) return null
  const turn = tellCards(others, 'numbers.others', heard.conversation, setting)
  return hasCaseOfDanger(heard.conversation) ? toldToHotline(turn, setting) : turn
}

function toldToHotline(turn: Turn, setting: Setting): Turn {
  const told = withLastReply(turn, (last) => urgently({ ...last, blocks: [...added(setting), ...last.blocks] }))
  return { ...told, effects: [{ kind: 'add-to-case', because: [{ kind: 'reaches-nobody' }] }] }
}

/**
 * "Gọi rồi không ai nghe máy", behind steps for danger: the numbers under them are meant, unless whoever writes for a relative says that it
 * is them whom they cannot reach. Pure.
 */
export function reachesNobodyInDanger(text: string, conversation: Conversation, knowledge: Knowledge): boolean {
  if (!hasCaseOfDanger(conversation) || !saysOneOf('words.unanswered', text, knowledge)) return false
  if (!speaksOfCalling(text, knowledge) && !speaksOfLine(text, knowledge)) return false
  return conversation.writer === 'self' || !(saysOneOf('words.them', text, knowledge) || whoIsMeant(text, knowledge) === 'relative')
}

function speaksOfLine(text: string, knowledge: Knowledge): boolean {
  return saysOneOf('words.that-number', text, knowledge) || saysOneOf('words.a-line', text, knowledge)
}

function tellCards(calls: readonly Call[], lead: 'numbers.known' | 'numbers.others', conversation: Conversation, setting: Setting): Turn {
  const block: Block = { kind: 'calls', calls: calls.slice(0, mostNumbers) }
  const numbers = setting.guarded || isFarOff(setting) ? byWhoDials([block], setting) : [block]
  const choices = setting.guarded ? [] : [personChoice(setting), menuChoice(setting)]
  const reply = replyOf(phraseOrigin(setting, lead), [...renderPhrase(setting, lead), ...numbers], choices)
  return {
    conversation: { ...conversation, recent: [], misses: 0 },
    replies: [reply],
    effects: [],
  }
}

function speaksOfNumbers(text: string, knowledge: Knowledge): boolean {
  return saysOneOf('words.that-number', text, knowledge) || speaksOfCalling(text, knowledge)
}

/**
 * "Có mất phí không", behind an answer about a company, is about its fee: only where what was told last is told for its numbers need the
 * words not speak of calling. Steps for danger end in whom to call; else the title of the answer says it.
 */
function mayMeanLast(text: string, conversation: Conversation, knowledge: Knowledge): boolean {
  if (!saysOnly('words.about-number', text, knowledge)) return false
  const topic = conversation.topic === null ? undefined : knowledge.topics.get(conversation.topic)
  if (!hasCaseOfDanger(conversation)) return topic !== undefined && saysOneOf('words.that-number', topic.entry.vi.title, knowledge)
  const isToldLast = topic === undefined || topic.id === conversation.danger?.topic
  return isToldLast && saysOneOf('words.costs', text, knowledge) && !moneyIsDemanded(conversation, knowledge)
}

/** A ransom or a debt was told of, by the names of its signs: what it costs is about that. */
function moneyIsDemanded({ signs }: Conversation, knowledge: Knowledge): boolean {
  const told = knowledge.signals.filter(({ id }) => signs.some(({ signal }) => signal === id))
  const names = told.flatMap(({ happening, topic }) => [happening?.vi ?? '', knowledge.topics.get(topic)?.entry.vi.title ?? ''])
  return names.some((name) => saysOneOf('words.money-demanded', name, knowledge))
}

function speaksOfCalling(text: string, knowledge: Knowledge): boolean {
  return countWords({ kind: 'words', text }) <= mostWords && saysOneOf('words.calling', text, knowledge)
}

/**
 * The lines whose numbers the text names, but for the end of a sum ("3,000 dollars" is not 000); the same short number is
 * another line in another country.
 */
function numbersIn(text: string, setting: Setting): readonly Call[] {
  const typed = (text.match(/(?<!\d,|\d)\d(?:[\d\s.-]*\d)?/g) ?? []).map(digits).filter((number) => number.length >= fewestDigits)
  const known = [...setting.knowledge.contacts.values()].filter((one) => one.publish !== 'no' && isOneOf(typed, one))
  const near = known.filter((one) => reaches(one, setting.whereabouts))
  return (near.length > 0 ? near : known).map((one) => callOf(one, setting))
}

function isOneOf(typed: readonly string[], { number, shown }: Contact): boolean {
  return typed.includes(digits(number)) || typed.includes(digits(shown))
}

function digits(number: string): string {
  return number.replace(/\D/g, '')
}

/** The numbers of the steps in danger, else of how a path ended or of the answer that was told last. */
function numbersToldLast({ conversation }: Heard, setting: Setting): readonly Call[] {
  if (hasCaseOfDanger(conversation)) return callsIn(sayNumbersThere(conversation.danger?.topic ?? null, setting).blocks)
  const { place } = conversation
  const tree = place.at === 'tree' ? setting.knowledge.trees.get(place.tree) : undefined
  const end = place.at === 'tree' ? tree?.nodes.get(place.node) : undefined
  if (place.at === 'tree' && tree && end?.kind === 'outcome') return callsIn(sayNode(tree, end, place.answers, setting).blocks)
  const topic = conversation.topic === null ? undefined : setting.knowledge.topics.get(conversation.topic)
  if (!topic) return []
  const country = countryShown(topic.id, conversation) ?? countryFor(topic, conversation, null)
  return callsIn(sayEntry(topic, { part: 'text', country, by: 'choice' }, setting).blocks)
}

/** Of the answer told last, by what leads on from it: one that was only named says nothing of where somebody is. */
function countryShown(topic: TopicId, { offered }: Conversation): Country | null {
  const more = offered.map(({ data }) => readChoice(data)).find((choice) => choice?.kind === 'more' && choice.topic === topic)
  return more?.kind === 'more' ? more.country : null
}
