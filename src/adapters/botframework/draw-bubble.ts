import type { Choice } from '../../bot/reply.ts'
import type { Bubble } from '../../bot/say/bubble.ts'

/** An activity on its way out, as far as we write it ourselves. */
export interface Drawn {
  readonly type: 'message' | 'typing'
  readonly text?: string
  /** Without it the app reads signs of ours as markup. */
  readonly textFormat?: 'plain'
  readonly inputHint?: 'acceptingInput'
  readonly suggestedActions?: { readonly to: string[]; readonly actions: CardAction[] }
  readonly attachments?: { readonly contentType: string; readonly content: { readonly buttons: CardAction[] } }[]
}

interface CardAction {
  readonly type: 'messageBack' | 'imBack'
  readonly title: string
  readonly text?: string
  readonly displayText?: string
  readonly value: unknown
}

/** A bubble as the app of this channel shows it best. Pure. */
export function drawBubble(bubble: Bubble, channelId: string): Drawn {
  const words = { type: 'message', text: bubble.text, textFormat: 'plain', inputHint: 'acceptingInput' } as const
  if (bubble.choices.length === 0) return words
  const way = ways[channelId] ?? { as: 'suggestions', back: 'label' }
  const actions = bubble.choices.map(way.back === 'data' ? withData : withLabel)
  if (way.as === 'suggestions') return { ...words, suggestedActions: { to: [], actions } }
  return { ...words, attachments: cards(actions) }
}

/** How an app draws choices, and what comes back: the choice itself beside its label, or the label as if it had been typed. */
interface Way {
  readonly as: 'suggestions' | 'cards'
  readonly back: 'data' | 'label'
}

/** Teams shows three suggestions and no more, so there choices are buttons of a card. Apps that are not named here get what all can do. */
const ways: Readonly<Record<string, Way>> = {
  msteams: { as: 'cards', back: 'data' },
  webchat: { as: 'suggestions', back: 'data' },
  directline: { as: 'suggestions', back: 'data' },
  emulator: { as: 'suggestions', back: 'data' },
}

/** The label stands in the talk, and is the text for an app that drops the value. */
function withData({ label, data }: Choice): CardAction {
  return { type: 'messageBack', title: label, text: label, displayText: label, value: { choice: data } }
}

function withLabel({ label }: Choice): CardAction {
  return { type: 'imBack', title: label, value: label }
}

/** Teams leaves out what does not fit on a card. */
const buttonsOfCard = 6

function cards(actions: readonly CardAction[]) {
  const count = Math.ceil(actions.length / buttonsOfCard)
  return Array.from({ length: count }, (_, n) => ({
    contentType: 'application/vnd.microsoft.card.hero',
    content: { buttons: actions.slice(n * buttonsOfCard, (n + 1) * buttonsOfCard) },
  }))
}
