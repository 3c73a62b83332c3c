import { z } from 'zod'
import type { Contact, Need } from '../../knowledge.ts'
import type { Report } from '../flaw.ts'
import { type Listed, readListFile } from './read-listed.ts'
import * as shapes from './shapes.ts'

export const contactsFile = 'content/contacts.yaml'

export const needs = [
  'emergency',
  'ambulance',
  'trafficking',
  'labour',
  'consular',
  'women',
  'children',
  'immigration',
  'mental-health',
] as const satisfies readonly Need[]

const contact = shapes
  .map({
    id: shapes.id,
    name: shapes.perLanguage(shapes.text),
    number: shapes.quoted.regex(/^\+?\d{2,15}$/, 'phone'),
    shown: shapes.quoted,
    'dial-from': shapes.places,
    'helps-in': shapes.places,
    needs: z.array(shapes.oneOf(...needs), 'list').min(1, 'list'),
    vietnamese: shapes.oneOf('yes', 'no', 'interpreter', 'unknown'),
    hours: shapes.hours,
    confidence: shapes.oneOf('verified', 'reported', 'recalled'),
    publish: shapes.oneOf('yes', 'after-check', 'no'),
    confirmed: shapes.optional(shapes.confirmation),
    'as-of': shapes.optional(shapes.date),
    sources: shapes.texts.min(1, 'texts'),
    note: shapes.optional(shapes.perLanguage(shapes.text)),
  })
  .transform(
    (written): Contact => ({
      id: written.id,
      name: written.name,
      number: written.number,
      shown: written.shown,
      dialFrom: written['dial-from'],
      helpsIn: written['helps-in'],
      needs: written.needs,
      vietnamese: written.vietnamese,
      hours: written.hours,
      confidence: written.confidence,
      publish: written.publish,
      confirmed: written.confirmed,
      asOf: written['as-of'],
      note: written.note,
    }),
  )

/**
 * The phone numbers. Each must be dialable as it stands: a short code only in named countries, and the number
 * shown the one that is dialled.
 */
export function readContacts(text: string, report: Report): Listed<Contact> | null {
  const contacts = readListFile(contactsFile, text, contact, report)
  for (const { id, number, shown, dialFrom } of contacts?.items.values() ?? []) {
    const line = (key: string) => contacts?.lineOf(id, key) ?? 0
    if (dialFrom === 'anywhere' && !number.startsWith('+')) report('short-code-abroad', contactsFile, line('number'), { number })
    if (!sameNumber(number, shown)) report('shown-differs', contactsFile, line('shown'), { shown, number })
  }
  return contacts
}

/** People write 0981… at home for +84981…; the digits after the first ones must be the same. */
function sameNumber(number: string, shown: string): boolean {
  const digits = shown.replace(/\D/g, '')
  const dialled = number.replace(/\D/g, '')
  return digits === dialled || (digits.startsWith('0') && dialled.endsWith(digits.replace(/^0+/, '')))
}
