import type { Knowledge } from '../../knowledge.ts'
import { type NamedPlace, namesIn } from '../../places/place-book.ts'
import { isOneClause } from '../../words/clauses.ts'
import type { Found } from '../../words/find-phrases.ts'
import type { Word } from '../../words/words.ts'
import { type FrameName, framesIn } from '../danger-books.ts'

/** What stands of persons in a message, and where. */
export interface PersonFrames {
  readonly words: readonly Word[]
  /** No comma parts the words of any. */
  readonly named: (name: FrameName) => readonly Found<FrameName>[]
  readonly places: readonly NamedPlace[]
}

/** Pure. */
export function personFrames(words: readonly Word[], knowledge: Knowledge): PersonFrames {
  const found = framesIn(words, knowledge).filter((one) => isOneClause(words, one))
  const named = (name: FrameName) => found.filter(({ means }) => means === name)
  return { words, named, places: namesIn(words, knowledge.search.source.places) }
}
