import type { ChannelAddress } from '../../bot/message.ts'
import type { Choice } from '../../bot/reply.ts'
import type { Bubble, BubbleButton } from '../../bot/say/bubble.ts'
import { anonymous, buttonMark } from './read-event.ts'

/** Zalo's own limits of one message. */
export const mostButtons = 5
export const longestTitle = 100
export const longestText = 2000

/** A file that was uploaded for this message. */
export type Uploaded = { readonly kind: 'picture'; readonly id: string } | { readonly kind: 'document'; readonly token: string }

/** One message: where it is posted under the API's root, and what. */
export interface MessageCall {
  readonly path: string
  readonly body: object
}

/**
 * What Zalo is sent for a bubble. Pure. Choices go before numbers and links, which the text has anyway. A document takes no words with it;
 * a bubble of a file has none but the neutral ones for a phone that is watched.
 */
export function messageCall(to: ChannelAddress, bubble: Bubble, uploaded: Uploaded | null = null): MessageCall {
  if (to.id.startsWith(anonymous)) return toNobodyKnown(to, bubble)
  const recipient = { user_id: to.id }
  const path = '/v3.0/oa/message/cs'
  if (uploaded?.kind === 'document') {
    const attachment = { type: 'file', payload: { token: uploaded.token } }
    return { path, body: { recipient, message: { attachment } } }
  }
  const text = bubble.text === '' ? {} : { text: bubble.text }
  if (uploaded?.kind === 'picture') {
    const elements = [{ media_type: 'image', attachment_id: uploaded.id }]
    const attachment = { type: 'template', payload: { template_type: 'media', elements } }
    return { path, body: { recipient, message: { ...text, attachment } } }
  }
  const buttons = [...bubble.choices.map(choiceButton), ...(bubble.buttons ?? []).map(otherButton)].slice(0, mostButtons)
  const attachment = { type: 'template', payload: { buttons } }
  return { path, body: { recipient, message: { ...text, ...(buttons.length > 0 && { attachment }) } } }
}

/** Hidden, so that nobody reads the inside of a button in their own chat. */
function choiceButton({ label, data }: Choice): object {
  return { title: label, type: 'oa.query.hide', payload: `${buttonMark}${data}` }
}

/** Digits alone: whether Zalo would put the plus of an international number back nobody knows, and without it nothing answers. */
function otherButton(button: BubbleButton): object {
  return button.kind === 'call'
    ? { title: button.label, type: 'oa.open.phone', payload: { phone_code: button.number.replace(/\D/g, '') } }
    : { title: button.label, type: 'oa.open.url', payload: { url: button.url } }
}

/**
 * Whoever writes without an account is answered by the older call, of which no buttons are known: the choices stand in the text as numbers.
 */
function toNobodyKnown({ id, route = '' }: ChannelAddress, { text }: Bubble): MessageCall {
  const recipient = { anonymous_id: id.slice(anonymous.length), conversation_id: route }
  return { path: '/v2.0/oa/message', body: { recipient, message: { text } } }
}
