import type { Country, Knowledge } from '../../knowledge.ts'
import { shareClause } from '../../words/clauses.ts'
import type { Found } from '../../words/find-phrases.ts'
import { keptWithWords } from '../../words/kept-with-words.ts'
import { plain } from '../../words/normalise.ts'
import type { Word } from '../../words/words.ts'
import type { FrameName } from '../danger-books.ts'
import { tellsOfYouth, withoutAge } from './ages.ts'
import { belongsToWriter } from './belongs-to-writer.ts'
import { type PersonFrames, personFrames } from './person-frames.ts'
import type { Who } from './writer.ts'
import { namesOtherThan, type WriterIn, writerIn } from './writer-in.ts'

/** How a message says whom something happens to, whatever was known before. */
export interface Persons extends WriterIn, OthersIn {
  /** The first word of whoever is named. */
  readonly named: string | null
  /** Where they are, where several countries are named. */
  readonly otherIn: Country | null
  /** An age under 18 that stands there as of whoever writes: behind somebody who is named it may be theirs. */
  readonly age: 'own' | 'behind a name' | null
}

/** What a message says of others than the writer. */
interface OthersIn {
  /** Something happens to them, and they are named. */
  readonly other: Who | null
  /** The writer says of whom they are kin. */
  readonly saysKin: boolean
  /** Something happens to "him", "her", "nó". */
  readonly isAnother: boolean
}

/** What names an age is heard as it stands ("con tôi 14 tuổi không về"), and the rest as if it were not said ("mẹ tôi 52 tuổi bị lừa"). */
export const readPersons = keptWithWords((text, words, knowledge): Persons => {
  const apart = withoutAge(words, 'apart', knowledge)
  const persons = personsIn(text, apart, knowledge)
  if (persons.self !== null || persons.other !== null || persons.age !== null) return persons
  const within = withoutAge(words, 'within', knowledge)
  return within === apart ? persons : personsIn(text, within, knowledge)
})

function personsIn(text: string, words: readonly Word[], knowledge: Knowledge): Persons {
  const met = personFrames(words, knowledge)
  const isChild = tellsOfYouth(text, words, met.named('young'), knowledge)
  const seen = words.length <= longestSeen ? met.named('witness') : []
  const relatives = relativesIn(met, seen, isChild)
  const spokenOf = whoIsSpokenOf(met, [...relatives, ...seen], knowledge)
  const writer = writerIn(met)
  const isOwnAge = spokenOf === undefined || met.named('young').some(({ from }) => from < spokenOf.from)
  return {
    ...writer,
    ...othersIn(met, seen, relatives, knowledge),
    named: spokenOf === undefined ? null : firstWordOf(spokenOf, words, knowledge),
    otherIn: spokenOf !== undefined && namesOtherThan(writer.standsIn, met) ? placeWith(spokenOf, met) : null,
    age: isChild ? (isOwnAge ? 'own' : 'behind a name') : null,
  }
}

/** A longer story is told by whoever it happened to. */
const longestSeen = 60

type Frame = Found<FrameName>

/** Something happens to a relative; not where the writer only sees it, nor where the age of a child is the writer's own. */
function relativesIn(met: PersonFrames, seen: readonly Frame[], isChild: boolean): readonly Frame[] {
  const sharesAge = ({ phrase }: Frame) => isChild && phrase.includes('<teen>')
  return met.named('relative').filter((one) => !isSeen(one, seen) && !sharesAge(one))
}

function othersIn(met: PersonFrames, seen: readonly Frame[], relatives: readonly Frame[], knowledge: Knowledge): OthersIn {
  const kin = met.named('kin')
  const isAnother = met.named('another').length > 0
  const saysKin = met
    .named('iAm')
    .some(
      ({ from, to }) =>
        relatives.some((one) => one.from === from) || kin.some((one) => one.from === to && belongsToWriter(one, met.words, knowledge)),
    )
  const isRelative = saysKin || relatives.length > 0 || (isAnother && kin.some((one) => !isSeen(one, seen)))
  return { other: isRelative ? 'relative' : seen.length > 0 ? whoSees(met, seen) : null, saysKin, isAnother }
}

/** Who sees it happen inside, to all of them, is in need themselves. */
function whoSees(met: PersonFrames, seen: readonly Frame[]): Who {
  return met.named('inside').some((one) => !isWordOf(one, seen)) ? 'self' : 'witness'
}

/** Of whoever is named, but is not the writer, the first to whom something happens; else the first. */
function whoIsSpokenOf(met: PersonFrames, happening: readonly Frame[], knowledge: Knowledge): Frame | undefined {
  const isWriter = (one: Frame) => !belongsToWriter(one, met.words, knowledge) && met.named('iAm').some(({ to }) => to === one.from)
  const others = [...met.named('kin'), ...met.named('beside')].filter((one) => !isWriter(one))
  return others.find((one) => happening.some((frame) => frame.from <= one.from && one.to <= frame.to)) ?? others[0]
}

function isSeen({ from }: Frame, seen: readonly Frame[]): boolean {
  return seen.some((other) => other.from <= from && from < other.to)
}

/** The "me" of "she told me" is whoever heard it; longer words say something of their own. */
function isWordOf({ from, to }: Frame, seen: readonly Frame[]): boolean {
  return to - from === 1 && seen.some((one) => one.from <= from && to <= one.to)
}

function placeWith(other: Frame, { words, places }: PersonFrames): Country | null {
  return places.find(({ from, role }) => from >= other.to && role === 'being' && shareClause(words, from, other.from))?.country ?? null
}

/** "Con" of "con gái tôi", "daughter" of "my daughter". */
function firstWordOf({ from, to }: Frame, words: readonly Word[], { lexicon }: Knowledge): string | null {
  const name = words.slice(from, to).map(({ meant }) => meant)
  return plain(name.find((word) => !lexicon.en.beforeNames.includes(word)) ?? '') || null
}
