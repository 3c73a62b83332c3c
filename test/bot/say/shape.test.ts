import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MediaId } from '../../../src/bot/message.ts'
import type { Block, Call, Choice, Reply } from '../../../src/bot/reply.ts'
import type { ChannelLimits } from '../../../src/bot/say/channel-limits.ts'
import { callText } from '../../../src/bot/say/plain-text.ts'
import { shape } from '../../../src/bot/say/shape.ts'

const wide: ChannelLimits = {
  maxTextLength: 2_000,
  maxChoices: 8,
  callButtons: 0,
  maxLabelLength: 60,
  drawsBlocks: false,
  deletesWithinMs: 0,
  sendsFiles: false,
  protectsContent: false,
  window: null,
}
const reply = (blocks: readonly Block[], choices: readonly Choice[] = []): Reply => ({
  blocks,
  choices,
  ifUncertain: 'repeat',
  lane: 'bot',
  origin: { from: 'person', name: 'Mai', proposalOf: null },
  expiresAfterMs: 1,
  opening: null,
})
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const choice = (label: string): Choice => ({ label, data: 'cmd:menu', toPerson: false })
const call = (name: string): Call => ({ name, number: '111', shown: '111', note: 'Miễn phí.' })

test('blocks become plain text, one under the other', () => {
  const blocks: readonly Block[] = [
    paragraph('**Không.** Đừng trả.'),
    { kind: 'steps', items: ['Một', 'Hai'] },
    { kind: 'calls', calls: [call('Tổng đài'), { ...call('Công an'), note: '' }] },
    { kind: 'source', text: 'Luật ghi rõ.' },
  ]
  expect(shape(reply(blocks), wide)).toEqual([
    {
      text: 'Không. Đừng trả.\n\n1. Một\n2. Hai\n\nTổng đài: 111\n   Miễn phí.\nCông an: 111\n\nLuật ghi rõ.',
      blocks: null,
      choices: [],
    },
  ])
})

test('choices without a button stand as numbers under the line that says how to choose; with a button for each it is not said', () => {
  const asked = { ...reply([paragraph('a')], ['Phí', 'Gặp người thật', 'Menu'].map(choice)), howToChoose: 'Gõ số:' }
  const shown = (maxChoices: number) => shape(asked, { ...wide, maxChoices })[0]?.text
  expect(shown(0)).toBe('a\n\nGõ số:\n[1] Phí\n[2] Gặp người thật\n[3] Menu')
  expect(shown(2)).toBe('a\n\nGõ số:\n[3] Menu')
  expect(shown(3)).toBe('a')
})

test('a page that draws blocks gets them, and the text beside', () => {
  const [bubble] = shape(reply([paragraph('a'), paragraph('b')]), { ...wide, drawsBlocks: true })
  expect(bubble).toEqual({ text: 'a\n\nb', blocks: [paragraph('a'), paragraph('b')], choices: [] })
})

test('a long answer is cut at the end of a paragraph', () => {
  const bubbles = shape(reply([paragraph('a'.repeat(60)), paragraph('b'.repeat(60)), paragraph('c'.repeat(20))]), {
    ...wide,
    maxTextLength: 100,
  })
  expect(bubbles.map(({ text }) => text)).toEqual(['a'.repeat(60), `${'b'.repeat(60)}\n\n${'c'.repeat(20)}`])
})

test('a contact stays whole, and contacts that were parted are drawn as one list again', () => {
  const calls = ['Một', 'Hai', 'Ba', 'Bốn'].map(call)
  const bubbles = shape(reply([{ kind: 'calls', calls }]), { ...wide, maxTextLength: 60, drawsBlocks: true })
  const drawn = bubbles.flatMap(({ blocks }) => blocks ?? [])
  expect(drawn.every(({ kind }) => kind === 'calls')).toBe(true)
  expect(drawn.flatMap((block) => (block.kind === 'calls' ? block.calls : []))).toEqual(calls)
  for (const one of calls) expect(bubbles.some(({ text }) => text.includes(callText(one)))).toBe(true)
})

test('on a page that draws, a phone number is not broken; elsewhere its spaces stay, for apps know numbers by them', () => {
  const line: Call = { name: 'Đường dây', number: '+84981848484', shown: '+84 981 84 84 84', note: '' }
  const blocks: readonly Block[] = [
    paragraph('Gọi +84 981 84 84 84 hoặc 111, từ ngày 1/7/2025 36 tháng.'),
    { kind: 'calls', calls: [line] },
  ]
  const [drawn] = shape(reply(blocks), { ...wide, drawsBlocks: true })
  expect(drawn?.blocks?.[0]).toEqual(paragraph('Gọi +84\u00a0981\u00a084\u00a084\u00a084 hoặc 111, từ ngày 1/7/2025 36 tháng.'))
  expect(drawn?.blocks?.[1]).toMatchObject({ calls: [{ number: '+84981848484', shown: '+84\u00a0981\u00a084\u00a084\u00a084' }] })
  expect(drawn?.text).toContain('+84 981 84 84 84')
})

test('choices without buttons are numbered lines under the text', () => {
  const [bubble] = shape(reply([paragraph('Chọn:')], [choice('Một'), choice('Hai')]), { ...wide, maxChoices: 0 })
  expect(bubble).toEqual({ text: 'Chọn:\n\n[1] Một\n[2] Hai', blocks: null, choices: [] })
})

test('choices beyond the buttons keep the number that is typed for them', () => {
  const [bubble] = shape(reply([paragraph('Chọn:')], ['Một', 'Hai', 'Ba'].map(choice)), { ...wide, maxChoices: 2 })
  expect(bubble?.choices.map(({ label }) => label)).toEqual(['Một', 'Hai'])
  expect(bubble?.text).toBe('Chọn:\n\n[3] Ba')
})

test('choices stand under the last bubble only', () => {
  const bubbles = shape(reply([paragraph('a'.repeat(60)), paragraph('b'.repeat(60))], [choice('Một')]), { ...wide, maxTextLength: 80 })
  expect(bubbles.map(({ choices }) => choices.length)).toEqual([0, 1])
})

test('a label too long for a button is cut between words', () => {
  const [bubble] = shape(reply([paragraph('x')], [choice('Tôi có phải trả tiền môi giới không?')]), { ...wide, maxLabelLength: 20 })
  expect(bubble?.choices[0]?.label).toBe('Tôi có phải trả…')
})

test('in a guarded talk every bubble begins with the neutral words', () => {
  const opening = 'Bến An đã nhận được tin của anh/chị. Cảm ơn anh/chị đã nhắn cho Bến An.'
  const bubbles = shape({ ...reply([paragraph('a'.repeat(90)), paragraph('b'.repeat(90))]), opening }, { ...wide, maxTextLength: 200 })
  expect(bubbles.length).toBe(2)
  for (const { text } of bubbles) expect(text.startsWith(`${opening}\n\n`)).toBe(true)
})

const word = fc.stringMatching(/^[a-zàếộ😀.!?]{1,30}$/u)
const text = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' '))
const block: fc.Arbitrary<Block> = fc.oneof(
  text.map(paragraph),
  fc.array(text, { minLength: 1, maxLength: 5 }).map((items): Block => ({ kind: 'steps', items })),
  fc.array(text, { minLength: 1, maxLength: 5 }).map((items): Block => ({ kind: 'list', items })),
  fc.array(word.map(call), { minLength: 1, maxLength: 4 }).map((calls): Block => ({ kind: 'calls', calls })),
)

test('half a letter is no letter: nothing leaves that a service would refuse for it', () => {
  const [bubble] = shape(reply([paragraph('em \ud83d ở'), { kind: 'list', items: ['\ude00'] }], [choice('Có \ud83d')]), wide)
  expect([bubble?.text, bubble?.choices[0]?.label]).toEqual(['em \ufffd ở\n\n• \ufffd', 'Có \ufffd'])
})

test('no bubble is longer than the channel carries, none is empty, and no letter is lost', () => {
  fc.assert(
    fc.property(
      fc.array(block, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 120, max: 600 }),
      fc.boolean(),
      (blocks, maxTextLength, buttons) => {
        const choices = ['Một', 'Hai', 'Ba'].map(choice)
        const bubbles = shape(reply(blocks, choices), { ...wide, maxTextLength, maxChoices: buttons ? 2 : 0 })
        for (const bubble of bubbles) {
          expect(bubble.text.length).toBeLessThanOrEqual(maxTextLength)
          expect(bubble.text.trim()).not.toBe('')
          expect(bubble.text).toBe(bubble.text.normalize('NFC'))
          expect(bubble.text.isWellFormed()).toBe(true)
        }
        const letters = (parts: readonly string[]) => parts.join('').replace(/\s/g, '')
        const whole = letters(
          shape(reply(blocks, choices), { ...wide, maxTextLength: 1_000_000, maxChoices: buttons ? 2 : 0 }).map((one) => one.text),
        )
        expect(letters(bubbles.map((one) => one.text))).toBe(whole)
      },
    ),
  )
})

const buttoned = { ...wide, maxChoices: 5, callButtons: 3 }
const cards: readonly Block[] = [
  {
    kind: 'calls',
    calls: [
      { ...call('Tổng đài'), number: '111' },
      { ...call('Đại sứ quán'), number: '+84981848484', shown: '+84 981 84 84 84' },
      { ...call('Ở nhà'), number: '113', onlyFrom: 'home' },
      { ...call('Ở đó'), number: '1955', onlyFrom: 'there', byReader: true },
      { ...call('Lại 111'), number: '111' },
    ],
  },
  paragraph('Xem https://example.org/a. và http://plain.example, (https://example.org/b)'),
]
const buttonCases = [
  {
    name: 'numbers first, then links, each once, as many as there may be',
    given: reply(cards),
    limits: buttoned,
    buttons: [
      { kind: 'call', label: 'Tổng đài: 111', number: '111' },
      { kind: 'call', label: 'Đại sứ quán: +84 981 84 84 84', number: '+84981848484' },
      { kind: 'call', label: 'Ở đó: 111', number: '1955' },
    ],
  },
  {
    name: 'links where there is room',
    given: reply(cards),
    limits: { ...buttoned, callButtons: 4 },
    buttons: [
      expect.anything(),
      expect.anything(),
      expect.anything(),
      { kind: 'link', label: 'example.org', url: 'https://example.org/a' },
    ],
  },
  {
    name: 'what begins with + is none where the button may lose it, and takes nobody’s room',
    given: reply(cards),
    limits: { ...buttoned, dialsNoPlus: true },
    buttons: [
      { kind: 'call', label: 'Tổng đài: 111', number: '111' },
      { kind: 'call', label: 'Ở đó: 111', number: '1955' },
      { kind: 'link', label: 'example.org', url: 'https://example.org/a' },
    ],
  },
  { name: 'choices go before them', given: reply(cards, ['1', '2', '3', '4', '5'].map(choice)), limits: buttoned, buttons: undefined },
  { name: 'none where somebody may be reading along', given: { ...reply(cards), opening: 'Chào.' }, limits: buttoned, buttons: undefined },
  { name: 'none where the channel has none', given: reply(cards), limits: wide, buttons: undefined },
] as const
for (const { name, given, limits, buttons } of buttonCases) {
  test(`buttons of numbers and links: ${name}`, () => {
    expect(shape(given, limits).at(-1)?.buttons).toEqual(buttons)
  })
}

const behind = (deletesWithinMs: number, more: Partial<ChannelLimits> = {}) => {
  const leftBehind = { older: [paragraph('cũ')], everything: [paragraph('tất cả')], anywhere: [paragraph('đâu đó')] }
  return shape({ ...reply([paragraph('Hẹn gặp lại.')]), leftBehind }, { ...wide, deletesWithinMs, ...more }).map(({ text }) => text)
}

test('whoever leaves is told what stays on the phone, by what the channel can take back', () => {
  expect(behind(0)).toEqual(['Hẹn gặp lại.\n\ntất cả'])
  expect(behind(48 * 3_600_000)).toEqual(['Hẹn gặp lại.\n\ncũ'])
  expect(behind(Number.POSITIVE_INFINITY)).toEqual(['Hẹn gặp lại.'])
  expect(behind(0, { standsAnywhere: true })).toEqual(['Hẹn gặp lại.\n\nđâu đó'])
})

test('a file is a bubble of its own, with the neutral words and nothing else', () => {
  const file = { media: 'm-1' as MediaId, name: 'giay.pdf' }
  const texts = (sent: Reply) => shape(sent, wide).map((bubble) => [bubble.text, bubble.file ?? null])
  expect(texts({ ...reply([paragraph('Đây ạ.')]), file })).toEqual([
    ['Đây ạ.', null],
    ['', file],
  ])
  expect(texts({ ...reply([]), opening: 'Chào bạn.', file })).toEqual([['Chào bạn.', file]])
})
