import type { Block, Reply } from '../reply.ts'
import type { Bubble } from './bubble.ts'
import { bubbleButtons } from './bubble-buttons.ts'
import type { ChannelLimits } from './channel-limits.ts'
import { plainText } from './plain-text.ts'
import { splitText } from './split-text.ts'

/**
 * A reply as the bubbles of one channel, in order. Text is NFC and within `maxTextLength`; it is cut at the ends of paragraphs, a
 * contact stays whole, and only a paragraph longer than a bubble is cut at a sentence. Choices stand under the last bubble: as many as
 * the channel has buttons for, the others as lines `[3] label`, numbered as the person may type them, under a line that says so. A reply
 * without words has no bubbles but the one of its file. Where somebody may be reading along no number becomes a button: a finger that
 * slips would call.
 */
export function shape(reply: Reply, limits: ChannelLimits): readonly Bubble[] {
  const buttons = reply.choices.slice(0, limits.maxChoices)
  const numbered = reply.choices.slice(buttons.length).map((choice, i) => `[${buttons.length + i + 1}] ${choice.label}`)
  const opening = reply.opening === null ? [] : [unitOf({ kind: 'paragraph', text: reply.opening })]
  const room = limits.maxTextLength - lengthOf(opening) - (opening.length > 0 ? gap.length : 0)
  const units = [...reply.blocks, ...leftBehind(reply, limits)].flatMap((block) => unitsOf(block, room))
  const lines = [...(numbered.length > 0 && reply.howToChoose ? [reply.howToChoose] : []), ...numbered]
    .flatMap((line) => splitText(line, room))
    .map((text): Unit => ({ text: wholeLetters(text), block: null, tight: true }))
  const bubbles = pack([...units, ...lines], room).map((packed) => [...opening, ...packed])
  const words = bubbles.map((packed, i): Bubble => {
    const choices = i === bubbles.length - 1 ? buttons.map((choice) => fitLabel(choice, limits.maxLabelLength)) : []
    const spare = reply.opening === null ? Math.min(limits.callButtons, limits.maxChoices - choices.length) : 0
    const beside = bubbleButtons(blocksOf(packed), spare, limits.dialsNoPlus !== true).map((button) =>
      fitLabel(button, limits.maxLabelLength),
    )
    return {
      text: textOf(packed),
      blocks: limits.drawsBlocks ? blocksOf(packed).map(withWholeNumbers) : null,
      choices,
      ...(beside.length > 0 && { buttons: beside }),
    }
  })
  return reply.file === undefined ? words : [...words, { ...alone(opening, limits), file: reply.file }]
}

function alone(opening: readonly Unit[], { drawsBlocks }: ChannelLimits): Bubble {
  return { text: textOf(opening), blocks: drawsBlocks ? blocksOf(opening) : null, choices: [] }
}

/** Whoever leaves is told what the channel cannot take from the phone; where nothing is seen after leaving, nothing. */
function leftBehind({ leftBehind: told }: Reply, { deletesWithinMs, standsAnywhere }: ChannelLimits): readonly Block[] {
  if (told === undefined || deletesWithinMs === Number.POSITIVE_INFINITY) return []
  if (deletesWithinMs > 0) return told.older
  return standsAnywhere ? told.anywhere : told.everything
}

/** The smallest piece that is never cut: its text, and the block it is drawn as. */
interface Unit {
  readonly text: string
  /** Null for a choice written out as a line. */
  readonly block: Block | null
  /** Follows its like without an empty line between. */
  readonly tight: boolean
}

const gap = '\n\n'

function unitsOf(block: Block, room: number): readonly Unit[] {
  const whole = unitOf(block)
  if (block.kind === 'calls') return block.calls.flatMap((call) => cut(unitOf({ kind: 'calls', calls: [call] }), room))
  if (whole.text.length <= room) return whole.text === '' ? [] : [whole]
  if (block.kind !== 'steps' && block.kind !== 'list') return cut(whole, room)
  const marks = block.items.map((_, i) => (block.kind === 'steps' ? `${i + 1}. ` : '• '))
  return block.items
    .flatMap((item, i) => cut(unitOf({ kind: 'paragraph', text: `${marks[i]}${item}` }), room))
    .map((unit) => ({ ...unit, tight: true }))
}

function unitOf(block: Block): Unit {
  return { text: wholeLetters(plainText(block)), block, tight: block.kind === 'calls' }
}

/** Composed, and without a letter of which half is missing: services refuse a text that holds one. */
function wholeLetters(text: string): string {
  return text.normalize('NFC').toWellFormed()
}

/** Too long for any bubble: pieces of plain paragraphs. */
function cut(unit: Unit, room: number): readonly Unit[] {
  if (unit.text.length <= room) return [unit]
  return splitText(unit.text, room).map((text) => ({ text, block: { kind: 'paragraph', text }, tight: false }))
}

function pack(units: readonly Unit[], room: number): readonly (readonly Unit[])[] {
  const bubbles: Unit[][] = []
  let length = 0
  for (const unit of units) {
    const last = bubbles.at(-1)
    length += gapBefore(unit, last?.at(-1)).length + unit.text.length
    if (last && length <= room) last.push(unit)
    else {
      bubbles.push([unit])
      length = unit.text.length
    }
  }
  return bubbles
}

function textOf(units: readonly Unit[]): string {
  return units.reduce((text, unit, i) => text + gapBefore(unit, units[i - 1]) + unit.text, '')
}

function gapBefore({ tight }: Unit, before: Unit | undefined): string {
  if (before === undefined) return ''
  return tight && before.tight ? '\n' : gap
}

function lengthOf(units: readonly Unit[]): number {
  return textOf(units).length
}

/** Cards that were taken apart stand together again; what has no block of its own is a paragraph. */
function blocksOf(units: readonly Unit[]): readonly Block[] {
  const blocks: Block[] = []
  for (const { text, block } of units) {
    const last = blocks.at(-1)
    if (block?.kind === 'calls' && last?.kind === 'calls')
      blocks[blocks.length - 1] = { kind: 'calls', calls: [...last.calls, ...block.calls] }
    else blocks.push(block ?? { kind: 'paragraph', text })
  }
  return blocks
}

/** On a page that draws, a phone number is not broken over two lines. Elsewhere its spaces stay: apps know numbers by them. */
function withWholeNumbers(block: Block): Block {
  if (block.kind === 'calls') return { ...block, calls: block.calls.map((call) => ({ ...call, shown: unbroken(call.shown) })) }
  if (block.kind === 'steps' || block.kind === 'list') return { ...block, items: block.items.map(wholeNumbersIn) }
  return { ...block, text: wholeNumbersIn(block.text) }
}

function wholeNumbersIn(text: string): string {
  return text.replace(/\+?\d{2,}(?: \d{2,}){1,5}/g, (number) =>
    number.replace(/\D/g, '').length >= fewestDigits ? unbroken(number) : number,
  )
}

/** Shorter ones are dates and sums, or need no spaces. */
const fewestDigits = 7

function unbroken(number: string): string {
  return number.replaceAll(' ', '\u00a0')
}

function fitLabel<T extends { readonly label: string }>(labelled: T, longest: number): T {
  const label = wholeLetters(labelled.label)
  if (label.length <= longest) return { ...labelled, label }
  const [first = ''] = splitText(label, longest - 1)
  return { ...labelled, label: `${first}…` }
}
