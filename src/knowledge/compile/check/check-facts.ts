import { type Contact, type FactValue, languages } from '../../knowledge.ts'
import { contactsFile } from '../read/read-contacts.ts'
import { factsFile } from '../read/read-facts.ts'
import { checkNoPlaceholder } from './check-prose.ts'
import { checkCitations, undated } from './check-sources.ts'
import type { Checking } from './checking.ts'

/** Facts and contacts name sources and countries that are there. */
export function checkFacts(checking: Checking): void {
  const { facts, contacts } = checking.draft
  for (const [id, { values }] of facts?.items ?? []) {
    for (const { source, holdsFrom, holdsUntil } of values) {
      const line = facts?.lineOf(id) ?? 0
      // A figure that has ended rests on a source that has ended as well; only its being there is asked.
      checkCitations([source], factsFile, () => line, undated, { ...checking, onDate: null })
      if (holdsFrom !== null && holdsUntil !== null && holdsUntil < holdsFrom) {
        checking.report('fact-not-in-force', factsFile, line, { id, date: holdsFrom })
      }
    }
    if (values.some((value, i) => values.slice(i + 1).some((other) => overlap(value, other)))) {
      checking.report('fact-overlap', factsFile, facts?.lineOf(id) ?? 0, { id })
    }
  }
  for (const contact of contacts?.items.values() ?? []) {
    checkCountries(contact, checking)
    checkWords(contact, checking)
  }
}

function overlap(one: FactValue, other: FactValue): boolean {
  const endsBefore = ({ holdsUntil }: FactValue, { holdsFrom }: FactValue) =>
    holdsUntil !== null && holdsFrom !== null && holdsUntil < holdsFrom
  return !endsBefore(one, other) && !endsBefore(other, one)
}

function checkWords({ id, name, note }: Contact, checking: Checking): void {
  for (const language of languages) {
    for (const [key, text] of [['name', name] as const, ['note', note] as const]) {
      const line = checking.draft.contacts?.lineOf(id, key, language) ?? 0
      if (text !== null) checkNoPlaceholder({ text: text[language], line }, contactsFile, checking)
    }
  }
}

function checkCountries({ id, dialFrom, helpsIn }: Contact, { draft, report }: Checking): void {
  for (const [key, places] of [['dial-from', dialFrom] as const, ['helps-in', helpsIn] as const]) {
    for (const country of places === 'anywhere' ? [] : places) {
      if (draft.countries?.ids.has(country) === false) {
        report('unknown-country', contactsFile, draft.contacts?.lineOf(id, key) ?? 0, { country })
      }
    }
  }
}
