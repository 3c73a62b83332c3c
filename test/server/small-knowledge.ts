import path from 'node:path'
import type { ContentFile } from '../../src/knowledge/compile/read.ts'
import { stampOf } from '../../src/knowledge/compile/stamp.ts'
import { type Compiled, compile } from '../../src/knowledge/compile.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { digest, readContent } from '../../src/library/read-content.ts'

const content = path.resolve(import.meta.dirname, '../../content')

/** What stands around answers is the real content's; the answers are two of the tests' own, so that curators may change theirs. */
const real = /^content\/(?:phrases\/|lexicon\/|danger\/frames|contacts|facts|sources|operator)/

/** Content of one harmless topic (`tea`) and one dangerous (`shut-in`, level 4, guarded). */
export async function smallContent(): Promise<readonly ContentFile[]> {
  return [...(await readContent(content)).filter((file) => real.test(file.path)), ...own()]
}

let known: Promise<Knowledge> | undefined

/** The same, compiled; once for all files that one worker runs. */
export function smallKnowledge(): Promise<Knowledge> {
  known ??= compileSmall()
  return known
}

async function compileSmall(): Promise<Knowledge> {
  const compiled: Compiled = compile(await smallContent(), digest)
  if ('problems' in compiled) throw new Error(compiled.problems.map(({ file, line, problem }) => `${file}:${line} ${problem}`).join('\n'))
  return compiled.knowledge
}

function own(): readonly ContentFile[] {
  return [
    file('topics.yaml', 'during:\n  tea: {risk: none, scope: "Tea."}\n  shut-in: {risk: urgent, scope: "Shut in."}\n'),
    file(
      'danger/shut-in.yaml',
      'level: 4\ntopic: shut-in\nguarded: true\nhappening: {vi: bị nhốt, en: locked in}\nphrases:\n  vi: [nhốt]\n  en: [locked me in]\nlook-alikes:\n  vi: []\n  en: []\n',
    ),
    file('danger/order.yaml', 'first-to-last: [shut-in]\n'),
    ...pair('tea', tea),
    ...pair('shut-in', shutIn),
  ]
}

interface Text {
  readonly title: string
  readonly ask: readonly string[]
  readonly text: string
}

const tea = {
  vi: { title: 'Pha trà thế nào?', ask: ['pha trà sao cho ngon', 'trà pha bao lâu'], text: 'Đun nước sôi. Chờ một lát rồi hãy rót.' },
  en: {
    title: 'How is tea made?',
    ask: ['how do I make tea', 'how long does tea take'],
    text: 'Boil the water. Wait a little, then pour.',
  },
}

const shutIn = {
  vi: {
    title: 'Tôi bị giữ trong nhà, phải làm sao?',
    ask: ['họ nhốt em', 'em bị khóa cửa'],
    text: 'Bến An đã nhận được tin của anh/chị. Cảm ơn anh/chị đã nhắn cho Bến An.\n\n1. Nếu có người ở cạnh, cứ dừng lại.\n2. Nhắn tiếp khi an toàn.\n\nChỉ gọi khi an toàn:\n\n{{contact.vn-mfa-citizen-protection-1}}',
  },
  en: {
    title: 'I am shut in a house. What can I do?',
    ask: ['they locked me in', 'I am shut in'],
    text: 'Bến An has your message. Thank you for writing to Bến An today.\n\n1. If someone is next to you, stop.\n2. Write again when it is safe.\n\nCall only if it is safe:\n\n{{contact.vn-mfa-citizen-protection-1}}',
  },
}

function pair(id: string, { vi, en }: { readonly vi: Text; readonly en: Text }): readonly ContentFile[] {
  const dated = ['sources: [mfa-citizen-protection-2025]', 'compiled: 2026-11-25', 'signed-by:', 'review-by: 2027-03-25', 'next: []']
  return [
    file(`faq/during/${id}.vi.md`, written(vi, dated)),
    file(`faq/during/${id}.en.md`, written(en, [`of: "${stampOf(vi.title, vi.text, digest)}"`])),
  ]
}

function written({ title, ask, text }: Text, more: readonly string[]): string {
  return ['---', `title: ${title}`, 'ask:', ...ask.map((line) => `  - ${line}`), ...more, '---', text, ''].join('\n')
}

function file(name: string, text: string): ContentFile {
  return { path: `content/${name}`, text }
}
