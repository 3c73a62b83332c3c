import type { Danger } from '../../knowledge/danger/danger.ts'
import { mayBeMeant } from '../../knowledge/danger/may-be-meant.ts'
import { type JobAd, readJobAd } from '../../knowledge/job-ad.ts'
import { type Country, home, type Knowledge, type Language, type Topic, type Tree } from '../../knowledge/knowledge.ts'
import { findPlaces } from '../../knowledge/places/places.ts'
import { likelyRight, type Ranked, rank } from '../../knowledge/search/rank.ts'
import { plain } from '../../knowledge/words/normalise.ts'
import { answeredAsInDanger } from '../danger/in-danger.ts'
import { behindMeaning } from '../hear/behind-meaning.ts'
import type { Heard } from '../hear/listen.ts'
import { namedTree } from '../hear/named-tree.ts'
import { tellsOnlyAmount } from '../hear/only-amount.ts'
import { onlyNames } from '../hear/only-names.ts'
import { countWords } from '../hear/read-message.ts'
import { saysOneOf, saysOnly } from '../hear/says-one-of.ts'
import { readSmallTalk, type SmallTalk } from '../hear/small-talk.ts'
import { wordSet } from '../phrases.ts'
import type { Conversation } from '../turn.ts'
import { asksCompensation, compensationAnswer } from './asks-compensation.ts'
import { asksOfCompany, type CompanyAsked, licenceTopic } from './asks-of-company.ts'
import { asksWhoOrWhat, mostAskingOn } from './asks-on.ts'
import { countryFor } from './entry-for.ts'
import { asksOnChoices, hasNoSubject, openTopics } from './open-choices.ts'
import { pathOfSum } from './path-of-sum.ts'

/** What a text that is no command comes to. */
export type FoundAnswer =
  /**
   * `path` is a guided path that was called nearly by its title: it is offered with what was found. `others` are what may have been
   * meant instead, the likeliest first.
   */
  | {
      readonly kind: 'entry'
      readonly topic: Topic
      readonly country: Country | null
      readonly followsUp: boolean
      readonly path: Tree | null
      readonly others: readonly Topic[]
    }
  | { readonly kind: 'choices'; readonly topics: readonly Topic[]; readonly path: Tree | null }
  /** A short question about the last answer, of which all was told and shown again; `others` are what may be meant instead. */
  | { readonly kind: 'beyond'; readonly others: readonly Topic[] }
  /** A guided path was called by its title, and no answer is meant as surely. */
  | { readonly kind: 'path'; readonly path: Tree }
  | { readonly kind: 'advertisement'; readonly ad: JobAd }
  /** Greets, thanks, calls or insults: no question, so no miss. */
  | { readonly kind: 'small-talk'; readonly talk: SmallTalk }
  | { readonly kind: 'nothing' }

const mostChoices = 3
/**
 * What is right less surely than this is told with what may have been meant instead; in danger, what is seldom
 * asked there is not told at all.
 */
const certainFrom = 0.95
const mostOthers = 2
/** A best guess about the service itself that has less than this is mostly small talk: the other guesses are hardly ever right then. */
const weakBelow = 0.25
/** So few words may be a cry, not a question. */
const fewestAsking = 4

/** Pure. What was written in one breath is read together; the last message alone counts where that is clearer. */
export function findAnswer(heard: Heard, danger: Danger, knowledge: Knowledge): FoundAnswer {
  const { conversation, said, burst, named } = heard
  const text = said.kind === 'words' ? said.text : ''
  const tellsNothing = danger.level === 0 && danger.against?.why !== 'weighed'
  const talk = tellsNothing ? readSmallTalk(text, knowledge) : null
  // "?" or a tear, from somebody in danger, asks for the steps.
  const asksForSteps = talk !== 'thanks' && plain(text) === '' && answeredAsInDanger(conversation)
  // Who is held cannot go outside for a while, as anger is told to; whoever has the case hears it.
  const isForStaff = talk === 'anger' && answeredAsInDanger(conversation)
  if (talk !== null && !asksForSteps && !isForStaff) return { kind: 'small-talk', talk }
  const ad = readJobAd(burst, knowledge)
  if (ad.isAd) return { kind: 'advertisement', ad }
  const before = conversation.topic === null ? undefined : knowledge.topics.get(conversation.topic)
  if (before && named !== null && onlyNames(text, named, knowledge) && !isAboutAnother(before, named, knowledge))
    return { ...entry(before, heard), followsUp: true }
  const open = openTopics(conversation, knowledge)
  const spokenOf = open.length > 0 ? open : before ? [before] : []
  const ofSum = answeredAsInDanger(conversation) ? null : pathOfSum(text, spokenOf, knowledge)
  if (before && open.length === 0 && tellsOnlyAmount(text, knowledge))
    return answeredAsInDanger(conversation) ? { kind: 'nothing' } : { ...goesOn(before, heard), path: ofSum }
  // "Giờ bọn em phải làm gì" is about what was told before the choices.
  if (open.length > 0 && tellsNothing && saysOnly('words.what-to-do', text, knowledge)) return { kind: 'choices', topics: open, path: null }
  const behindChoices = open.length > 0 && asksOnChoices(heard, knowledge)
  const together = behindChoices ? { ...heard, burst: `${conversation.openQuestion}\n${text}` } : heard
  const company = answeredAsInDanger(conversation) ? null : asksOfCompany(text, spokenOf.length > 0, knowledge)
  const goesBehind = company === null ? before : undefined // a company is its own subject
  const ranked = notTwice(clearest(together, text, goesBehind, knowledge), together, text, goesBehind, knowledge)
  const topics = ranked.hits.flatMap(({ topic }) => knowledge.topics.get(topic) ?? [])
  const [first] = topics
  const noticed = abuseNoticed(danger, knowledge)
  if (noticed && (ranked.decision !== 'sure' || topics.slice(0, mostChoices).includes(noticed))) return entry(noticed, heard)
  const called = namedTree(text, knowledge)
  const path = called?.tree ?? ofSum
  const strays = saysOnly('words.asks-price', text, knowledge) && isElsewhere(first, open[0] ?? before)
  if (ranked.decision === 'sure' && first && !strays && !isAboutDanger(heard, first, ranked, knowledge))
    return { ...entry(first, heard), path, others: othersThan(first, ranked, conversation, knowledge) }
  if (called?.exactly) return { kind: 'path', path: called.tree }
  if (before && asksCompensation(heard, before, knowledge)) return entry(compensationAnswer(before, topics), heard)
  if (company !== null && path === null) return leadToLicence(company, ranked, heard, knowledge)
  const asksOfOffered = behindChoices && path === null && hasNoSubject(heard, open, knowledge)
  const offered = asksOfOffered ? likeliestOf(open, topics, heard) : null
  if (offered !== null) return offered
  const on = before && open.length === 0 && path === null && asksOn(heard, knowledge) ? findOn(before, topics, ranked, heard) : null
  if (on !== null) return on
  const guessed =
    ranked.decision === 'no' ||
    namesNothing(heard.burst) ||
    answeredAsInDanger(conversation) ||
    (before !== undefined && isHardlyMeant(first, ranked))
      ? []
      : guessesIn(topics, ranked, knowledge).slice(0, path ? mostChoices - 1 : mostChoices)
  return guessed.length === 0 && !path ? { kind: 'nothing' } : { kind: 'choices', topics: guessed, path }
}

/**
 * "Hết bao nhiêu tiền", behind what to do about a death abroad, is not about the cost of going; "có mất phí không" behind any answer but
 * one about the service itself is not about that.
 */
function isElsewhere(first: Topic | undefined, before: Topic | undefined): boolean {
  if (before === undefined || first === undefined || before.stage === first.stage) return false
  return first.stage === 'before' || first.stage === 'about'
}

/** "Còn Đức thì sao", behind how one works in Japan: what holds there holds nowhere else. */
function isAboutAnother({ entry: { vi, en }, variants }: Topic, country: Country, knowledge: Knowledge): boolean {
  const [about, inEnglish] = [vi, en].map(({ title }) => findPlaces(title, knowledge).named)
  return !variants.has(country) && about != null && about === inEnglish && about !== home && about !== country
}

/** The country for which the answer was told last: who asked about work in Germany, and then about the deposit, asks about Germany. */
export function countryTold({ variants }: Topic, { answered, language }: Conversation): Country | null {
  for (const [country, entries] of variants) if (entries[language ?? 'vi'].version === answered?.version) return country
  return null
}

/**
 * "Mất bao lâu", "cần giấy gì", right behind an answer and without a subject of its own: asked about that
 * answer, as far as anybody can tell.
 */
function asksOn({ said, conversation, burst, named }: Heard, knowledge: Knowledge): boolean {
  if (said.kind !== 'words' || answeredAsInDanger(conversation) || named !== null) return false
  const language = conversation.language ?? 'vi'
  if (burst !== said.text || countWords(said) > mostAskingOn[language]) return false
  return asksWhoOrWhat(said.text, language, knowledge)
}

/** Of the answers that are offered, the one that the question goes on about as far as anybody can tell; the others may be meant. */
function likeliestOf(open: readonly Topic[], ranked: readonly Topic[], heard: Heard): FoundAnswer | null {
  const calm = open.filter(({ risk }) => risk !== 'urgent') // steps for danger are given to whoever takes them
  const [first] = [...ranked.filter((topic) => calm.includes(topic)), ...calm]
  return first ? { ...entry(first, heard), others: open.filter((topic) => topic !== first).slice(0, mostOthers) } : null
}

/** What may be no name at all is offered beside what else is likely. */
function leadToLicence(company: CompanyAsked, { hits }: Ranked, heard: Heard, knowledge: Knowledge): FoundAnswer {
  const licence = licenceTopic(knowledge)
  if (licence === undefined) return { kind: 'nothing' }
  if (company === 'by-name') return entry(licence, heard)
  const others = mayBeMeant(hits, 'steps', knowledge).filter((topic) => topic !== licence && topic.stage !== 'about')
  return { kind: 'choices', topics: [licence, ...others.slice(0, mostChoices - 1)], path: null }
}

/** What a question about the last answer comes to; null where it may be a cry ("không muốn làm gì nữa"). */
function findOn(before: Topic, topics: readonly Topic[], ranked: Ranked, heard: Heard): FoundAnswer | null {
  const { conversation } = heard
  const others = alsoLikely(before, topics, ranked)
  if (conversation.answered?.since === 'shown-above')
    return others.some(({ risk }) => risk === 'urgent') ? null : { kind: 'beyond', others }
  return { ...goesOn(before, heard), others }
}

function goesOn(before: Topic, heard: Heard): Extract<FoundAnswer, { kind: 'entry' }> {
  const { conversation } = heard
  return { ...entry(before, heard), country: countryTold(before, conversation) ?? countryFor(before, conversation, null) }
}

/** What may as well be meant; that the service itself is, is nearly always chance in so few words. */
function alsoLikely(before: Topic, topics: readonly Topic[], { hits }: Ranked): readonly Topic[] {
  const likely = topics.filter(
    (topic, n) => topic !== before && (hits[n]?.score ?? 0) >= likelyFrom[topic.stage === 'about' ? 'about' : 'rest'],
  )
  return likely.slice(0, mostOthers)
}

/** "Who can I call", behind an answer that names no number, lies above. */
const likelyFrom = { about: 0.6, rest: 0.3 } as const

/**
 * Beside a weak guess about the service itself, nothing else, and one that is hardly likely says less than the menu; a grim title ("I do
 * not want to live any more") not for a share of a few in a hundred.
 */
function guessesIn(topics: readonly Topic[], { hits }: Ranked, knowledge: Knowledge): readonly Topic[] {
  const share = topics[0]?.stage === 'about' ? (hits[0]?.score ?? 0) : 1
  if (share < fewestMeant) return []
  const likely = mayBeMeant(hits, 'answer', knowledge)
  const guessed = topics.filter((topic, n) => n === 0 || topic.grimTitle !== true || likely.includes(topic)).slice(0, mostChoices)
  return share < weakBelow ? guessed.filter(({ stage }) => stage === 'about') : guessed
}

/**
 * "Nhiều quá", "làm hết rồi" behind an answer: where that leads on to is nearer than what ranks first with so little, or
 * that the service itself is meant.
 */
function isHardlyMeant(first: Topic | undefined, { hits }: Ranked): boolean {
  return (hits[0]?.score ?? 0) < (first?.stage === 'about' ? weakBelow : fewestMeant)
}

const fewestMeant = 0.1

/** "3", of no choices: what it stands for is anybody's guess. */
function namesNothing(burst: string): boolean {
  return !/\p{L}/u.test(burst)
}

function isQuestion(text: string, language: Language, knowledge: Knowledge): boolean {
  return asksWhoOrWhat(text, language, knowledge) || saysOneOf('words.asks-on', text, knowledge)
}

/**
 * "Em sợ lắm", from somebody in danger, is no question about something else; nor is "where do I go" one about a country to choose. "Nó nói
 * làm casino", from the mother of whoever is missing, asks for no advice about an offer.
 */
function isAboutDanger({ said, conversation }: Heard, { stage }: Topic, ranked: Ranked, knowledge: Knowledge): boolean {
  if (!answeredAsInDanger(conversation)) return false
  const { writer, language } = conversation
  const tellsOn =
    writer === 'relative' && stage === 'before' && said.kind === 'words' && !isQuestion(said.text, language ?? 'vi', knowledge)
  const isUnlikely = countWords(said) < fewestAsking || stage === 'before' || stage === 'about'
  return tellsOn || (isUnlikely && likelyRight(ranked, knowledge) < certainFrom)
}

function othersThan(first: Topic, ranked: Ranked, conversation: Conversation, knowledge: Knowledge): readonly Topic[] {
  if (likelyRight(ranked, knowledge) >= certainFrom) return []
  const meant = mayBeMeant(ranked.hits, answeredAsInDanger(conversation) ? 'answer-in-danger' : 'answer', knowledge)
  return meant.filter((topic) => topic !== first).slice(0, mostOthers)
}

/** A sign of abuse names its topic; only danger itself opens the urgent ones. */
function abuseNoticed({ topic }: Danger, knowledge: Knowledge): Topic | null {
  const noticed = topic === null ? undefined : knowledge.topics.get(topic)
  return noticed && noticed.risk !== 'urgent' ? noticed : null
}

function entry(topic: Topic, { conversation, named }: Heard): Extract<FoundAnswer, { kind: 'entry' }> {
  return { kind: 'entry', topic, country: countryFor(topic, conversation, named), followsUp: false, path: null, others: [] }
}

const clarity = { sure: 2, unsure: 1, no: 0 } as const

/** The readings from the widest to the narrowest; the first of the clearest wins. A follow-up is also read behind the topic before it. */
function clearest(heard: Heard, text: string, before: Topic | undefined, knowledge: Knowledge): Ranked {
  const { conversation, burst, named } = heard
  const context = {
    language: conversation.language,
    stage: before?.stage ?? null,
    topicBefore: conversation.topic,
    country: named ?? conversation.destination ?? conversation.whereabouts,
    isThere: isThere(conversation, named),
  }
  const meant = behindMeaning(text, knowledge)
  let best = rank(burst, knowledge, context)
  if (best.decision !== 'sure' && burst !== text) best = clearer(best, rank(text, knowledge, context))
  if (best.decision !== 'sure' && meant !== null) best = clearer(rank(meant, knowledge, context), best)
  const subject = conversation.openQuestion ?? before?.entry[conversation.language ?? 'vi'].title
  if (best.decision === 'no' && subject !== undefined && (meant !== null || followsUp(text, knowledge)))
    best = clearer(best, rank(`${meant ?? text}\n${subject}`, knowledge, context))
  return best
}

/** Whoever writes on below choices and would be offered the same ones did not mean them: what they write now is read by itself. */
function notTwice(ranked: Ranked, heard: Heard, text: string, before: Topic | undefined, knowledge: Knowledge): Ranked {
  if (ranked.decision !== 'unsure' || heard.burst === text) return ranked
  const open = openTopics(heard.conversation, knowledge)
  const again = ranked.hits.slice(0, mostChoices)
  if (!again.every(({ topic }) => open.some(({ id }) => id === topic))) return ranked
  const alone = clearest({ ...heard, burst: text }, text, before, knowledge)
  const first = knowledge.topics.get(alone.hits[0]?.topic ?? '')
  return alone.decision === 'no' || isHardlyMeant(first, alone) ? ranked : alone
}

/** Abroad, and no other country is spoken of. */
function isThere({ whereabouts, destination }: Conversation, named: Country | null): boolean {
  if (whereabouts === null || whereabouts === home) return false
  return (destination ?? whereabouts) === whereabouts && (named ?? whereabouts) === whereabouts
}

function clearer(a: Ranked, b: Ranked): Ranked {
  return clarity[b.decision] > clarity[a.decision] ? b : a
}

function followsUp(text: string, knowledge: Knowledge): boolean {
  const typed = `${plain(text)} `
  return [...wordSet(knowledge, 'words.follow-up-openers')].some((opener) => typed.startsWith(`${opener} `))
}
