import { PassThrough, Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { explain } from '../../src/cli/chat/explain.ts'
import { talkOver } from '../../src/cli/chat.ts'
import type { Language } from '../../src/knowledge/knowledge.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'
import { begin, nowMs } from '../bot/path/walking.ts'
import { smallKnowledge } from '../server/small-knowledge.ts'

const knowledge = await smallKnowledge()

/** What the terminal shows when these lines come in and nobody sits there. */
async function talk(lines: readonly string[], settings: { why?: boolean; language?: Language } = {}): Promise<string> {
  const output = new PassThrough()
  const chunks: Buffer[] = []
  output.on('data', (chunk: Buffer) => chunks.push(chunk))
  await talkOver(Readable.from(lines.map((line) => `${line}\n`)), output, {
    knowledge,
    why: settings.why ?? false,
    language: settings.language ?? null,
    live: false,
  })
  return Buffer.concat(chunks).toString('utf8')
}

/** The part that answers the nth line. */
function answerTo(n: number, shown: string): string {
  return shown.split(/^> .*$/m)[n] ?? ''
}

test('each line is answered in turn', async () => {
  const shown = await talk(['pha trà sao cho ngon', 'how long does tea take'])
  expect(answerTo(1, shown)).toContain('Đun nước sôi')
  expect(answerTo(2, shown)).toContain('Boil the water')
})

test('choices are numbered, and a number picks the one shown under it', async () => {
  const first = await talk([])
  const [, number] = /^ {2}(\d+)\. Gặp người thật$/m.exec(first) ?? []
  expect(number).toBeDefined()
  const shown = await talk([number ?? ''])
  expect(answerTo(1, shown)).toContain('người trực')
})

test('a number that no choice has is a message like any other', async () => {
  expect(answerTo(1, await talk(['77']))).not.toBe('')
})

test('danger shows the steps and says that a case was opened', async () => {
  const shown = await talk(['họ nhốt em'])
  expect(answerTo(1, shown)).toMatch(/1\. Nếu có người ở cạnh[\s\S]*\[a case was opened: level 4, shut-in\]/)
})

test('after an erase the talk begins anew and goes on', async () => {
  const shown = await talk(['xóa', 'họ nhốt em'])
  expect(answerTo(1, shown)).toContain('Đã nhận yêu cầu')
  expect(answerTo(2, shown)).toContain('[a case was opened: level 4, shut-in]')
})

test('a miss is answered at once, not after its pause, and noted', async () => {
  const shown = await talk(['quả bóng lăn tròn', 'pha trà sao cho ngon'])
  expect(answerTo(1, shown)).toMatch(/(?:chưa hiểu|nằm ngoài việc)[\s\S]*\[noted as a question without an answer\]/)
  expect(answerTo(2, shown)).toContain('Đun nước sôi')
})

test('--lang begins in that language', async () => {
  expect(await talk([], { language: 'en' })).toContain('Hello')
})

test('--why names danger, decision, the words that spoke for it and the runners-up', async () => {
  const shown = await talk(['họ nhốt em', 'pha trà sao cho ngon'], { why: true })
  expect(answerTo(1, shown)).toMatch(/\| danger 4 shut-in, guarded\n.*nhốt/)
  expect(answerTo(2, shown)).toMatch(
    /\| danger 0\n.*\| answer sure: ours \d+ % \(choices from \d+ %\), right \d+ % \(sure from \d+ %\).*\n.*\d\.\d\d tea: .*trà/,
  )
  for (const choice of ['1', 'gap nguoi that']) {
    expect(answerTo(1, await talk([choice], { why: true }))).toMatch(/^\s*\| picked .+ \(\S+:\S+\)$/m)
  }
})

test('--why tells what was told before, and for whom somebody writes', async () => {
  const real = await realKnowledge()
  const before = begin({ writer: 'relative', signs: [{ signal: 'papers-held', atMs: nowMs }] })
  const reasons = explain('họ bảo nó còn nợ 80 triệu', before, real).join('\n')
  expect(reasons).toMatch(/danger 3 papers-held-and-threat/)
  expect(reasons).toContain('papers-held (3): told before')
  expect(reasons).toContain('writer a relative')
})
