import type { Api } from 'grammy/web'
import type { ChannelLimits } from '../../bot/channel-limits.ts'
import { AppError } from '../../errors.ts'
import type { Channel, Pacing, RawRequest } from '../channel.ts'
import { sameSecret } from '../same-secret.ts'
import { called } from './call.ts'
import { pressedButton, readUpdate } from './read-update.ts'
import { sendOutcome } from './send-outcome.ts'

const limits: ChannelLimits = {
  maxTextLength: 4096,
  maxChoices: 12,
  callButtons: 0,
  maxLabelLength: 64,
  drawsBlocks: false,
  deletesWithinMs: 48 * 3_600_000,
  sendsFiles: false,
  protectsContent: true,
  window: null,
}

/** Telegram's own customary figures are 30 a second overall and one a second to one person; short bursts pass. */
const pacing: Pacing = { perSecond: 25, perPersonMs: 1000, timeoutMs: 5000 }

/** Telegram's button data counts bytes; a choice that does not fit is a mistake of ours and is left out, never cut. */
const maxDataBytes = 64

/**
 * Telegram as a channel. Without a webhook secret (long polling) every webhook call is forged.
 * `account` is the bot's own id, so that two bots never share a conversation. `staffChat`: where the staff's group is now.
 */
export function telegramChannel(api: Api, account: string, secret: string | null, staffChat: () => string | null = () => null): Channel {
  return {
    name: 'telegram',
    limits,
    pacing,
    verify(request) {
      if (!sameSecret(request.headers['x-telegram-bot-api-secret-token'], secret ?? ''))
        throw new AppError('forged-request', 'the secret header of a Telegram webhook call did not match')
    },
    read: (request) => readUpdate(request.body, account, request.receivedAtMs, staffChat()),
    async send(to, bubble, signal) {
      const buttons = bubble.choices.filter((choice) => Buffer.byteLength(choice.data) <= maxDataBytes)
      const inline_keyboard = buttons.map(({ label, data }) => [{ text: label, callback_data: data }])
      const form = { link_preview_options: { is_disabled: true }, ...(buttons.length > 0 && { reply_markup: { inline_keyboard } }) }
      return sendOutcome(await called((over) => api.sendMessage(Number(to.id), bubble.text, form, over), pacing.timeoutMs, signal))
    },
    async acknowledge(request: RawRequest) {
      const id = pressedButton(request.body)
      if (id !== null) await called((over) => api.answerCallbackQuery(id, {}, over), pacing.timeoutMs)
    },
  }
}
