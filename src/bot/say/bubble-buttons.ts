import type { Block, Call } from '../reply.ts'
import type { BubbleButton } from './bubble.ts'
import { callsIn } from './each-number-once.ts'
import { plainText } from './plain-text.ts'

/**
 * The numbers and links of these blocks as buttons, `most` at the most, each once: numbers first, in the order in which they stand. A
 * number that perhaps only somebody elsewhere can dial is none, nor is one with `+` where a button may lose
 * it, nor a link that is not https.
 */
export function bubbleButtons(blocks: readonly Block[], most: number, dialsPlus: boolean): readonly BubbleButton[] {
  if (most <= 0) return []
  const dialled = callsIn(blocks).filter(({ onlyFrom, byReader }) => onlyFrom === undefined || byReader === true)
  const numbers = dialled.filter(({ number }) => dialsPlus || !number.startsWith('+')).map(callButton)
  const links = blocks.flatMap((block) => (block.kind === 'calls' ? [] : linksIn(plainText(block))))
  return onceEach([...numbers, ...links]).slice(0, most)
}

function callButton({ name, number, shown }: Call): BubbleButton {
  return { kind: 'call', label: `${name}: ${shown}`, number }
}

function linksIn(text: string): readonly BubbleButton[] {
  if (!text.includes('https://')) return []
  return [...text.matchAll(/\bhttps:\/\/[^\s<>"“”]+/g)].flatMap(([found]) => {
    const url = URL.parse(found.replace(/[.,;:!?)\]}…]+$/, ''))
    return url === null || url.username !== '' ? [] : [{ kind: 'link', label: url.host, url: url.href }]
  })
}

function onceEach(buttons: readonly BubbleButton[]): readonly BubbleButton[] {
  const targets = new Set<string>()
  return buttons.filter((button) => {
    const target = button.kind === 'call' ? button.number : button.url
    return targets.has(target) ? false : targets.add(target)
  })
}
