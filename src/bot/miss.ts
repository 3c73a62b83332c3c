import type { Knowledge } from '../knowledge/knowledge.ts'
import { menuChoices } from './menu.ts'
import { onDuty } from './on-duty.ts'
import type { PhraseKey } from './phrases.ts'
import { redact } from './redact.ts'
import { menuChoice, personChoice, say } from './reply.ts'
import { type Setting, settingOf } from './setting.ts'
import type { Choice, Conversation, Effect, Turn } from './turn.ts'

/** More text may follow: people write in fragments. */
const waitMs = 3_000

/** Not understood: waits a moment for more text. Where nothing may be pushed it says so at once. */
export function waitForMore(conversation: Conversation, knowledge: Knowledge, nowMs: number): Turn {
  if (conversation.guarded) return missed(conversation, knowledge, nowMs)
  return { conversation, replies: [], effects: [{ kind: 'set-clock', clock: 'miss', dueAtMs: nowMs + waitMs }] }
}

/** Says that it did not understand, and keeps the question, redacted, as a gap for the curators. A second time in a row a person stands first. */
export function missed(before: Conversation, knowledge: Knowledge, nowMs: number, first: PhraseKey = 'miss.first'): Turn {
  const conversation: Conversation = { ...before, misses: before.misses + 1, recent: [] }
  const setting = settingOf(conversation, knowledge, nowMs)
  const { key, choices } = conversation.misses < 2 ? { key: first, choices: menuChoices(setting) } : offerPerson(setting)
  return { conversation, replies: [say(setting, key, choices)], effects: gapOf(before, setting) }
}

/** A way to a person that does not promise one who is not there. */
function offerPerson(setting: Setting): { readonly key: PhraseKey; readonly choices: readonly Choice[] } {
  const staffed = onDuty(setting.knowledge, setting.nowMs)
  return { key: staffed ? 'miss.again-on-duty' : 'miss.again-nobody', choices: [personChoice(setting), menuChoice(setting)] }
}

function gapOf({ recent }: Conversation, { language }: Setting): readonly Effect[] {
  const question = redact(recent.map(({ text }) => text).join(' / '))
  return question === '' ? [] : [{ kind: 'note-unanswered', question, language }]
}
