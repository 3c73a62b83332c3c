import type { Knowledge, NodeId, Option, TreeId } from '../knowledge/knowledge.ts'
import type { Danger } from '../knowledge/screen.ts'
import { type ChoiceData, optionKey } from './choice-data.ts'
import type { Heard } from './listen.ts'
import { readCommand } from './read-command.ts'
import type { Said } from './read-message.ts'
import { tellHotline } from './tell-hotline.ts'
import type { Effect, Turn } from './turn.ts'

/**
 * While a person holds the conversation everything goes to them and the bot says nothing. Danger raises the case, and whether writing is
 * safe is heard as at any other time: what was about to be pushed is not, where somebody may be reading along.
 */
export function passToPerson(heard: Heard, danger: Danger, knowledge: Knowledge): Turn {
  const { conversation, said } = heard
  const alarm = alarmIn(said, danger, knowledge)
  const told = writingIsSafe(heard, knowledge)
  const safe = alarm !== null && told ? null : told
  const guarded = safe === null ? conversation.guarded || (alarm?.guarded ?? false) : !safe
  const silenced: readonly Effect[] = alarm !== null || safe === false ? [{ kind: 'cancel-unsent' }] : []
  return {
    conversation: { ...conversation, recent: [], guarded },
    replies: [],
    effects: [
      ...silenced,
      ...reachability(said),
      { kind: 'pass-to-person' },
      ...(alarm === null ? [] : [tellHotline(conversation, alarm)]),
    ],
  }
}

type Alarm = Parameters<typeof tellHotline>[1] & Pick<Danger, 'guarded'>

function alarmIn(said: Said, danger: Danger, knowledge: Knowledge): Alarm | null {
  const chosen = said.kind === 'choice' && said.choice.kind === 'edge' ? optionChosen(said.choice, knowledge) : null
  if (chosen !== null && chosen.option.level >= 3 && chosen.option.level >= danger.level) {
    const { tree, node, option } = chosen
    return { level: option.level, topic: null, guarded: true, because: [{ kind: 'path', tree, node, chose: option.label }] }
  }
  return danger.level >= 3 ? danger : null
}

/** Null where nothing was said about it. */
function writingIsSafe(heard: Heard, knowledge: Knowledge): boolean | null {
  const choice = readCommand(heard, knowledge)
  if (choice?.kind !== 'command') return null
  if (choice.command === 'safe-yes') return true
  return choice.command === 'safe-no' || choice.command === 'safe-unsure' ? false : null
}

function reachability({ kind }: Said): readonly Effect[] {
  return kind === 'left' || kind === 'returned' ? [{ kind: 'reachable', reachable: kind === 'returned' }] : []
}

interface Chosen {
  readonly tree: TreeId
  readonly node: NodeId
  readonly option: Option
}

function optionChosen({ tree, node, option: key }: Extract<ChoiceData, { kind: 'edge' }>, knowledge: Knowledge): Chosen | null {
  const question = knowledge.trees.get(tree)?.nodes.get(node)
  const option = question?.kind === 'question' ? question.options.find(({ answer }) => optionKey(answer) === key) : undefined
  return option === undefined ? null : { tree, node, option }
}
