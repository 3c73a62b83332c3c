import type { Knowledge, Level, TopicId } from '../knowledge/knowledge.ts'
import { onDuty } from './on-duty.ts'
import type { Conversation, Effect } from './turn.ts'

/**
 * What brings a conversation before a person of the hotline: a case, or more on the open one. A level is only ever raised here. Where
 * somebody is on duty the person who waits is told after a while that nobody is free yet; in a guarded conversation nothing is pushed.
 */
export function tellHotline(
  conversation: Conversation,
  { level, topic, because }: { readonly level: Level; readonly topic: TopicId | null; readonly because: readonly string[] },
  knowledge: Knowledge,
  nowMs: number,
): readonly Effect[] {
  const { openCase, guarded } = conversation
  if (openCase === null) {
    const opened: Effect = { kind: 'open-case', level, topic, because }
    if (guarded || !onDuty(knowledge, nowMs)) return [opened]
    return [opened, { kind: 'set-clock', clock: 'waiting', dueAtMs: nowMs + patienceMs[level] }]
  }
  if (level > openCase.level) return [{ kind: 'raise-case', level, because }]
  return [{ kind: 'add-to-case', because }]
}

const minuteMs = 60_000

/** How long somebody waits before being told that nobody is free yet. */
const patienceMs: Readonly<Record<Level, number>> = {
  4: 5 * minuteMs,
  3: 15 * minuteMs,
  2: 60 * minuteMs,
  1: 60 * minuteMs,
  0: 60 * minuteMs,
}
