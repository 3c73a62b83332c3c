import type { Danger } from '../../knowledge/danger/danger.ts'
import type { Knowledge, NodeId, Option, TreeId } from '../../knowledge/knowledge.ts'
import type { WritingNow } from '../conversation.ts'
import { type ChoiceData, optionOf, readChoice } from '../hear/choice-data.ts'
import type { Heard } from '../hear/listen.ts'
import { readCommand } from '../hear/read-command.ts'
import type { Said } from '../hear/read-message.ts'
import { isSafety } from '../hear/read-safety.ts'
import type { Effect, Turn } from '../turn.ts'
import type { Alarm } from './alarm.ts'
import { tellHotline } from './tell-hotline.ts'

/**
 * While a person holds the conversation everything goes to them and the bot says nothing. Danger raises the case, and whether writing is
 * safe is heard as at any other time: what was about to be pushed is not, where somebody may be reading along.
 */
export function passToPerson(heard: Heard, danger: Danger, knowledge: Knowledge): Turn {
  const { conversation, said } = heard
  const alarm = alarmIn(said, danger, knowledge)
  const told = saidOfWriting(heard, knowledge)
  const safe = alarm === null && told === 'safe'
  const writingNow = told === 'safe' ? null : told
  const guarded = !safe && (conversation.guarded || writingNow !== null || (alarm?.guarded ?? false))
  const silenced: readonly Effect[] = alarm !== null || writingNow !== null ? [{ kind: 'cancel-unsent' }] : []
  return {
    conversation: { ...conversation, recent: [], answered: null, guarded, writingNow }, // a person speaks now: no answer of ours stands just above
    replies: [],
    effects: [
      ...silenced,
      ...reachability(said),
      { kind: 'pass-to-person' },
      ...(alarm === null ? [] : [tellHotline(conversation, alarm)]),
    ],
  }
}

function alarmIn(said: Said, danger: Danger, knowledge: Knowledge): Alarm | null {
  const chosen = said.kind === 'choice' && said.choice.kind === 'edge' ? optionChosen(said.choice, knowledge) : null
  if (chosen !== null && chosen.option.level >= 3 && chosen.option.level >= danger.level) {
    const { tree, node, option } = chosen
    return { level: option.level, topic: null, guarded: true, because: [{ kind: 'path', tree, node, chose: option.label }] }
  }
  return danger.level >= 3 ? danger : null
}

/**
 * Null where nothing was said about it. Once a person has written, "Yes" and "No" under the bot's question may answer theirs: neither is
 * taken for what it says, and the guard stays.
 */
function saidOfWriting(heard: Heard, knowledge: Knowledge): 'safe' | WritingNow {
  const choice = readCommand(heard, knowledge)
  if (choice?.kind !== 'command' || !isSafety(choice)) return null
  const { said, conversation } = heard
  const isOpen = said.kind !== 'choice' || conversation.offered.some(({ data }) => isSafety(readChoice(data)))
  if (choice.command === 'safe-yes') return isOpen ? 'safe' : null
  return choice.command === 'safe-no' && isOpen ? 'unsafe' : 'unsure'
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
  const option = question?.kind === 'question' ? optionOf(question, key) : undefined
  return option === undefined ? null : { tree, node, option }
}
