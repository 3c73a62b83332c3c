import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Baseline, dropsSince, tellDrops, toBaseline } from '../../src/cli/eval/baseline.ts'
import { measure } from '../../src/cli/eval/measure.ts'
import { readQuestions } from '../../src/cli/eval/read-questions.ts'
import type { Answered } from '../../src/cli/eval/score.ts'
import { likelyRight, rank } from '../../src/knowledge/search/rank.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'

const knowledge = await realKnowledge()
const read = await readQuestions(join(import.meta.dirname, 'questions.jsonl'))
if ('problem' in read) throw new Error(read.problem)
const questions = read
const lines = measure(questions, knowledge).decided.filter(({ slice }) => slice === 'as-written')
const baseline = JSON.parse(readFileSync(join(import.meta.dirname, 'baseline.json'), 'utf8')) as Baseline

/** After a change that is meant: `npm run eval -- --questions test/eval/questions.jsonl --keep test/eval/baseline.json`. */
test('no figure is lower than in baseline.json by more than chance explains', () => {
  expect(Object.keys(baseline).sort()).toEqual(questions.map(({ id }) => id).sort())
  expect(tellDrops(dropsSince(baseline, lines, knowledge))).toBe('')
})

/** The first so many questions that a measure counts, answered by nothing. */
function silenced(share: number): readonly Answered[] {
  return lines.map((line, at) =>
    at % 100 < share * 100 ? { ...line, decided: { ...line.decided, decision: 'none', shown: [], level: 0, asksWhether: false } } : line,
  )
}

test('a drop is found and tells its questions; a few questions more or less are chance', () => {
  const now = toBaseline(lines, knowledge)
  expect(dropsSince(now, lines, knowledge)).toEqual([])
  expect(dropsSince(now, silenced(0.01), knowledge).map(({ measure }) => measure)).not.toContain('refused')
  const drops = dropsSince(now, silenced(0.2), knowledge)
  expect(drops.map(({ measure }) => measure)).toEqual(['top1', 'top3', 'coverage', 'dangerRecall', 'dangerHeard'])
  const [first] = drops
  expect(first?.lost.length).toBeGreaterThan(100)
  expect(tellDrops(drops)).toContain(`  ${first?.lost[0]}`)
})

test('more false alarms are a drop', () => {
  const raised = lines.map((line, at) => (at % 5 === 0 ? { ...line, decided: { ...line.decided, level: 3 as const } } : line))
  expect(dropsSince(toBaseline(lines, knowledge), raised, knowledge).map(({ measure }) => measure)).toContain('overRaised')
})

test('an answer that opens a case is given straight away only from nine in ten on', () => {
  const context = { language: null, stage: null, topicBefore: null, country: null }
  const urgent = questions
    .map(({ text }) => rank(text, knowledge, context))
    .filter(({ hits: [first] }) => first !== undefined && knowledge.topics.get(first.topic)?.risk === 'urgent')
  const likelyOf = (decision: string) =>
    urgent.filter((ranked) => ranked.decision === decision).map((ranked) => likelyRight(ranked, knowledge))
  expect(Math.min(...likelyOf('sure'))).toBeGreaterThanOrEqual(0.9)
  expect(Math.max(...likelyOf('unsure')), 'others are answered from less on').toBeGreaterThan(0.75)
})
