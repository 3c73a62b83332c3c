import { expect, test } from 'vitest'
import { askingWhether, questionWhether } from '../../../src/bot/danger/doubts.ts'
import { guardBlocks } from '../../../src/bot/danger/guard-blocks.ts'
import { phrase, spoken } from '../../../src/bot/phrases.ts'
import type { Block } from '../../../src/bot/reply.ts'
import { plainText } from '../../../src/bot/say/plain-text.ts'
import { render } from '../../../src/bot/say/render.ts'
import { say } from '../../../src/bot/say/say.ts'
import { settingOf } from '../../../src/bot/setting.ts'
import { talkKnowledge } from '../fixture-knowledge.ts'
import { begin, nowMs } from '../path/walking.ts'

const knowledge = talkKnowledge()
const setting = settingOf(begin({ language: 'en', guarded: true }), knowledge, nowMs)
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const calls: Block = { kind: 'calls', calls: [{ name: 'Line', number: '111', shown: '111', note: '' }] }
const atHome: Block = { kind: 'calls', calls: [{ name: 'At home', number: '113', shown: '113', note: '', onlyFrom: 'home' }] }
const condition = spoken(knowledge, 'en', 'calls.if-safe')
const family = spoken(knowledge, 'en', 'calls.by-family')
const forFamily = spoken(knowledge, 'en', 'guarded.numbers')
const [choose = calls] = render(phrase(knowledge, 'en', 'variant.choose'), setting)
const [meant = calls] = render(phrase(knowledge, 'en', 'meant'), setting)
const [whether = calls] = knowledge.signals.filter(({ id }) => id === 'sold').flatMap((signal) => questionWhether(signal, setting))
const unnamed = knowledge.signals
  .filter(({ id }) => id === 'sold')
  .flatMap((signal) => askingWhether(say(setting, 'unclear'), signal, setting, false).blocks)

const cases = [
  {
    name: 'what may have been meant is asked right above its buttons',
    of: [paragraph('Wait.'), meant, calls],
    said: ['Wait.', condition, family, 'Line: 111', plainText(meant)],
  },
  {
    name: 'so is whether something happens, whatever that is',
    of: [whether, paragraph('Wait.'), calls],
    said: ['Wait.', condition, family, 'Line: 111', plainText(whether)],
  },
  {
    name: 'and whether there is any danger, in words that nothing follows',
    of: [...unnamed, calls],
    said: [spoken(knowledge, 'en', 'unclear'), condition, family, 'Line: 111', spoken(knowledge, 'en', 'look-alike.guarded-unnamed')],
  },
  { name: 'steps first, numbers behind their condition', of: [calls, paragraph('Wait.')], said: ['Wait.', condition, family, 'Line: 111'] },
  { name: 'no number, no condition', of: [paragraph('Wait.')], said: ['Wait.'] },
  { name: 'words that lead up to numbers go with them', of: [paragraph('Ask:'), calls], said: [forFamily, 'Ask:', 'Line: 111'] },
  {
    name: 'advice before such words stays with the steps',
    of: [paragraph('Write it down. Ask here:'), calls],
    said: ['Write it down.', forFamily, 'Ask here:', 'Line: 111'],
  },
  {
    name: 'the condition stands above all numbers, those with words of their own too',
    of: [atHome, paragraph('Ask:'), calls],
    said: [condition, family, 'At home: 113', 'Ask:', 'Line: 111'],
  },
  {
    name: 'a condition in the entry’s own words gives way to the one that knows who can dial',
    of: [paragraph('Call only if it is safe. A friend can call:'), calls],
    said: [condition, family, 'Line: 111'],
  },
  {
    name: 'a step that names a number moves behind the condition',
    of: [{ kind: 'steps', items: ['Wait.', 'Call +84 981 84 84 84.'] }],
    said: ['1. Wait.', forFamily, '• Call +84 981 84 84 84.'],
  },
  {
    name: 'what names a number stands between the condition and the lead, which stands right above its cards',
    of: [paragraph('Wait.'), calls, paragraph('Report it: +84 981 84 84 84.')],
    said: ['Wait.', condition, 'Report it: +84 981 84 84 84.', family, 'Line: 111'],
  },
  {
    name: 'what asks for a choice stays right above the choices',
    of: [choose, calls],
    said: [condition, family, 'Line: 111', plainText(choose)],
  },
  { name: 'with or without numbers', of: [choose, paragraph('Wait.')], said: ['Wait.', plainText(choose)] },
  { name: 'no law is named', of: [{ kind: 'source', text: 'The law says so.' }, paragraph('Wait.')], said: ['Wait.'] },
] as const satisfies readonly { readonly name: string; readonly of: readonly Block[]; readonly said: readonly string[] }[]
for (const { name, of, said } of cases) {
  test(`guarded: ${name}`, () => {
    expect(guardBlocks(of, setting).map(plainText)).toEqual(said)
  })
}

test('guarded: a relative, who calls from home, reads the steps in their order', () => {
  const relative = settingOf(begin({ language: 'en', guarded: true, writer: 'relative' }), knowledge, nowMs)
  const steps: Block = { kind: 'steps', items: ['Call +84 981 84 84 84.', 'Keep messages.'] }
  const said = guardBlocks([steps, calls], relative).map(plainText)
  expect(said).toEqual(['1. Call +84 981 84 84 84.\n2. Keep messages.', spoken(knowledge, 'en', 'calls.from-home'), 'Line: 111'])
})
