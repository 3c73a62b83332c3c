import { describe, expect, test } from 'vitest'
import { newReport, describe as say } from '../../../../src/knowledge/compile/flaw.ts'
import { readYaml } from '../../../../src/knowledge/compile/read/read-yaml.ts'

/** What curators really do, and the words that must be in what they are told. */
const mistakes = [
  {
    name: 'a space too few',
    text: 'before:\n  a: 1\n b: 2\n  c: 3\n  d: 4\n',
    line: 3,
    en: 'spaces at the beginning',
    vi: 'dấu cách đầu dòng',
  },
  { name: 'a line moved in', text: 'a: 1\n  b: 2\n', line: 1, en: 'too many spaces', vi: 'thụt vào quá nhiều' },
  { name: 'a bracket left open', text: 'next: [a, b\nc: 1\n', line: 2, en: 'bracket', vi: 'dấu ngoặc' },
  { name: 'a quote left open', text: 'title: "Chào\n', line: 2, en: 'a quote', vi: 'dấu nháy' },
  { name: 'a tab', text: 'before:\n\ta: 1\n', line: 2, en: 'a tab', vi: 'dấu tab' },
  { name: 'two colons', text: 'title: Hỏi: ai giữ?\n', line: 1, en: 'second colon', vi: 'dấu hai chấm thứ hai' },
  { name: 'no space behind the colon', text: 'title:Chào\nrisk: none\n', line: 1, en: 'no space behind it', vi: 'không có dấu cách' },
  { name: 'an at sign', text: 'phone: @example\n', line: 1, en: 'in quotes', vi: 'trong dấu nháy' },
  { name: 'a gap glued to the first word', text: 'phrases:\n  - *nhốt\n', line: 2, en: 'in quotes', vi: 'trong dấu nháy' },
  { name: 'a gap at the beginning', text: 'phrases:\n  - * nhốt em\n', line: 2, en: 'in quotes', vi: 'trong dấu nháy' },
  { name: 'exclamation marks', text: 'ask:\n  - !!! tiền cò\n', line: 2, en: 'in quotes', vi: 'trong dấu nháy' },
  { name: 'a colon in brackets', text: 'a: {risk: none, scope: tiền: cò}\n', line: 1, en: 'belongs in quotes', vi: 'đặt trong dấu nháy' },
  { name: 'a quote inside quotes', text: "title: 'it's mine'\n", line: 1, en: 'a quote inside quotes', vi: 'dấu nháy nằm trong dấu nháy' },
] as const

describe('a slip in YAML is told once, with its line, in words that need no YAML:', () => {
  for (const { name, text, line, en, vi } of mistakes) {
    test(name, () => {
      const { report, flaws } = newReport()
      expect(readYaml('content/topics.yaml', text, 1, report)).toBeNull()
      const told = flaws.map((flaw) => ({ en: say(flaw, 'en'), vi: say(flaw, 'vi') }))
      expect(told).toHaveLength(1)
      expect(told[0]?.en).toMatchObject({ line, problem: expect.stringContaining(en) })
      expect(told[0]?.vi.problem).toContain(vi)
    })
  }
})

test('keys that stand twice are all told, beside the first slip', () => {
  const { report, flaws } = newReport()
  readYaml('content/topics.yaml', 'a: 1\na: 2\nb: 1\nb: 2\nc: [1\n', 1, report)
  expect(flaws.map(({ kind, line }) => `${kind} ${line}`)).toEqual(['duplicate-key 2', 'duplicate-key 4', 'yaml-syntax 6'])
})
