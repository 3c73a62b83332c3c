import fc from 'fast-check'
import type { Nodes, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { describe, expect, test, vi } from 'vitest'
import { readPlainMarkdown } from '../../../../src/knowledge/compile/read/plain-markdown.ts'

// Thousands of random texts take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

/** Types, texts, addresses, and the line on which a block begins: all that is read from a node. */
function bare(node: Nodes): unknown {
  const { type, position, ...rest } = node
  const kept = Object.entries(rest).filter(([name]) => !['children', 'spread', 'checked'].includes(name))
  const line = ['text', 'strong', 'emphasis', 'link'].includes(type) ? null : position?.start.line
  return { type, line, ...Object.fromEntries(kept), children: 'children' in node ? node.children.map((child) => bare(child as Nodes)) : [] }
}

const bareAll = (nodes: readonly RootContent[]) => nodes.map((node) => bare(node as Nodes))

const words = fc.constantFrom(
  'Đừng đưa tiền.',
  '**Đừng đưa**, nhất là',
  'gọi *ký quỹ* và **giữ**',
  '{{contact.vn-111}}',
  '{{contacts.labour}}',
  'a*b*c',
  '**a**b',
  '** a **',
  '*a',
  '***x***',
  '“**x**”',
  '**EPS (visa)**, rồi',
  '(**x**)',
  '**x**: y',
  'Hỏi: "ai?"',
  '+84 981',
  'a_b_',
  '`x`',
  '<b>',
  'x & y',
  '&amp;',
  '\\*',
  'https://x.vn',
  '[x](#y)',
  '![x](y)',
  '2019. Năm',
  '1) x',
  '= x',
  '===',
  '---',
  '# x',
  '> x',
  '|a|',
  'a  ',
  'x~y',
  '~~x~~',
  'x!',
  '…',
  'a → b',
  '5 > 3',
  '**a** **b**',
  '* x',
  'x:',
  '1.',
  '-',
)
const line = fc.oneof(
  { weight: 4, arbitrary: words },
  { weight: 3, arbitrary: words.map((text) => `- ${text}`) },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom('1', '1', '2', '3', '10'), words).map(([n, text]) => `${n}. ${text}`) },
  { weight: 3, arbitrary: fc.constant('') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '<!-- more -->',
      '<!-- responder -->',
      '<!-- for-another -->',
      '<!-- in-danger -->',
      '<!--more-->',
      '<!-- x -->',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('## who-offers', '## Who', '### x', '##x') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '- [Có](#yes)',
      '- [Có, "cò"](#yes "tourist, level 1")',
      '- [(tên)](rule:find-company "company: text")',
      '  - [found](#yes)',
      '  - [not-found](#no)',
      '- [x](topic:a) y',
      '    - [x](#y)',
      '- [COLAB (EPS)…](#a "state")',
      '- [ x](#y)',
      '1. [x](#y)',
      '  - x',
      '   - [x](#y)',
      '- [x](case:2 )',
      '- [x](https://y.vn)',
    ),
  },
  { weight: 1, arbitrary: words.map((text) => `  ${text}`) },
)

describe('plain Markdown is read as the package reads it, or declined', () => {
  test('random lines', () => {
    let read = 0
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 9 }), (lines) => {
        const text = lines.join('\n')
        const ours = readPlainMarkdown(text)
        if (!ours) return
        read += 1
        expect(bareAll(ours)).toEqual(bareAll(fromMarkdown(text).children))
      }),
      { numRuns: 6_000 },
    )
    // A reader that declines everything would pass as well.
    expect(read).toBeGreaterThan(300)
  })

  const pages = [
    'Không. Luật cấm thu *tiền môi giới*.\n\nNếu có ai đòi:\n1. **Đừng đưa tiền**, nhất là tiền mặt.\n2. Giữ lại tin nhắn.\n\n{{contacts.labour}}\n{{contact.vn-111}}\n<!-- more -->\nThêm.\n<!-- responder -->\nHỏi.\n',
    '## who-offers\nAi mời anh/chị?\n- [Công ty (có tên)](#which "company")\n- [Người quen, "cò"](#person "person, level 1")\n\n## which\nTên gì?\n- [(tên)](rule:find-company "company: text")\n  - [found](#a)\n  - [not-found](#b)\n',
  ]
  test.each(pages)('is not declined: %#', (text) => {
    const ours = readPlainMarkdown(text)
    expect(ours && bareAll(ours)).toEqual(bareAll(fromMarkdown(text).children))
  })
})
