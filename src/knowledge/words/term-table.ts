import type { Term } from './terms.ts'

/** Terms with the row that each stands in: an open hash table, which is read back from a file as it lies there. */
export interface TermTable {
  /** By row. */
  readonly terms: Int32Array
  /** By place, -1 where one is free. */
  readonly rows: Int32Array
}

/** Two thirds of them are taken at most, so that few are looked at for a term. */
const placesForEach = 1.5

/** The row of each term is its place in `terms`. Of two terms that are the same the first counts. */
export function makeTermTable(terms: readonly Term[]): TermTable {
  const places = 2 ** Math.ceil(Math.log2(placesForEach * terms.length + 2))
  const table = { terms: Int32Array.from(terms), rows: new Int32Array(places).fill(-1) }
  terms.forEach((term, row) => {
    const place = placeOf(term, table)
    if (table.rows[place] === -1) table.rows[place] = row
  })
  return table
}

/** -1 for a term that is not there. One in fifty thousand that is not is taken for another, since only hashes are compared. */
export function rowOf(term: Term, table: TermTable): number {
  return table.rows[placeOf(term, table)] ?? -1
}

/** Where the term stands, or the free place where it would. */
function placeOf(term: Term, { terms, rows }: TermTable): number {
  const last = rows.length - 1
  const mixed = Math.imul(term ^ (term >>> 15), 0x9e3779b1)
  let place = (mixed ^ (mixed >>> 13)) & last
  for (let row = rows[place] ?? -1; row !== -1 && terms[row] !== term; row = rows[place] ?? -1) place = (place + 1) & last
  return place
}
