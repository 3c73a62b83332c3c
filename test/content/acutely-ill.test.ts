import { describe, expect, test } from 'vitest'
import { realKnowledge } from '../bot/fixture-knowledge.ts'
import { begin, talk, text } from '../bot/path/walking.ts'

const knowledge = await realKnowledge()

/** The entry that is told first, and its words. */
function toldBy(said: string): { readonly entry: string | null; readonly words: string } {
  const reply = talk(said.split(' / ').map(text), knowledge).at(-1)?.replies[0]
  return { entry: reply?.origin.from === 'entry' ? reply.origin.id : null, words: JSON.stringify(reply?.blocks ?? []) }
}

describe('whoever is acutely ill is told to call an ambulance first, at home too:', () => {
  test.each([
    'em khó thở quá, đau ngực nữa',
    'bi thuong nang nguc o xuong, chay mau nhieu',
    'em tức ngực không thở được',
    'em đau ngực khó thở',
    'ba em tuc nguc kho tho qua',
    'bà nội khó thở quá',
    'con em sốt 40 độ li bì',
    'em dang o que, em bi dot quy',
    'I have chest pain and cannot breathe',
    'em khó thở quá',
    'em không thở được, mặt tím rồi',
    'em khong tho duoc, mat tim roi',
    'em o xuong kho tho qua',
    "I can't breathe, help",
    'con em không thở là sao, cứu với',
    'con em không thở nữa',
    'cứu em với, em không thở được',
    'em lái xe tải đường dài, giờ khó thở quá, tức ngực',
    'chồng em lái xe tải, bị đau ngực khó thở quá',
    'em bốc hàng container, khó thở quá tức ngực',
    'em boc hang container, kho tho qua tuc nguc',
    "truck driver here, chest pain and can't breathe",
    'hit by a truck, cannot breathe',
    'bị xe tải tông, không thở được',
    'bi xe tai tong, khong tho duoc',
    'đang trong xe cứu thương em khó thở quá',
    'em sửa xe tải, xe đè lên, không thở được',
    'sổ mũi mà thở không được môi tím',
    'không thở được là bị làm sao, cứu em',
    'nghẹt thở',
    'em ngộp thở quá',
    'i can hardly breathe',
    'con em bị sặc sữa không thở',
    'bé bị sặc không thở',
    'he stopped breathing',
    'asthma attack, no inhaler',
    'em lên cơn hen, hết thuốc xịt',
    'I fainted at work',
  ])('%s', (said) => {
    const { entry, words } = toldBy(said)
    expect(entry).toBe('work-accident')
    expect(words).toMatch(/cấp cứu trước|ambulance first/)
    expect(words).toContain('115')
  })
})

describe('whoever is with them, or fears for them from afar, is told what to do for them, and nothing of police or ransom:', () => {
  test.each([
    'anh em o xuong bi thuong nang nguc, mau ra nhieu',
    'ba em tức ngực khó thở, mặt tái đi',
    'ba em tức ngực khó thở quá',
    'ba em khó thở quá',
    'mẹ em ở quê khó thở quá',
    "my father can't breathe",
    'mẹ em ngất rồi gọi mãi không dậy',
    'mẹ em ở quê bị đột quỵ',
    'bà ngoại em đột quỵ',
    'con em sốt cao co giật',
    'con tôi đuối nước',
    'con em hóc hạt nhãn tím tái rồi',
    'ba em méo miệng nói không được',
    'bạn em ở Nhật ngất xỉu rồi',
    'my father has chest pain and he cannot breathe',
    'my roommate collapsed, what do I do',
    'cứu con tôi với, cháu không thở',
    'ba em bị xe tông, khó thở quá',
    "save my son, he can't breathe",
    'ba em ngưng thở',
    'mẹ em hết thở rồi',
    'con tôi mất liên lạc ở myanmar / mẹ tôi nghe tin bị ngất',
    'con tôi mất liên lạc ở myanmar / mẹ tôi không thở được',
    'con tôi bị nhốt ở cam / vợ tôi nghe tin ngất xỉu',
    'con gái tôi bị lừa bán / mẹ tôi nghe tin đau ngực khó thở quá',
    'my son is locked up in Cambodia / my wife fainted',
    'my daughter is missing / my husband has chest pain',
    'chồng tôi đi Anh / mẹ tôi khó thở quá',
    'con tôi ở Anh / nó khó thở quá',
    'my mother fainted',
    'my wife fainted last night',
    'my baby is choking',
    'my son is choking on food',
    'em muốn đi đường VIP sang Anh / ba em khó thở quá',
  ])('%s', (said) => {
    const { entry, words } = toldBy(said)
    expect(entry).toBe('work-accident')
    expect(words).toMatch(/cấp cứu nơi người ấy đang ở|ambulance where they are/)
    expect(words).not.toMatch(/cấp cứu nơi người ấy đang ở, đừng chờ|ambulance where they are, without waiting/)
    expect(words).toContain('115')
  })
})

describe('who runs out of air in what is shut, or on the way, told before or beside it, is told what to do there:', () => {
  test.each([
    ['em trong thùng xe tải, tức ngực khó thở quá'],
    ['tụi em ở trong container, đau ngực khó thở quá'],
    ['thung xe kin qua, kho tho qua'],
    ['thở không nổi nữa, tụi em nằm trong cốp'],
    ['tụi em ngồi trong hầm tàu, không thở được'],
    ['không thở nổi, dưới hầm ghe tối om'],
    ["we can't breathe in this truck"],
    ['cứu em với, em trong thùng xe, không thở được'],
    ['em đang trong thùng xe', 'không thở được'],
    ['em ở trong cốp xe', 'tối lắm', 'em khó thở quá'],
    ['I am in the back of a lorry', "can't breathe"],
    ['xe chạy 5 tiếng rồi', 'không thở được'],
    ['xe lật, tụi em trong thùng xe không thở được'],
    ['em đang trên đường sang Anh', 'không thở được'],
    ['em dang tren duong sang Anh', 'khong tho duoc'],
    ['họ đang chở em qua biên giới', 'khó thở quá'],
    ['họ đang đưa em đi đâu không biết', 'em không thở được'],
    ['em bị bịt mắt chở đi', 'không thở được'],
    ['em sắp bị bán', 'em không thở được'],
    ['they are taking me somewhere', "can't breathe"],
    ['em đi đường VIP sang Anh', 'giờ khó thở quá'],
    ['tụi em đang đi Pháp qua Anh', 'ngạt thở quá'],
    ['thuyền vượt biển sang Anh', 'em không thở được'],
    ['em trên tàu vượt biên', 'khó thở quá'],
    ['con xin lỗi bố mẹ, con chết vì không thở được'],
    ['con xin loi bo me nhieu lam, con duong di nuoc ngoai khong thanh, con chet vi khong tho duoc'],
    ['em xin lỗi bố mẹ, em không thở được'],
    ['con xin lỗi mẹ, con khó thở quá'],
    ["they drove off, we are in the back and can't breathe"],
    ["mom dad sorry, I am dying because I can't breathe"],
    ['bị nhốt trong tủ đông, không thở được'],
    ['bi nhot trong tu dong, khong tho duoc'],
    ['tụi em bị nhốt trong nhà kho kín, không thở được'],
    ['khong tho duoc, dong nguoi qua, ho khoa cua'],
    ['trong thùng xe có người chết rồi'],
    ['someone died in this truck'],
    ['we are suffocating in the truck'],
    ['không thở được, 39 người, đang sang Anh'],
    ['khong tho duoc, cong te no'],
    ['the truck driver locked us inside, we cannot breathe'],
    ['thuyền chìm'],
    ['tàu chìm rồi cứu'],
  ])('%s', (...said) => {
    const { conversation, replies } = talk(said.map(text), knowledge).at(-1) ?? {}
    expect(conversation?.danger?.topic).toBe('being-moved-or-sold')
    expect(conversation?.guarded).toBe(true)
    expect(JSON.stringify(replies)).not.toContain('work-accident')
  })
})

describe('a relative to whom it is written reads their own steps, guarded:', () => {
  test.each([
    ['con tôi nhắn nó trong thùng xe', 'nó bảo không thở được'],
    ['con gái tôi nhắn không thở được, nó đang đi Anh bằng xe tải'],
    ['con gái tôi nhắn "con chết vì không thở được", nó đi Anh'],
    ['con tôi đi Anh bằng xe tải mất liên lạc', 'nó nhắn không thở được'],
    ['con tôi đi Anh', 'nó nhắn không thở được'],
    ['con toi dang di Anh', 'no nhan khong tho duoc'],
    ['con tôi đi Anh', 'nó nhắn: mẹ ơi con không thở được'],
    ['con trai tôi đang sang Pháp', 'cháu bảo khó thở quá'],
    ['con tôi đi Anh', 'cháu nhắn không thở được'],
    ['con tôi đi Anh, nó nhắn không thở được'],
    ['em trai tôi đang sang Pháp', 'nó nhắn ngạt thở quá'],
    ['my daughter is on her way to England', "my daughter texted: I can't breathe"],
    ['my daughter is on her way to the UK', "she texted: I can't breathe"],
    ['my son is travelling to England', "he says he can't breathe"],
  ])('%s', (...said) => {
    const { conversation, replies } = talk(said.map(text), knowledge).at(-1) ?? {}
    expect(conversation?.danger?.topic).toBe('family-missing')
    expect(conversation?.guarded).toBe(true)
    expect(JSON.stringify(replies)).not.toContain('work-accident')
  })
})

test.each(['chồng em đi Hàn / em khó thở quá', "my husband went to Korea / I can't breathe"])(
  'who is ill while somebody of theirs is on the way is in no lorry: %s',
  (said) => expect(toldBy(said).entry).toBe('work-accident'),
)

test('what was asked of such a way, and not answered yet, counts some minutes later too', () => {
  const said = ['em trên tàu vượt biên', 'khó thở quá'].map(text)
  expect(talk(said, knowledge, begin(), 300_000).at(-1)?.replies[0]?.origin).toMatchObject({ id: 'being-moved-or-sold' })
})

test('who told of a lorry more than a week ago is ill today, and one who told of it days ago is in it', () => {
  const said = ['em trong thùng xe', 'em ra rồi, an toàn rồi', 'em khó thở quá'].map(text)
  expect(talk(said, knowledge, begin(), 8 * 24 * 3_600_000).at(-1)?.replies[0]?.origin).toMatchObject({ id: 'work-accident' })
  const inside = ['em trong container', 'không thở được'].map(text)
  expect(talk(inside, knowledge, begin(), 30 * 3_600_000).at(-1)?.replies[0]?.origin).toMatchObject({ id: 'being-moved-or-sold' })
})

describe('who is choked reads the steps for violence, guarded, with an ambulance beside them:', () => {
  test.each([
    'nó bịt miệng em không thở được',
    'no bit mieng em khong tho duoc',
    'nó trùm túi ni lông không thở được',
    'họ trùm đầu em, ngạt thở',
    'họ nhúng đầu em xuống nước không thở được',
    'chủ đánh em / nó bịt miệng em không thở được',
    "they put a bag over my head, I can't breathe",
    "he covered my mouth, I can't breathe",
    'lấy gối đè mặt em không thở được',
    'lay goi de mat em khong tho duoc',
    'băng keo dán miệng em, không thở được',
    'họ quấn băng keo quanh mặt em, em không thở nổi',
    'chủ ngồi lên người em, không thở được',
    'nó chẹn cổ em không thở được',
    "he sat on me, i can't breathe",
    "they taped my mouth, i can't breathe",
    "he pressed a pillow on my face i can't breathe",
    "they waterboard me, I can't breathe",
  ])('%s', (said) => {
    const { entry, words } = toldBy(said)
    expect(entry).toBe('violence')
    expect(words).toMatch(/cấp cứu trước|ambulance first/)
    expect(talk(said.split(' / ').map(text), knowledge).at(-1)?.conversation.guarded).toBe(true)
  })
})

test.each(['em quên khóa gas', 'xưởng em có tập huấn phòng cháy chữa cháy, cửa thoát hiểm khóa có bị phạt không'])(
  'who tells of a fire or gas in general is in no danger: %s',
  (said) => expect(talk([text(said)], knowledge)[0]?.conversation.danger).toBeNull(),
)

describe('who tells beside it that they cannot breathe is heard, whatever the reason:', () => {
  test.each(['không thở được là do sao, em sắp chết', 'khó thở quá do nghẹt mũi, ngất rồi'])('%s', (said) => {
    expect(talk([text(said)], knowledge)[0]?.conversation.danger?.level).toBe(4)
  })
})

describe('whoever is held keeps the steps for that, guarded, with an ambulance beside them:', () => {
  test.each([
    ['họ không cho em đi, em đau ngực quá'],
    ['ho khong cho em di, em dau nguc qua'],
    ['em bị nhốt ở Campuchia, sốt cao khó thở'],
    ['em bị nhốt, em sốt cao không dậy nổi'],
    ['họ nhốt em, em bị đau bụng dữ dội, nôn ra máu'],
    ['chủ không cho ra ngoài, em chảy máu nhiều quá'],
    ['em sinh con mà họ khóa cửa không cho đi'],
    ["they don't let me leave, I have chest pain"],
    ['em bị nhốt ở Campuchia', 'em đau ngực quá, khó thở'],
    ['em bị nhốt ở Campuchia', 'em chảy máu nhiều quá'],
    ['em bị nhốt ở Campuchia', 'sốt cao khó thở'],
    ['em bi nhot o Campuchia', 'bi gay chan roi'],
    ['họ không cho em ra ngoài, em khó thở quá'],
    ['chủ khóa cửa, em thở không nổi'],
    ["they locked me in, I can't breathe"],
    ['họ nhốt em, em không thở được, cứu em với'],
    ['em bị nhốt', 'không thở được'],
    ['I am locked in in Cambodia', 'high fever, cannot breathe'],
    ['em bị nhốt ở Campuchia', 'bị đánh gãy tay'],
    ['em bị nhốt', 'họ đánh em khó thở'],
    ['I am locked in in Cambodia', 'they broke my arm'],
  ])('%s', (...said) => {
    const turn = talk(said.map(text), knowledge).at(-1)
    expect(turn?.replies[0]?.origin).toMatchObject({ from: 'entry', id: expect.stringMatching(/^cannot-leave/) })
    expect(turn?.conversation.guarded).toBe(true)
    const words = JSON.stringify(turn?.replies[0]?.blocks ?? [])
    expect(words).toMatch(/cấp cứu trước|ambulance first/)
    expect(words.includes('119')).toBe(/Campuchia|Cambodia/.test(said.join()))
  })
})

describe('whoever writes for somebody who is held and ill reads of an ambulance beside their steps:', () => {
  test.each([
    ['con tôi bị nhốt trong nhà, sốt cao', '115'],
    ['mẹ em bị khóa trong nhà, sốt cao không dậy được', '115'],
    ['con gái tôi bị chồng nhốt trong nhà, sốt cao mấy ngày', '115'],
    ['my daughter is locked in at home with high fever', '115'],
    ['em gái em bị nhốt ở Campuchia, sốt cao', '119'],
    ['con tôi bị giữ ở Campuchia / nó sốt cao khó thở', '119'],
    ['con gái tôi bị chồng nhốt / nó sốt cao không dậy được', '115'],
    ['con tôi bị nhốt ở cam / nó ngất xỉu rồi', '119'],
    ['con tôi bị nhốt ở cam / bạn nó ngất xỉu rồi', '119'],
    ['con tôi bị nhốt ở cam / chồng tôi cũng bị nhốt, ngất rồi', '119'],
  ])('%s', (said, number) => {
    const [reply] = talk(said.split(' / ').map(text), knowledge).at(-1)?.replies ?? []
    expect(reply?.origin.from).toBe('entry')
    const words = JSON.stringify(reply?.blocks)
    expect(words).toMatch(/cấp cứu nơi người ấy đang ở, đừng chờ|ambulance where they are, without waiting/)
    expect(words).toContain(`"${number}"`)
  })
})

describe('whoever is in the hands of somebody keeps those steps, guarded, under an ambulance:', () => {
  test.each([
    ['em bị chồng đánh', 'em bi gay tay roi', 'family-violence'],
    ['em bi danh', 'em bi gay tay roi', 'violence'],
    ['quản lý đánh em bằng gậy', 'khó thở quá', 'violence'],
    ['em vừa trốn ra', 'gãy chân rồi', 'just-escaped'],
    ['họ dọa giết em', 'em bị gãy tay', 'violence'],
    ['my husband beats me', 'my arm is broken', 'family-violence'],
    ['em bị ép bán dâm', 'gãy tay rồi', 'sex-work-forced'],
    ['em bị ép tiếp khách', 'khó thở', 'sex-work-forced'],
    ['i am forced to sell my body', 'i have chest pain', 'sex-work-forced'],
    ['họ ép em trồng cần sa', 'em chảy máu nhiều', 'forced-crime'],
    ['ho bat em van chuyen ma tuy', 'em kho tho qua', 'forced-crime'],
    ['ông chủ cưỡng hiếp em', 'em chảy máu nhiều', 'sexual-harassment'],
    ['họ đang ép em ra sân bay', 'em khó thở quá', 'forced-return'],
  ])('%s, then %s', (before, now, id) => {
    const told = (...said: readonly string[]) => talk(said.map(text), knowledge).at(-1)
    for (const turn of [told(before, now), told(`${before}, ${now}`)]) {
      const blocks = turn?.replies[0]?.blocks ?? []
      expect(turn?.replies[0]?.origin).toMatchObject({ id })
      expect(turn?.conversation).toMatchObject({ guarded: true, danger: { level: 4 } })
      expect(JSON.stringify(blocks.slice(0, 2))).toMatch(/gọi cấp cứu trước|ambulance first/)
      expect(JSON.stringify(blocks)).toContain('"115"')
    }
  })
})

describe('whoever is hurt behind steps that nobody was to see reads those that begin with an ambulance:', () => {
  test.each([
    ['con tôi mất liên lạc', 'em bị đau ngực'],
    ['chồng em đánh em', 'con em không thở được'],
    ['my husband beats me', 'my baby has a high fever'],
  ])('%s, then %s', (...said) => {
    expect(talk(said.map(text), knowledge).at(-1)?.replies[0]?.origin).toMatchObject({ from: 'entry', id: 'work-accident' })
  })

  test.each([
    ['em bị chồng đánh', 'hồi 2019 em bị gãy tay'],
    ['em muốn chết', 'em bị gãy tay rồi'],
    ['em bị đánh', 'em uống thuốc ngủ rồi, co giật'],
    ['con tôi mất liên lạc ở myanmar', 'tôi bị sốt'],
    ['chồng em đánh em', 'con em bị sốt'],
    ['động đất, em kẹt', 'em gãy chân'],
  ])('not so: %s, then %s', (...said) => {
    expect(talk(said.map(text), knowledge).at(-1)?.replies[0]?.origin).not.toMatchObject({ from: 'entry', id: 'work-accident' })
  })
})

test.each(['em chảy máu nhiều quá', 'em ngã giàn giáo gãy chân, chảy máu nhiều', 'chủ đánh em chảy máu nhiều, đầu choáng'])(
  'whom nobody holds reads no steps for who is held: %s',
  (said) => expect(toldBy(said).entry).not.toMatch(/cannot-leave/),
)

test.each(['đau ngực khó thở là bị gì', 'em hay bị tức ngực khó thở là bệnh gì'])('a calm question about an illness is none: %s', (said) =>
  expect(toldBy(said).entry).not.toBe('work-accident'),
)

describe('who is held and tells of no illness reads nothing of an ambulance:', () => {
  test.each([
    ['em bị nhốt, đang sinh sống ở Campuchia'],
    ['ho dang de doa em, nhot em trong phong'],
    ['em bị nhốt ở Campuchia', 'sinh con ở đây thì cần giấy tờ gì?'],
  ])('%s', (...said) => {
    const turn = talk(said.map(text), knowledge).at(-1)
    expect(JSON.stringify(turn?.replies[0]?.blocks ?? [])).not.toContain('ốm nặng, bị thương')
  })
})

test('who is hurt on a ship is told again what can be done there', () => {
  const { words } = toldBy('em trên tàu cá bị đánh / gãy tay rồi')
  expect(words).toMatch(/cấp cứu trước/)
  expect(words).toContain('trên tàu')
})

test.each([
  ['anh ơi khó thở quá', 'work-accident'],
  ['em hay bị hen, giờ khó thở quá', 'work-accident'],
  ['con nhớ nhà quá, khó thở quá', 'work-accident'],
  ['hard to breathe who do i call', 'work-accident'],
  ['thuyền chìm rồi, bảo công an cứu', 'being-moved-or-sold'],
  ['kẹt xe trong thùng nghẹt thở', 'being-moved-or-sold'],
  ['khó thở quá, con xin lỗi bố mẹ', 'being-moved-or-sold'],
  ['bố mẹ tha lỗi cho con, con không thở được', 'being-moved-or-sold'],
  ['con xin loi ca nha, con khong tho duoc', 'being-moved-or-sold'],
  ['con thương mẹ nhiều, khó thở quá', 'being-moved-or-sold'],
  ["i can't breathe, sorry mum", 'being-moved-or-sold'],
  ["mum i love you i can't breathe", 'being-moved-or-sold'],
  ['em bị kẹt trong kho lạnh, không thở được', 'being-moved-or-sold'],
  ["stuck in a cold room, can't breathe", 'being-moved-or-sold'],
  ['em uống thuốc ngủ tự tử / khó thở quá', null],
  ['em muốn chết / khó thở quá', 'suicidal'],
  ['động đất, em kẹt / em không thở được', 'disaster-or-war'],
  ['em muốn chết / em bị nhốt trong phòng, khó thở quá', 'cannot-leave'],
  ['động đất, em kẹt / họ nhốt em, em chảy máu nhiều', 'cannot-leave'],
])('no breath, and whatever stands beside it: %s', (said, id) => {
  const turn = talk(said.split(' / ').map(text), knowledge, begin()).at(-1)
  expect(turn?.replies[0]?.origin).toMatchObject(id === null ? { id: 'danger.still-here' } : { id })
})

describe('whoever is hurt where it burns, or under rubble, reads those steps again, under an ambulance:', () => {
  test.each([
    'em bị nhốt, đang cháy / em chảy máu nhiều',
    'em bị kẹt dưới đống đổ nát / không thở được',
    "gas leak and the door is locked / I can't breathe",
  ])('%s', (said) => {
    const { entry, words } = toldBy(said)
    expect(entry).toBe('disaster-or-war')
    expect(words).toMatch(/gọi cấp cứu trước|ambulance first/)
    expect(words).toContain('"115"')
  })
})

test('whoever writes for somebody who is held is told so guarded, once they are ill too', () => {
  const said = ['my son is held in cambodia', 'he fainted'].map(text)
  expect(talk(said, knowledge).at(-1)?.conversation.guarded).toBe(true)
})
