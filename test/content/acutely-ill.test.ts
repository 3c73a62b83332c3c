import { describe, expect, test } from 'vitest'
import { realKnowledge } from '../bot/fixture-knowledge.ts'
import { talk, text } from '../bot/path/walking.ts'

const knowledge = await realKnowledge()

/** The entry that is told first, and its words. */
function toldBy(said: string): { readonly entry: string | null; readonly words: string } {
  const reply = talk([text(said)], knowledge)[0]?.replies[0]
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
  ])('%s', (said) => {
    const { entry, words } = toldBy(said)
    expect(entry).toBe('work-accident')
    expect(words).toMatch(/cấp cứu nơi người ấy đang ở|ambulance where they are/)
    expect(words).toContain('115')
  })
})

describe('who runs out of air in a lorry, told before or beside it, is told what to do there:', () => {
  test.each([
    ['em trong thùng xe tải, tức ngực khó thở quá'],
    ['tụi em ở trong container, đau ngực khó thở quá'],
    ['thung xe kin qua, kho tho qua'],
    ['thở không nổi nữa, tụi em nằm trong cốp'],
    ['tụi em ngồi trong hầm tàu, không thở được'],
    ['không thở nổi, dưới hầm ghe tối om'],
    ["we can't breathe in this truck"],
    ['cứu em với, em trong thùng xe, không thở được'],
    ['con tôi nhắn nó trong thùng xe', 'nó bảo không thở được'],
    ['em đang trong thùng xe', 'không thở được'],
    ['em ở trong cốp xe', 'tối lắm', 'em khó thở quá'],
    ['I am in the back of a lorry', "can't breathe"],
    ['xe chạy 5 tiếng rồi', 'không thở được'],
  ])('%s', (...said) => {
    const { conversation, replies } = talk(said.map(text), knowledge).at(-1) ?? {}
    expect(conversation?.danger?.topic).toMatch(/being-moved-or-sold|family-missing/)
    expect(conversation?.guarded).toBe(true)
    expect(JSON.stringify(replies)).not.toContain('work-accident')
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
  ])('%s', (said, number) => {
    const [reply] = talk(said.split(' / ').map(text), knowledge).at(-1)?.replies ?? []
    expect(reply?.origin.from).toBe('entry')
    const words = JSON.stringify(reply?.blocks)
    expect(words).toMatch(/cấp cứu nơi người ấy đang ở, đừng chờ|ambulance where they are, without waiting/)
    expect(words).toContain(`"${number}"`)
  })
})

describe('whoever is hurt behind steps that are not for who is held reads those that begin with an ambulance:', () => {
  test.each([
    ['em bị chồng đánh', 'em bi gay tay roi'],
    ['em bi danh', 'em bi gay tay roi'],
    ['em vừa trốn ra', 'gãy chân rồi'],
    ['họ dọa giết em', 'em bị gãy tay'],
    ['con tôi mất liên lạc', 'em bị đau ngực'],
    ['my husband beats me', 'my arm is broken'],
  ])('%s, then %s', (...said) => {
    expect(talk(said.map(text), knowledge).at(-1)?.replies[0]?.origin).toMatchObject({ from: 'entry', id: 'work-accident' })
  })

  test.each([
    ['em bị chồng đánh', 'hồi 2019 em bị gãy tay'],
    ['em muốn chết', 'em bị gãy tay rồi'],
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
