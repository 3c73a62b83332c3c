import { type Country, home } from '../../knowledge.ts'
import type { NamedPlace } from '../../places/place-book.ts'
import { isClauseBreak } from '../../words/clauses.ts'
import { type Found, outweighs } from '../../words/find-phrases.ts'
import type { FrameName } from '../danger-books.ts'
import type { PersonFrames } from './person-frames.ts'

/** What a message says of whoever writes it. */
export interface WriterIn {
  /** Something happens to them; `standing`: they only say where they are themselves. */
  readonly self: 'in-need' | 'standing' | null
  /** Where they say that they are. */
  readonly standsIn: Country | null
  /** The same, whatever else the clause says. */
  readonly isIn: Country | null
}

/** Pure. */
export function writerIn(met: PersonFrames): WriterIn {
  const others = [...met.named('kin'), ...met.named('beside')]
  const isOwn = (one: Found<FrameName>) => !others.some((other) => outweighs(other, one))
  const happening = met.named('myself').filter(isOwn)
  const stood = met.named('iStand').filter(isOwn)
  const standing = happening.flatMap((one) => standsIn(one, met, met.named('atHome')) ?? [])
  const [stands = null] = [...standing, ...stood.flatMap((one) => standsIn(one, met, []) ?? [])]
  const onlyStands = standing.length > 0 && !namesOtherThan(stands, met)
  return {
    self: happening.length > standing.length ? 'in-need' : onlyStands ? 'standing' : null,
    standsIn: stands,
    isIn: stands ?? [...happening, ...stood].map((one) => placeBehind(one, met)?.country).find((place) => place !== undefined) ?? null,
  }
}

/** Whether a country is named besides home and where the writer is. Pure. */
export function namesOtherThan(stands: Country | null, { places }: PersonFrames): boolean {
  return places.some(({ country }) => country !== stands && country !== home)
}

/**
 * "Tôi đang ở Việt Nam, con tôi bị giữ ở Campuchia": where somebody says that they are, in a clause that says nothing else, nothing happens
 * to them.
 */
function standsIn({ from, to }: Found<unknown>, met: PersonFrames, atHome: readonly Found<unknown>[]): Country | null {
  if (atHome.some((one) => one.from <= from && to <= one.to && isClauseBreak(met.words, one.to))) return home
  const place = placeBehind({ to }, met)
  return place && (place.country === home || isClauseBreak(met.words, place.to)) ? place.country : null
}

function placeBehind({ to }: Pick<Found<unknown>, 'to'>, { places }: PersonFrames): NamedPlace | undefined {
  return places.find((one) => one.role === 'being' && to <= one.from && one.from <= to + 1)
}
