import type { Term } from './terms.ts'

/** Terms with the row that each stands in: an open hash table, which is read back from a file as it lies there. */
export interface TermTable {
  readonly terms: Int32Array
  /** -1 where a place is free. */
  readonly rows: Int32Array
}

/** The row of each term is its place in `terms`. Of two terms that are the same the first counts. */
export function makeTermTable(terms: readonly Term[]): TermTable {
  const places = 2 ** Math.ceil(Math.log2(2 * terms.length + 2))
  const table = { terms: new Int32Array(places), rows: new Int32Array(places).fill(-1) }
  terms.forEach((term, row) => {
    const place = placeOf(term, table)
    if (table.rows[place] !== -1) return
    table.terms[place] = term
    table.rows[place] = row
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
  while (rows[place] !== -1 && terms[place] !== term) place = (place + 1) & last
  return place
}
