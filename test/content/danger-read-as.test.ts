import { describe, expect, test } from 'vitest'
import { realKnowledge } from '../bot/fixture-knowledge.ts'
import { talk, text } from '../bot/path/walking.ts'

const knowledge = await realKnowledge()

/** Of messages that are parted by " / ": which danger is known after the last, and what was said to it. */
function readBy(said: string): { readonly danger: string; readonly said: string | undefined } {
  const { conversation, replies } = talk(said.split(' / ').map(text), knowledge).at(-1) ?? {}
  const origin = replies?.[0]?.origin
  const { danger } = conversation ?? {}
  return { danger: danger ? (danger.topic ?? 'opening') : 'none', said: origin && 'id' in origin ? origin.id : undefined }
}

describe('a nose that somebody stops, or that is the least of it, is danger, and one that is only blocked is none:', () => {
  test.each([
    'nó làm em nghẹt mũi, cho uống thuốc gì đó rồi hiếp',
    'nó bóp tắc mũi em rồi xịt gì vào mặt em',
    'họ bịt ngạt mũi em, ép uống thuốc gì không biết, em lịm đi',
    'con em nghẹt mũi, khó thở, lõm ngực, uống thuốc gì',
    'em bị nghẹt mũi, khó thở, tím môi, uống thuốc gì',
  ])('%s', (said) => expect(readBy(said).danger).not.toBe('none'))

  test.each(['em khó thở vì mũi nghẹt, uống thuốc gì', 'em bị nghẹt mũi khó thở uống thuốc gì', 'em bi nghet mui kho tho uong thuoc gi'])(
    'not so: %s',
    (said) => expect(readBy(said).danger).toBe('none'),
  )
})

describe('a farewell is a wish to die, whatever stands beside it:', () => {
  test.each([
    ['con tôi nhắn vĩnh biệt bố mẹ rồi tắt máy', 'suicidal'],
    ['con toi nhan vinh biet bo me roi tat may', 'suicidal'],
    ['em gái tôi ở đài loan nhắn vĩnh biệt, không liên lạc được', 'suicidal'],
    ['bạn em nhắn vĩnh biệt, tắt máy', 'suicidal'],
    ['con tôi nhắn vĩnh biệt, nó bị nhốt ở cam', 'suicidal'],
    ['vĩnh biệt cả nhà, con không thở nổi với cuộc đời này nữa', 'suicidal'],
    ['vĩnh biệt anh, em không thở được nữa vì đau khổ', 'suicidal'],
    ['vĩnh biệt mẹ con sẽ không thở nữa', 'suicidal'],
    ['vĩnh biệt bố mẹ, con mệt, con khó thở quá, con đi đây', 'suicidal'],
    ['em bị chủ đánh / vĩnh biệt bố mẹ, con khó thở', 'suicidal'],
    ['vĩnh biệt bố mẹ, con không thở được', 'suicidal'],
    ['vinh biet bo me, con khong tho duoc', 'suicidal'],
    ['vĩnh biệt bố mẹ, con không thở được, con uống thuốc sâu rồi', 'suicidal'],
  ])('%s', (said, id) => expect(readBy(said).danger).toBe(id))
})

describe('who hanged themselves, and who is hanged by others:', () => {
  test.each([
    ['nó thắt cổ, em cắt dây rồi, nó không tỉnh', 'suicidal'],
    ['thằng bạn em nó treo cổ mình lên xà nhà', 'suicidal'],
    ['bạn cùng phòng em nó thắt cổ, con bé đang tím', 'suicidal'],
    ['bạn em bị chồng đánh nên nó treo cổ', 'suicidal'],
    ['cháu tôi nó treo cổ con ơi cứu', 'suicidal'],
    ['hắn treo cổ mình trong phòng', 'suicidal'],
    ['nó thắt cổ em mới cứu được', 'suicidal'],
    ['chồng em treo cổ chết, em bị chủ nhốt', 'suicidal'],
    ['Nó treo cổ em lên trần nhà', 'violence'],
    ['họ treo cổ em lên', 'violence'],
    ['nó thắt cổ em', 'suicidal'],
    ['họ treo cổ tay em lên', 'violence'],
    ['they will hang me if I do not work', 'debt-threats'],
    ['họ treo cổ em, em muốn nhảy lầu', 'suicidal'],
    ['ho treo co em', 'violence'],
    ['chồng em thắt cổ em bằng dây', 'family-violence'],
    ['em muốn thắt cổ', 'suicidal'],
    ['con em nó treo cổ rồi', 'suicidal'],
    ['chồng em treo cổ em phải làm sao', 'suicidal'],
    ['nó thắt cổ em, em muốn nhảy lầu', 'suicidal'],
  ])('%s', (said, id) => expect(readBy(said).danger).toBe(id))
})

describe('under somebody, in debts or on the floor is not under rubble:', () => {
  test.each([
    ['chồng đè em dưới đất đánh', 'family-violence'],
    ['thằng cai đè em trong đống rơm hiếp', 'sexual-harassment'],
    ['họ dọa chôn em dưới đất nếu em bỏ trốn', 'violence'],
    ['em chôn hộ chiếu dưới đất, định trốn, đang bị nhốt', 'cannot-leave'],
    ['em bị đè nén, sống dưới đất, bị đánh', 'violence'],
    ['em bị kẹt ở cam, ngủ dưới đất lạnh', 'cannot-leave'],
    ['em bị kẹt trong đống nợ, chủ không cho về', 'cannot-leave'],
    ['em muốn chết / em kẹt trong đống nợ', 'suicidal'],
    ['hồ sơ em bị kẹt trong đống hồ sơ của công ty', 'none'],
    ['kẹt ở sân bay, ngủ dưới đất', 'none'],
    ['stuck under contract with a construction house', 'none'],
    ['buried under loans for the house', 'none'],
  ])('%s', (said, id) => expect(readBy(said).danger).toBe(id))
})

describe('what burns, and what is locked, are not always a fire behind a door:', () => {
  test.each([
    ['chủ lấy thuốc lá cháy dí vào người em, nhốt trong phòng', 'cannot-leave'],
    ['họ đốt cháy hộ chiếu của em rồi khóa cửa nhốt lại', 'cannot-leave'],
    ['chồng tạt xăng dọa đốt cháy nhà, khóa trái cửa', 'family-violence'],
    ['nó dí bàn ủi cháy da em rồi khóa cửa', 'violence'],
    ['chủ dọa đốt cháy nhà em, đang nhốt em', 'cannot-leave'],
    ['em làm cháy cơm, bà chủ nhốt em', 'cannot-leave'],
    ['chồng đánh em / nó đốt cháy quần áo em, khóa cửa', 'family-violence'],
    ['they locked me in a room and smoke cigarettes on my skin', 'cannot-leave'],
    ["smoke breaks not allowed, can't get out", 'cannot-leave'],
    ['phòng bếp xì gas, chủ khóa van rồi thì sao', 'none'],
    ['em cháy hết tiền, kẹt ở sân bay', 'none'],
    ['em khóa cửa đi làm, quên tắt bếp, nhà cháy mất hộ chiếu', 'none'],
    ['xưởng cháy tháng trước, giờ khóa cửa không cho làm, lương thì sao', 'cannot-leave'],
  ])('%s', (said, id) => expect(readBy(said).danger).toBe(id))
})

describe('a fire, smoke or gas behind a door that does not open, and rubble:', () => {
  test.each([
    ['nhà cháy em bị kẹt / em khó thở', 'disaster-or-war'],
    ['nhà cháy em bị kẹt / em chảy máu nhiều', 'work-accident'],
    ['em bị kẹt dưới đống đổ nát / không thở được', 'disaster-or-war'],
    ['họ khóa cửa, đang cháy', 'disaster-or-war'],
    ['xưởng đang cháy, cửa bị khóa', 'disaster-or-war'],
    ['khói nhiều quá, cửa khóa, không thở được', 'disaster-or-war'],
    ['rò gas, cửa khóa', 'disaster-or-war'],
    ['xì ga, họ nhốt tụi em', 'disaster-or-war'],
    ['gas leak and the door is locked', 'disaster-or-war'],
    ['fire, the door is locked', 'cannot-leave'],
    ["we are locked in and there is smoke, can't breathe", 'cannot-leave'],
    ['em kẹt dưới đống đổ nát, không thở được', 'disaster-or-war'],
    ['em ket duoi dong do nat, khong tho duoc', 'disaster-or-war'],
    ["i am trapped under rubble, can't breathe", 'disaster-or-war'],
    ['em bị nhốt, đang cháy', 'disaster-or-war'],
    ['cháy rồi, tụi em bị khóa trong phòng', 'disaster-or-war'],
    ['con tôi bị kẹt dưới đống đổ nát', 'family-missing'],
    ['em bị kẹt dưới đống đổ nát / em chảy máu nhiều', 'disaster-or-war'],
    ['em bị nhốt, đang cháy / em chảy máu nhiều', 'disaster-or-war'],
    ['there is a fire and the door is locked', 'disaster-or-war'],
    ['the dorm is on fire, we are locked in', 'disaster-or-war'],
  ])('%s', (said, id) => expect(readBy(said).danger).toBe(id))
})

describe('with whom somebody is held, and who is ill, keeps the steps for who is held:', () => {
  test.each([
    ['em bị nhốt ở cam / con em khó thở', 'cannot-leave@kh'],
    ['em bị nhốt ở cam / vợ em khó thở', 'cannot-leave@kh'],
    ['em bị nhốt ở cam / mẹ em khó thở', 'cannot-leave@kh'],
    ['em bị nhốt ở cam / chị em khó thở', 'cannot-leave@kh'],
    ['tụi em bị nhốt ở cam / chị em khó thở', 'cannot-leave@kh'],
  ])('%s', (said, id) => expect(readBy(said).said).toBe(id))
})

describe('who is ill behind steps for a relative who is held:', () => {
  test.each([
    ['chồng em bị nhốt ở cam / em ra máu nhiều quá, em đang bầu', 'work-accident'],
    ['con tôi bị nhốt ở cam / tôi chảy máu nhiều', 'work-accident'],
    ['con tôi bị nhốt ở cam / tôi đau ngực quá', 'work-accident'],
    ['con tôi bị nhốt ở myanmar / bà nội nó ngất xỉu', 'work-accident'],
    ['con tôi bị nhốt ở cam / nó ngất xỉu rồi', 'family-missing'],
    ['con tôi bị nhốt ở cam / chảy máu nhiều quá', 'work-accident'],
    ['con tôi bị nhốt ở cam / bạn nó ngất xỉu rồi', 'family-missing'],
    ['my son is held in cambodia / I have chest pain', 'family-missing'],
    ['my son is held in cambodia / he has chest pain', 'family-missing'],
    ['con tôi mất liên lạc / em bị đau ngực', 'work-accident'],
    ['con tôi bị nhốt ở cam / nó nhắn mẹ ơi con đau ngực quá', 'family-missing'],
    ['my son is held in cambodia / he fainted', 'family-missing'],
    ['my son is held in cambodia / I fainted', 'work-accident'],
    ['con tôi bị nhốt ở cam / mẹ nó ngất xỉu', 'work-accident'],
    ['con tôi bị nhốt ở cam / cháu ngất xỉu rồi', 'family-missing'],
    ['chồng em bị nhốt ở cam / anh ấy chảy máu nhiều', 'family-missing'],
  ])('%s', (said, id) => expect(readBy(said).said).toBe(id))
})

describe('a relative who is held where it burns:', () => {
  test.each([
    ['con tôi bị nhốt ở cam / cháy rồi, cửa khóa', 'family-missing'],
    ['em trai tôi bị nhốt ở cam, nó bảo đang cháy', 'family-missing'],
    ['my son is locked in, he says there is a fire', 'family-missing'],
  ])('%s', (said, id) => expect(readBy(said).danger).toBe(id))
})

describe('no breath on a way that is none, and in a lorry:', () => {
  test.each([
    ['không thở được, nhiều người đánh em trên đường đi', 'violence'],
    ['em không thở được, người em tím, chồng đang đi vắng', 'work-accident'],
    ['em khó thở người mệt đang đi làm ở hàn', 'opening'],
    ['khó thở, mệt, có người nói đường sang nhật cần khám phổi', 'none'],
    ['we are suffocating from debt', 'none'],
    ['we are suffocating in the factory', 'none'],
    ['xe khách tai nạn, trong xe có người chết, em ở đài loan', 'none'],
    ['xe bus đi làm, trong xe có bạn ngất', 'none'],
    ['xe chở tụi em đi làm bị tai nạn, không thở được', 'work-accident'],
    ['bố chở tụi con đi viện, con khó thở', 'opening'],
    ['công ty chở bọn em đi khám, em khó thở', 'work-accident'],
    ['xe cấp cứu chở bọn em, bạn khó thở', 'being-moved-or-sold'],
    ['trong xe có người chết rồi', 'none'],
    ['trong thùng xe có người chết rồi', 'being-moved-or-sold'],
    ['họ chở tụi em, không thở được', 'being-moved-or-sold'],
    ['ba em lái xe tải chở tụi em, không thở được', 'work-accident'],
    ['không thở được, 39 người, đang sang Anh', 'being-moved-or-sold'],
    ['we are suffocating in the truck', 'being-moved-or-sold'],
  ])('%s', (said, id) => expect(readBy(said).danger).toBe(id))
})

describe('who offers to bring somebody out for money:', () => {
  test.each([
    ['my son is held in cambodia / The boss will bring him out if I send 5000 dollars, should I pay', 'danger.pay-or-not'],
    ['my son is held in cambodia / the guard can get him out for 3000 dollars', 'danger.pay-or-not'],
    ['my son is held in cambodia / kidnappers will bring him home for 3000 usd', 'danger.pay-or-not'],
    ['con tôi bị nhốt ở cam / chủ nó bảo 40 triệu thì đưa nó về', 'family-missing'],
    ['con tôi bị nhốt ở cam / bọn nó bảo gửi 100 triệu thì cho nó về', 'guarded.again'],
    ['con tôi bị nhốt ở cam / có thằng chủ bảo 2000 đô thì đưa nó ra', 'guarded.again'],
    ['con tôi bị nhốt ở cam / luật sư bảo 40 triệu thì đưa nó về', 'danger.paid-rescue'],
  ])('%s', (said, id) => expect(readBy(said).said).toBe(id))
})

test('a ransom that is told of beside a blow is answered as one, and not as an offer of rescue', () => {
  const said = ['my son is held in cambodia', 'they beat him, the boss will bring him out if we send 5000 dollars'].map(text)
  const words = JSON.stringify(talk(said, knowledge).at(-1)?.replies)
  expect(words).toContain('does not advise')
  expect(words).not.toContain('pretend to rescue')
})

describe('what else sounds like it:', () => {
  test.each([
    ['39 người trong container không thở được', 'being-moved-or-sold'],
    ['tụi em 39 người bị nhốt trong container', 'being-moved-or-sold'],
    ['39 nguoi trong thung xe khong tho duoc', 'being-moved-or-sold'],
    ['39 người bị nhốt', 'cannot-leave'],
    ['vụ 39 người chết trong container', 'none'],
    ['em đang đi Anh bằng xe tải, sợ quá', 'being-moved-or-sold'],
    ['con tôi đang đi Anh bằng xe tải', 'family-missing'],
    ['em dang di anh bang container', 'being-moved-or-sold'],
    ['em đang đi làm bằng xe tải', 'none'],
    ['em đang đi giao hàng bằng xe tải', 'none'],
    ['my wife is choking, she is at home', 'opening'],
    ['my husband is choking me', 'family-violence'],
    ['my father is choking on food', 'work-accident'],
    ['em bị suyễn có đi hàn được không, hết thuốc thì mua ở đâu', 'none'],
    ['em lên cơn suyễn hết thuốc', 'work-accident'],
    ['I have asthma, can I work in Japan', 'none'],
    ['boss sits on my passport', 'none'],
    ['my boss is sitting on my money', 'none'],
    ['he sits on my chest', 'violence'],
    ['con tôi mới được thả', 'none'],
    ['chim em mới được thả', 'none'],
    ['em mới được thả', 'just-escaped'],
    ["we are 39 people in the container, we can't breathe", 'being-moved-or-sold'],
    ['39 người trong container ở essex', 'none'],
    ['my boyfriend is choking me', 'family-violence'],
    ['he sat on top of me', 'violence'],
    ['em trai tôi đang đi Đức bằng xe lạnh', 'family-missing'],
    ['em đang đi giao hàng ở Đức bằng xe tải', 'none'],
  ])('%s', (said, id) => expect(readBy(said).danger).toBe(id))
})
