import type { ChannelAddress } from '../../bot/message.ts'
import type { ChannelLimits } from '../../bot/say/channel-limits.ts'
import type { Channel, Pacing, SendOutcome } from '../channel.ts'
import type { SayInGroup } from '../only-in-private.ts'
import { type Drawn, drawBubble } from './draw-bubble.ts'
import { findFile } from './find-file.ts'
import type { Library } from './library.ts'
import { prove, proveHere, saysMicrosoft } from './prove.ts'
import { calledIntoGroup, readActivity } from './read-activity.ts'
import { addressOf, referenceOf } from './route.ts'
import { sendOutcome } from './send-outcome.ts'
import type { BotFrameworkSettings } from './settings.ts'
import type { Tokens } from './tokens.ts'

/** Of all the apps behind the service the narrowest: Teams takes far longer texts, and no page of ours is written for them. */
export const botFrameworkLimits: ChannelLimits = {
  maxTextLength: 4000,
  maxChoices: 12,
  callButtons: 0,
  maxLabelLength: 64,
  drawsBlocks: false,
  deletesWithinMs: 0,
  standsAnywhere: true,
  sendsFiles: false,
  protectsContent: false,
  window: null,
}

/** Teams allows 60 messages in half a minute to one person, and 50 a second in one organisation. */
const pacing: Pacing = { perSecond: 30, perPersonMs: 600, timeoutMs: 5000 }

export interface BotFrameworkDeps {
  readonly library: Library
  readonly settings: BotFrameworkSettings
  /** Null where nothing is proven. */
  readonly tokens: Tokens | null
  readonly onlyInPrivate: SayInGroup
}

/** Microsoft's apps as a channel: Teams, Direct Line, Web Chat and what else the operator connects to the bot. */
export function botFrameworkChannel({ library, settings, tokens, onlyInPrivate }: BotFrameworkDeps): Channel {
  const account = settings.app?.id ?? 'emulator'

  async function write(to: ChannelAddress, drawn: (channelId: string) => Drawn, signal: AbortSignal): Promise<SendOutcome> {
    const reference = referenceOf(to)
    if (reference === null) return { kind: 'refused', unreachable: false, code: 'no-route' }
    const got = await tokens?.get()
    if (got?.kind === 'none') return got.outcome
    const posted = await library.send(reference, drawn(reference.channelId), got?.token ?? null, signal)
    if (got && posted.kind === 'answered' && posted.status === 401) tokens?.drop(got.token)
    return sendOutcome(posted)
  }

  return {
    name: 'botframework',
    limits: botFrameworkLimits,
    pacing,
    verify: (request) => (settings.app === null ? proveHere(request) : prove(request, library, settings)),
    saysOurs: (request) => settings.app !== null && saysMicrosoft(request, settings),
    read: ({ body, receivedAtMs }) => readActivity(body, account, receivedAtMs),
    send: (to, bubble, signal) => write(to, (channelId) => drawBubble(bubble, channelId), signal),
    async sendAction(to) {
      await write(to, () => ({ type: 'typing' }), AbortSignal.timeout(pacing.timeoutMs))
    },
    async acknowledge({ body, receivedAtMs }) {
      const group = calledIntoGroup(body)
      const text = group && onlyInPrivate(group.conversation.id, receivedAtMs)
      if (!group || text === null) return
      const drawn = (channelId: string) => drawBubble({ text, blocks: null, choices: [] }, channelId)
      await write(addressOf(group, account), drawn, AbortSignal.timeout(pacing.timeoutMs))
    },
    findFile: (ref) => findFile(ref, settings, tokens),
  }
}
