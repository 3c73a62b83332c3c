import type { NodeId, TopicId, TreeId } from '../knowledge/knowledge.ts'
import type { KeptFile } from './message.ts'

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
