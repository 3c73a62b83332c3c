import { factNow, formatFact } from '../../knowledge/facts.ts'
import type { Contact, ContactPlaceholder, Inline, Placeholder, Prose } from '../../knowledge/knowledge.ts'
import { anyOf, callOf, contactsOf, numberInText, sureOneBeside } from '../danger/calls.ts'
import { called, spokenTo } from '../hear/called.ts'
import { type PhraseKey, phrase, type Slots, slotValue } from '../phrases.ts'
import type { Block, Call } from '../reply.ts'
import type { Setting } from '../setting.ts'
import { eachNumberOnce } from './each-number-once.ts'
import { operatorText, withoutUnknownOperator } from './operator-text.ts'

/**
 * Text with every placeholder filled for this person, place and moment. A number stands once: where it would come again the later
 * card leaves it out, and cards that follow each other become one list.
 */
export function render(written: Prose, setting: Setting, slots: Slots = {}): readonly Block[] {
  const prose = withoutUnknownOperator(written, setting)
  const blocks = prose.map((block, at): Block => {
    if (block.kind === 'paragraph') return { kind: 'paragraph', text: inline(block.text, setting, slots) }
    if (block.kind === 'contacts') return { kind: 'calls', calls: callsOf(block.of, prose.slice(at + 1), setting) }
    return { kind: block.kind, items: block.items.map((item) => inline(item, setting, slots)) }
  })
  return eachNumberOnce(blocks)
}

/** One of the bot's own phrases, rendered. */
export function renderPhrase(setting: Setting, key: PhraseKey, slots: Slots = {}): readonly Block[] {
  return render(phrase(setting.knowledge, setting.language, key, slots), setting, slots)
}

/** A sure number stands beside an unsure one, unless it comes further down under words of its own: there it is looked for. */
function callsOf(of: ContactPlaceholder, following: Prose, setting: Setting): readonly Call[] {
  const contacts = contactsOf(of, setting)
  const beside = sureOneBeside(contacts, setting)
  const comesLater = (sure: Contact) =>
    following.some((block) => block.kind === 'contacts' && contactsOf(block.of, setting).some(({ number }) => number === sure.number))
  const all = beside === null || comesLater(beside) ? contacts : [...contacts, beside]
  return all.map((contact) => callOf(contact, setting))
}

function inline(text: Inline, setting: Setting, slots: Slots): string {
  return text.map((part) => (typeof part === 'string' ? called(part, setting) : fill(part, setting, slots))).join('')
}

function fill(placeholder: Placeholder, setting: Setting, slots: Slots): string {
  switch (placeholder.kind) {
    case 'slot':
      return slotValue(placeholder, slots)
    case 'fact': {
      const value = factNow(setting.knowledge, placeholder.id, setting.nowMs)
      return value ? formatFact(value, setting.language) : `(${spokenTo(setting, 'sure.checking')})`
    }
    case 'operator':
      return operatorText(placeholder.key, setting) ?? ''
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
