import { describe, expect, test } from 'vitest'
import { screen } from '../../src/knowledge/danger/screen.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'
import { talk, text } from '../bot/path/walking.ts'

const knowledge = await realKnowledge()

function levelsOf(...said: readonly string[]): readonly number[] {
  const effects = talk(said.map(text), knowledge).flatMap((turn) => turn.effects)
  return effects.flatMap((effect) => (effect.kind === 'open-case' && effect.level >= 3 ? [effect.level] : []))
}

/** Told in the words of danger, and by nobody who is in it: at most it is asked whether it is happening. */
const calm = [
  'let me talk to my husband',
  'ok let me talk to my husband first',
  'tao muốn đấm vỡ mặt nó',
  'chồng tôi không đánh nhưng mẹ chồng chửi',
  'cho em gặp lại chị Lan, em cảm ơn',
  'mẹ cứ ép em lấy chồng sớm, em 28 tuổi chưa muốn',
  'vợ tui đi oman giúp việc, tuần nào cũng gọi về, hỏi chuyện gửi tiền',
  'con gái tui 14 tuổi đi trại hè 4 bữa',
  'đừng gọi lại nha, em đang họp, nhắn tin được',
  'tui ở Vinh, nỏ biết thủ tục chi, chỉ tui với',
  'phim con thuyền bị lật hay quá',
  'xem video chủ đánh người làm mà thương',
  'nghe tin nhóm ép bán dâm ở quảng đông bị bắt, mừng quá',
  'nếu có kẻ gọi đòi tiền chuộc thì nên làm gì, hỏi phòng khi',
  'tàu sắp vào cảng Fiji',
  'my friend ask what is shwe kokko, he read in news',
  'bố mẹ muốn em lấy chồng đài loan, em 22 tuổi cũng thích anh ấy',
  'nhà chồng bên hàn tốt, em muốn đi học tiếng',
  'con tui đi lào buôn bán, tháng nào cũng về',
  'bên đó đang có chiến tranh thì có đi được không',
  'israel đang có chiến tranh mà vẫn tuyển à',
  'con tôi sắp đi Israel mà bên đó đang có chiến tranh, có nên cho đi không',
]

/** Beside each of them a cry in nearly the same words. */
const cries = [
  'tay em bị cuốn vào máy, cho em gặp người thật với',
  'em cần gặp người thật, em đang bám cây, nước lên tới ngực',
  'chủ đánh em, em quay clip rồi',
  'please let me talk to my husband, they keep him',
  'tao muốn đấm nó vì nó đánh tao',
  'chồng tôi không đánh nhưng nhốt tôi trong nhà',
  'chồng không đánh nhưng mà bóp cổ em',
  'cho em gặp lại chị ấy, em muốn chết',
  'họ nhốt em, cho em nói chuyện với chị Lan',
  'bố mẹ ép em lấy chồng sớm, em 15 tuổi',
  'mẹ ép em lấy chồng sớm với ông người Trung Quốc',
  'mẹ cứ ép em lấy chồng Đài Loan để trả nợ',
  'vợ tui tuần nào cũng gọi về khóc, chủ đánh',
  'em đang nấu ăn cho tụi nó, bị nhốt 3 tháng rồi',
  'chủ tốt lắm mà không cho ra ngoài',
  'haha em muốn chết',
  'boss kind before now he hit me',
  'phim con thuyền, em đang trên thuyền bị lật',
  'nghe tin nhóm bán người bị bắt mà em gái tôi còn trong đó',
  'nếu có ai đọc được, tụi nó ép em đi khách',
  'tàu bị vào nước',
  'mới về nước từ Campuchia, họ gọi dọa giết nếu không trả tiền',
  'chủ nhốt tụi em nỏ cho về',
  'nhà chồng tốt mà chồng đánh em',
  'em tháng nào cũng về muộn, bị chủ nhốt',
  'chu danh, doi ve thi bat den 3000 do',
  'e mang thai ho ben campuchia gio muon thoi ho khong cho, doa bat den 500tr',
  'chồng mình đi nga làm xây dựng bị bắt kí giấy đi lính, giờ đưa ra mặt trận rồi',
  'đang có chiến tranh, em muốn về mà chủ không cho',
  'con tôi làm ở Israel đang có chiến tranh, bom rơi gần chỗ nó',
  'đang có chiến tranh, sân bay đóng cửa, không về được',
  'đang có chiến tranh mà chủ vẫn đưa em ra đồng',
  'đang có chiến tranh thì có đi được ra sân bay không',
]

describe('what is said by somebody who is well', () => {
  for (const said of calm) test(`opens no case of danger: ${said}`, () => expect(levelsOf(said)).toEqual([]))
  for (const cry of cries) {
    test(`is danger in: ${cry}`, () => {
      expect(screen(cry, knowledge).level).toBeGreaterThanOrEqual(3)
      expect(levelsOf(cry)).toHaveLength(1)
    })
  }
})

describe('the steps that are given', () => {
  const steps = [
    ['em nhắn được lúc này thôi', 'cannot-leave'],
    ['chu bat e pha thai ko pha thi duoi ve nuoc, e 4 thang roi', 'pregnancy'],
    ['mới về nước từ Campuchia, họ gọi dọa giết nếu không trả tiền', 'debt-threats'],
    ['tụi em 3 người nhảy lầu thoát ra rồi, đang ở nhà dân bên thái', 'just-escaped'],
    ['thuyen truong lay day xich quat, may dua nhay xuong bien tron', 'violence'],
    ['em định nhảy lầu thoát khỏi đây', 'suicidal'],
    ['em muốn nhảy sông trốn đời', 'suicidal'],
  ] as const
  for (const [cry, topic] of steps) test(`are those for what was told: ${cry}`, () => expect(screen(cry, knowledge).topic).toBe(topic))

  const writers = [
    ['my neighbor in london have vietnamese boy lock in house, he never go out, very thin', 'witness'],
    ['in my building one vietnam girl cry every night, man lock the door', 'witness'],
    ['chong trung quoc doa neu ve vn thi giet con', 'self'],
    ['hắn bảo ko có 200tr thì chặt ngón tay con trai tui', 'relative'],
    ['con toi moi duoc giai cuu ve, gio no nhan tin doa giet', 'relative'],
    ['chong em noi toi nay len thuyen cao su qua anh, gio khong lien lac duoc', 'relative'],
    ['anh trai em bi linh bien phong thai bat, gio khong biet o dau', 'relative'],
    ['nghe tiếng con khóc trong điện thoại, tụi nó đòi hai trăm triệu', 'relative'],
  ] as const
  for (const [cry, writer] of writers)
    test(`speak to the ${writer}: ${cry}`, () => expect(talk([text(cry)], knowledge).at(-1)?.conversation.writer).toBe(writer))
})

test('a wife who has had no phone for two months is asked about, or raised', () => {
  const { level, lookAlike } = screen('my wife go to work in saudi and now no phone 2 months', knowledge)
  expect(level >= 3 ? 'relative-missing' : lookAlike).toBe('relative-missing')
})
