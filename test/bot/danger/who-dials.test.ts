import { expect, test } from 'vitest'
import { byWhoDials } from '../../../src/bot/danger/who-dials.ts'
import { spoken } from '../../../src/bot/phrases.ts'
import type { Block, Call } from '../../../src/bot/reply.ts'
import { plainText } from '../../../src/bot/say/plain-text.ts'
import { settingOf } from '../../../src/bot/setting.ts'
import { type Country, home } from '../../../src/knowledge/knowledge.ts'
import { talkKnowledge } from '../fixture-knowledge.ts'
import { begin, nowMs } from '../path/walking.ts'

const knowledge = talkKnowledge()
const cambodia = 'kh' as Country
const card = (number: string, onlyFrom?: Call['onlyFrom']): Call => ({
  ...{ name: 'Line', number, shown: number, note: '' },
  ...(onlyFrom && { onlyFrom }),
})
const [police, citizens, line111] = [card('117', 'there'), card('+84'), card('111', 'home')]
const calls: Block = { kind: 'calls', calls: [citizens, line111, police] }
const words = {
  both: spoken(knowledge, 'en', 'guarded.numbers'),
  safe: spoken(knowledge, 'en', 'calls.if-safe'),
  near: spoken(knowledge, 'en', 'calls.from-there'),
  family: spoken(knowledge, 'en', 'calls.by-family'),
  adult: spoken(knowledge, 'en', 'calls.by-adult'),
  home: spoken(knowledge, 'en', 'calls.from-home'),
  there: spoken(knowledge, 'en', 'calls.only-there'),
}

const cases = [
  {
    name: 'who is there reads the near number first, the others are for the family',
    over: { whereabouts: cambodia },
    of: [calls],
    said: [words.safe, words.near, 'Line: 117', words.family, 'Line: +84\nLine: 111'],
  },
  {
    name: 'a relative reads first what can be dialled at home',
    over: { whereabouts: cambodia, writer: 'relative' },
    of: [calls],
    said: [words.home, 'Line: +84\nLine: 111', words.there, 'Line: 117'],
  },
  {
    name: 'with the place unknown, what somebody at home can dial stands under one lead, what anybody can first',
    over: {},
    of: [{ kind: 'calls', calls: [line111, citizens] }],
    said: [words.safe, words.family, 'Line: +84\nLine: 111'],
  },
  {
    name: 'a sentence that names a number stands behind the condition, not between a lead and its cards',
    over: {},
    of: [
      { kind: 'list', items: ['Call 111.'] },
      { kind: 'calls', calls: [citizens] },
    ],
    said: [words.safe, '• Call 111.', words.family, 'Line: +84'],
  },
  {
    name: 'cards with words of their own keep them, behind the condition',
    over: {},
    of: [
      { kind: 'paragraph', text: 'Ask here:' },
      { kind: 'calls', calls: [citizens] },
    ],
    said: [words.both, 'Ask here:', 'Line: +84'],
  },
  {
    name: 'a number that has words of its own stands there alone',
    over: {},
    of: [
      { kind: 'calls', calls: [citizens, line111] },
      { kind: 'paragraph', text: 'For children:' },
      { kind: 'calls', calls: [line111] },
    ],
    said: [words.safe, words.family, 'Line: +84', 'For children:', 'Line: 111'],
  },
  {
    name: 'cards that an entry puts first stay first, with their words',
    over: {},
    of: [
      { kind: 'paragraph', text: 'For children:' },
      { kind: 'calls', calls: [line111] },
      { kind: 'paragraph', text: 'You need not be sure.' },
      { kind: 'calls', calls: [citizens] },
    ],
    said: [words.safe, 'You need not be sure.', 'For children:', 'Line: 111', words.family, 'Line: +84'],
  },
  {
    name: 'a child is told of somebody grown up, for its home may be the danger',
    over: { young: true },
    of: [{ kind: 'calls', calls: [citizens] }],
    said: [words.safe, words.adult, 'Line: +84'],
  },
  {
    name: 'and of nobody at home where all cards have words of their own',
    over: { young: true },
    of: [
      { kind: 'paragraph', text: 'Ask here:' },
      { kind: 'calls', calls: [citizens] },
    ],
    said: [words.safe, 'Ask here:', 'Line: +84'],
  },
  {
    name: 'who is at home dials them all',
    over: { whereabouts: home },
    of: [{ kind: 'calls', calls: [line111, citizens] }],
    said: [words.safe, words.home, 'Line: 111\nLine: +84'],
  },
  {
    name: 'nobody at home is named over cards of which some can be dialled only over there',
    over: { whereabouts: cambodia },
    of: [
      { kind: 'paragraph', text: 'Ask here:' },
      { kind: 'calls', calls: [citizens] },
      { kind: 'paragraph', text: 'In danger:' },
      { kind: 'calls', calls: [police] },
    ],
    said: [words.safe, 'Ask here:', 'Line: +84', 'In danger:', 'Line: 117'],
  },
  {
    name: 'nor is it said that a relative can dial them all from home',
    over: { whereabouts: cambodia, writer: 'relative' },
    of: [
      { kind: 'paragraph', text: 'In danger:' },
      { kind: 'calls', calls: [police, citizens] },
    ],
    said: [words.safe, 'In danger:', 'Line: 117\nLine: +84'],
  },
  { name: 'no number, no words', over: {}, of: [], said: [] },
] as const satisfies readonly { name: string; over: object; of: readonly Block[]; said: readonly string[] }[]
for (const { name, over, of, said } of cases) {
  test(`who dials: ${name}`, () => {
    const setting = settingOf(begin({ language: 'en', guarded: true, ...over }), knowledge, nowMs)
    expect(byWhoDials(of, setting).map(plainText)).toEqual(said)
  })
}
