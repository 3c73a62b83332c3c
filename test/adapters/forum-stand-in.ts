/** What the stand-in answers to one call. */
export interface ForumAnswer {
  readonly status: number
  readonly body: unknown
}

export interface ForumTopic {
  readonly thread: number
  title: string
  closed: boolean
  readonly messages: ForumMessage[]
}

export interface ForumMessage {
  readonly id: number
  readonly text: string
  readonly buttons: readonly { readonly text: string; readonly callback_data: string }[]
  readonly answers: number | null
}

/**
 * A group with topics as the Bot API shows it to a bot: written from the vendor's documented behaviour and what other makers of bots report,
 * not from our code. People are played by its methods; what they do comes back as updates.
 */
export interface Forum {
  readonly chat: number
  readonly topics: ReadonlyMap<number, ForumTopic>
  /** Words outside the topics. */
  readonly general: readonly ForumMessage[]
  readonly answers: readonly { readonly press: string; readonly text: string; readonly loud: boolean }[]
  readonly reactions: readonly number[]
  allow(rights: Partial<Rights>): void
  /** The only topic with this in its title. */
  topic(part: string): ForumTopic
  /** Somebody of the staff deletes a topic; no bot is told. */
  deleteTopic(thread: number): void
  closeTopic(thread: number): void
  /** The group gets another id. */
  upgrade(to: number): void
  /** Null: a method that groups have nothing to do with. */
  call(method: string, payload: Readonly<Record<string, unknown>>): ForumAnswer | null
  /** Updates that come from what people do there. */
  write(by: number, thread: number | null, text: string, more?: object): object
  edit(by: number, thread: number, message: number, text: string): object
  press(by: number, thread: number, button: { readonly callback_data: string }, under?: ForumMessage): object
  lastMessage(): number
}

interface Rights {
  readonly isForum: boolean
  readonly status: 'administrator' | 'member'
  readonly manageTopics: boolean
  readonly deleteMessages: boolean
}

export function openForum(firstChat = -1_001_234_567_890): Forum {
  const topics = new Map<number, ForumTopic>()
  const general: ForumMessage[] = []
  const answers: { press: string; text: string; loud: boolean }[] = []
  const reactions: number[] = []
  const written = new Map<number, { by: number; text: string }>()
  let rights: Rights = { isForum: true, status: 'administrator', manageTopics: true, deleteMessages: true }
  const former = new Set<number>()
  let chat = firstChat
  let nextMessage = 1000
  let nextUpdate = 90_000

  const message = () => ++nextMessage
  const update = (body: object) => ({ update_id: ++nextUpdate, ...body })
  const inChat = () => ({ id: chat, type: 'supergroup', title: 'Trực Bến An', is_forum: true })

  function say(payload: Readonly<Record<string, unknown>>): ForumAnswer {
    const {
      message_thread_id: thread,
      text,
      reply_markup: markup,
      reply_parameters: answered,
    } = payload as {
      message_thread_id?: number
      text: string
      reply_markup?: { inline_keyboard: { text: string; callback_data: string }[][] }
      reply_parameters?: { message_id: number }
    }
    const buttons = markup?.inline_keyboard.flat() ?? []
    if (buttons.some(({ callback_data }) => Buffer.byteLength(callback_data) > 64)) return refuse(400, 'Bad Request: BUTTON_DATA_INVALID')
    if (!text.isWellFormed()) return refuse(400, 'Bad Request: strings must be encoded in UTF-8')
    if (text.length > 4096) return refuse(400, 'Bad Request: message is too long')
    const said: ForumMessage = { id: message(), text, buttons, answers: answered?.message_id ?? null }
    if (thread === undefined) general.push(said)
    else {
      const topic = topics.get(thread)
      if (topic === undefined) return refuse(400, 'Bad Request: message thread not found')
      if (topic.closed) return refuse(400, 'Bad Request: TOPIC_CLOSED')
      topic.messages.push(said)
    }
    return ok({ message_id: said.id, date: 0, chat: inChat(), text })
  }

  function inTopic(thread: unknown, change: (topic: ForumTopic) => ForumAnswer): ForumAnswer {
    if (!rights.manageTopics) return refuse(400, 'Bad Request: not enough rights to manage topics')
    const topic = topics.get(Number(thread))
    return topic === undefined ? refuse(400, 'Bad Request: TOPIC_ID_INVALID') : change(topic)
  }

  function closeOrOpen(topic: ForumTopic, closed: boolean): ForumAnswer {
    if (topic.closed === closed) return refuse(400, 'Bad Request: TOPIC_NOT_MODIFIED')
    topic.closed = closed
    return ok(true)
  }

  const forum: Forum = {
    get chat() {
      return chat
    },
    topics,
    general,
    answers,
    reactions,
    allow(change) {
      rights = { ...rights, ...change }
    },
    topic(part) {
      const found = [...topics.values()].filter(({ title }) => title.includes(part))
      if (found[0] === undefined || found.length > 1) throw new Error(`${found.length} topics have "${part}" in their title`)
      return found[0]
    },
    deleteTopic: (thread) => void topics.delete(thread),
    closeTopic(thread) {
      const topic = topics.get(thread)
      if (topic) topic.closed = true
    },
    upgrade(to) {
      former.add(chat)
      chat = to
    },
    call(method, payload) {
      if (method === 'answerCallbackQuery') {
        answers.push({ press: String(payload.callback_query_id), text: String(payload.text ?? ''), loud: payload.show_alert === true })
        return ok(true)
      }
      if (former.has(Number(payload.chat_id)))
        return {
          status: 400,
          body: {
            ok: false,
            error_code: 400,
            description: 'Bad Request: group chat was upgraded to a supergroup chat',
            parameters: { migrate_to_chat_id: chat },
          },
        }
      if (payload.chat_id !== chat) return null
      switch (method) {
        case 'getChat':
          return ok({ ...inChat(), is_forum: rights.isForum })
        case 'getChatMember':
          return ok({
            status: rights.status,
            can_manage_topics: rights.manageTopics,
            can_delete_messages: rights.deleteMessages,
            user: { id: payload.user_id },
          })
        case 'createForumTopic': {
          if (!rights.manageTopics) return refuse(400, 'Bad Request: not enough rights to create a topic')
          const topic: ForumTopic = { thread: message(), title: String(payload.name), closed: false, messages: [] }
          topics.set(topic.thread, topic)
          return ok({ message_thread_id: topic.thread, name: topic.title, icon_color: 7_322_096 })
        }
        case 'editForumTopic':
          return inTopic(payload.message_thread_id, (topic) => {
            topic.title = String(payload.name)
            return ok(true)
          })
        case 'closeForumTopic':
          return inTopic(payload.message_thread_id, (topic) => closeOrOpen(topic, true))
        case 'reopenForumTopic':
          return inTopic(payload.message_thread_id, (topic) => closeOrOpen(topic, false))
        case 'deleteForumTopic':
          return inTopic(payload.message_thread_id, (topic) => {
            topics.delete(topic.thread)
            return ok(true)
          })
        case 'setMessageReaction':
          reactions.push(Number(payload.message_id))
          return ok(true)
        case 'sendMessage':
          return say(payload)
        default:
          return null
      }
    },
    write(by, thread, text, more = {}) {
      const id = message()
      written.set(id, { by, text })
      const inThread =
        thread === null ? {} : { message_thread_id: thread, is_topic_message: true, reply_to_message: { message_id: thread } }
      return update({ message: { message_id: id, date: 1_795_000_000, chat: inChat(), from: { id: by }, text, ...inThread, ...more } })
    },
    edit(by, thread, id, text) {
      written.set(id, { by, text })
      const head = { message_id: id, date: 1_795_000_000, edit_date: 1_795_000_060, chat: inChat(), from: { id: by } }
      return update({ edited_message: { ...head, text, message_thread_id: thread, is_topic_message: true } })
    },
    press(by, thread, { callback_data: data }, under) {
      const answered = under?.answers == null ? undefined : written.get(under.answers)
      const reply = answered && { reply_to_message: { message_id: under?.answers, from: { id: answered.by }, text: answered.text } }
      const at = { message_id: under?.id ?? 1, date: 1, chat: inChat(), message_thread_id: thread, is_topic_message: true, ...reply }
      const id = `press-${nextUpdate}`
      return update({ callback_query: { id, from: { id: by }, chat_instance: '1', data, message: at } })
    },
    lastMessage: () => nextMessage,
  }
  return forum
}

function ok(result: unknown): ForumAnswer {
  return { status: 200, body: { ok: true, result } }
}

function refuse(status: number, description: string): ForumAnswer {
  return { status, body: { ok: false, error_code: status, description } }
}
