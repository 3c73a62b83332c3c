import { home } from '../knowledge.ts'
import { isClauseBreak, shareClause } from '../words/clauses.ts'
import type { Found } from '../words/find-phrases.ts'
import type { Word } from '../words/words.ts'
import type { Name, NamedPlace, Sign } from './place-book.ts'

/** "Nhà máy Samsung Hàn Quốc": so much may stand between the firm and the country that it comes from. */
const mostBetween = 3
/** "Ở khu công nghiệp Yên Phong Bắc Ninh". */
const mostBeforePlace = 7

/** A firm that is called by another country, and stands at home. */
export interface FirmAtHome {
  /** The country that it is called by: nobody is there. */
  readonly calledBy: Found<Name>
  readonly place: NamedPlace
}

/** "Xưởng Hàn Quốc Bình Dương", "công ty Nhật ở Đồng Nai": whoever works there is at home. Pure. */
export function firmsAtHome(words: readonly Word[], names: readonly Found<Name>[], signs: readonly Found<Sign>[]): readonly FirmAtHome[] {
  const atHome = names.filter(({ means }) => means.country === home)
  if (atHome.length === 0) return []
  return names.flatMap((name) => {
    if (name.means.country === home || leadsThere(name, signs)) return []
    const firm = signs.find(({ means, from, to }) => means.role === 'firm' && isBeside({ from, to }, name, words))
    const town = firm && atHome.find((place) => isRightBehind(place, name, words, signs))
    if (!firm || !town) return []
    const { language } = town.means
    const opens = isClauseBreak(words, firm.from)
    return {
      calledBy: name,
      place: { country: home, role: 'being', moved: false, tells: false, opens, language, from: firm.from, to: town.to },
    }
  })
}

type Span = Pick<Found<unknown>, 'from' | 'to'>

/** "Công ty xuất khẩu lao động Nhật Bản ở Hà Nội" is about Japan, and so is whoever is or goes there. */
function leadsThere({ from }: Span, signs: readonly Found<Sign>[]): boolean {
  const before = signs.filter(({ to }) => to === from)
  return before.length > 0 && before.every(({ means }) => means.role !== 'firm')
}

/** In English it stands behind the name: "a Korean factory in Bac Ninh". */
function isBeside(firm: Span, name: Span, words: readonly Word[]): boolean {
  if (firm.from === name.to) return true
  return firm.to <= name.from && name.from - firm.to <= mostBetween && shareClause(words, firm.from, name.from)
}

/** Nothing between them, or words that say where: "Nhật ở Đồng Nai", "Hàn Quốc khu công nghiệp Yên Phong Bắc Ninh". */
function isRightBehind(place: Span, name: Span, words: readonly Word[], signs: readonly Found<Sign>[]): boolean {
  if (place.from < name.to || place.from - name.to > mostBeforePlace || !shareClause(words, name.from, place.from)) return false
  const saysWhere = ({ means, from, to }: Found<Sign>) =>
    from === name.to && to <= place.from && (means.role === 'firm' || means.role === 'being')
  return place.from === name.to || signs.some(saysWhere)
}
