import { describe, expect, test } from 'vitest'
import { screen } from '../../src/knowledge/danger/screen.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'

const real = await realKnowledge()
/** Phrases alone: what is told like danger is held by its own tests. */
const knowledge = { ...real, told: null }

/** Cries for help with words in them that elsewhere make a question, a memory or another matter of danger. */
const cries = [
  { text: 'Từ khi về nhà chồng em bị mẹ chồng đánh', signal: 'family-violence' },
  { text: 'chồng em đi nhậu về nhà rồi đánh em', signal: 'family-violence' },
  { text: 'He came home drunk and beat me', signal: 'violence-now' },
  { text: 'When he got home he hit me with a chair', signal: 'violence-now' },
  { text: 'My husband is home and he hits me', signal: 'family-violence' },
  { text: 'If I go to the police he will kill me', signal: 'threats' },
  { text: 'If I tell you that I want to die, will you laugh?', signal: 'suicide-thoughts' },
  { text: 'I was assaulted by a man I considered my brother', signal: 'sexual-violence' },
  { text: 'em bị nhốt trong phòng, nó nói ra ngoài là cảnh sát bắt', signal: 'locked-in' },
  { text: 'nó dọa trục xuất rồi nhốt em trong kho', signal: 'locked-in' },
  { text: 'tụi em bị nhốt trên tầng năm, không cho đi thang máy', signal: 'locked-in' },
  { text: 'em bị lao động cưỡng bức, họ nhốt cả nhóm', signal: 'locked-in' },
  { text: 'She makes me water the plants all night, it is cannabis', signal: 'forced-crime' },
  { text: 'chu bo doi em ba ngay roi', signal: 'not-free-to-leave' },
  { text: 'họ giấu hết giày dép của tụi em để khỏi chạy', signal: 'not-free-to-leave' },
  { text: 'em vừa leo rào ra, chân còn chảy máu', signal: 'just-escaped' },
  { text: 'mai họ giao em cho người khác', signal: 'sold-or-moved' },
  { text: 'anh ấy nhắn tạm biệt cả nhóm rồi không nghe máy', signal: 'suicide-now' },
  { text: 'họ ép em gọi giả công an để lừa tiền người già', signal: 'forced-to-scam' },
  { text: 'em bị quản lý cưỡng bức', signal: 'sexual-violence' },
  { text: 'I used to cook for them, and I want to kill myself', signal: 'suicide-thoughts' },
  { text: 'em bị nhốt trong bảo tàng cũ, cứu em', signal: 'locked-in' },
  { text: 'họ giấu chìa khóa, cứu', signal: 'locked-in' },
  { text: 'madam hid my keys', signal: 'locked-in' },
  { text: 'we are held on this boat', signal: 'locked-in' },
  { text: 'boss forced me last night', signal: 'sexual-violence' },
  { text: 'being moved to another van now', signal: 'sold-or-moved' },
  { text: 'they make us work for nothing', signal: 'not-free-to-leave' },
  { text: 'we paid and they never released our nephew', signal: 'ransom' },
  { text: 'co nguoi goi doi 300tr', signal: 'ransom' },
  { text: 'so la goi ve doi 300 cu', signal: 'ransom' },
  { text: 'có kẻ gọi điện đòi 2 tỷ', signal: 'ransom' },
  { text: 'someone called and wants 300 million', signal: 'ransom' },
  { text: 'em ở với anh Nam bị ảnh đánh', signal: 'family-violence' },
  { text: 'ở đây đang đánh nhau em sợ quá', signal: 'disaster-or-war' },
  { text: 'em làm chung với anh Tú bị anh ấy tát', signal: 'violence-now' },
  { text: 'he puts his hands around my neck when he drinks', signal: 'family-violence' },
  { text: 'he puts me outside in the yard for the night', signal: 'family-violence' },
  { text: 'em ở Mỹ Đình bị chủ nhà trọ nhốt', signal: 'not-free-to-leave' },
  { text: 'em đi tắm cũng có một chị ngồi ngoài', signal: 'not-free-to-leave' },
  { text: 'bà chủ cho gọi về nhà mười phút, bà đứng bên', signal: 'not-free-to-leave' },
  { text: 'cổng có mã, tôi không biết mã', signal: 'not-free-to-leave' },
  { text: 'tôi đi bộ xuống thị trấn, ông lái xe theo chở về', signal: 'not-free-to-leave' },
  { text: 'chủ bảo không được nói chuyện với người Việt nào nữa', signal: 'not-free-to-leave' },
  { text: 'captain keeps us on board eleven months, no shore', signal: 'not-free-to-leave' },
  { text: 'a man brings rice and puts the padlock on again', signal: 'not-free-to-leave' },
  { text: 'họ chuyển cháu sang công ty tầng trên, bên đó trả nợ giúp rồi', signal: 'sold-or-moved' },
  { text: 'chỗ sau mua lại của chỗ trước', signal: 'sold-or-moved' },
  { text: 'they sold my contract to the group on the third floor', signal: 'sold-or-moved' },
  { text: 'anh nhắc nhà em ở ngõ nào, em trai em học lớp mấy', signal: 'threats' },
  { text: "they told me the name of my daughter's school", signal: 'threats' },
  { text: 'hôm nào thiếu tiền cậu bắt quỳ ngoài hiên tới sáng', signal: 'violence-now' },
  { text: 'em sắp bị gả', signal: 'child-marriage' },
  { text: 'bố mẹ gả em cho người Tàu em không chịu', signal: 'child-marriage' },
  { text: 'they marry me off next week', signal: 'child-marriage' },
  { text: 'my uncle already took money for me, wedding in China next month', signal: 'child-marriage' },
  { text: 'em bị gả cho người ta bên kia biên giới', signal: 'sex-work-forced' },
  { text: 'my boss hit the roof and then hit me', signal: 'violence-now' },
  { text: 'đây là tin nhắn cuối, mẹ giữ sức khỏe', signal: 'suicide-now' },
  { text: 'tụi em trong container kín, khó thở', signal: 'in-lorry-or-boat' },
  { text: 'bên đó nói muốn về nước thì đóng phạt hai trăm triệu', signal: 'not-free-to-leave' },
  { text: 'một năm rưỡi tôi ra ngoài trời chừng mười lần', signal: 'not-free-to-leave' },
  { text: 'thiếu tháng nào họ tới phòng em ngồi tới sáng', signal: 'debt-threats' },
  { text: 'hộ chiếu của tụi em bà chủ cất, em còn nợ bà chủ tiền vé', signal: 'papers-held' },
  { text: 'thẻ ngân hàng của em chủ cầm, còn nợ công ty 90 triệu', signal: 'papers-held' },
  { text: 'he keeps my registration card and says I owe him for the ticket', signal: 'papers-held' },
  { text: 'my papers went into the captain safe, they say I owe the agency', signal: 'papers-held' },
]

/** What only sounds like danger: arrests, illness at home, contracts, gossip, games, plain words that hold a word of danger. */
const harmless = [
  'ở đây đang đánh nhau với đội bên kia, bảo vệ can rồi',
  'chồng em bị cảnh sát Malaysia bắt vì hết visa',
  'bố em mất vì đột quỵ hồi tháng ba, công ty có cho về chịu tang không',
  'bị nó dọa tung hình lên mạng',
  'hàng xóm dị nghị chuyện em đi làm gái',
  'em giữ chìa khóa phòng trọ',
  'i took the keys and went to work',
  'they moved us to another line',
  'muốn về trước hạn thì phải bồi thường bao nhiêu',
  'lao động cưỡng bức khác mua bán người chỗ nào',
  'chơi game nhập vai bị nhốt trong tháp, qua màn sao',
  'con mèo kẹt thang máy, bị nhốt trong thang máy mười phút',
  'gãy tay do té xe ở quê thì bảo hiểm trả sao',
  'bạn em về nước theo EPS về nước đúng hạn, nhận lại ký quỹ ở đâu',
  'truyền thuyết kể công chúa bị nhốt trong tháp',
  'in the fairy tale the girl was locked in a tower',
  'my husband used to beat me years ago, now we are friends',
  'I am going to be a nurse in Germany',
  'I ran out of money before the interview',
  'A power of attorney for my wife, please',
  'They want 20 million for the visa',
  'có người gọi đòi nợ',
  'có người gọi đòi 20 triệu tiền nợ app',
  'có người gọi đòi mã OTP',
  'someone called and wants 20 million as a deposit',
  'I want to go home when my contract ends',
  'em ở với anh Nam bị anh đánh giá là lười',
  'em bị ảnh đánh thức lúc năm giờ',
  'my boss hit the roof when I was late again',
  'he hit the brakes too hard',
  'ở nhà chủ phải xin phép mới được ra ngoài buổi tối hả chị',
  'ghi tên vào bảng mới được ra siêu thị',
  'trong giờ làm không được nói chuyện với ai',
  'em mù đường nên chưa dám đi đâu một mình',
  'captain says next shore leave is in March',
  'chị em sắp gả, em xin công ty về dự cưới được nghỉ mấy ngày',
  'hồi xưa bà em bị gả sớm',
  'phim kể cô gái bị gả cho vua',
  'classmates joke that they marry me to the teacher',
  'I look after plants in a nursery near Leeds',
  'nó bận quá chỉ thả tim tin nhắn, cuối tuần mới gọi',
  'chủ cho ngủ trong container ở công trường có máy lạnh, có đúng luật không',
  'muốn về nước trước hạn thì đền 20 triệu có đúng không',
  'mỗi ngày ra ngoài trời vài lần cho đỡ mỏi',
  'căn cước chủ trọ giữ để đăng ký tạm trú',
  'I keep my residence card in my wallet and my books in a box',
  'chủ mới mua lại xưởng của chủ cũ',
]

describe('the phrases of danger', () => {
  for (const { text, signal } of cries)
    test(`raise: ${text}`, () => {
      const danger = screen(text, knowledge)
      expect(danger.level).toBeGreaterThanOrEqual(3)
      expect(danger.noticed).toContain(signal)
    })
  for (const text of harmless)
    test(`do not raise: ${text}`, () => {
      expect(screen(text, knowledge).level).toBeLessThan(3)
    })
})
