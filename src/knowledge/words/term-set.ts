import type { Term } from './terms.ts'

const fewestPlaces = 1024

/**
 * Terms, each once: an open hash table that is emptied in one step and filled again for the next text, so that
 * nothing of it has to be collected.
 */
export class TermSet {
  private terms = new Int32Array(fewestPlaces)
  /** By place: the filling that it was taken in. */
  private takenIn = new Uint32Array(fewestPlaces)
  private filling = 1
  private size = 0

  clear(): void {
    this.filling += 1
    this.size = 0
  }

  /** False for a term that is there already. */
  add(term: Term): boolean {
    if (this.size * 2 >= this.terms.length) this.grow()
    const place = this.placeOf(term)
    if (this.takenIn[place] === this.filling) return false
    this.terms[place] = term
    this.takenIn[place] = this.filling
    this.size += 1
    return true
  }

  /** Where the term stands, or the free place where it would. */
  private placeOf(term: Term): number {
    const last = this.terms.length - 1
    const mixed = Math.imul(term ^ (term >>> 15), 0x9e3779b1)
    let place = (mixed ^ (mixed >>> 13)) & last
    while (this.takenIn[place] === this.filling && this.terms[place] !== term) place = (place + 1) & last
    return place
  }

  private grow(): void {
    const { terms, takenIn, filling } = this
    this.terms = new Int32Array(terms.length * 2)
    this.takenIn = new Uint32Array(terms.length * 2)
    this.size = 0
    for (let place = 0; place < terms.length; place += 1) if (takenIn[place] === filling) this.add(terms[place] ?? 0)
  }
}
