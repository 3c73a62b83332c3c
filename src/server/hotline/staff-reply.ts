import { spokenTo } from '../../bot/hear/called.ts'
import { settingOf } from '../../bot/setting.ts'
import type { Conversation, Reply } from '../../bot/turn.ts'
import type { Staff } from '../../hotline/roles.ts'
import type { Step } from '../../hotline/step.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { StaffReply } from './hotline.ts'

/**
 * What a responder wrote, as a reply: said once, and not at all when it is late. Where somebody may be reading along it begins with the
 * same neutral words as the machine's, for a preview shows the beginning. Null where the step sends nothing.
 */
export function replyOfStaff(
  { text, proposalOf, file }: StaffReply,
  { name }: Staff,
  { effects }: Step,
  conversation: Conversation,
  knowledge: Knowledge,
  nowMs: number,
): Reply | null {
  const sends = effects.find((effect) => effect.kind === 'send-reply')
  if (sends === undefined) return null
  return {
    blocks: paragraphs(text).map((paragraph) => ({ kind: 'paragraph', text: paragraph })),
    choices: [],
    ifUncertain: 'once',
    lane: 'person',
    origin: { from: 'person', name, proposalOf: proposalOf ?? null },
    expiresAfterMs: sends.expiresAfterMs,
    ...(file !== undefined && { file }),
    opening: conversation.guarded ? spokenTo(settingOf(conversation, knowledge, nowMs), 'guarded.opening') : null,
  }
}

function paragraphs(text: string): readonly string[] {
  return text
    .normalize('NFC')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}
