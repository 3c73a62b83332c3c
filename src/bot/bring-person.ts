import type { Danger } from '../knowledge/danger/danger.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { answer } from './answer/answer.ts'
import { asksForPerson } from './hear/asks-for-person.ts'
import type { Heard } from './hear/listen.ts'
import { withLastReply } from './last-reply.ts'
import { obey } from './obey.ts'
import { isInPath } from './path/path.ts'
import type { Turn } from './turn.ts'

/**
 * "Cho em gặp lại chị Hạnh", "I want to talk to a person. Em đang ở Đài Loan": whoever asks for a person among other words is brought to
 * one, and what they tell besides is answered where that is sure. Null where nobody is asked for: how one comes to a person is a question.
 */
export function bringPerson(heard: Heard, danger: Danger, knowledge: Knowledge, nowMs: number): Turn | null {
  const { said, conversation } = heard
  if (said.kind !== 'words' || !asksForPerson(said.text, knowledge)) return null
  const asked = obey(heard, { kind: 'command', command: 'person' }, knowledge, nowMs)
  if (isInPath(conversation.place, knowledge)) return asked
  const told = answer(heard, danger, knowledge, nowMs)
  if (!tellsOfMigration(told, knowledge)) return asked
  if (told.effects.some(({ kind }) => kind === 'open-case' || kind === 'raise-case')) return told // steps for danger, with a case of their own
  const besides = withLastReply(told, (last) => ({ ...last, choices: last.choices.filter(({ toPerson }) => !toPerson) }))
  return { ...besides, replies: [...asked.replies, ...besides.replies], effects: [...asked.effects, ...besides.effects] }
}

/** An answer, and none about the service itself: how one comes to a person is done already. */
function tellsOfMigration({ conversation, replies }: Turn, { topics }: Knowledge): boolean {
  return replies.at(-1)?.origin.from === 'entry' && conversation.topic !== null && topics.get(conversation.topic)?.stage !== 'about'
}
