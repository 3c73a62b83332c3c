/**
 * The words of one turn: what a person sent, what is known of the conversation, what is said and what has to happen.
 * Plain data; `respond` makes a Turn out of it and the store carries the Turn out in one transaction.
 */

import type { Who } from '../knowledge/danger/who/writer.ts'
import type { Country, Language, Level, NodeId, TopicId, TreeId } from '../knowledge/knowledge.ts'
import type { Address } from '../knowledge/words/addressed.ts'
import type { Reason } from './reason.ts'

export type ConversationId = string & { readonly __id: 'conversation' }
export type CaseId = string & { readonly __id: 'case' }
export type MediaId = string & { readonly __id: 'media' }

/** What a person did, read out of a channel's payload. Text is NFC and trimmed; ids are opaque strings. */
export interface InboundMessage {
  /** The channel's own id of this event: the same id arriving again has no second effect. */
  readonly eventId: string
  readonly from: ChannelAddress
  readonly sentAtMs: number
  readonly content: InboundContent
  /** The channel's own id of this message, under which it could be taken back; left out where it has none. */
  readonly remoteId?: string
  /** The language of the page or app it was sent from: answered in where neither the conversation nor the words tell. */
  readonly languageHint?: Language
}

export type InboundContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'edited'; readonly text: string }
  /** A pressed choice. `data` can be forged: it is checked against what such data may be, never trusted. */
  | { readonly kind: 'tap'; readonly data: string }
  /** The conversation was opened (`/start`, the page was loaded); `payload` is a deep link. */
  | { readonly kind: 'started'; readonly payload: string | null }
  /** Kept for whoever helps; nothing here looks into it. The caption is read as words are; null where there is none. */
  | { readonly kind: 'file'; readonly what: FileKind; readonly file: RemoteFile; readonly caption: string | null }
  /**
   * Degrees, north and east positive. `live`: it will move; `moved`: it has, nobody sent this by hand. `name`: a place that was picked
   * rather than where the phone is.
   */
  | {
      readonly kind: 'location'
      readonly latitude: number
      readonly longitude: number
      readonly live: boolean
      readonly moved?: boolean
      readonly name: string | null
    }
  /**
   * `protected`: the app hides from bots what this person sends. A file without a handle to fetch it by is told by its kind. `words`:
   * names, numbers and addresses, for whoever helps: never a question to be answered or noted.
   */
  | {
      readonly kind: 'unserved'
      readonly what: FileKind | 'sticker' | 'location' | 'contact' | 'protected' | 'other'
      readonly words?: string
    }
  | { readonly kind: 'left' }
  | { readonly kind: 'returned' }

export type FileKind = 'voice' | 'picture' | 'video' | 'document'

/** A file that still lies with the channel. */
export interface RemoteFile {
  /** The channel's own handle, an address or an id: sealed with the message, never logged. */
  readonly ref: string
  /** As the sender's app calls it; nothing about it is trusted. */
  readonly name: string | null
  readonly sizeBytes: number | null
  /** It is here already: our own page handed it over with the message. */
  readonly kept?: MediaId
}

/** A file that lies sealed beside the conversation; `name` is what the receiver's app may call it. */
export interface KeptFile {
  readonly media: MediaId
  readonly name: string
}

/** Where a person can be reached: channel, the account of ours they wrote to, and their id there. Never one of them alone. */
export interface ChannelAddress {
  readonly channel: string
  readonly account: string
  readonly id: string
  /** What the channel needs besides to write there. Opaque to everything else, the last one that came holds, and it is nobody's name. */
  readonly route?: string
  /** Of a talk of the web chat: the same for those that began over one line. Leads back to none. */
  readonly line?: string
}

export interface OpenCase {
  readonly id: CaseId
  readonly level: Level
  /** It stands in the queue: nobody has taken it, or nobody holds it any more. A parked one has an owner and a day. */
  readonly waits: boolean
}

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
  readonly danger: ToldDanger | null
  /** Danger signals of any level that the person's words raised, each with the last time: a later one may weigh more beside them. */
  readonly signs: readonly { readonly signal: string; readonly atMs: number }[]
  /** What was said last of something that the bot cannot read, by its phrase: ten pictures at once are told of once. */
  readonly toldOf: { readonly phrase: string; readonly atMs: number } | null
  /** Somebody may be reading along: nothing is pushed unasked. Only the person's own word ends it. */
  readonly guarded: boolean
  readonly writingNow: WritingNow
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

export interface ToldDanger {
  readonly level: Level
  readonly topic: TopicId | null
  readonly atMs: number
  /** They were for somebody who writes for another, and are none for oneself. */
  readonly forAnother?: boolean
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

export interface Turn {
  readonly conversation: Conversation
  readonly replies: readonly Reply[]
  readonly effects: readonly Effect[]
}

/** One thing said, before a channel's limits shape it into bubbles. */
export interface Reply {
  readonly blocks: readonly Block[]
  readonly choices: readonly Choice[]
  /** After an uncertain send: `repeat` is safe to say twice (advice, numbers), `once` goes to staff instead. */
  readonly ifUncertain: 'repeat' | 'once'
  readonly lane: Lane
  readonly origin: Origin
  /** Later than this after the decision it is no longer sent: late advice can harm. */
  readonly expiresAfterMs: number
  /** Begins every bubble of this reply, so that a preview on a watched phone shows nothing else; null where nobody watches. */
  readonly opening: string | null
  /** Leaves as a bubble of its own after the words. */
  readonly file?: KeptFile
  /** Words of farewell: what stays on the phone is said too, and how it goes; by what the channel can take back. */
  readonly leftBehind?: Readonly<Record<'older' | 'everything' | 'anywhere', readonly Block[]>>
  /** Stands above choices that became numbers; left out, they stand alone. */
  readonly howToChoose?: string
}

/** Lanes by importance, most important first. */
export type Lane = 'danger' | 'person' | 'bot' | 'broadcast'

/** The file and version a reply came from, so that a wrong answer can be found and put right later. */
export type Origin =
  | { readonly from: 'entry'; readonly id: string; readonly part: 'text' | 'steps' | 'more'; readonly version: string }
  | { readonly from: 'tree'; readonly id: TreeId; readonly node: NodeId; readonly version: string }
  | { readonly from: 'phrase'; readonly id: string; readonly version: string }
  /** One of the staff, by the name that the person knows. `proposalOf`: the entry whose proposal was checked and sent, edited or not. */
  | { readonly from: 'person'; readonly name: string; readonly proposalOf: TopicId | null }

/** Rendered text: placeholders are filled, and `**strong**` is the only markup left. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'steps'; readonly items: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'calls'; readonly calls: readonly Call[] }
  /** How sure the answer is, from which law, compiled when. */
  | { readonly kind: 'source'; readonly text: string }

/** A number a person can dial from where they are. */
export interface Call {
  readonly name: string
  /** For a `tel:` link: digits, with a leading + when international. */
  readonly number: string
  readonly shown: string
  /** Hours, cost, language, and "nobody has called this number yet" where it is so; empty when there is nothing to say. */
  readonly note: string
  /** Only somebody where the person in need is can dial it, or only somebody at home in Việt Nam; left out: both, as far as is known. */
  readonly onlyFrom?: 'there' | 'home'
  /** Where not everybody can dial it: whoever reads this certainly can. */
  readonly byReader?: true
}

export interface Choice {
  readonly label: string
  /** At most 64 bytes, see `choice-data.ts`. */
  readonly data: string
  /** Leads to a person: shown warm where the channel has colours. */
  readonly toPerson: boolean
}

/** What has to happen besides replying, carried out in the same transaction as the turn. */
export type Effect =
  | { readonly kind: 'open-case'; readonly level: Level; readonly topic: TopicId | null; readonly because: readonly Reason[] }
  | { readonly kind: 'raise-case'; readonly level: Level; readonly because: readonly Reason[] }
  | { readonly kind: 'add-to-case'; readonly because: readonly Reason[] }
  | { readonly kind: 'pass-to-person' }
  /** Of the open case it was said, without adding to it, that somebody on duty knows: the person counts on one from now on. */
  | { readonly kind: 'expect-person' }
  /** Danger overtakes: bot bubbles of this conversation that have not begun to leave are cancelled. */
  | { readonly kind: 'cancel-unsent' }
  /** Counted, and not answered: its sender is blocked. */
  | { readonly kind: 'turn-away' }
  /** Counted: whether an answer helped. */
  | { readonly kind: 'note-helped'; readonly topic: TopicId; readonly helped: boolean }
  | { readonly kind: 'note-unanswered'; readonly question: string; readonly language: Language }
  | { readonly kind: 'set-clock'; readonly clock: ClockName; readonly dueAtMs: number }
  | { readonly kind: 'cancel-clock'; readonly clock: ClockName }
  | { readonly kind: 'leave' }
  | { readonly kind: 'erase'; readonly receipt: string }
  | { readonly kind: 'reachable'; readonly reachable: boolean }

/**
 * Clocks a turn may start; at most one of each name runs in a conversation, setting it again moves it. Those of a case are the hotline's.
 */
export type ClockName = 'miss'
