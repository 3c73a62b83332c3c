import type { Api } from 'grammy/web'
import { type Called, called, type Over } from './call.ts'

/** The calls that a group with topics needs. None rejects; `chat` tells where the group is now. */
export interface StaffGroupCalls {
  standing(): Promise<Standing>
  /** The id of its thread. */
  createTopic(title: string): Promise<GroupCalled<number>>
  renameTopic(topic: number, title: string): Promise<GroupCalled<unknown>>
  closeTopic(topic: number): Promise<GroupCalled<unknown>>
  reopenTopic(topic: number): Promise<GroupCalled<unknown>>
  /** With everything that stands in it. */
  deleteTopic(topic: number): Promise<GroupCalled<unknown>>
  /** `topic` null: outside the topics. */
  say(topic: number | null, words: GroupWords): Promise<GroupCalled<number>>
  /** A sign under a message instead of words; it counts against nothing. */
  react(message: number): Promise<void>
  /** What the press came to, on the screen of whoever pressed. */
  answerPress(press: string, text: string, as: ShownAs): Promise<void>
}

/** An alert has to be closed by whoever reads it; a toast goes by itself. */
export type ShownAs = 'alert' | 'toast'

export interface GroupWords {
  readonly text: string
  readonly buttons: readonly GroupButton[]
  readonly answers: number | null
}

export interface GroupButton {
  readonly label: string
  /** At most 64 bytes. */
  readonly data: string
}

/** Whether the group can be followed: topics, and what the bot may do there. */
export type Standing =
  | 'ready'
  | 'no-topics'
  | 'not-admin'
  | 'no-right-to-manage-topics'
  | 'no-right-to-delete'
  | 'no-such-group'
  | 'unanswered'

export type GroupCalled<T> =
  | { readonly kind: 'ok'; readonly result: T }
  /** Somebody deleted it over there. */
  | { readonly kind: 'topic-gone'; readonly code: string }
  | { readonly kind: 'topic-closed'; readonly code: string }
  /** It was so already. */
  | { readonly kind: 'unchanged'; readonly code: string }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'wait'; readonly seconds: number }
  /** It may or may not have happened, or Telegram ails. */
  | { readonly kind: 'later'; readonly code: string }
  /** The bot is not in the group any more, or may not do this. */
  | { readonly kind: 'shut-out'; readonly code: string }
  | { readonly kind: 'refused'; readonly code: string }

const timeoutMs = 10_000

export function staffGroupCalls(api: Api, account: string, chat: () => string): StaffGroupCalls {
  const ask = async <T>(call: (id: number, over: Over) => Promise<T>) =>
    groupCalled(await called((over) => call(Number(chat()), over), timeoutMs))
  return {
    async standing() {
      const group = await called((over) => api.getChat(Number(chat()), over), timeoutMs)
      if (group.kind !== 'ok')
        return group.kind === 'refused' && group.status < 500 && group.status !== 429 ? 'no-such-group' : 'unanswered'
      if (group.result.is_forum !== true) return 'no-topics'
      const me = await called((over) => api.getChatMember(Number(chat()), Number(account), over), timeoutMs)
      return me.kind === 'ok' ? rightsOf(me.result) : 'unanswered'
    },
    async createTopic(title) {
      const made = await ask((id, over) => api.createForumTopic(id, title, {}, over))
      return made.kind === 'ok' ? { kind: 'ok', result: made.result.message_thread_id } : made
    },
    renameTopic: (topic, name) => ask((id, over) => api.editForumTopic(id, topic, { name }, over)),
    closeTopic: (topic) => ask((id, over) => api.closeForumTopic(id, topic, over)),
    reopenTopic: (topic) => ask((id, over) => api.reopenForumTopic(id, topic, over)),
    deleteTopic: (topic) => ask((id, over) => api.deleteForumTopic(id, topic, over)),
    async say(topic, { text, buttons, answers }) {
      const inline_keyboard = buttons.map(({ label, data }) => [{ text: label, callback_data: data }])
      const said = await ask((id, over) =>
        api.sendMessage(
          id,
          text,
          {
            protect_content: true,
            link_preview_options: { is_disabled: true },
            ...(topic !== null && { message_thread_id: topic }),
            ...(answers !== null && { reply_parameters: { message_id: answers, allow_sending_without_reply: true } }),
            ...(buttons.length > 0 && { reply_markup: { inline_keyboard } }),
          },
          over,
        ),
      )
      return said.kind === 'ok' ? { kind: 'ok', result: said.result.message_id } : said
    },
    async react(message) {
      await ask((id, over) => api.setMessageReaction(id, message, [{ type: 'emoji', emoji: '👍' }], {}, over))
    },
    async answerPress(press, text, as) {
      await called((over) => api.answerCallbackQuery(press, { text, show_alert: as === 'alert' }, over), timeoutMs)
    },
  }
}

function rightsOf(me: { readonly status: string; readonly can_manage_topics?: boolean; readonly can_delete_messages?: boolean }): Standing {
  if (me.status === 'creator') return 'ready'
  if (me.status !== 'administrator') return 'not-admin'
  if (me.can_manage_topics !== true) return 'no-right-to-manage-topics'
  return me.can_delete_messages === true ? 'ready' : 'no-right-to-delete'
}

/** What a call to the group that ended so means. Pure; what is not known here is a refusal, never a success. */
export function groupCalled<T>(ended: Called<T>): GroupCalled<T> {
  if (ended.kind === 'ok') return ended
  if (ended.kind !== 'refused') return { kind: 'later', code: ended.code }
  const { status, retryAfterSeconds, movedTo } = ended
  if (movedTo !== undefined) return { kind: 'moved', to: movedTo }
  if (status === 429) return { kind: 'wait', seconds: retryAfterSeconds ?? usualWaitSeconds }
  const code = `telegram-${status}`
  if (status >= 500) return { kind: 'later', code }
  if (status === 401 || status === 403 || status === 404) return { kind: 'shut-out', code }
  const said = ended.description.toLowerCase()
  const known = meanings.find(([words]) => said.includes(words))
  return known === undefined ? { kind: 'refused', code } : { kind: known[1], code }
}

const usualWaitSeconds = 5

const meanings: readonly (readonly [string, 'topic-gone' | 'topic-closed' | 'unchanged' | 'shut-out'])[] = [
  ['message thread not found', 'topic-gone'],
  ['topic_deleted', 'topic-gone'],
  ['topic_id_invalid', 'topic-gone'],
  ['topic_closed', 'topic-closed'],
  ['not_modified', 'unchanged'],
  ['chat not found', 'shut-out'],
  ['not enough rights', 'shut-out'],
  ['chat is not a forum', 'shut-out'],
]
