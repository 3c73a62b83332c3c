import { z } from 'zod'
import type { ChannelAddress } from '../../bot/message.ts'
import { isLoopback } from '../../loopback.ts'
import { readJson } from '../read-json.ts'
import type { Activity } from './activity.ts'

/** What a message back needs beside its words: Bot Framework's conversation reference, without anybody's name. */
export interface Reference {
  readonly channelId: string
  readonly serviceUrl: string
  readonly conversation: { readonly id: string }
  readonly bot: { readonly id: string }
  readonly user: { readonly id: string }
}

const route = z.object({ service: z.string(), bot: z.string(), user: z.string() })

/**
 * One service stands in front of many apps, and conversation ids are unique within an app only: both are the id. Where to write to may
 * move, and is taken anew from each proven message.
 */
export function addressOf({ channelId, conversation, serviceUrl, from, recipient }: Activity, account: string): ChannelAddress {
  const way: z.infer<typeof route> = { service: serviceUrl, bot: recipient?.id ?? '', user: from?.id ?? '' }
  return { ...bareAddress({ channelId, conversation }, account), route: JSON.stringify(way) }
}

/** Of whom nothing is known but the conversation. */
export function bareAddress({ channelId, conversation }: Pick<Activity, 'channelId' | 'conversation'>, account: string): ChannelAddress {
  return { channel: 'botframework', account, id: `${channelId}:${conversation.id}` }
}

/** Null where no proven message has said where to write to. */
export function referenceOf(to: ChannelAddress): Reference | null {
  const [channelId = ''] = to.id.split(':', 1)
  const way = route.safeParse(readJson(to.route ?? '')).data
  if (way === undefined) return null
  const id = to.id.slice(channelId.length + 1)
  return { channelId, serviceUrl: way.service, conversation: { id }, bot: { id: way.bot }, user: { id: way.user } }
}

/** In the clear only to a stand-in on this machine. */
export function isServiceUrl(text: string, loopback: boolean): boolean {
  const url = URL.parse(text)
  if (!url || url.username || url.password) return false
  return url.protocol === 'https:' || (loopback && url.protocol === 'http:' && isLoopback(url.hostname))
}
