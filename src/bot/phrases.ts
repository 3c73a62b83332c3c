import type { Inline, Knowledge, Language, Placeholder, Prose } from '../knowledge/knowledge.ts'
import { languages } from '../knowledge/knowledge.ts'
import { onceForEachKey } from '../knowledge/once-for-each.ts'
import { plain } from '../knowledge/words/normalise.ts'

/**
 * Every text that the bot itself says, by its key in content/phrases. Reasons of rules (`verdict.…`) come on top: each rule
 * declares its own. Keys that begin with `words.` are lists of whole messages that are read, not said.
 */
export const phraseKeys = [
  'hello',
  'greeting',
  'thanks',
  'anyone',
  'anyone.nobody',
  'insult',
  'anger',
  'unclear',
  'menu',
  'stage.before',
  'stage.during',
  'stage.after',
  'stage.about',
  'stage.list',
  'choose-by-number',
  'guides',
  'guides.list',
  'meant',
  'answer-above',
  'answer-rest',
  'answer-steps',
  'choices',
  'miss.first',
  'miss.again-on-duty',
  'miss.again-nobody',
  'miss.elsewhere',
  'miss.in-case',
  'miss.in-case-nobody',
  'miss.none',
  'miss.beyond',
  'person.on-duty',
  'person.nobody',
  'person.added',
  'consent.on-duty',
  'consent.nobody',
  'taken',
  'transferred',
  'handed-back',
  'closed',
  'correction',
  'parked',
  'parked.no-date',
  'returned',
  'returned.nobody',
  'waiting',
  'waiting.nobody',
  'danger.opening',
  'danger.numbers',
  'danger.told',
  'danger.nobody',
  'danger.where',
  'danger.meant',
  'danger.steps-again',
  'danger.steps-stand',
  'danger.steps-stand-asked',
  'danger.again',
  'danger.again-nobody',
  'danger.pay-or-not',
  'danger.pay-or-not-self',
  'danger.young',
  'danger.numbers-abroad',
  'danger.numbers-with-writer',
  'danger.numbers-if-home',
  'danger.numbers-there',
  'danger.over',
  'danger.cannot-call',
  'danger.be-found',
  'danger.here',
  'guarded.opening',
  'guarded.numbers',
  'calls.if-safe',
  'calls.from-there',
  'calls.by-family',
  'calls.by-adult',
  'calls.from-home',
  'calls.only-there',
  'guarded.question',
  'guarded.again',
  'guarded.silent',
  'guarded.safe',
  'guarded.safe-steps',
  'guarded.safe-numbers',
  'guarded.safe-again',
  'guarded.safe-told',
  'guarded.safe-nobody',
  'look-alike',
  'look-alike.unnamed',
  'look-alike.guarded',
  'look-alike.guarded-unnamed',
  'look-alike.no',
  'review.offer',
  'review.offer-nobody',
  'variant.choose',
  'variant.missing',
  'more.none',
  'past.line',
  'past.withheld',
  'sure.law',
  'sure.page',
  'sure.partly',
  'sure.case',
  'sure.checking',
  'source.unsigned',
  'source.signed',
  'source.named',
  'source.article',
  'source.others',
  'tree.changed',
  'tree.old-button',
  'tree.stopped',
  'tree.first',
  'tree.unclear',
  'tree.understood',
  'tree.because',
  'tree.reasons',
  'tree.offer',
  'tree.offer-nobody',
  'input.text',
  'input.money',
  'input.months',
  'input.country',
  'ad.flags',
  'ad.no-flags',
  'ad.next',
  'file.voice',
  'file.picture',
  'file.video',
  'file.document',
  'file.beside',
  'file.kept',
  'file.lost',
  'file.too-large',
  'file.too-many',
  'file.not-fetched',
  'location.here',
  'location.known',
  'numbers.known',
  'numbers.others',
  'location.kept',
  'unserved.voice',
  'unserved.picture',
  'unserved.video',
  'unserved.sticker',
  'unserved.location',
  'unserved.document',
  'unserved.contact',
  'unserved.protected',
  'unserved.protected-again',
  'unserved.protected-nobody',
  'unserved.other',
  'exit',
  'erase',
  'left-behind.older',
  'left-behind.everything',
  'left-behind.anywhere',
  'gap',
  'only-in-private',
  'turned-away',
  'helped.question',
  'helped.yes',
  'helped.no',
  'language.choose',
  'language.changed',
  'tap.unknown',
  'call.hours-unknown',
  'call.hours',
  'operator.always',
  'call.closed',
  'call.unconfirmed',
  'call.no-vietnamese',
  'call.interpreter',
  'call.dial-from',
  'label.person',
  'label.more',
  'label.more-topics',
  'label.back',
  'label.stop',
  'label.menu',
  'label.none',
  'label.not-this',
  'label.resume',
  'label.consent',
  'label.consent-nobody',
  'label.now',
  'label.where',
  'label.steps',
  'label.safe-yes',
  'label.safe-no',
  'label.safe-unsure',
  'label.helped-yes',
  'label.helped-no',
  'label.vi',
  'label.en',
  'words.exit',
  'words.erase',
  'words.erase-asked',
  'words.beside-erase',
  'words.menu',
  'words.guides',
  'words.person',
  'words.wants-person',
  'words.wants-another',
  'words.spoke-with-us',
  'words.wants-them-again',
  'words.back',
  'words.stop',
  'words.none',
  'words.more',
  'words.vi',
  'words.en',
  'words.language',
  'words.safe-yes',
  'words.safe-echo',
  'words.assent',
  'words.safe-no',
  'words.safe-unsure',
  'words.unsafe',
  'words.asks-on',
  'words.what-to-do',
  'words.whom-to-call',
  'words.over',
  'words.theirs-over',
  'words.beside-over',
  'words.thanks',
  'words.thinks-over',
  'words.anyone',
  'words.yes',
  'words.no',
  'words.insults',
  'words.beside-insults',
  'words.unclear',
  'words.about-to-ask',
  'words.courtesy',
  'words.skip',
  'words.meaning',
  'words.beside-choice',
  'words.that-one',
  'words.choice-first',
  'words.choice-second',
  'words.choice-third',
  'words.choice-last',
  'words.follow-up',
  'words.follow-up-openers',
  'words.follow-up-ends',
  'words.of-death',
  'words.about-number',
  'words.asks-number',
  'words.which-line',
  'words.costs',
  'words.money-demanded',
  'words.that-number',
  'words.a-line',
  'words.unanswered',
  'words.cannot-call',
  'words.to-be-found',
  'words.their-language',
  'words.them',
  'words.they',
  'words.calling',
  'words.follow-up-asks',
  'words.that-side',
  'words.asks-price',
  'words.asks-compensation',
  'words.company',
  'words.no-company-name',
  'words.beside-company',
  'words.units',
  'words.numbers',
  'words.beside-amount',
  'words.paying',
  'words.paid-by-others',
  'words.girl-or-boy',
  'words.relatives',
  'words.those-at-home',
  'words.i-am-elder',
  'words.abroad',
  'words.theirs-at-home',
  'words.carried-off',
  'words.of-the-village',
  'words.serves-the-village',
] as const

export type PhraseKey = (typeof phraseKeys)[number]

/**
 * The phrase in that language, else in another; empty where none has it, for a missing phrase must not silence a turn. Filled with a
 * `count`, it may have a form for that number (`source.others_one`), as i18next names them.
 */
export function phrase(knowledge: Knowledge, language: Language, key: string, { count }: Slots = {}): Prose {
  for (const speaks of ownFirst[language]) {
    const said = knowledge.phrases[speaks]
    const form = count === undefined ? key : `${key}_${numberForms[speaks].select(Number(count))}`
    if (Object.hasOwn(said, form)) return said[form] ?? []
    if (Object.hasOwn(said, key)) return said[key] ?? []
  }
  return []
}

const ownFirst = { vi: ['vi', 'en'], en: ['en', 'vi'] } as const
const numberForms = { vi: new Intl.PluralRules('vi'), en: new Intl.PluralRules('en') } as const

/** What fills `{{responder}}` and the like; a slot without a value stays empty. */
export type Slots = Readonly<Record<string, string>>

/** A phrase of one line as bare text, for labels and notes: slots are filled, facts and numbers do not stand there. */
export function spoken(knowledge: Knowledge, language: Language, key: PhraseKey, slots: Slots = {}): string {
  const [first] = phrase(knowledge, language, key, slots)
  if (first?.kind !== 'paragraph') return ''
  let text = ''
  for (const part of first.text) text += typeof part === 'string' ? part : slotValue(part, slots)
  return text
}

export function slotValue(placeholder: Placeholder, slots: Slots): string {
  return placeholder.kind === 'slot' && Object.hasOwn(slots, placeholder.name) ? (slots[placeholder.name] ?? '') : ''
}

/** The items of a phrase that is a list (`words.…`), of both languages together: people write commands in either. */
export function wordsOf(knowledge: Knowledge, key: PhraseKey): readonly string[] {
  return languages.flatMap((language) =>
    (Object.hasOwn(knowledge.phrases[language], key) ? (knowledge.phrases[language][key] ?? []) : []).flatMap((block) =>
      block.kind === 'list' || block.kind === 'steps' ? block.items.map(bare) : [],
    ),
  )
}

/** The same items with each `a|b` written out, for a list whose items are compared with what was typed. A gap has no place in those. */
export const messagesOf = onceForEachKey((knowledge: Knowledge, key: PhraseKey): readonly string[] =>
  wordsOf(knowledge, key).flatMap(writtenOut),
)

/** `họ|nó về rồi` is "họ về rồi" and "nó về rồi". */
function writtenOut(item: string): readonly string[] {
  const [first = [], ...more] = item.split(' ').map((word) => word.split('|'))
  return more.reduce((begun, words) => begun.flatMap((one) => words.map((word) => `${one} ${word}`)), first)
}

/** Those messages in plain form, for looking up. */
export const wordSet = onceForEachKey(
  (knowledge: Knowledge, key: PhraseKey): ReadonlySet<string> => new Set(messagesOf(knowledge, key).map(plain)),
)

function bare(text: Inline): string {
  return text.filter((part) => typeof part === 'string').join('')
}
