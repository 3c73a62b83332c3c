import type { ChannelLimits } from '../../bot/say/channel-limits.ts'
import { AppError } from '../../errors.ts'
import type { Channel, Pacing, RawRequest } from '../channel.ts'
import type { SayInGroup } from '../only-in-private.ts'
import { sameSecret } from '../same-secret.ts'
import { findFile } from '../zalo-oa/find-file.ts'
import type { ZaloBotApi } from './call.ts'
import { calledIntoGroup, readUpdate } from './read-update.ts'
import { sendOutcome } from './send-outcome.ts'

/**
 * No buttons at all: choices are numbers that people type. Nothing can be taken back, and a picture would have to lie on a public address.
 */
export const zaloBotLimits: ChannelLimits = {
  maxTextLength: 2000,
  maxChoices: 0,
  callButtons: 0,
  maxLabelLength: 100,
  drawsBlocks: false,
  deletesWithinMs: 0,
  sendsFiles: false,
  protectsContent: false,
  window: null,
}

/** No rates are published: slower than anybody would write, and each answer on its own. */
const pacing: Pacing = { perSecond: 5, perPersonMs: 1000, timeoutMs: 5000 }

const secretHeader = 'x-bot-api-secret-token'

export interface ZaloBotIdentity {
  /** The bot's own id, so that two bots never share a conversation: no event says for which one it is. */
  readonly account: string
  /** Of the webhook; without one (long polling) every webhook call is forged. */
  readonly secret: string | null
  readonly apiRoot: string
  /** Ends of host names beside Zalo's own that what people send may lie on. */
  readonly fileHosts: readonly string[]
}

/** The Zalo Bot Platform as a channel. */
export function zaloBotChannel(
  api: ZaloBotApi,
  { account, secret, apiRoot, fileHosts }: ZaloBotIdentity,
  inGroup: SayInGroup = () => null,
): Channel {
  return {
    name: 'zalo-bot',
    limits: zaloBotLimits,
    pacing,
    verify(request) {
      if (isTrial(request)) return // an address is tried out before anything is proven; there is nothing in it to be kept
      if (!sameSecret(request.headers[secretHeader], secret ?? ''))
        throw new AppError('forged-request', 'the secret header of a Zalo Bot webhook call did not match')
    },
    isTrial,
    saysOurs: (request) => secret !== null && !isTrial(request) && request.headers[secretHeader] !== undefined,
    read: (request) => readUpdate(request.body, account, request.receivedAtMs),
    async send(to, { text }, signal) {
      return sendOutcome(await api('sendMessage', { chat_id: to.id, text }, pacing.timeoutMs, signal))
    },
    async acknowledge({ body, receivedAtMs }) {
      const group = calledIntoGroup(body)
      const text = group === null ? null : inGroup(group, receivedAtMs)
      if (text !== null) await api('sendMessage', { chat_id: group, text }, pacing.timeoutMs)
    },
    findFile: async (ref) => findFile(ref, { apiRoot, fileHosts }),
    async sendAction(to, action) {
      await api('sendChatAction', { chat_id: to.id, action }, pacing.timeoutMs)
    },
  }
}

function isTrial({ body }: RawRequest): boolean {
  return body.length === 0
}
