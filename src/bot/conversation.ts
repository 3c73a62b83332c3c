import type { Who } from '../knowledge/danger/who/writer.ts'
import type { Country, Language, Level, NodeId, TopicId, TreeId } from '../knowledge/knowledge.ts'
import type { Address } from '../knowledge/words/addressed.ts'
import type { Choice } from './reply.ts'

export type ConversationId = string & { readonly __id: 'conversation' }
export type CaseId = string & { readonly __id: 'case' }

/** Everything the bot keeps of a conversation between turns. `holder` and `openCase` are derived by the store from its cases. */
export interface Conversation {
  readonly id: ConversationId
  readonly holder: 'bot' | 'person'
  readonly openCase: OpenCase | null
  /** The language answered in: chosen, or the last clear one; null until known. */
  readonly language: Language | null
  /** How the person calls themselves and is called back; null: nothing was heard of it, and they are "anh/chị". */
  readonly addressed: Address | null
  readonly place: Place
  /** Where the person (or the relative they write for) is now. */
  readonly whereabouts: Country | null
  /** Where whoever writes said that they are themselves, should it happen to somebody else; null: a relative is at home. */
  readonly writesFrom: Country | null
  /**
   * Who writes: the person in need, a relative at home, or whoever sees it happen to another beside them. Numbers must be
   * dialled from where the writer is.
   */
  readonly writer: Who
  /** They told that danger happens to themselves: threats against their family make nobody a relative at home. */
  readonly toldOfSelf: boolean
  /** They said that they are under 18. */
  readonly young: boolean
  /** The word by which somebody was named last whom something may happen to ("con" of "con gái tôi"): "nó" and "cháu" may be they. */
  readonly spokenOf: string | null
  /** Where they want to go; of whoever has come home, where from. */
  readonly destination: Country | null
  /** The topic answered last, for "more" and for follow-ups without a subject. */
  readonly topic: TopicId | null
  /**
   * The answer that was told last, by the version of its text in its language: whoever comes to it again at
   * once is not told all of it again.
   */
  readonly answered: AnswerTold | null
  /** Misses in a row. */
  readonly misses: number
  /** The choices shown last, so that "2" or a roughly typed label finds its choice. */
  readonly offered: readonly Choice[]
  /** What was asked, while choices are offered for it and none was taken; null where none are. */
  readonly openQuestion: string | null
  /** Texts of the last 60 seconds that no answer has used up yet: people write in fragments. */
  readonly recent: readonly { readonly text: string; readonly atMs: number }[]
  /** The last danger that steps were given for. */
  readonly danger: GivenSteps | null
  /** Danger signals of any level that the person's words raised, each with the last time: a later one may weigh more beside them. */
  readonly signs: readonly { readonly signal: string; readonly atMs: number }[]
  /**
   * What was said last of something that the bot cannot read, or shortly behind steps, by its phrase: ten pictures at once are told of
   * once.
   */
  readonly toldOf: { readonly phrase: string; readonly atMs: number } | null
  /** Somebody may be reading along: nothing is pushed unasked. Only the person's own word ends it. */
  readonly guarded: boolean
  readonly writingNow: WritingNow
}

export interface OpenCase {
  readonly id: CaseId
  readonly level: Level
  /** It stands in the queue: nobody has taken it, or nobody holds it any more. A parked one has an owner and a day. */
  readonly waits: boolean
}

/** What the person's last message said of writing now; null: nothing. Where it was not safe, whoever helps waits until they write again. */
export type WritingNow = 'unsafe' | 'unsure' | null

export interface AnswerTold {
  readonly version: string
  readonly atMs: number
  /**
   * What was said when more was asked about it: its steps alone, its second part, then where all of it stands.
   * Left out while nobody asked on.
   */
  readonly since?: 'steps' | 'rest' | 'shown-above'
}

export interface GivenSteps {
  readonly level: Level
  readonly topic: TopicId | null
  readonly atMs: number
  /** They were for somebody who writes for another, and are none for oneself. */
  readonly forAnother?: boolean
  /** How an ambulance is called stood beside them. */
  readonly needsAmbulance?: boolean
  /** So did what can be done on a ship. */
  readonly isAtSea?: boolean
  /**
   * No phrase of danger was met, it was only told like it: perhaps a false alarm, which `taken-back` says that the person called it.
   * Left out where there was more.
   */
  readonly byLikeness?: 'alone' | 'taken-back'
  /** They were given once more since. */
  readonly repeated?: boolean
  /** `gone`: the talk was opened anew where somebody may be reading along, and whoever reads now may never have seen them. */
  readonly steps: 'above' | 'gone'
}

export type Place =
  | { readonly at: 'open' }
  | { readonly at: 'tree'; readonly tree: TreeId; readonly node: NodeId; readonly answers: Readonly<Record<NodeId, string>> }
