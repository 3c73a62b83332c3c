import type { Block, Call } from '../reply.ts'

/** A block as plain text, for channels that draw nothing: steps numbered, lists dotted, `**strong**` without its stars. */
export function plainText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'source':
      return bare(block.text)
    case 'steps':
      return block.items.map((item, i) => `${i + 1}. ${bare(item)}`).join('\n')
    case 'list':
      return block.items.map((item) => `• ${bare(item)}`).join('\n')
    case 'calls':
      return block.calls.map(callText).join('\n')
  }
}

/** Name and number on the first line, so that they stay together wherever text is cut. */
export function callText(call: Call): string {
  return call.note === '' ? `${call.name}: ${call.shown}` : `${call.name}: ${call.shown}\n   ${call.note}`
}

function bare(text: string): string {
  return text.replaceAll('**', '')
}
