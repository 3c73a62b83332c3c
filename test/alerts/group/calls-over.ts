import { groupCalled, type StaffGroupCalls } from '../../../src/adapters/telegram/staff-group.ts'
import type { Forum } from '../../adapters/forum-stand-in.ts'

export interface CallsOver {
  readonly calls: StaffGroupCalls
  /** When each call that counts against the group's minute was made, and what it was. */
  readonly log: readonly { readonly atMs: number; readonly method: string }[]
  /** The next calls end so, before they reach the group. */
  fail(...ends: readonly { readonly status: number; readonly description?: string; readonly retryAfterSeconds?: number }[]): void
}

/** Calls that lead to the group without a line in between, for tests that move time themselves. */
export function callsOver(forum: Forum, chat: () => number, steadyMs: () => number): CallsOver {
  const log: { atMs: number; method: string }[] = []
  const failures: { status: number; description?: string; retryAfterSeconds?: number }[] = []

  async function ask<T>(method: string, payload: object, read: (result: Record<string, unknown>) => T) {
    log.push({ atMs: steadyMs(), method })
    const failure = failures.shift()
    if (failure !== undefined) {
      const { status, description = '', retryAfterSeconds = null } = failure
      return groupCalled<T>({ kind: 'refused', status, description, retryAfterSeconds })
    }
    const { status, body } = forum.call(method, { chat_id: chat(), ...payload }) ?? { status: 404, body: { description: '' } }
    const { result, description, parameters } = body as {
      result: Record<string, unknown>
      description: string
      parameters?: { migrate_to_chat_id?: number }
    }
    if (status === 200) return groupCalled({ kind: 'ok', result: read(result) })
    const moved = parameters?.migrate_to_chat_id
    return groupCalled<T>({ kind: 'refused', status, description, retryAfterSeconds: null, ...(moved && { movedTo: String(moved) }) })
  }

  const nothing = () => null
  return {
    log,
    fail: (...ends) => void failures.push(...ends),
    calls: {
      standing: async () => 'ready',
      createTopic: (name) => ask('createForumTopic', { name }, (made) => Number(made.message_thread_id)),
      renameTopic: (topic, name) => ask('editForumTopic', { message_thread_id: topic, name }, nothing),
      closeTopic: (topic) => ask('closeForumTopic', { message_thread_id: topic }, nothing),
      reopenTopic: (topic) => ask('reopenForumTopic', { message_thread_id: topic }, nothing),
      deleteTopic: (topic) => ask('deleteForumTopic', { message_thread_id: topic }, nothing),
      say: (topic, { text, buttons, answers }) =>
        ask(
          'sendMessage',
          {
            text,
            ...(topic !== null && { message_thread_id: topic }),
            ...(answers !== null && { reply_parameters: { message_id: answers } }),
            reply_markup: { inline_keyboard: buttons.map(({ label, data }) => [{ text: label, callback_data: data }]) },
          },
          (said) => Number(said.message_id),
        ),
      react: async (message) => void forum.call('setMessageReaction', { chat_id: chat(), message_id: message }),
      answerPress: async (press, text, as) =>
        void forum.call('answerCallbackQuery', { callback_query_id: press, text, show_alert: as === 'alert' }),
    },
  }
}
