import type { ChannelAddress, FileKind, InboundMessage, MediaId } from '../../bot/message.ts'
import type { ChannelLimits } from '../../bot/say/channel-limits.ts'
import type { Language } from '../../knowledge/knowledge.ts'
import { wordsIn } from '../words-in.ts'

/** The page draws blocks itself, as many choices as there are, and shows what the server lists: nothing after leaving. */
export const webLimits: ChannelLimits = {
  maxTextLength: 4000,
  maxChoices: 40,
  callButtons: 0,
  maxLabelLength: 120,
  drawsBlocks: true,
  deletesWithinMs: Number.POSITIVE_INFINITY,
  sendsFiles: true,
  protectsContent: false,
  window: null,
}

/** What the page sent, checked against the wire's schema before. */
export type WebMessage =
  | { readonly kind: 'text'; readonly id: string; readonly language: Language; readonly text: string }
  | { readonly kind: 'choice'; readonly id: string; readonly language: Language; readonly data: string }

/** Pure. The page's id tells one message of a session from another; two sessions may use the same. */
export function readWebMessage(sent: WebMessage, from: ChannelAddress, receivedAtMs: number): InboundMessage {
  const content =
    sent.kind === 'text' ? ({ kind: 'text', text: wordsIn(sent.text) ?? '' } as const) : ({ kind: 'tap', data: sent.data } as const)
  return { eventId: `${from.id.slice(0, 16)}:${sent.id}`, from, sentAtMs: receivedAtMs, content, languageHint: sent.language }
}

/** A file that the page handed over: it is kept already. Pure. */
export function readWebFile(
  { id, language, family, media }: { readonly id: string; readonly language: Language; readonly family: Family; readonly media: MediaId },
  from: ChannelAddress,
  receivedAtMs: number,
): InboundMessage {
  const file = { ref: media, name: null, sizeBytes: null, kept: media }
  const content = { kind: 'file', what: kindOf[family], file, caption: null } as const
  return { eventId: `${from.id.slice(0, 16)}:${id}`, from, sentAtMs: receivedAtMs, content, languageHint: language }
}

type Family = keyof typeof kindOf

const kindOf = { picture: 'picture', sound: 'voice', video: 'video', document: 'document' } as const satisfies Record<string, FileKind>

/** The session was ended by its owner. */
export function webLeft(from: ChannelAddress, receivedAtMs: number): InboundMessage {
  return { eventId: `${from.id.slice(0, 16)}:exit`, from, sentAtMs: receivedAtMs, content: { kind: 'left' } }
}
