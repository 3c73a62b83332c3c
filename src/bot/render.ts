import { factNow, formatFact } from '../knowledge/facts.ts'
import type { Contact, Inline, Placeholder, Prose } from '../knowledge/knowledge.ts'
import { anyOf, callOf, contactsOf, numberInText } from './calls.ts'
import { type PhraseKey, phrase, type Slots, slotValue, spoken } from './phrases.ts'
import type { Setting } from './setting.ts'
import type { Block, Call } from './turn.ts'

/**
 * Text with every placeholder filled for this person, place and moment. A number stands once: where it would come again the later
 * card leaves it out, and cards that follow each other become one list.
 */
export function render(prose: Prose, setting: Setting, slots: Slots = {}): readonly Block[] {
  const blocks: Block[] = []
  const given = new Set<string>()
  for (const block of prose) {
    if (block.kind === 'paragraph') blocks.push({ kind: 'paragraph', text: inline(block.text, setting, slots) })
    else if (block.kind === 'contacts') pushCalls(blocks, contactsOf(block.of, setting), given, setting)
    else blocks.push({ kind: block.kind, items: block.items.map((item) => inline(item, setting, slots)) })
  }
  return blocks
}

/** One of the bot's own phrases, rendered. */
export function renderPhrase(setting: Setting, key: PhraseKey, slots: Slots = {}): readonly Block[] {
  return render(phrase(setting.knowledge, setting.language, key), setting, slots)
}

function pushCalls(blocks: Block[], contacts: readonly Contact[], given: Set<string>, setting: Setting): void {
  const calls: Call[] = []
  for (const contact of contacts) {
    if (given.has(contact.number)) continue
    given.add(contact.number)
    calls.push(callOf(contact, setting))
  }
  const last = blocks.at(-1)
  if (calls.length === 0) return
  if (last?.kind === 'calls') blocks[blocks.length - 1] = { kind: 'calls', calls: [...last.calls, ...calls] }
  else blocks.push({ kind: 'calls', calls })
}

function inline(text: Inline, setting: Setting, slots: Slots): string {
  return text.map((part) => (typeof part === 'string' ? part : fill(part, setting, slots))).join('')
}

function fill(placeholder: Placeholder, setting: Setting, slots: Slots): string {
  switch (placeholder.kind) {
    case 'slot':
      return slotValue(placeholder, slots)
    case 'fact': {
      const value = factNow(setting.knowledge, placeholder.id, setting.nowMs)
      return value ? formatFact(value, setting.language) : `(${spoken(setting.knowledge, setting.language, 'sure.checking')})`
    }
    case 'contact': {
      const contact = setting.knowledge.contacts.get(placeholder.id)
      const shown = contact && contact.publish !== 'no' ? contact : contactsOf(placeholder, setting)[0]
      return shown ? numberInText(shown, setting) : ''
    }
    case 'contacts': {
      const numbers = contactsOf(placeholder, setting).map((contact) => numberInText(contact, setting))
      return anyOf(numbers, setting.language)
    }
  }
}
