/**
 * What the bot knows: curated content, compiled once and never changed afterwards. Everything here is plain readonly data;
 * `compile` makes it from the files in content/, the rest of the program only reads it.
 */
import type { DangerBooks } from './danger/danger-books.ts'
import type { LearnedDanger } from './danger/told/weights.ts'
import type { SearchIndex } from './search/search-index.ts'
import type { Advertisement, CountryNames, Frames, Lexicon, Signal } from './words/wording.ts'

export type Language = 'vi' | 'en'
export const languages: readonly Language[] = ['vi', 'en']

/** The same thing in every language the bot speaks. */
export type PerLanguage<T> = Readonly<Record<Language, T>>

/** ISO 3166-1 alpha-2 in lower case: `vn`, `jp`, `kh`. */
export type Country = string & { readonly __is: 'country' }

/** Where people leave from and come back to, and where their relatives are. */
export const home = 'vn' as Country

/** A calendar date as curators write it: `2026-11-22`. Dates of content are compared in Việt Nam's time (UTC+7). */
export type IsoDate = string

export type TopicId = string
export type TreeId = string
export type NodeId = string

/** The migration cycle, and the service itself. */
export type Stage = 'before' | 'during' | 'after' | 'about'

/**
 * What giving this answer asks for beyond the answer: `caution` the offer of a person, `review` that one looks at this case,
 * `urgent` steps and a case at once.
 */
export type Risk = 'none' | 'caution' | 'review' | 'urgent'

/** What picking a country under an answer tells: that the person in need is there, or that somebody asks about it. */
export type CountryPicked = 'there' | 'asked'

/** The triage ladder: 4 danger now, 3 held, 2 abuse, 1 doubt, 0 nothing. Only a person lowers it. */
export type Level = 0 | 1 | 2 | 3 | 4

export interface Knowledge {
  /** First 12 hex digits of SHA-256 over all content; the same files always give the same version. */
  readonly version: string
  readonly topics: ReadonlyMap<TopicId, Topic>
  readonly trees: ReadonlyMap<TreeId, Tree>
  readonly contacts: ReadonlyMap<string, Contact>
  readonly facts: ReadonlyMap<string, Fact>
  readonly sources: ReadonlyMap<string, Source>
  /** Where a message has several, the entry of the one that stands first here is given. */
  readonly signals: readonly Signal[]
  readonly frames: PerLanguage<Frames>
  /** The phrases of both, ready to be looked for. */
  readonly danger: DangerBooks
  /** What was learnt from told examples of danger; null where nothing was. */
  readonly told: LearnedDanger | null
  readonly lexicon: PerLanguage<Lexicon>
  readonly countries: ReadonlyMap<Country, CountryNames>
  readonly advertisement: Advertisement
  readonly phrases: PerLanguage<Readonly<Record<string, Prose>>>
  readonly operator: Operator
  /** Whether somebody of the hotline is on duty at this moment, where shifts and holidays decide it; left out, the operator's hours do. */
  readonly staffed?: boolean
  /** Null while the operator has imported no register: the bot then says that it cannot check. */
  readonly companies: CompanyRegister | null
  readonly search: SearchIndex
}

/** One question of the content map with its answers; the map says stage, risk and scope, the entry files the rest. */
export interface Topic {
  readonly id: TopicId
  readonly stage: Stage
  readonly risk: Risk
  readonly scope: string
  readonly entry: PerLanguage<Entry>
  /** Answers that replace the base text where the country is known. */
  readonly variants: ReadonlyMap<Country, PerLanguage<Entry>>
  /** `asked` where nothing is said, which is the safe way to be wrong. */
  readonly countryPicked: CountryPicked
  /** Its title would frighten whoever did not say so. */
  readonly grimTitle: boolean
}

export interface Entry {
  /** Where this text stands: `brokerage-fee` or `unpaid-wages@jp`. */
  readonly id: string
  /** First 8 hex digits of SHA-256 over the file; recorded with every reply that came from it. */
  readonly version: string
  readonly title: string
  /** Of a variant, those that it adds to its topic's. */
  readonly ask: readonly string[]
  readonly sources: readonly Citation[]
  readonly compiled: IsoDate
  readonly signed: { readonly by: string; readonly on: IsoDate } | null
  readonly reviewBy: IsoDate
  readonly next: readonly Next[]
  readonly text: Prose
  /** Said in place of `text` as steps for danger. Null where one text is for all. */
  readonly inDanger: Prose | null
  /** Said in place of both to whoever writes for another: a mother, a teacher, somebody beside them. Null where one text is for all. */
  readonly forAnother: Prose | null
  readonly more: Prose | null
  /** Shown to responders only, never to the person. */
  readonly responder: Prose | null
}

/** Where an answer leads on to. */
export type Next = { readonly to: 'topic'; readonly id: TopicId } | { readonly to: 'tree'; readonly id: TreeId }

/** `law-69-2020#23` is the source `law-69-2020` at its article 23. */
export interface Citation {
  readonly source: string
  readonly article: string | null
}

/** Text whose figures and numbers are still placeholders. Rendering fills them for a language, a place and a moment. */
export type Prose = readonly ProseBlock[]

export type ProseBlock =
  | { readonly kind: 'paragraph'; readonly text: Inline }
  | { readonly kind: 'steps'; readonly items: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly Inline[] }
  /** A contact placeholder that stands alone on its line: shown as a card with name, number and hours. */
  | { readonly kind: 'contacts'; readonly of: ContactPlaceholder }

/** Plain text with at most one `**strong**` phrase, and placeholders between. */
export type Inline = readonly (string | Placeholder)[]

export type ContactPlaceholder =
  | { readonly kind: 'contact'; readonly id: string }
  | { readonly kind: 'contacts'; readonly need: Need | 'open-now' }

export type Placeholder =
  | ContactPlaceholder
  | { readonly kind: 'fact'; readonly id: string }
  /** What operator.yaml says of whoever runs this copy. A paragraph or point with something that it does not say is left out. */
  | { readonly kind: 'operator'; readonly key: OperatorKey }
  /** Filled by whoever renders: `{{responder}}`, `{{receipt}}`, `{{compiled}}`. Only phrases may have them. */
  | { readonly kind: 'slot'; readonly name: string }

/** A guided path: words and arrows. Both languages draw the same tree, so its shape stands here once. */
export interface Tree {
  readonly id: TreeId
  readonly version: string
  readonly title: PerLanguage<string>
  readonly start: NodeId
  readonly sources: readonly Citation[]
  readonly compiled: IsoDate
  readonly signed: { readonly by: string; readonly on: IsoDate } | null
  readonly reviewBy: IsoDate
  readonly nodes: ReadonlyMap<NodeId, TreeNode>
}

export type TreeNode = Question | RuleStep | Outcome

export interface Question {
  readonly kind: 'question'
  readonly id: NodeId
  readonly text: PerLanguage<Prose>
  readonly options: readonly Option[]
}

export interface Option {
  readonly label: PerLanguage<string>
  readonly to: NodeId
  /**
   * What is kept when it is chosen: the word in the link's title (`"tourist, level 3"`), else the node it leads to. Unique in its question.
   */
  readonly answer: string
  /** Danger that choosing this means; a chosen option is not screened as text. */
  readonly level: Level
  /** Whoever chooses it is there, or the one that they write for; null where it says nothing of that. */
  readonly country: Country | null
  /** Other words that people type for it, in the phrase form of signals. */
  readonly typed: readonly string[]
}

/** A step that computes. The rule's declared exits are exactly the keys of `exits`; `check` holds it. */
export interface RuleStep {
  readonly kind: 'rule'
  readonly id: NodeId
  readonly text: PerLanguage<Prose>
  readonly rule: string
  readonly inputs: readonly RuleInput[]
  readonly exits: Readonly<Record<string, NodeId>>
}

export type InputType = 'text' | 'money' | 'months' | 'country' | 'choice'

export interface RuleInput {
  readonly name: string
  readonly type: InputType
  /** The node whose kept answer is taken; null when the person is asked here (at most one input of a step is). */
  readonly from: NodeId | null
}

export interface Outcome {
  readonly kind: 'outcome'
  readonly id: NodeId
  readonly text: PerLanguage<Prose>
  readonly next: readonly Next[]
  /** Opens a case of this level for the hotline; null opens none. Below 3 it opens only after the person's tap. */
  readonly opensCase: Level | null
}

/** What a contact helps with. */
export type Need =
  | 'emergency'
  | 'ambulance'
  | 'trafficking'
  | 'labour'
  | 'consular'
  | 'women'
  | 'children'
  | 'immigration'
  | 'mental-health'

/** How sure a number is; carried over from the research dossier. */
export type Confidence = 'verified' | 'reported' | 'recalled'

export interface Contact {
  readonly id: string
  readonly name: PerLanguage<string>
  /** E.164 for dialling from anywhere it works, or the short code that people in that country dial. */
  readonly number: string
  /** The number as people write it, grouped; shown in text. */
  readonly shown: string
  /** From where it can be dialled. A short code works in its own country only. */
  readonly dialFrom: 'anywhere' | readonly Country[]
  /** For people where it can do something. */
  readonly helpsIn: 'anywhere' | readonly Country[]
  readonly needs: readonly Need[]
  readonly vietnamese: 'yes' | 'no' | 'interpreter' | 'unknown'
  readonly hours: Hours
  readonly confidence: Confidence
  /** `no` never shows; `after-check` shows only beside a confirmed one and says that nobody has called it yet. */
  readonly publish: 'yes' | 'after-check' | 'no'
  /** Who heard it answer, and when; null until somebody called. */
  readonly confirmed: { readonly by: string; readonly on: IsoDate } | null
  /** The day the source speaks for; null where the source bears no date. */
  readonly asOf: IsoDate | null
  readonly note: PerLanguage<string> | null
}

/** When a line answers, in the local time of `utcOffsetMinutes`; `unknown` is said as such. */
export type Hours =
  | { readonly kind: 'always' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'weekly'; readonly utcOffsetMinutes: number; readonly open: readonly OpenSpan[] }

/** Days are 1 (Monday) to 7; minutes count from local midnight, `toMinute` exclusive. */
export interface OpenSpan {
  readonly days: readonly number[]
  readonly fromMinute: number
  readonly toMinute: number
}

/** A figure that a law sets. Several dated values may stand under one id; the one that holds on the day is shown. */
export interface Fact {
  readonly id: string
  readonly values: readonly FactValue[]
}

export interface FactValue {
  readonly value: number
  /** Upper end where the law gives a range; null for a single figure. */
  readonly to: number | null
  readonly unit: 'vnd' | 'usd' | 'twd' | 'months' | 'days' | 'hours' | 'years' | 'percent' | 'people'
  readonly holdsFrom: IsoDate | null
  readonly holdsUntil: IsoDate | null
  readonly source: Citation
}

export interface Source {
  readonly id: string
  readonly title: PerLanguage<string>
  readonly kind: 'law' | 'page'
  readonly url: string | null
  readonly inForceFrom: IsoDate | null
  readonly inForceUntil: IsoDate | null
  readonly replacedBy: string | null
}

/** What `{{operator.…}}` can name. */
export type OperatorKey = 'name' | 'phone' | 'privacy-contact' | 'website' | 'hours'

/** Who runs this copy. Everything about the service comes from here; nothing about it is written into entries. */
export interface Operator {
  /** Null while nobody has put a name to it. */
  readonly name: PerLanguage<string> | null
  readonly phone: string | null
  readonly privacyContact: string | null
  readonly website: string | null
  /** When people of the hotline are on duty; `unknown` means that nobody is promised. */
  readonly hours: Hours
  /** Who said in writing that this operator may inform and advise, and when; null while nobody has. */
  readonly standing: { readonly by: string; readonly on: IsoDate } | null
}

/** The official list of licensed companies as the operator imported it. */
export interface CompanyRegister {
  readonly asOf: IsoDate
  readonly source: string
  readonly companies: readonly Company[]
}

export interface Company {
  readonly licence: string
  readonly names: readonly string[]
  readonly status: 'licensed' | 'suspended' | 'revoked'
}

/** Something a curator must mend. `line` counts from 1; 0 means the file as a whole. */
export interface Problem {
  readonly file: string
  readonly line: number
  readonly problem: string
}
