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
    'em tức ngực không thở được',
    'em dang o que, em bi dot quy',
    'I have chest pain and cannot breathe',
  ])('%s', (said) => {
    const { entry, words } = toldBy(said)
    expect(entry).toBe('work-accident')
    expect(words).toMatch(/cấp cứu trước|ambulance first/)
    expect(words).toContain('115')
  })
})

describe('whoever is with them, or fears for them from afar, is told what to do for them, and nothing of police or ransom:', () => {
  test.each([
    'ba em tức ngực khó thở, mặt tái đi',
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
  ])('%s', (said) => {
    const { entry, words } = toldBy(said)
    expect(entry).toBe('work-accident')
    expect(words).toMatch(/cấp cứu nơi người ấy đang ở|ambulance where they are/)
    expect(words).toContain('115')
  })
})

test.each(['em trong thùng xe tải, tức ngực khó thở quá', 'tụi em ở trong container, đau ngực khó thở quá', 'em khó thở quá'])(
  'who may be in a lorry is told what to do there: %s',
  (said) => expect(toldBy(said).entry).toBe('being-moved-or-sold'),
)
