import { describe, expect, test } from 'vitest'
import { talk, text } from '../path/walking.ts'
import { effectsOf, knowledge, last, turnAfter } from './real-talk.ts'

const held = 'em bị nhốt ở Campuchia'
const saidLast = (...said: readonly string[]) => last(...said)?.replies[0]?.origin

describe('whoever says that somebody is near or watching reads the neutral line alone:', () => {
  const watched = [
    [held, 'quan ly dang nhin em'],
    [held, 'họ đang đứng cạnh em'],
    [held, 'không chắc', 'quản lý đang ở cạnh'],
    [held, 'không', 'suyt'],
    [held, 'họ kiểm tra máy'],
    [held, 'ho kiem tra may'],
    [held, 'bao ve dang dung ngoai cua'],
    [held, 'nghe tiếng bước chân'],
    [held, 'không, quan ly dang o day'],
    [held, 'ho toi'],
    [held, 'họ đi rồi lại về'],
    [held, 'ho chua di'],
    [held, 'để lát em nhắn'],
    ['chồng đánh em', 'chồng em về rồi, để sau'],
    ['chồng đánh em', 'mẹ chồng đang ngồi kế bên'],
    ['bi danh', 'no dung canh toi'],
    ['i am locked in', 'the boss is watching me'],
    ['i am locked in', 'he is standing next to me'],
    ['my husband beats me', 'he just came home, later'],
  ]
  for (const said of watched)
    test(said.join(', then '), () => expect(saidLast(...said)).toMatchObject({ from: 'phrase', id: 'guarded.silent' }))
})

describe('nothing of the kind is said by', () => {
  const others = [
    [held, 'em ở tầng 5'],
    [held, 'công an đang tới'],
    [held, 'bao giờ có người đến'],
    [held, 'họ đứng cạnh em cầm dao'],
    [held, 'cửa có người canh'],
    ['con tôi bị nhốt ở Campuchia', 'họ đứng cạnh nó'],
    ['em muốn chết', 'chồng em đang ở cạnh'],
    ['em muốn chết', 'để sau nhé'],
  ]
  for (const said of others) test(said.join(', then '), () => expect(saidLast(...said)).not.toMatchObject({ id: 'guarded.silent' }))
})

describe('behind a no, that they are gone ends the silence:', () => {
  for (const gone of [
    'giờ được rồi',
    'no di roi',
    'họ đi ngủ rồi',
    'ho ngu het roi',
    'giờ em ở một mình',
    'they are asleep now',
    'he left',
  ])
    test(gone, () => expect(turnAfter(held, 'không', gone).guarded).toBe(false))
  for (const doubtful of ['được rồi', 'ok', 'họ chưa đi', 'họ đi rồi lại về', 'họ đi ngủ chưa?'])
    test(`not so: ${doubtful}`, () => expect(turnAfter(held, 'không', doubtful).guarded).toBe(true))
  test('alone, it leaves the guard up', () => expect(turnAfter(held, 'họ đi ngủ rồi').guarded).toBe(true))
})

describe('new violence, or being taken away, is told to the hotline, though somebody is near:', () => {
  test.each([
    [held, 'họ vào buộc chân em lại'],
    [held, 'họ đang vào cưa chân em'],
    [held, 'họ đến đưa em đi rồi'],
    [held, 'họ tới đưa con em đi rồi'],
    [held, 'nó sắp đến, em đói lắm'],
    [held, 'nó đập cửa phòng em'],
    [held, 'có người canh em'],
    [held, 'không', 'họ đưa đi rồi'],
    [held, 'không', 'không còn ai'],
    ['chồng em đánh em', 'chồng em về rồi, nó đánh em'],
    ['chồng em đánh em', 'nó đá em'],
    [held, 'gọi cho mẹ em với, em sắp chết rồi'],
    ['chủ đánh em, giữ hộ chiếu ở Đài Loan', 'chủ nói đùa'],
  ])('%s, then %s', (...said) => {
    const kinds = effectsOf(...said)
    expect(kinds.some((kind) => kind === 'add-to-case' || kind === 'raise-case')).toBe(true)
    const because = last(...said)?.effects.flatMap((effect) => ('because' in effect ? effect.because : []))
    expect(because).not.toContainEqual({ kind: 'somebody-is-near' })
  })
})

describe('whoever has the case sees that somebody is near, while the screen stays neutral:', () => {
  test.each([
    [held, 'họ đang vào phòng'],
    [held, 'ho dang vao phong'],
    [held, 'họ theo dõi em'],
    [held, 'họ đứng canh ngoài cửa'],
    [held, 'họ quay lại rồi'],
    [held, 'sợ quá, nó thấy em nhắn'],
    [held, 'em sợ họ đọc em nhắn tin'],
    [held, 'quan ly dang nhin em'],
    [held, 'không', 'họ kiểm tra máy'],
    [held, 'nghe tiếng bước chân'],
    ['chồng đánh em', 'chồng em về rồi, để sau'],
    ['i am locked in', 'they are coming'],
    ['i am locked in', 'the boss is watching me'],
  ])('%s, then %s', (...said) => {
    expect(last(...said)?.effects).toContainEqual({ kind: 'add-to-case', because: [{ kind: 'somebody-is-near' }] })
    expect(saidLast(...said)).toMatchObject({ id: 'guarded.silent' })
  })

  test.each([
    [held, 'không'],
    [held, 'chưa'],
    [held, 'cmd:safe-no'],
    [held, 'để lát em nhắn'],
    [held, 'không chắc'],
  ])('nothing that does not stand there anyway: %s, then %s', (...said) => expect(effectsOf(...said)).not.toContain('add-to-case'))
})

test('where somebody has closed the case, it opens anew', () => {
  const [turn] = talk([text('họ đang vào phòng')], knowledge, { ...turnAfter(held), openCase: null })
  expect(turn?.effects).toContainEqual(expect.objectContaining({ kind: 'open-case', level: 4, because: [{ kind: 'somebody-is-near' }] }))
})

test('what the person took back themselves is no case again', () => {
  const { danger, ...before } = turnAfter(held)
  const takenBack = danger && { ...danger, byLikeness: 'taken-back' as const }
  const [turn] = talk([text('họ quay lại rồi')], knowledge, { ...before, danger: takenBack, openCase: null })
  expect(turn?.effects.map(({ kind }) => kind)).not.toContain('open-case')
})
