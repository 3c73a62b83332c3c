import { spokenTo } from '../../bot/hear/called.ts'
import type { Reply } from '../../bot/reply.ts'
import type { Setting } from '../../bot/setting.ts'
import type { Staff } from '../../hotline/roles.ts'
import type { Step } from '../../hotline/step.ts'
import type { StaffReply } from './hotline.ts'

export interface ReplyBy {
  readonly reply: StaffReply
  readonly by: Staff
}

/**
 * What a responder wrote, as a reply: said once, and not at all when it is late. Where somebody may be reading along it begins with the
 * same neutral words as the machine's, for a preview shows the beginning. Null where the step sends nothing.
 */
export function replyOfStaff({ reply, by }: ReplyBy, { effects }: Step, setting: Setting): Reply | null {
  const { text, proposalOf, file } = reply
  const sends = effects.find((effect) => effect.kind === 'send-reply')
  if (sends === undefined) return null
  return {
    blocks: paragraphs(text).map((paragraph) => ({ kind: 'paragraph', text: paragraph })),
    choices: [],
    ifUncertain: 'once',
    lane: 'person',
    origin: { from: 'person', name: by.name, proposalOf: proposalOf ?? null },
    expiresAfterMs: sends.expiresAfterMs,
    ...(file !== undefined && { file }),
    opening: setting.guarded ? spokenTo(setting, 'guarded.opening') : null,
  }
}

function paragraphs(text: string): readonly string[] {
  return text
    .normalize('NFC')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}
