import type { Reply } from '../../bot/reply.ts'
import type { Bubble } from '../../bot/say/bubble.ts'
import type { ChannelLimits } from '../../bot/say/channel-limits.ts'
import { shape } from '../../bot/say/shape.ts'

/** Replies as a channel shows them, one message under the other, each with what can be pressed below it. Pure. */
export function drawReplies(channel: string, replies: readonly Reply[], limits: ChannelLimits): string {
  const bubbles = replies.flatMap((reply) => shape(reply, limits))
  const heading = `== ${channel}: ${bubbles.length === 1 ? '1 message' : `${bubbles.length} messages`}`
  return [heading, ...bubbles.map(drawBubble)].join('\n\n')
}

function drawBubble({ text, blocks, choices, buttons = [] }: Bubble): string {
  return [
    ...text.split('\n').map((line) => `| ${line}`.trimEnd()),
    ...(blocks === null ? [] : [`  (the page draws: ${blocks.map(({ kind }) => kind).join(', ')})`]),
    ...choices.map(({ label }) => `  [ ${label} ]`),
    ...buttons.map(({ kind, label }) => `  [ ${kind === 'call' ? 'call' : 'open'}: ${label} ]`),
  ].join('\n')
}
