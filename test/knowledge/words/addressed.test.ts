import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Address, addressAfter, readAddress } from '../../../src/knowledge/words/addressed.ts'
import { plain } from '../../../src/knowledge/words/normalise.ts'
import { smallKnowledge } from '../small-knowledge.ts'

const knowledge = smallKnowledge({})
const heard = (text: string) => {
  const read = readAddress(text, knowledge)
  return read === null ? null : `${read.as} ${read.surely}`
}

/** Every line is read without its marks too, where nothing else is said of that. */
const cases: readonly (readonly [text: string, heard: string | null, withoutMarks?: string | null])[] = [
  ['tôi là giáo viên, lớp tôi có em học sinh sắp nghỉ học đi làm xa', 'anh/chị neutral'],
  ['tôi là cộng tác viên, có em 16 tuổi bị dụ đi xa', 'anh/chị neutral'],
  // the one who writes
  ['em bị chủ giữ hộ chiếu', 'em clear'],
  ['cho em hỏi phí đi Nhật', 'em clear'],
  ['e muốn về nước', 'em clear'],
  ['chị ơi em hỏi chút', 'em clear'],
  ['anh ơi cứu em với', 'em clear'],
  ['hộ chiếu của em', 'em clear'],
  ['chủ không trả lương cho em', 'em clear'],
  ['tụi em mười người bị nhốt', 'em clear'],
  ['em 17 tuổi có đi được không', 'em clear'],
  ['nhà em ở Nghệ An', 'em clear'],
  ['công ty đưa em bản hợp đồng khác', 'em clear'],
  ['vâng ạ, em cảm ơn nhiều', 'em clear'],
  ['EM BỊ LỪA', 'em clear'],
  // the relative of one who says em
  ['con gái em bị lừa sang Cam', 'em clear'],
  ['con em mất liên lạc', 'em clear'],
  ['chồng em đi Đài Loan', 'em clear'],
  ['em trai em đang ở Myanmar', 'em clear'],
  ['mẹ em vay tiền cho em đi', 'em clear'],
  ['bạn gái em được mời sang Dubai', 'em clear'],
  ['anh ấy bảo em nộp trước mười triệu', 'em clear'],
  ['ba em bị bệnh', 'em clear'],
  // em that is somebody else
  ['em trai tôi bị giữ ở Cam', 'anh/chị neutral'],
  ['họ đòi chuộc em trai tôi, em đang ở Myanmar', 'anh/chị neutral'],
  ['tôi là chị, em tôi bị chủ đánh, em mới 20 tuổi', 'anh/chị neutral'],
  ['em gái em bị nhốt, em lo quá', 'em clear'],
  ['em gái mất liên lạc ba ngày', null],
  ['em tôi sang Lào làm', 'anh/chị neutral'],
  ['em nó mới gọi về', null],
  ['em ấy bị ép làm', null],
  ['các em nhỏ trong bản', null],
  ['hai em bị đưa qua biên giới', null],
  ['thằng em đi biển rồi', null],
  ['trẻ em có được đi không', null],
  ['anh em bị nhốt hết', null],
  ['chị em trong xưởng', null],
  ['chào em', null],
  ['cảm ơn em nhé', null],
  ['em ơi', null],
  ['tell em I want to go home', null],
  ['they lock em in the room', null],
  ['visa E-9 có khó không', null],
  ['đi diện e 7 lương bao nhiêu', null],
  ['gửi e mail cho ai', null],
  // cháu
  ['cháu năm nay 16', 'cháu perhaps'],
  ['cháu bị chủ đánh', 'cháu perhaps'],
  ['cho cháu hỏi đi Hàn', 'cháu clear'],
  ['cháu muốn hỏi về visa', 'cháu clear'],
  ['cháu chào cô ạ', 'cháu clear', 'cháu perhaps'],
  ['bác ơi cho cháu hỏi chút', 'cháu clear'],
  ['dạ cháu làm ở Đài Trung', 'cháu clear'],
  ['anh trai cháu bị giữ', 'cháu clear'],
  ['mẹ cháu bắt cháu đi', 'cháu perhaps'],
  // cháu that is somebody else
  ['cháu nhà tôi mới 15 tuổi', 'anh/chị neutral'],
  ['cháu nội đi Nhật', null],
  ['cháu nó bị bắt rồi', null],
  ['cháu gái lớp 9 theo người lạ', null],
  ['con tôi đi Cam, cháu mới 16 tuổi', 'anh/chị neutral'],
  ['tôi lo lắm, cháu gọi về khóc', 'anh/chị neutral'],
  ['họ đòi tiền chuộc cháu', null],
  ['cảm ơn cháu', null],
  ['đi châu Âu làm gì', null],
  // con
  ['cho con hỏi với ạ', 'cháu clear'],
  ['con muốn hỏi về hợp đồng', 'cháu clear', null],
  ['cô ơi con bị người ta rủ đi', 'cháu clear', null],
  ['dạ con làm nail ở Đức', 'cháu clear'],
  ['con mới 15 tuổi', 'cháu perhaps'],
  ['con năm nay 16', 'cháu perhaps'],
  ['con 16t', 'cháu perhaps'],
  ['con sợ quá', 'cháu perhaps'],
  ['mẹ con bắt con đi', 'cháu perhaps'],
  // con that is somebody else, or no person
  ['con tôi bị bắt', 'anh/chị neutral'],
  ['con trai tôi mới 17 tuổi', 'anh/chị neutral'],
  ['con gái bị lừa', null],
  ['cho con 15 tuổi đi làm được không', null],
  ['hai mẹ con bị bán', null],
  ['có con nhỏ đi được không', null],
  ['con đường nào hợp pháp', null],
  ['bà con trong bản rủ đi', null],
  ['còn bao nhiêu tiền', null],
  ['còn muốn hỏi nữa', null],
  ['dạ con em bị lừa', 'em clear'],
  // an elder
  ['bác có đứa con đi Campuchia', 'bác clear'],
  ['cho bác hỏi chút', 'bác clear'],
  ['bác muốn hỏi cho con', 'bác clear'],
  ['con trai bác bị giữ', 'bác clear'],
  ['thằng con trai bác mất liên lạc', 'bác clear'],
  ['bác già rồi, đọc không rõ', 'bác clear'],
  ['bác là mẹ của nó', 'bác perhaps'],
  ['cô muốn hỏi cho con gái', 'cô clear', null],
  ['cho chú hỏi', 'chú clear', null],
  ['chú có thằng con đi Nhật', 'chú clear', null],
  ['em ơi cho chị hỏi', 'anh/chị clear'],
  ['em cho anh hỏi chút', 'anh/chị clear'],
  ['chị muốn hỏi về phí', 'anh/chị clear'],
  // an elder that is somebody else
  ['bác sĩ bảo nghỉ', null],
  ['bác hàng xóm rủ đi', null],
  ['chào bác', null],
  ['cô giáo hỏi học sinh', null],
  ['có muốn hỏi gì không', null],
  ['chủ có thằng con hay đánh', null],
  ['chú ý an toàn', null],
  // under eighteen
  ['tôi mới 16 tuổi', 'em clear'],
  ['mình 17t', 'em clear'],
  ['tôi chưa đủ 18 tuổi', 'em clear'],
  ['mình năm nay 15', 'em clear'],
  ['hồi tôi 16 tuổi đã đi làm', 'anh/chị neutral'],
  ['con tôi 15 tuổi', 'anh/chị neutral'],
  ['tôi 35 tuổi', 'anh/chị neutral'],
  ['16 tuổi có đi được không', null],
  // neither
  ['tôi bị giữ lương', 'anh/chị neutral'],
  ['đi Nhật hết bao nhiêu', null],
  ['mình muốn về', null],
  ['Khuyên giữ cháu. Xin hỏi đi đâu', 'cháu perhaps', 'cháu clear'],
  ['I am sixteen', null],
  ['', null],
  ['???', null],
]

describe('how somebody calls themselves', () => {
  for (const [text, expected, withoutMarks = expected] of cases) {
    test(`${text} -> ${expected}`, () => {
      expect(heard(text)).toBe(expected)
      expect(heard(plain(text)), 'without marks').toBe(withoutMarks)
    })
  }

  test('nothing that is written throws', () => {
    const scrap = fc.constantFrom('em', 'cháu', 'con', 'bác', 'cô', 'tôi', 'trai', 'hỏi', 'ơi', '16', 'tuổi', 'tell', ',', '.', '\n', '😀')
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(scrap).map((all) => all.join(' ')),
        ),
        (text) => {
          expect([null, 'anh/chị', 'em', 'cháu', 'bác', 'cô', 'chú']).toContain(readAddress(text, knowledge)?.as ?? null)
        },
      ),
    )
  })
})

describe('what holds from then on', () => {
  const to = (as: string, surely: Address['surely']): Address => ({ as, surely })
  const turns = [
    { name: 'the first that is heard', before: null, heard: to('cháu', 'perhaps'), after: 'cháu' },
    { name: 'a message that says nothing forgets nothing', before: to('em', 'clear'), heard: null, after: 'em' },
    { name: 'the last clear way', before: to('em', 'clear'), heard: to('anh/chị', 'clear'), after: 'anh/chị' },
    {
      name: 'a mother who says tôi is not the cháu she tells of',
      before: to('anh/chị', 'neutral'),
      heard: to('cháu', 'perhaps'),
      after: 'anh/chị',
    },
    { name: 'nor after she was taken for her', before: to('cháu', 'perhaps'), heard: to('anh/chị', 'neutral'), after: 'anh/chị' },
    { name: 'who said bác stays bác beside tôi', before: to('bác', 'clear'), heard: to('anh/chị', 'neutral'), after: 'bác' },
    { name: 'em after tôi', before: to('anh/chị', 'neutral'), heard: to('em', 'clear'), after: 'em' },
    { name: 'nothing was heard yet', before: null, heard: null, after: undefined },
  ] as const
  for (const { name, before, heard, after } of turns) test(name, () => expect(addressAfter(before, heard)?.as).toBe(after))
})
