import type { Knowledge } from '../../knowledge/knowledge.ts'
import { onceForEach } from '../../knowledge/once-for-each.ts'
import { spokenTo } from '../hear/called.ts'
import type { PhraseKey } from '../phrases.ts'
import type { Block } from '../reply.ts'
import { eachNumberOnce, leadsUp } from '../say/each-number-once.ts'
import { plainText } from '../say/plain-text.ts'
import { renderPhrase } from '../say/render.ts'
import type { Setting } from '../setting.ts'
import { isFarOff } from './calls.ts'
import { byWhoDials } from './who-dials.ts'

/**
 * Steps first, numbers last behind "call only if it is safe", whatever order an entry has them in: a step that names a number moves
 * behind the condition too, unless a relative or an outsider reads it, who calls from home. What asks for one of the choices stays right
 * above them. No line names a law.
 */
export function guardBlocks(blocks: readonly Block[], setting: Setting): readonly Block[] {
  // What an entry says itself must not be said twice; "call now" never stands beside "only if it is safe".
  const leadIns: readonly PhraseKey[] = [
    'guarded.numbers',
    'danger.numbers',
    'calls.if-safe',
    'calls.from-there',
    'calls.by-family',
    'calls.by-adult',
    'calls.from-home',
    'calls.only-there',
  ]
  const own = textsOf(setting, ['guarded.opening', 'guarded.question', ...leadIns])
  const asking = textsOf(setting, ['variant.choose', 'meant', 'look-alike.guarded-unnamed'])
  const asksWhether = whetherOf(setting)
  const isOneOf = (texts: readonly string[], block: Block) => block.kind === 'paragraph' && texts.includes(plainText(block))
  const isQuestion = (block: Block) => isOneOf(asking, block) || (block.kind === 'paragraph' && asksWhether(plainText(block)))
  const said = blocks.filter((block) => block.kind !== 'source' && !isOneOf(own, block) && !isQuestion(block))
  const questions = blocks.filter(isQuestion)
  const parted = said.map((block, i) => part(block, said[i + 1], setting))
  const steps = parted.flatMap(({ steps }) => steps)
  const numbers = parted.flatMap(({ numbers }) => numbers)
  return [...steps, ...byWhoDials(eachNumberOnce(numbers.filter((block) => !saysCondition(block, setting))), setting), ...questions]
}

/** "Call only if it is safe. A friend can call:" is said anew, by who can dial. */
function saysCondition(block: Block, setting: Setting): boolean {
  return leadsUp(block) && plainText(block).includes(condition(setting))
}

interface Parted {
  readonly steps: readonly Block[]
  readonly numbers: readonly Block[]
}

/** Words that introduce the cards after them go with them; what the same paragraph advises before that does not. */
function part(block: Block, next: Block | undefined, setting: Setting): Parted {
  const named = setting.writer === 'relative' || isFarOff(setting) ? nothing : numbersOf(setting.knowledge)
  switch (block.kind) {
    case 'calls':
      return { steps: [], numbers: [block] }
    case 'steps':
    case 'list': {
      const safe = block.items.filter((item) => !named.test(item))
      const naming = block.items.filter((item) => named.test(item))
      return {
        steps: safe.length === 0 ? [] : [{ ...block, items: safe }],
        numbers: naming.length === 0 ? [] : [{ kind: 'list', items: naming }],
      }
    }
    case 'paragraph':
    case 'source': {
      const introduces = block.text.endsWith(':') && next?.kind === 'calls'
      const [, advice, lead] = (introduces && /^(.+[.!?]) (\S[^.!?]*:)$/s.exec(block.text)) || []
      if (advice !== undefined && lead !== undefined && !named.test(advice) && !advice.includes(condition(setting)))
        return { steps: [{ ...block, text: advice }], numbers: [{ ...block, text: lead }] }
      return introduces || named.test(block.text) ? { steps: [], numbers: [block] } : { steps: [block], numbers: [] }
    }
  }
}

/** "Call only if it is safe": an entry may say it in a sentence of its own. */
function condition(setting: Setting): string {
  return spokenTo(setting, 'calls.if-safe').replace('.', '')
}

function textsOf(setting: Setting, keys: readonly PhraseKey[]): readonly string[] {
  return keys.flatMap((key) => renderPhrase(setting, key)).map(plainText)
}

/** What stands where the danger is named. */
const gap = '\u2400'

/** Whether a text asks if a danger is happening, whichever it is. */
function whetherOf(setting: Setting): (text: string) => boolean {
  const [opening = '', end = ''] = renderPhrase(setting, 'look-alike.guarded', { happening: gap }).map(plainText).join('').split(gap)
  return (text) => opening !== '' && text.startsWith(opening) && text.endsWith(end)
}

const nothing = /$^/

/** Any number that the bot gives, as it is shown in text. */
const numbersOf = onceForEach(({ contacts }: Knowledge): RegExp => {
  const shown = [...contacts.values()].map((contact) => contact.shown.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return shown.length === 0 ? nothing : new RegExp(`(?<![\\d+.,])(?:${shown.join('|')})(?![.,]?\\d)`)
})
