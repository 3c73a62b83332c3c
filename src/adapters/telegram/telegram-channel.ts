import type { Api } from 'grammy/web'
import type { Bubble } from '../../bot/say/bubble.ts'
import type { ChannelLimits } from '../../bot/say/channel-limits.ts'
import { AppError } from '../../errors.ts'
import type { Channel, Pacing, RawRequest } from '../channel.ts'
import type { SayInGroup } from '../only-in-private.ts'
import { sameSecret } from '../same-secret.ts'
import { called } from './call.ts'
import { calledIntoGroup } from './called-into-group.ts'
import { pictureType, type TelegramFiles } from './files.ts'
import { pressedButton, readUpdate } from './read-update.ts'
import { sendOutcome } from './send-outcome.ts'
import { takeBack } from './take-back.ts'
import { mayWantMore } from './wants-more.ts'

export const telegramLimits: ChannelLimits = {
  maxTextLength: 4096,
  maxChoices: 12,
  callButtons: 0,
  maxLabelLength: 64,
  drawsBlocks: false,
  deletesWithinMs: 48 * 3_600_000,
  sendsFiles: true,
  coversPictures: true,
  protectsContent: true,
  window: null,
}

/** Telegram's own customary figures are 30 a second overall and one a second to one person; short bursts pass. */
const pacing: Pacing = { perSecond: 25, perPersonMs: 1000, timeoutMs: 5000 }

const secretHeader = 'x-telegram-bot-api-secret-token'

/** Telegram's button data counts bytes; a choice that does not fit is a mistake of ours and is left out, never cut. */
const maxDataBytes = 64

export interface TelegramIdentity {
  /** The bot's own id, so that two bots never share a conversation. */
  readonly account: string
  /** Of the webhook; without one (long polling) every webhook call is forged. */
  readonly secret: string | null
}

/** Where Telegram is spoken with in groups; left out: nowhere. */
export interface TelegramGroups {
  /** Where the staff's group is now. */
  readonly staffChat?: () => string | null
  readonly inGroup?: SayInGroup
}

/** Telegram as a channel. */
export function telegramChannel(
  api: Api,
  files: TelegramFiles,
  { account, secret }: TelegramIdentity,
  { staffChat = () => null, inGroup = () => null }: TelegramGroups = {},
): Channel {
  return {
    name: 'telegram',
    limits: telegramLimits,
    pacing,
    verify(request) {
      if (!sameSecret(request.headers[secretHeader], secret ?? ''))
        throw new AppError('forged-request', 'the secret header of a Telegram webhook call did not match')
    },
    saysOurs: ({ headers }) => secret !== null && headers[secretHeader] !== undefined,
    read: (request) => readUpdate(request.body, account, request.receivedAtMs, staffChat()),
    async send(to, bubble, signal, file) {
      const markup = keyboardOf(bubble)
      const kept = bubble.protected === true
      const quiet = bubble.quiet === true
      if (file !== undefined) {
        const covered = quiet && { disable_notification: 'true', ...(file.type === pictureType && { has_spoiler: 'true' }) }
        const fields = { chat_id: to.id, caption: bubble.text, ...(kept && { protect_content: 'true' }), ...covered }
        return sendOutcome(await files.send({ ...fields, ...(markup && { reply_markup: JSON.stringify(markup) }) }, file, signal))
      }
      const form = {
        link_preview_options: { is_disabled: true },
        ...(kept && { protect_content: true }),
        ...(quiet && { disable_notification: true }),
        ...(markup && { reply_markup: markup }),
      }
      return sendOutcome(await called((over) => api.sendMessage(Number(to.id), bubble.text, form, over), pacing.timeoutMs, signal))
    },
    findFile: (ref, signal) => files.find(ref, signal),
    takeBack: (to, remoteIds, signal) => takeBack(api, to, remoteIds, signal),
    async sendAction(to, action) {
      await called((over) => api.sendChatAction(Number(to.id), action, {}, over), pacing.timeoutMs)
    },
    async acknowledge(request: RawRequest) {
      if (!mayWantMore(request.body)) return
      const id = pressedButton(request.body)
      if (id !== null) await called((over) => api.answerCallbackQuery(id, {}, over), pacing.timeoutMs)
      const group = calledIntoGroup(request.body, account)
      if (group === null || String(group.chat) === staffChat()) return
      const text = inGroup(String(group.chat), request.receivedAtMs)
      const where = group.thread === null ? {} : { message_thread_id: group.thread }
      if (text !== null) await called((over) => api.sendMessage(group.chat, text, where, over), pacing.timeoutMs)
    },
  }
}

function keyboardOf({ choices }: Bubble) {
  const buttons = choices.filter(({ data }) => Buffer.byteLength(data) <= maxDataBytes)
  return buttons.length === 0 ? null : { inline_keyboard: buttons.map(({ label, data }) => [{ text: label, callback_data: data }]) }
}
