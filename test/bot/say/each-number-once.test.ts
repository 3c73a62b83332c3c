import { describe, expect, test, vi } from 'vitest'
import type { Block } from '../../../src/bot/reply.ts'
import { eachNumberOnce } from '../../../src/bot/say/each-number-once.ts'
import { plainText } from '../../../src/bot/say/plain-text.ts'
import { render } from '../../../src/bot/say/render.ts'
import { type Setting, settingOf } from '../../../src/bot/setting.ts'
import { type Country, languages, type Prose } from '../../../src/knowledge/knowledge.ts'
import { realKnowledge, talkKnowledge } from '../fixture-knowledge.ts'
import { begin, nowMs } from '../path/walking.ts'

// Every answer is rendered for every place it may be read from.
vi.setConfig({ testTimeout: 60_000 })

const lead = (text: string): Block => ({ kind: 'paragraph', text })
const calls = (...numbers: readonly string[]): Block => ({
  kind: 'calls',
  calls: numbers.map((number) => ({ name: number, number, shown: number, note: '' })),
})

const cases = [
  { name: 'a number that comes again is left out', of: [calls('1', '2'), lead('And.'), calls('2', '3')], once: ['1 2', 'And.', '3'] },
  { name: 'cards in a row are one list', of: [calls('1'), calls('1', '2')], once: ['1 2'] },
  { name: 'where nothing is new nothing is shown', of: [calls('1'), lead('And.'), calls('1')], once: ['1', 'And.'] },
  {
    name: 'words that lead up to numbers are not left without',
    of: [calls('1', '2'), lead('At home, call:'), calls('2', '2')],
    once: ['1 2', 'At home, call:', '2'],
  },
  { name: 'but one new number is enough', of: [calls('1'), lead('Call:'), calls('1', '2')], once: ['1', 'Call:', '2'] },
  { name: 'no number at all leaves the words alone', of: [lead('Call:'), calls()], once: ['Call:'] },
] as const
for (const { name, of, once } of cases) {
  test(`each number once: ${name}`, () => {
    const said = eachNumberOnce(of).map((block) =>
      block.kind === 'calls' ? block.calls.map(({ number }) => number).join(' ') : plainText(block),
    )
    expect(said).toEqual(once)
  })
}

describe('a sure number beside an unsure one', () => {
  const knowledge = talkKnowledge()
  const there: Setting = settingOf(begin({ language: 'vi', whereabouts: 'jp' as Country }), knowledge, nowMs)
  const card = (id: string): Prose => [{ kind: 'contacts', of: { kind: 'contact', id } }]
  const words = (text: string): Prose => [{ kind: 'paragraph', text: [text] }]
  const numbers = (prose: Prose) =>
    render(prose, there).map((block) => (block.kind === 'calls' ? block.calls.map(({ shown }) => shown) : plainText(block)))

  test('waits for its own place where it comes later, so that its words do not stand without it', () => {
    expect(numbers([...card('jp-110'), ...words('Người Việt gặp chuyện, gọi:'), ...card('citizens')])).toEqual([
      ['110'],
      'Người Việt gặp chuyện, gọi:',
      ['+84 981 84 84 84'],
    ])
  })

  test('stands there where it came before, or never comes', () => {
    expect(numbers([...card('jp-110'), ...words('Rồi chờ.')])).toEqual([['110', '+84 981 84 84 84'], 'Rồi chờ.'])
    expect(numbers([...card('citizens'), ...words('Hoặc gọi:'), ...card('jp-110')])).toEqual([['+84 981 84 84 84'], 'Hoặc gọi:', ['110']])
  })
})

const real = await realKnowledge()
describe('the real content, wherever it is read:', () => {
  /** Only where a line can be dialled or helps does an answer read differently. */
  const places = new Set(
    [...real.contacts.values()].flatMap(({ dialFrom, helpsIn }) => [dialFrom, helpsIn].flatMap((of) => (of === 'anywhere' ? [] : of))),
  )
  const settings = languages.flatMap((language) =>
    [null, ...places].flatMap((whereabouts) =>
      (['self', 'relative'] as const).map((writer) => settingOf(begin({ language, whereabouts, writer }), real, nowMs)),
    ),
  )
  /** Paragraphs right before cards, and what became of them: those behind which no card stands. */
  const left = (prose: Prose, setting: Setting): readonly string[] => {
    const blocks = render(prose, setting)
    const leads = prose.filter((block, i) => block.kind === 'paragraph' && prose[i + 1]?.kind === 'contacts')
    return leads
      .flatMap((one) => render([one], setting).map(plainText))
      .filter((text) => text.endsWith(':') && blocks[blocks.findIndex((block) => plainText(block) === text) + 1]?.kind !== 'calls')
  }

  test('words that lead up to numbers never stand without', () => {
    const alone = settings.flatMap((setting) =>
      [...real.topics.values()].flatMap(({ entry, variants }) =>
        [entry, ...variants.values()].flatMap((one) => {
          const { id, text, more } = one[setting.language]
          return [text, more ?? []].flatMap((prose) => left(prose, setting).map((words) => `${id}: ${words}`))
        }),
      ),
    )
    expect([...new Set(alone)]).toEqual([])
  })
})
