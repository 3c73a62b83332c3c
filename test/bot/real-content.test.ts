import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { conclude } from '../../src/bot/conclude.ts'
import { helpNow } from '../../src/bot/danger/help-now.ts'
import { longestChoiceData, writeChoice } from '../../src/bot/hear/choice-data.ts'
import { phraseKeys } from '../../src/bot/phrases.ts'
import type { Reply } from '../../src/bot/reply.ts'
import { respond, respondToClock } from '../../src/bot/respond.ts'
import { plainText } from '../../src/bot/say/plain-text.ts'
import type { Turn } from '../../src/bot/turn.ts'
import { languages } from '../../src/knowledge/knowledge.ts'
import { rules } from '../../src/knowledge/rules/rules.ts'
import { realKnowledge } from './fixture-knowledge.ts'
import { begin, message, nowMs, talk, tap, text } from './path/walking.ts'

const knowledge = await realKnowledge()
const longestBubble = 2_000

/** What holds for all real content once it is said; what content itself must be is for `npm run content -- check`. */
describe('the real content, as the bot says it:', () => {
  const told = (reply: Reply | undefined) => (reply?.blocks ?? []).map(plainText).join('\n\n')

  test('no phrase stands there that nobody says', () => {
    const said = new Set<string>([...phraseKeys, ...Object.values(rules).flatMap(({ reasons }) => reasons)])
    for (const language of languages) {
      const written = readFileSync(new URL(`../../content/phrases/${language}.json`, import.meta.url), 'utf8')
      const nested = (key: string) => written.includes(`$t(${key})`)
      expect(Object.keys(knowledge.phrases[language]).filter((key) => !said.has(key.replace(/_.*/, '')) && !nested(key))).toEqual([])
    }
  })

  test('the neutral words that begin a guarded bubble have at least 60 characters', () => {
    for (const language of languages) {
      const [opening] = knowledge.phrases[language]['guarded.opening'] ?? []
      expect(opening && 'text' in opening ? opening.text.join('').length : 0).toBeGreaterThanOrEqual(60)
    }
  })

  for (const topic of knowledge.topics.values()) {
    test(`${topic.id} is told in both languages, with its source, and leads on`, () => {
      for (const language of languages) {
        for (const country of [null, ...topic.variants.keys()]) {
          const data = writeChoice({ kind: 'topic', topic: topic.id, country })
          expect(data.length).toBeLessThanOrEqual(longestChoiceData)
          const turn = respond(begin({ language }), message(tap(data)), knowledge, nowMs)
          const [reply] = turn.replies
          expect(told(reply)).not.toMatch(/\{\{|\}\}|undefined|\(\)/)
          expect(told(reply).length, 'shorter than two bubbles of the narrowest channel').toBeLessThan(2 * longestBubble)
          expect(reply?.choices.length).toBeGreaterThan(0)
          if (topic.risk !== 'urgent') expect(reply?.blocks.some(({ kind }) => kind === 'source')).toBe(true)
        }
      }
    })
  }

  test('another country, asked behind how one works in one, is not told that it holds there', () => {
    for (const [country, shown] of [
      ['Hàn Quốc', 'korea-routes'],
      ['Đức', 'europe-routes@de'],
      ['Canada', 'other-destinations'],
    ]) {
      const first = country === 'Canada' ? 'đi úc làm nông trại thế nào' : 'đi Nhật làm thế nào'
      const turn = talk([text(first), text(`còn ${country} thì sao`)], knowledge).at(-1)
      expect(turn?.replies[0]?.origin).toMatchObject({ id: shown })
    }
  })

  test('whoever asks whom to call, behind an answer, is told the numbers', () => {
    const turn = talk([text('I want to work in Japan'), text('who can i call')], knowledge).at(-1)
    expect(turn?.replies[0]?.origin).toMatchObject({ id: 'hotline-numbers@jp' })
  })

  for (const signal of knowledge.signals.filter(({ level, guarded }) => level >= 3 && guarded)) {
    test(`danger of the kind ${signal.id} gives steps, then numbers behind their condition, then one question`, () => {
      for (const language of languages) {
        const alarm = { level: signal.level, topic: signal.topic, guarded: true, because: [] }
        for (const country of [null, ...(knowledge.topics.get(signal.topic)?.variants.keys() ?? [])]) {
          const before = begin({ language, whereabouts: country })
          const { replies } = conclude(before, helpNow(before, alarm, knowledge, nowMs), knowledge, nowMs)
          const blocks = replies.flatMap((reply) => reply.blocks)
          const firstCall = blocks.findIndex(({ kind }) => kind === 'calls')
          expect(replies[0]?.opening?.length).toBeGreaterThanOrEqual(60)
          expect(firstCall, 'numbers').toBeGreaterThan(0)
          const above = blocks.slice(0, firstCall).map(plainText).join('\n')
          expect(above, 'the condition stands before the numbers').toMatch(/Chỉ gọi khi an toàn|Call only if it is safe/)
          const steps = above.split(/Chỉ gọi khi an toàn|Call only if it is safe/)[0] ?? ''
          const numbers = [...knowledge.contacts.values()]
            .map(({ shown }) => shown)
            .filter((shown) => new RegExp(`(?<!\\d)${shown.replace(/[+()]/g, '\\$&')}(?!\\d)`).test(steps))
          expect(numbers, `${signal.topic} (${language}, ${country}) names numbers before their condition`).toEqual([])
          expect(blocks.at(-1)).toMatchObject({ kind: 'paragraph' })
          expect(replies[0]?.choices.map(({ data }) => data)).toEqual([
            'cmd:safe-yes',
            'cmd:safe-no',
            'cmd:safe-unsure',
            ...(country === null ? ['cmd:where'] : []),
          ])
        }
      }
    })
  }
})

test('asking on is about what was told, for the country that it was told for, and not about going', () => {
  const last = (...said: readonly string[]) => talk(said.map(text), knowledge).at(-1)?.replies[0]
  const germany = last('xin việc làm ở đức thì cần gì', 'tiền cọc bao nhiêu')
  expect(germany?.origin).toMatchObject({ id: 'europe-routes@de', part: 'more' })
  expect(germany?.choices.map(({ data }) => data)).toContain('meant:deposit')
  expect(last('chồng tôi chết bên nhật', 'hết bao nhiêu tiền')?.origin).toMatchObject({ id: 'death-abroad', part: 'more' })
  expect(last('tôi muốn đi đài loan', 'hết bao nhiêu tiền')?.origin).not.toMatchObject({ id: 'death-abroad' })
})

test('whoever is under 18 and not understood twice reads the line for children first', () => {
  const turns = talk([text('em 16 tuổi có đi làm bên thái được không')], knowledge)
  const missedOnce = begin({ ...turns.at(-1)?.conversation, misses: 1, recent: [{ text: 'blabla zxcv', atMs: nowMs }] })
  const [reply] = respondToClock(missedOnce, 'miss', knowledge, nowMs).replies
  const calls = reply?.blocks.flatMap((block) => (block.kind === 'calls' ? block.calls : []))
  expect(calls?.[0]?.number).toBe('111')
})

test('whoever writes on below choices, in one breath with them, is not offered the same ones again', () => {
  const [first, second] = talk([text('thế còn tiền cọc'), text('bao lâu thì đi được')], knowledge)
  const offered = (turn: Turn | undefined) => turn?.replies[0]?.choices.map(({ data }) => data)
  expect(first?.replies[0]?.origin).toMatchObject({ id: 'choices' })
  expect(second?.replies[0]?.origin).toMatchObject({ id: 'choices' })
  expect(offered(second)).not.toEqual(offered(first))
})

test('whoever writes on below choices in words that hardly mean anything by themselves has the choices once more', () => {
  const turns = talk(['tôi đóng 2.500 đô rồi', 'có lấy lại được không', 'bao lâu'].map(text), knowledge)
  expect(turns.at(-1)?.replies[0]?.choices.map(({ data }) => data)).not.toContain('topic:talk-to-person')
})
