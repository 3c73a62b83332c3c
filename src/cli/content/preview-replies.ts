import { entryFor } from '../../bot/answer/entry-for.ts'
import { conclude } from '../../bot/conclude.ts'
import type { Conversation, ConversationId } from '../../bot/conversation.ts'
import { writeChoice } from '../../bot/hear/choice-data.ts'
import type { InboundContent } from '../../bot/message.ts'
import { newConversation } from '../../bot/new-conversation.ts'
import { sayNode } from '../../bot/path/say-node.ts'
import type { Reply } from '../../bot/reply.ts'
import { respond } from '../../bot/respond.ts'
import { settingOf } from '../../bot/setting.ts'
import type { Turn } from '../../bot/turn.ts'
import type { Country, Knowledge, Language, NodeId, TopicId, Tree } from '../../knowledge/knowledge.ts'

/** In whose language, out of which content, when. */
export interface Looking {
  readonly language: Language
  readonly knowledge: Knowledge
  readonly nowMs: number
}

/**
 * What a person is told who asks for this: an entry `id`, its form for a country `id@jp`, a path `tree:id`, or one step of it `id#step`.
 * `tree:` may be left out where no entry has that name. Null where there is no such thing. Pure.
 */
export function previewReplies(name: string, looking: Looking): readonly Reply[] | null {
  const { 1: prefix, 2: id = '', 3: country = null, 4: step = null } = /^(tree:)?([^@#]+)(?:@([^@#]+))?(?:#([^@#]+))?$/.exec(name) ?? []
  const { topics, trees } = looking.knowledge
  const topic = step === null && prefix === undefined ? topics.get(id) : undefined
  if (topic)
    return country === null || [...topic.variants.keys()].some((known) => known === country) ? entryReplies(id, country, looking) : null
  const tree = country === null ? trees.get(id) : undefined
  return tree ? stepReplies(tree, step ?? tree.start, looking) : null
}

/** The answer, what it says to whoever writes for another where that is not the same, and what "more" brings. */
function entryReplies(id: TopicId, country: string | null, looking: Looking): readonly Reply[] {
  const place = country === null ? '' : `@${country}`
  const picked = `topic:${id}${place}`
  const first = tapped(newcomer(looking), picked, looking)
  const another = hasTextForAnother(id, country, looking)
    ? tapped({ ...newcomer(looking), writer: 'relative' }, picked, looking).replies
    : []
  const more = first.replies.flatMap(({ choices }) => choices).find(({ data }) => data.startsWith('more:'))
  return [...first.replies, ...another, ...(more ? tapped(first.conversation, more.data, looking).replies : [])]
}

function hasTextForAnother(id: TopicId, country: string | null, { knowledge, language }: Looking): boolean {
  const topic = knowledge.topics.get(id)
  return topic !== undefined && entryFor(topic, country as Country | null, language).forAnother !== null
}

/**
 * The path is walked as people walk it, with one answer after the other, until it comes by this step. Where none of the answers that are
 * tried leads there (a company that no list has here, say), the step is shown as it stands.
 */
function stepReplies(tree: Tree, step: NodeId, looking: Looking): readonly Reply[] | null {
  if (!tree.nodes.has(step)) return null
  const onTheWay = leadingTo(step, tree)
  const seen = new Set<string>()
  const open: Turn[] = [tapped(newcomer(looking), writeChoice({ kind: 'tree', tree: tree.id }), looking)]
  for (const turn of open) {
    if (turn.replies.some(({ origin }) => origin.from === 'tree' && origin.id === tree.id && origin.node === step)) return turn.replies
    const { place } = turn.conversation
    const where = JSON.stringify(place)
    if (place.at !== 'tree' || place.tree !== tree.id || !onTheWay.has(place.node) || seen.has(where) || seen.size >= mostPlaces) continue
    seen.add(where)
    open.push(...answersAt(turn, tree.id).map((content) => answered(turn.conversation, content, looking)))
  }
  return asItStands(tree, step, looking)
}

/** The steps from which an arrow leads to this one, over any number of others; not itself. */
function leadingTo(step: NodeId, { nodes }: Tree): ReadonlySet<NodeId> {
  const found = new Set<NodeId>()
  const reach = [step]
  for (const to of reach)
    for (const node of nodes.values()) {
      const leads =
        node.kind === 'question' ? node.options.map((option) => option.to) : node.kind === 'rule' ? Object.values(node.exits) : []
      if (found.has(node.id) || !leads.includes(to)) continue
      found.add(node.id)
      reach.push(node.id)
    }
  return found
}

/** Enough for every step that answers alone decide. */
const mostPlaces = 5_000

function asItStands(tree: Tree, step: NodeId, looking: Looking): readonly Reply[] {
  const node = tree.nodes.get(step)
  if (node === undefined) return []
  const conversation = newcomer(looking)
  const { knowledge, nowMs } = looking
  const replies = [sayNode(tree, node, {}, settingOf(conversation, knowledge, nowMs))]
  return conclude(conversation, { conversation, replies, effects: [] }, knowledge, nowMs).replies
}

/** What is typed where a step asks for words: a name, a sum, months, a country. */
const typed = ['Công ty Bến An', '20 triệu', '60 triệu', '12', '36', 'Nhật Bản', 'Đài Loan']

function answersAt({ replies }: Turn, tree: string): readonly InboundContent[] {
  const options = replies.flatMap(({ choices }) => choices).filter(({ data }) => data.startsWith(`edge:${tree}:`))
  if (options.length > 0) return options.map(({ data }) => ({ kind: 'tap', data }))
  return typed.map((text) => ({ kind: 'text', text }))
}

function newcomer({ language }: Looking): Conversation {
  return { ...newConversation('preview' as ConversationId), language }
}

function tapped(conversation: Conversation, data: string, looking: Looking): Turn {
  return answered(conversation, { kind: 'tap', data }, looking)
}

function answered(conversation: Conversation, content: InboundContent, { knowledge, nowMs }: Looking): Turn {
  const from = { channel: 'preview', account: 'preview', id: 'preview' }
  return respond(conversation, { eventId: 'preview', from, sentAtMs: nowMs, content }, knowledge, nowMs)
}
