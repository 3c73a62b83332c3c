import type { Knowledge, Level } from '../knowledge/knowledge.ts'
import type { Danger } from '../knowledge/screen.ts'
import { optionKey } from './choice-data.ts'
import type { Heard } from './listen.ts'
import type { Said } from './read-message.ts'
import type { Effect, Turn } from './turn.ts'

/** While a person holds the conversation everything goes to them and the bot says nothing. Danger raises the case. */
export function passToPerson({ conversation, said }: Heard, danger: Danger, knowledge: Knowledge): Turn {
  const chosen = said.kind === 'choice' && said.choice.kind === 'edge' ? levelOfOption(said.choice, knowledge) : 0
  const level = danger.level > chosen ? danger.level : chosen
  const held = conversation.openCase?.level ?? 0
  const because = danger.because.length > 0 ? danger.because : [`option of level ${chosen}`]
  const alarm: readonly Effect[] =
    level < 3 ? [] : level > held ? [{ kind: 'raise-case', level, because }] : [{ kind: 'add-to-case', because }]
  return {
    conversation: { ...conversation, recent: [] },
    replies: [],
    effects: [...reachability(said), { kind: 'pass-to-person' }, ...alarm],
  }
}

function reachability({ kind }: Said): readonly Effect[] {
  return kind === 'left' || kind === 'returned' ? [{ kind: 'reachable', reachable: kind === 'returned' }] : []
}

function levelOfOption(edge: { readonly tree: string; readonly node: string; readonly option: string }, knowledge: Knowledge): Level {
  const node = knowledge.trees.get(edge.tree)?.nodes.get(edge.node)
  if (node?.kind !== 'question') return 0
  return node.options.find(({ answer }) => optionKey(answer) === edge.option)?.level ?? 0
}
