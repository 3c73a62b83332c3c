import type { Found } from '../words/find-phrases.ts'
import type { Word } from '../words/words.ts'

/** How Vietnamese asks whether something is so, without marks; grammar, so it is no list for curators. */
const lastWords: readonly string[] = ['khong', 'hong', 'chua']
/** How far before what is asked about its "có" may stand. */
const mostBefore = 6

/** "Có bị nhốt không?", "còn đánh nhau hông": "không" at the end of the clause asks; before a verb ("không cho ra") it denies. Pure. */
export function asksWhether(words: readonly Word[], { from, to }: Found<unknown>, behindTheEnd: ReadonlySet<string>): boolean {
  const clause = words[to - 1]?.clause
  let end = to
  while (words[end]?.clause === clause) end += 1
  let last = end - 1
  while (last >= to && words[last]?.plain.every((word) => behindTheEnd.has(word))) last -= 1
  const asks = last >= to && words[last]?.plain.some((word) => lastWords.includes(word)) === true
  const before = words.slice(Math.max(0, from - mostBefore), from)
  return asks && before.some((word) => word.clause === clause && opensQuestion(word))
}

/** "Con" without its marks is a child. */
function opensQuestion({ plain, forms }: Word): boolean {
  return plain.includes('co') || forms.includes('còn')
}
