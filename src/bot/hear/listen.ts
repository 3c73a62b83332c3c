import { whoIsMeant } from '../../knowledge/danger/who/happens-to.ts'
import { isOfOther, whoIsNamed } from '../../knowledge/danger/who/spoken-of.ts'
import { placeOfOther, placeOfWhoWrites, whereWriterIs } from '../../knowledge/danger/who/where-each-is.ts'
import { isYoung } from '../../knowledge/danger/who/young.ts'
import { type Country, home, type Knowledge } from '../../knowledge/knowledge.ts'
import { countryAt } from '../../knowledge/places/country-at.ts'
import { findPlaces } from '../../knowledge/places/places.ts'
import { addressAfter, readAddress } from '../../knowledge/words/addressed.ts'
import { guessLanguage } from '../../knowledge/words/language.ts'
import { plain } from '../../knowledge/words/normalise.ts'
import type { Conversation } from '../conversation.ts'
import type { InboundMessage } from '../message.ts'
import { askingStep } from '../path/path.ts'
import { countryAskedNext } from './only-names.ts'
import type { Said } from './read-message.ts'
import { saysOneOf, saysOneOfBut } from './says-one-of.ts'

/** A message and what it told about the person, before anything is decided. */
export interface Heard {
  readonly said: Said
  /** The conversation with the person's language and places brought up to date, and the words of this message among the recent ones. */
  readonly conversation: Conversation
  /** What was written within the last minute and not answered yet, this message last; empty when it was no words. */
  readonly burst: string
  /** A country named in this message: it holds for this answer. */
  readonly named: Country | null
  /** Where this message tells that something is, though it names nobody. */
  readonly happensIn: Country | null
  /** Where this message leads is still ahead of whomever it is about. */
  readonly isAhead: boolean
  /** Somebody is to be married off, and is at home yet. */
  readonly isPromised: boolean
  /** What was known of the person before this message. */
  readonly before: Conversation
}

/** People write "chị ơi", "em hỏi", "con em đi Cam" in one breath. */
const breathMs = 60_000
const mostFragments = 12
const longestBurst = 4_000
const nowhere = { named: null, happensIn: null, isAhead: false, isPromised: false } as const

/** Pure. Words typed into a step that asks for a name or a sum say nothing about language or place. */
export function listen(conversation: Conversation, said: Said, message: InboundMessage, knowledge: Knowledge): Heard {
  const hinted = { ...conversation, language: conversation.language ?? message.languageHint ?? null, writingNow: null }
  const before = conversation
  if (said.kind === 'location') return { said, conversation: standing(hinted, said), burst: '', ...nowhere, before }
  if (said.kind !== 'words') return { said, conversation: hinted, burst: '', ...nowhere, before }
  const fresh = hinted.recent.filter(({ atMs }) => message.sentAtMs - atMs < breathMs)
  const recent = [...fresh, { text: said.text.slice(0, longestBurst), atMs: message.sentAtMs }].slice(-mostFragments)
  const burst = recent
    .map(({ text }) => text)
    .join('\n')
    .slice(-longestBurst)
  if (askingStep(hinted.place, knowledge)) return { said, conversation: { ...hinted, recent }, burst, ...nowhere, before }
  const { destination, isAhead, isPromised, ...found } = findPlaces(said.text, knowledge)
  const named = found.named ?? askedNext(said.text, before, knowledge)
  const ofOther = placeOfOther(said.text, knowledge)
  const [whereabouts, happensIn] = [ofOther ?? found.whereabouts, ofOther ?? found.happensIn]
  const told = whereabouts ?? happensIn
  const isAnothers = told !== null && isSomebodyElses(said.text, told, hinted, knowledge)
  const isTheirs = whereabouts !== null && !isAnothers
  const heard: Conversation = {
    ...hinted,
    recent,
    language: guessLanguage(said.text, knowledge, conversation.language) ?? hinted.language,
    addressed: isOfOther(said.text, before, knowledge)
      ? before.addressed
      : addressAfter(before.addressed, readAddress(said.text, knowledge)),
    whereabouts: isTheirs ? whereabouts : saysTheirsAtHome(said.text, before, knowledge) ? home : hinted.whereabouts,
    destination: destination ?? hinted.destination ?? (isTheirs && whereabouts === home ? leftBehind(before.whereabouts, named) : null),
    writesFrom: placeOfWriting(said.text, named, isTheirs ? whereabouts : null, before, knowledge) ?? before.writesFrom,
    writer: writerOf(said.text, isTheirs ? whereabouts : null, before, knowledge),
    young: before.young || isYoung(said.text, knowledge, before),
    spokenOf: whoIsNamed(said.text, knowledge) ?? (isElder(said.text, before, knowledge) ? childsWord(knowledge) : before.spokenOf),
  }
  return { said, conversation: heard, burst, named, happensIn: isAnothers ? null : happensIn, isAhead, isPromised, before }
}

/** Behind an answer, or behind answers that are offered. In danger "con Han" may be a child. */
function askedNext(text: string, { danger, topic, openQuestion }: Conversation, knowledge: Knowledge): Country | null {
  if (danger !== null || (topic === null && openQuestion === null)) return null
  const { title } = knowledge.topics.get(topic ?? '')?.entry.vi ?? {}
  return countryAskedNext(text, title ?? openQuestion ?? '', knowledge)
}

/** "Tôi là bà ngoại": the "cháu" or "con" of whom they tell next is the child. */
function isElder(text: string, { spokenOf, toldOfSelf }: Conversation, knowledge: Knowledge): boolean {
  return spokenOf === null && !toldOfSelf && saysOneOf('words.i-am-elder', text, knowledge)
}

function childsWord({ lexicon: { vi } }: Knowledge): string | null {
  return plain(vi.children[0] ?? '') || null
}

/** "Em về nước rồi": what is asked from then on is still about the country that was left. */
function leftBehind(before: Country | null, named: Country | null): Country | null {
  return [before, named].find((country) => country !== null && country !== home) ?? null
}

/** A place that was picked may be anywhere; where the phone is, there its owner is. */
export function standing(conversation: Conversation, { latitude, longitude, name }: Extract<Said, { kind: 'location' }>): Conversation {
  const country = name === null ? countryAt(latitude, longitude) : null
  return country === null ? conversation : { ...conversation, whereabouts: country, writesFrom: country }
}

/**
 * This is no place of the one in need: "mẹ em ở Nghệ An", "công ty bên Việt Nam" from whoever is abroad
 * themselves, "tôi ở Hà Tĩnh" from whoever writes for somebody abroad.
 */
function isSomebodyElses(text: string, place: Country, known: Conversation, knowledge: Knowledge): boolean {
  const { toldOfSelf, writer, whereabouts } = known
  const isAbroad = whereabouts !== null && whereabouts !== home
  if (isAbroad && place === home && saysOneOf('words.those-at-home', text, knowledge)) return true
  if (toldOfSelf) return namesRelative(text, knowledge)
  if (placeOfWhoWrites(text, known, knowledge) === place) return true
  return writer === 'relative' && isAbroad && place === home && !namesRelative(text, knowledge)
}

/**
 * Where whoever writes says that they are themselves: "tôi đang làm ở Đài Loan". "Ở nhà" is a house in any country, and a place without
 * anybody is theirs as long as nobody else was spoken of.
 */
function placeOfWriting(
  text: string,
  named: Country | null,
  told: Country | null,
  before: Conversation,
  knowledge: Knowledge,
): Country | null {
  const stands = whereWriterIs(text, before, knowledge)
  if (stands !== null) return stands === home && named !== home ? (before.writesFrom ?? home) : stands
  const spokeOfOther = before.writer !== 'self' || before.spokenOf !== null || whoIsNamed(text, knowledge) !== null
  const tellsOfOther =
    (['words.them', 'words.carried-off'] as const).some((list) => saysOneOf(list, text, knowledge)) || namesRelative(text, knowledge)
  return spokeOfOther || tellsOfOther || isToldOfAnother(text, before, knowledge) ? null : told
}

/** "Cháu ở quê với ông bà", from whoever writes from abroad for somebody of whom no other place was told. */
function saysTheirsAtHome(text: string, { writer, whereabouts, writesFrom }: Conversation, knowledge: Knowledge): boolean {
  return writer === 'relative' && writesFrom !== null && whereabouts === writesFrom && saysOneOf('words.theirs-at-home', text, knowledge)
}

function isToldOfAnother(text: string, before: Conversation, knowledge: Knowledge): boolean {
  const who = whoIsMeant(text, knowledge, before)
  return who === 'relative' || who === 'witness'
}

/** "Con tôi ở Campuchia": it is the child who is there. Who says of themselves that something happens to them is in need. */
function writerOf(text: string, whereabouts: Country | null, before: Conversation, knowledge: Knowledge): Conversation['writer'] {
  if (whoIsMeant(text, knowledge, before) === 'self') return 'self'
  return whereabouts !== null && namesRelative(text, knowledge) ? 'relative' : before.writer
}

/** Not where "con gái" is whoever writes: "em là con gái, bị lừa sang Lào". */
function namesRelative(text: string, knowledge: Knowledge): boolean {
  return saysOneOfBut('words.relatives', 'words.girl-or-boy', text, knowledge)
}
