import { whoIsAskedFor } from '../../knowledge/danger/who/happens-to.ts'
import type { Who } from '../../knowledge/danger/who/writer.ts'
import { type Country, type Entry, home, type Knowledge, type Language, type Prose, type Topic } from '../../knowledge/knowledge.ts'
import type { Conversation } from '../conversation.ts'

/** The answer in the form it has for a country; the base answer where there is no other, or no country. */
export function entryFor(topic: Topic, country: Country | null, language: Language): Entry {
  return ((country === null ? undefined : topic.variants.get(country)) ?? topic.entry)[language]
}

/** What an answer says to whoever writes: to a mother or a teacher of a child not what it says to the child. */
export function textFor(writer: Who, { text, forAnother }: Entry): Prose {
  return writer === 'self' ? text : (forAnother ?? text)
}

/** The same, as steps for danger. */
export function stepsFor(writer: Who, entry: Entry): Prose {
  return textFor(writer, { ...entry, text: entry.inDanger ?? entry.text })
}

/**
 * Where an answer has a text for whoever asks for another, it is heard from what was asked whom this is about;
 * so will be what they press next.
 */
export function writingFor(conversation: Conversation, { forAnother }: Entry, asked: string, knowledge: Knowledge): Conversation {
  if (forAnother === null || conversation.toldOfSelf) return conversation
  return { ...conversation, writer: whoIsAskedFor(asked, knowledge, conversation) ?? conversation.writer }
}

/**
 * The country an answer is about: the one named in the question, else where the person wants to go (before leaving) or is (abroad).
 * Null while it is not known; being at home is not being abroad.
 */
export function countryFor(topic: Topic, { destination, whereabouts }: Conversation, named: Country | null): Country | null {
  if (named !== null && (named !== home || topic.variants.has(home))) return named
  const abroad = whereabouts === home && !topic.variants.has(home) ? null : whereabouts
  return topic.stage === 'before' ? (destination ?? abroad) : (abroad ?? destination)
}
