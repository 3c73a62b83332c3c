import { z } from 'zod'
import { readJson } from '../read-json.ts'

/** Where to answer. */
export interface Group {
  readonly chat: number
  readonly thread: number | null
}

const chat = z.object({ id: z.int(), type: z.enum(['group', 'supergroup']) })
const words = z.string().optional().catch(undefined)
const heard = z.object({
  chat,
  message_thread_id: z.int().optional().catch(undefined),
  is_topic_message: z.boolean().optional().catch(undefined),
  from: z.object({ is_bot: z.boolean().catch(false) }).optional(),
  text: words,
  caption: words,
  reply_to_message: z
    .object({ from: z.object({ id: z.int() }) })
    .optional()
    .catch(undefined),
})
const status = z.object({ status: z.string() })
const update = z.object({
  message: heard.optional().catch(undefined),
  my_chat_member: z.object({ chat, old_chat_member: status, new_chat_member: status }).optional().catch(undefined),
})

/**
 * Somebody speaks to the bot, or adds it, where others read along; null where nobody does. Pure. Telegram hands over only what is meant for
 * a bot; where somebody has switched that off, commands, names and answers are what is meant.
 */
export function calledIntoGroup(body: Uint8Array, account: string): Group | null {
  const { message, my_chat_member: member } = update.safeParse(readJson(body)).data ?? {}
  if (member) return isAdded(member.old_chat_member.status, member.new_chat_member.status) ? { chat: member.chat.id, thread: null } : null
  if (message?.from?.is_bot !== false) return null
  const said = message.text ?? message.caption ?? ''
  const meant = said.startsWith('/') || said.includes('@') || String(message.reply_to_message?.from.id) === account
  return meant ? { chat: message.chat.id, thread: message.is_topic_message ? (message.message_thread_id ?? null) : null } : null
}

function isAdded(before: string, after: string): boolean {
  return ['left', 'kicked'].includes(before) && ['member', 'administrator'].includes(after)
}
