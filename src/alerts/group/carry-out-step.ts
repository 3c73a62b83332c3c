import type { GroupCalled, StaffGroupCalls } from '../../adapters/telegram/staff-group.ts'
import type { CaseId } from '../../bot/conversation.ts'
import type { GroupStore, GroupTopic } from '../../store/reach/reach.ts'
import type { GroupStep } from './next-step.ts'
import type { TopicView } from './topic-view.ts'
import { type TopicSetting, topicWords } from './topic-words.ts'

export interface StepDeps {
  readonly calls: StaffGroupCalls
  readonly group: GroupStore
  readonly setting: TopicSetting
  readonly nowMs: number
}

/**
 * Does one thing in the group and keeps what came of it. A topic that somebody deleted over there is forgotten, so that the next step makes
 * a new one; one that somebody closed is known as closed. A crash between the two repeats the one thing, and loses none.
 */
export async function carryOutStep(
  id: CaseId,
  step: GroupStep,
  topic: GroupTopic | null,
  view: TopicView | null,
  deps: StepDeps,
): Promise<GroupCalled<unknown>> {
  const { calls, group, nowMs } = deps
  if (step.do === 'create') {
    const made = await calls.createTopic(step.title)
    if (made.kind === 'ok')
      await group.keepTopic({ case: id, thread: made.result, title: step.title, told: '', copied: step.copied, closedAtMs: null })
    return made
  }
  if (topic === null) return { kind: 'ok', result: null }
  const ended = await inTopic(step, topic, view, deps)
  if (ended.kind === 'topic-gone') await group.dropTopic(id)
  if (ended.kind === 'topic-closed') await group.keepTopic({ ...topic, closedAtMs: topic.closedAtMs ?? nowMs })
  return ended.kind === 'topic-gone' && step.do === 'delete' ? { kind: 'ok', result: null } : ended
}

async function inTopic(
  step: Exclude<GroupStep, { do: 'create' }>,
  topic: GroupTopic,
  view: TopicView | null,
  { calls, group, setting, nowMs }: StepDeps,
): Promise<GroupCalled<unknown>> {
  switch (step.do) {
    case 'rename':
      return keptAs({ ...topic, title: step.title }, await calls.renameTopic(topic.thread, step.title), group)
    case 'reopen':
      return keptAs({ ...topic, closedAtMs: null }, await calls.reopenTopic(topic.thread), group)
    case 'close':
      return keptAs({ ...topic, closedAtMs: nowMs }, await calls.closeTopic(topic.thread), group)
    case 'delete': {
      const ended = await calls.deleteTopic(topic.thread)
      if (ended.kind === 'ok') await group.dropTopic(topic.case)
      return ended
    }
    case 'say': {
      if (view === null) return { kind: 'ok', result: null }
      const { words, copied } = topicWords(view, step, setting)
      const ended = await calls.say(topic.thread, words)
      if (ended.kind === 'ok') await group.keepTopic({ ...topic, told: step.told, copied: copied ?? topic.copied })
      return ended
    }
  }
}

/** What was so already is as good as done. */
async function keptAs(next: GroupTopic, ended: GroupCalled<unknown>, group: GroupStore): Promise<GroupCalled<unknown>> {
  if (ended.kind !== 'ok' && ended.kind !== 'unchanged') return ended
  await group.keepTopic(next)
  return { kind: 'ok', result: null }
}
