import type { Evidence } from '../knowledge/danger/evidence.ts'
import type { Country, NodeId, PerLanguage, TopicId, TreeId } from '../knowledge/knowledge.ts'
import type { InboundContent } from './message.ts'

/**
 * Why a person has to look at a conversation. Kept as JSON beside its case and worded by whatever shows it, in the language of the
 * reader: a kind that is in a store is never given another meaning.
 */
export type Reason =
  | Evidence
  | { readonly kind: 'asked-for-person' | 'agreed-to-be-read' | 'not-understood' | 'writes-hidden' | 'asked-whether-to-pay' | 'says-over' }
  | { readonly kind: 'cannot-call' | 'asks-to-be-found' | 'reaches-nobody' | 'somebody-is-near' }
  /** An answer that only people in danger look for: in their own words, or picked by its title. */
  | { readonly kind: 'asked' | 'chose'; readonly topic: TopicId }
  /** A guided path came to this node, or left it by the option `chose`, as its button reads. */
  | { readonly kind: 'path'; readonly tree: TreeId; readonly node: NodeId; readonly chose: PerLanguage<string> | null }
  | { readonly kind: 'is-in'; readonly country: Country }
  /** It came, and nothing here can read it. */
  | { readonly kind: 'sent'; readonly what: Extract<InboundContent, { readonly kind: 'unserved' }>['what'] }
  /** Words that stand for themselves. Reasons that were noted before they had a shape are these too. */
  | { readonly kind: 'text'; readonly text: string }
