/**
 * The little words by which a typed text is laid beside labels and options. They are grammar of the matching, the same whatever the
 * content says, so they are no list for curators. All but the last two without marks.
 */

/** Words that stand in labels and answers of any meaning. */
export const weak = new Set(
  'co khong chua roi da dang toi mot la thi o bi cua va hay hoac yes no not i am is the a an to of it my'.split(' '),
)

export const yes = new Set('co roi da dung vang phai yes yeah yep'.split(' '))
export const no = new Set('khong chua ko k hong no not'.split(' '))

/** "Chưa có" must never be taken for "Có". */
const denials = new Set(['khong', 'chua', 'ko', 'k', 'hong', 'no', 'not', 'never', 'dont', 'none'])

/** Of a word without marks. */
export function isDenial(word: string): boolean {
  return denials.has(word)
}

/** Labels have all their marks: "Cơ quan nhà nước" is no yes. */
export const beginsYes = new Set('có rồi đã đúng vâng phải yes yeah yep'.split(' '))
export const beginsNo = new Set('không chưa no not'.split(' '))
