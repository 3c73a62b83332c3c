import { z } from 'zod'

/**
 * The parts of a Telegram update that are read here; everything else is left alone. Ids fit a double but are kept as strings
 * everywhere else in the program.
 */
const user = z.object({ id: z.int(), language_code: z.string().optional() })
const chat = z.object({ id: z.int(), type: z.string() })
const present = z.unknown().optional()

/** Message that another one answers, or that a pressed button stands under. */
const answered = z.object({ message_id: z.int(), from: user.optional(), text: z.string().optional() })

const message = z.object({
  message_id: z.int(),
  message_thread_id: z.int().optional(),
  is_topic_message: z.boolean().optional(),
  sender_chat: z.object({ id: z.int() }).optional(),
  migrate_to_chat_id: z.int().optional(),
  date: z.int(),
  edit_date: z.int().optional(),
  chat,
  from: user.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  voice: present,
  audio: present,
  photo: present,
  video: present,
  video_note: present,
  animation: present,
  sticker: present,
  location: present,
  venue: present,
  document: present,
  contact: present,
  poll: present,
  dice: present,
  story: present,
  paid_media: present,
  checklist: present,
})

const callbackQuery = z.object({
  id: z.string(),
  from: user,
  data: z.string().optional(),
  message: z.object({ chat, message_thread_id: z.int().optional(), reply_to_message: answered.optional().catch(undefined) }).optional(),
})

const status = z.object({ status: z.string() })
const chatMember = z.object({ chat, date: z.int(), from: user, old_chat_member: status, new_chat_member: status })

export const update = z.object({
  update_id: z.int(),
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: callbackQuery.optional(),
  my_chat_member: chatMember.optional(),
})

/** As little as is needed to say whose unreadable message it was. */
export const trace = z.object({
  update_id: z.int().optional().catch(undefined),
  message: z.object({ chat }).optional().catch(undefined),
  edited_message: z.object({ chat }).optional().catch(undefined),
  callback_query: z.object({ from: user }).optional().catch(undefined),
  my_chat_member: z.object({ chat }).optional().catch(undefined),
})

export type Update = z.infer<typeof update>
export type Message = z.infer<typeof message>

/** What we ask Telegram to deliver, and nothing else. */
export const allowedUpdates = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const
