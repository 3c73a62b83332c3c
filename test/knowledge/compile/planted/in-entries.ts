import type { ContentFile } from '../../../../src/knowledge/compile/read.ts'
import { added, edited, removed, stamped } from '../fixture.ts'
import { bothTrees, broker, edit, type Planted, textOf, tree, treeEn, wages } from './planting.ts'

/** What is wrong with entries and topics. */
export const inEntries: readonly Planted[] = [
  {
    kind: 'id-too-long',
    name: 'a step whose name does not fit behind a button',
    plant: (files) =>
      stamped(
        [tree, treeEn].reduce(
          (all, file) => everywhere(all, file, 'through-a-person', 'through-a-person-who-is-not-a-licensed-company'),
          files,
        ),
      ),
    at: `${tree}:26`,
  },
  {
    kind: 'unknown-topic',
    name: 'an entry that is not listed',
    plant: edit('topics.yaml', '  how-to-use: {risk: none, scope: "What can be asked, menu, buttons."}', '  {}'),
    at: 'faq/about/how-to-use.en.md:0',
  },
  {
    kind: 'wrong-folder',
    name: 'an entry in another stage',
    plant: moved('faq/about/how-to-use.en.md', 'faq/after/how-to-use.en.md'),
    at: 'faq/after/how-to-use.en.md:0',
  },
  {
    kind: 'topic-without-entry',
    name: 'a topic nobody wrote',
    plant: edit('topics.yaml', 'after: {}', 'after:\n  stigma: {risk: none, scope: "Shame."}'),
    at: 'topics.yaml:8',
  },
  {
    kind: 'picked-country-unsaid',
    name: 'countries to pick, and nobody said what that tells',
    plant: (files) =>
      files
        .filter(({ path }) => path.includes('unpaid-wages@jp'))
        .reduce(
          (all, { path, text }) => added(all, path.replace('content/', '').replace('@jp', '@tw'), text.replace(/(?<=- )/, 'tw ')),
          files,
        ),
    at: 'topics.yaml:5',
  },
  {
    kind: 'tree-without-file',
    name: 'a tree nobody drew',
    plant: edit('topics.yaml', 'trees:', 'trees:\n  fee-check: {scope: "Fees."}'),
    at: 'topics.yaml:11',
  },
  {
    kind: 'missing-language',
    name: 'no English',
    plant: (files) => removed(files, 'faq/about/how-to-use.en.md'),
    at: 'faq/about/how-to-use.vi.md:0',
  },
  {
    kind: 'missing-language',
    name: 'a variant without English',
    plant: (files) => removed(files, 'faq/during/unpaid-wages@jp.en.md'),
    at: 'faq/during/unpaid-wages@jp.vi.md:0',
  },
  {
    kind: 'stale-language',
    name: 'a word of the Vietnamese text changed',
    plant: edit('faq/about/how-to-use.vi.md', 'Cứ hỏi', 'Hãy hỏi'),
    at: 'faq/about/how-to-use.en.md:5',
  },
  {
    kind: 'stale-language',
    name: 'no stamp',
    plant: edit('faq/about/how-to-use.en.md', 'of: ', '# of: '),
    at: 'faq/about/how-to-use.en.md:2',
  },
  {
    kind: 'stale-language',
    name: 'a word of a guided path changed',
    plant: edit(tree, 'Ai mời', 'Ai rủ'),
    at: `${treeEn}:3`,
  },
  {
    kind: 'variant-without-base',
    name: 'a variant of nothing',
    plant: (files) => removed(removed(files, wages), 'faq/during/unpaid-wages.en.md'),
    at: 'faq/during/unpaid-wages@jp.en.md:0',
  },
  {
    kind: 'unknown-country',
    name: 'a variant for no country',
    plant: (files) =>
      moved(
        'faq/during/unpaid-wages@jp.en.md',
        'faq/during/unpaid-wages@xx.en.md',
      )(moved('faq/during/unpaid-wages@jp.vi.md', 'faq/during/unpaid-wages@xx.vi.md')(files)),
    at: 'faq/during/unpaid-wages@xx.en.md:0',
  },
  {
    kind: 'unknown-country',
    name: 'a contact in no country',
    plant: edit('contacts.yaml', 'helps-in: [tw]', 'helps-in: [xx]'),
    at: 'contacts.yaml:46',
  },
  {
    kind: 'unknown-country',
    name: 'an answer of a path in no country',
    plant: bothTrees('"person, level 1"', '"person, level 1, in xx"'),
    at: `${tree}:12`,
  },
  {
    kind: 'ask-shared',
    name: 'one line under two topics',
    plant: edit('faq/during/unpaid-wages.en.md', 'three months without wages', 'The broker wants a fee, is that right?'),
    at: 'faq/during/unpaid-wages.en.md:4',
  },
  {
    kind: 'ask-shared',
    name: 'one line under two topics, once without its marks',
    plant: edit(wages, 'chu quyt luong phai lam sao', 'co doi tien moi gioi co dung khong'),
    at: `${wages}:5`,
  },
  {
    kind: 'next-unknown',
    name: 'a topic that is not there',
    plant: edit(broker, 'next: [unpaid-wages,', 'next: [wages,'),
    at: `${broker}:10`,
  },
  {
    kind: 'next-unknown',
    name: 'a tree that is not there',
    plant: edit(wages, 'next: [brokerage-fee]', 'next: [tree:leave-job]'),
    at: `${wages}:11`,
  },
  {
    kind: 'next-unknown',
    name: 'an outcome that leads to nothing',
    plant: bothTrees('topic:brokerage-fee', 'topic:broker'),
    at: `${tree}:24`,
  },
  {
    kind: 'next-unknown',
    name: 'a signal without its steps',
    plant: edit('danger/locked-in.yaml', 'topic: cannot-leave', 'topic: held'),
    at: 'danger/locked-in.yaml:2',
  },
  {
    kind: 'next-unknown',
    name: 'a signal behind an answer that is not there',
    plant: edit('danger/locked-in.yaml', 'topic: cannot-leave', 'topic: cannot-leave\nruns-out-of-air-behind: [on-the-way]'),
    at: 'danger/locked-in.yaml:3',
  },
  {
    kind: 'next-unknown',
    name: 'an open question about a path that is not there',
    plant: (files) =>
      added(files, 'open-questions.yaml', 'fees:\n  question: { vi: Phí?, en: Fee? }\n  touches: [brokerage-fee, tree:fee-check]\n'),
    at: 'open-questions.yaml:3',
  },
  { kind: 'source-missing', name: 'no source', plant: edit(wages, 'sources: [law-69-2020#6]', 'sources: []'), at: `${wages}:6` },
  { kind: 'source-unknown', name: 'a source misspelt', plant: edit(wages, 'law-69-2020#6', 'law-69-2021#6'), at: `${wages}:6` },
  {
    kind: 'source-unknown',
    name: 'under a fact',
    plant: edit('facts.yaml', 'source: law-69-2020#23', 'source: law-69#23'),
    at: 'facts.yaml:1',
  },
  {
    kind: 'source-ended',
    name: 'a decree that was replaced',
    plant: edit(broker, 'decree-283-2026#53', 'decree-283-2026#53, decree-12-2022#53'),
    at: `${broker}:6`,
  },
  {
    kind: 'source-ended',
    name: 'a law that will have ended on the day asked for',
    plant: edit('sources.yaml', 'in-force: 2025-07-01', 'in-force: 2025-07-01\n  until: 2026-12-31'),
    at: 'faq/during/cannot-leave.vi.md:5',
    onDate: '2027-01-01',
  },
  {
    kind: 'review-after-source',
    name: 'a law that ends before the text is read again',
    plant: edit('sources.yaml', 'in-force: 2025-07-01', 'in-force: 2025-07-01\n  until: 2026-12-31'),
    at: 'faq/during/cannot-leave.vi.md:5',
  },
  { kind: 'signature-incomplete', name: 'signed on no day', plant: edit(wages, 'signed: 2026-11-24\n', ''), at: `${wages}:8` },
  {
    kind: 'signed-before-compiled',
    name: 'written anew after it was signed',
    plant: edit(wages, 'signed: 2026-11-24', 'signed: 2026-11-21'),
    at: `${wages}:9`,
  },
  {
    kind: 'review-before-compiled',
    name: 'review before writing',
    plant: edit(broker, 'review-by: 2027-05-22', 'review-by: 2026-05-22'),
    at: `${broker}:9`,
  },
  {
    kind: 'review-too-late',
    name: 'a slip in the year of the review',
    plant: edit(broker, 'review-by: 2027-05-22', 'review-by: 2127-05-22'),
    at: `${broker}:9`,
    slips: true,
  },
  {
    kind: 'past-review',
    name: 'past on the day asked for',
    plant: (files) => files,
    at: 'faq/during/cannot-leave.vi.md:8',
    onDate: '2027-03-01',
  },
]

function moved(from: string, to: string) {
  return (files: readonly ContentFile[]) => added(removed(files, from), to, textOf(files, from))
}

function everywhere(files: readonly ContentFile[], file: string, find: string, replace: string): readonly ContentFile[] {
  return edited(files, file, textOf(files, file), textOf(files, file).replaceAll(find, replace))
}
