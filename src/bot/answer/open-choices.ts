import type { Knowledge, Topic } from '../../knowledge/knowledge.ts'
import { answeredAsInDanger } from '../danger/in-danger.ts'
import { readChoice } from '../hear/choice-data.ts'
import type { Conversation } from '../turn.ts'

/** The answers that are offered while none of them was taken, the likeliest first; none in danger. Pure. */
export function openTopics(conversation: Conversation, { topics }: Knowledge): readonly Topic[] {
  const { openQuestion, offered } = conversation
  if (openQuestion === null || answeredAsInDanger(conversation)) return []
  return offered.flatMap(({ data }) => {
    const choice = readChoice(data)
    return choice?.kind === 'topic' ? (topics.get(choice.topic) ?? []) : []
  })
}
