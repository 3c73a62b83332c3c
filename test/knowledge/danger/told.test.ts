import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newReport } from '../../../src/knowledge/compile/flaw.ts'
import { readToldLearned } from '../../../src/knowledge/compile/read/read-told.ts'
import { writeWeights } from '../../../src/knowledge/compile/read/weight-file.ts'
import { screen } from '../../../src/knowledge/danger/screen.ts'
import type { ToldExamples } from '../../../src/knowledge/danger/told/examples.ts'
import { learnTold } from '../../../src/knowledge/danger/told/learn.ts'
import { liken } from '../../../src/knowledge/danger/told/liken.ts'
import { placeTold } from '../../../src/knowledge/danger/told/weights.ts'
import type { Frames, Signal } from '../../../src/knowledge/words/wording.ts'
import { readWords } from '../../../src/knowledge/words/words.ts'
import { noFrames, signalOf, smallKnowledge } from '../small-knowledge.ts'

const signals: readonly Signal[] = [
  signalOf({ id: 'taken', level: 4, topic: 'family-missing', forRelative: 'family-missing' }),
  signalOf({ id: 'drowning', level: 4, topic: 'being-moved', guarded: true, phrases: { vi: ['thuyền chìm'], en: ['boat sinks'] } }),
  signalOf({
    id: 'despair',
    level: 3,
    topic: 'suicidal',
    phrases: { vi: ['muốn chết'], en: ['want to die'] },
    lookAlikes: { vi: ['đói muốn chết'], en: [] },
  }),
  signalOf({ id: 'unpaid', level: 2, topic: 'unpaid-wages', phrases: { vi: ['chưa trả lương'], en: ['not paid'] } }),
]
const frames: { readonly vi: Frames; readonly en: Frames } = {
  vi: { ...noFrames, words: { kin: ['con tôi'], me: ['em bị'] } },
  en: noFrames,
}

const examples: readonly ToldExamples[] = [
  {
    signal: 'drowning',
    told: {
      vi: [
        'nước tràn vô ghe rồi',
        'ghe tụi em lật giữa biển',
        'sóng đánh ghe nước tràn vô',
        'ghe hư máy trôi giữa biển',
        'nước ngập tới chân trên ghe',
      ],
      en: ['water is coming into the boat', 'our boat is full of water', 'the boat turned over in the sea'],
    },
    notDanger: {
      vi: ['tụi em đi ghe câu cá vui lắm', 'ghe cập bờ rồi', 'nước biển ở đây trong', 'làm việc trên ghe lương bao nhiêu'],
      en: ['the boat is in port', 'how much does work on a boat pay', 'the water here is clear'],
    },
  },
  {
    signal: 'taken',
    told: { vi: ['con tôi bị bắt lên xe lạ', 'người ta bắt con tôi lên xe', 'con tôi bị người lạ bắt đi'], en: [] },
    notDanger: { vi: ['con tôi đi xe buýt tới trường', 'con tôi bị cảm'], en: [] },
  },
  {
    signal: null,
    told: { vi: [], en: [] },
    notDanger: {
      vi: ['cho em hỏi phí đi Nhật', 'em muốn đổi chủ', 'lương tháng này ổn'],
      en: ['what is the fee for Japan', 'I like my work'],
    },
  },
]

const before = smallKnowledge({ signals, frames })
const weights = learnTold(examples, before)
const knowledge = { ...before, told: placeTold(weights) }

const raised = [
  { name: 'in words that no phrase has', text: 'cứu tụi em nước đang tràn vô ghe giữa biển', signal: 'drowning' },
  { name: 'without tone marks', text: 'nuoc dang tran vo ghe tui em giua bien', signal: 'drowning' },
  { name: 'in English', text: 'help water coming into our boat', signal: 'drowning' },
  {
    name: 'in one sentence of a long story',
    text: 'Chào anh chị. Cho em hỏi phí đi Nhật. Nước tràn vô ghe tụi em rồi. Lương tháng này ổn.',
    signal: 'drowning',
  },
]
for (const { name, text, signal } of raised) {
  test(`told danger is raised ${name}`, () => {
    expect(screen(text, before).level, 'no phrase knows it').toBeLessThan(3)
    const danger = screen(text, knowledge)
    expect(danger).toMatchObject({ signal, level: 4, guarded: true, topic: 'being-moved', perhaps: null })
    expect(danger.noticed).toEqual([signal])
    expect(danger.because.at(-1)).toMatchObject({ kind: 'alike', signal, percent: expect.any(Number) })
  })
}

const left = [
  { name: 'everyday questions', text: 'cho em hỏi phí đi Nhật với ạ' },
  { name: 'words that nobody told', text: 'zxcv bnm qwer tyui' },
  { name: 'fewer words than say anything', text: 'nước tràn' },
]
for (const { name, text } of left) {
  test(`nothing is raised or asked: ${name}`, () => {
    expect(screen(text, knowledge)).toEqual(screen(text, before))
  })
}

for (const sentences of [2, 3, 40, 41, 60]) {
  test(`of ${sentences} sentences the first counts in the whole, though only the last forty are read one by one`, () => {
    const oddsOf = (first: string) => {
      const text = [first, ...Array.from({ length: sentences - 1 }, () => 'Lương tháng này ổn')].join('. ')
      return liken(readWords(text, knowledge.lexicon), [], knowledge.told)
    }
    const [told, calm] = [oddsOf('Nước tràn vô ghe'), oddsOf('Cho em hỏi phí')]
    expect(told?.whole).toBeGreaterThan(calm?.whole ?? 0)
  })
}

test('of one sentence the worst is the whole', () => {
  const likeness = liken(readWords('nước tràn vô ghe', knowledge.lexicon), [], knowledge.told)
  expect(likeness?.whole).toBe(likeness?.worst)
})

test('what was said to be none is not raised', () => {
  expect(screen('ghe cập bờ rồi', knowledge)).toMatchObject({ level: 0, signal: null, lookAlike: null })
})

test('what phrases raise is weighed with what the message is told like', () => {
  const told = 'nước tràn vô ghe tụi em giữa biển, em muốn chết'
  expect(screen(told, before)).toMatchObject({ level: 3, noticed: ['despair'] })
  expect(screen(told, knowledge)).toMatchObject({ level: 3, noticed: ['despair'], lookAlike: null })
})

test('a phrase in a message that is not told like danger is asked about, and believed where nobody can be asked', () => {
  const doubtful = 'lương tháng này ổn, cho em hỏi phí đi Nhật, em muốn đổi chủ, em muốn chết'
  expect(screen(doubtful, before)).toMatchObject({ level: 3, signal: 'despair' })
  const asked = screen(doubtful, knowledge)
  expect(asked).toMatchObject({
    level: 0,
    topic: null,
    noticed: ['despair'],
    lookAlike: 'despair',
    against: { why: 'weighed', phrase: 'muốn chết' },
  })
  expect(screen(doubtful, knowledge, { mayAsk: false })).toMatchObject({ level: 3, signal: 'despair' })
})

test('abuse beside a doubted phrase is kept', () => {
  const danger = screen('chưa trả lương, cho em hỏi phí đi Nhật, em muốn đổi chủ, em muốn chết', knowledge)
  expect(danger).toMatchObject({ level: 2, noticed: ['unpaid', 'despair'], lookAlike: 'despair' })
})

test('abuse that a phrase noticed is kept beside the danger', () => {
  const danger = screen('chưa trả lương, giờ nước tràn vô ghe rồi, ghe tụi em lật giữa biển', knowledge)
  expect(danger).toMatchObject({ level: 4, signal: 'drowning' })
  expect(danger.noticed).toEqual(['unpaid', 'drowning'])
})

test('between the two thresholds the person is asked', () => {
  const doubtful = fc.sample(
    fc.array(fc.constantFrom('nước', 'ghe', 'tràn', 'biển', 'lương', 'phí', 'câu cá', 'Nhật', 'giữa', 'vô'), {
      minLength: 3,
      maxLength: 7,
    }),
    { numRuns: 400, seed: 3 },
  )
  const met = doubtful.map((words) => screen(words.join(' '), knowledge)).filter(({ perhaps }) => perhaps !== null)
  expect(met.length).toBeGreaterThan(5)
  for (const { level, lookAlike, topic } of met) expect({ level, lookAlike, topic }).toEqual({ level: 0, lookAlike: null, topic: null })
})

test('the same examples give the same weights, whatever was learnt before', () => {
  expect(learnTold(examples, knowledge)).toEqual(weights)
})

test('what was written is what is read', () => {
  const { report, flaws } = newReport()
  expect(readToldLearned(writeWeights(weights), report)).toEqual(weights)
  expect(flaws).toEqual([])
})

const broken = [
  { name: 'an empty file', text: '', line: 1 },
  { name: 'signals without their biases', text: '{"signals":["a"],"biases":[0]}\n', line: 1 },
  { name: 'a weight that is no number', text: '{"signals":["a"],"biases":[0,0]}\nw ghe\t0 much\n', line: 2 },
]
for (const { name, text, line } of broken) {
  test(`what cannot be read is a problem: ${name}`, () => {
    const { report, flaws } = newReport()
    readToldLearned(text, report)
    expect(flaws.map((flaw) => flaw.line)).toEqual([line])
  })
}

test('any text is screened without an error, and never lower than by phrases', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      expect(screen(text, knowledge).level).toBeGreaterThanOrEqual(screen(text, before).level)
    }),
  )
})
