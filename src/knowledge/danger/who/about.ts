import type { Knowledge } from '../../knowledge.ts'
import { findPlaces } from '../../places/places.ts'
import { readWords } from '../../words/words.ts'
import { framesIn } from '../danger-books.ts'
import { whoIsMeant } from './happens-to.ts'
import { type KnownWriter, unknownWriter, type Who } from './writer.ts'

/** What a message tells of whomever it is about. */
export interface About {
  readonly who: Who | null
  readonly isGrown: boolean
  /** They are to be married off or taken away, and are not there yet. */
  readonly isAhead: boolean
}

/** Whoever told of themselves, or is a child, is in need themselves also where a message does not say. Pure. */
export function readAbout(text: string, knowledge: Knowledge, known: KnownWriter = unknownWriter): About {
  const { isAhead, isPromised } = findPlaces(text, knowledge)
  const isKnown = known.toldOfSelf || (known.young && known.writer === 'self')
  const who = whoIsMeant(text, knowledge, known) ?? (isKnown ? 'self' : null)
  return { who, isGrown: isGrown(text, knowledge), isAhead: isAhead || isPromised }
}

/** Whether it is told that whoever it happens to is grown up, and no age of a child stands beside. */
function isGrown(text: string, knowledge: Knowledge): boolean {
  const found = framesIn(readWords(text, knowledge.lexicon), knowledge)
  return found.some(({ means }) => means === 'grown') && !found.some(({ means, phrase }) => means === 'young' || phrase.includes('<teen>'))
}
