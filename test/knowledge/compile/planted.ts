import type { ProblemKind } from '../../../src/knowledge/compile/finding.ts'
import type { ContentFile } from '../../../src/knowledge/compile/read.ts'
import type { Questions } from '../../../src/knowledge/compile.ts'
import { added, edited, removed, stamped } from './fixture.ts'

/** One mistake planted into the whole fixture: it must be found where it is, and nothing else with it. */
export interface Planted extends Questions {
  readonly kind: ProblemKind
  readonly name: string
  readonly plant: (files: readonly ContentFile[]) => readonly ContentFile[]
  /** `file:line` without content/. */
  readonly at: string
}

const broker = 'faq/before/brokerage-fee.vi.md'
const brokerEn = 'faq/before/brokerage-fee.en.md'
const wages = 'faq/during/unpaid-wages.vi.md'
const tree = 'trees/job-offer.vi.md'
const treeEn = 'trees/job-offer.en.md'

/** A change of a file's text that its translation does not have to follow: the English side, phrases and YAML. */
const edit = (file: string, find: string, replace: string) => (files: readonly ContentFile[]) => edited(files, file, find, replace)
/** The same changes of both languages of the tree: what to find and what to put there, in turn. */
const bothTrees =
  (...changes: readonly string[]) =>
  (files: readonly ContentFile[]) => {
    let all = files
    for (let i = 0; i + 1 < changes.length; i += 2) {
      for (const file of [tree, treeEn]) all = edited(all, file, changes[i] ?? '', changes[i + 1] ?? '')
    }
    return stamped(all)
  }

const notes = '<!-- responder -->\nAsk: who took it, when, what paper there is. Flying within three days: urgent.\n'

const longWord = 'Cứ bình tĩnh đọc từng câu một rồi hãy làm theo nhé. '

export const planted: readonly Planted[] = [
  // files and front matter
  {
    kind: 'misplaced-file',
    name: 'a stray file',
    plant: (files) => added(files, 'faq/before/notes.txt', 'x'),
    at: 'faq/before/notes.txt:0',
  },
  {
    kind: 'misplaced-file',
    name: 'a language nobody reads',
    plant: (files) => added(files, 'trees/job-offer.fr.md', 'x'),
    at: 'trees/job-offer.fr.md:0',
  },
  {
    kind: 'learned-unreadable',
    name: 'learnt weights changed by hand',
    plant: (files) => added(files, 'learned.txt', '{"topics":[],"texts":1,"step":1,"biases":[0]}\nw visa\t1\t0 much\n'),
    at: 'learned.txt:2',
  },
  {
    kind: 'encoding',
    name: 'a file that was not saved as UTF-8',
    plant: (files) => edited(files, 'lexicon/red-flags.yaml', 'giấy tờ', 'gi\uFFFDy tờ'),
    at: 'lexicon/red-flags.yaml:7',
  },
  {
    kind: 'way-heading',
    name: 'a heading with a sign too many, and lines that would be learnt for the topic above it',
    plant: (files) => added(files, 'ways/more.vi.txt', '# unpaid-wages\nchủ nợ lương\n## brokerage-fee\ncò đòi phí\n'),
    at: 'ways/more.vi.txt:3',
  },
  {
    kind: 'way-heading',
    name: 'a heading without a space, first of all',
    plant: (files) => added(files, 'ways/more.vi.txt', '#brokerage-fee\ncò đòi phí\n'),
    at: 'ways/more.vi.txt:1',
  },
  {
    kind: 'way-homeless',
    name: 'a way of asking that asks for nothing',
    plant: (files) => added(files, 'ways/more.vi.txt', 'ký quỹ là gì\n# deposit\n'),
    at: 'ways/more.vi.txt:1',
  },
  {
    kind: 'unknown-topic',
    name: 'ways of asking for a topic that is not there',
    plant: (files) => added(files, 'ways/more.vi.txt', '# no-such-topic\nký quỹ là gì vậy\n'),
    at: 'ways/more.vi.txt:2',
  },
  {
    kind: 'learned-unreadable',
    name: 'learnt weights of danger changed by hand',
    plant: (files) => added(files, 'danger/learned.txt', '{"signals":[],"biases":[0]}\nw ghe\t1\t0 much\n'),
    at: 'danger/learned.txt:2',
  },
  {
    kind: 'signal-unknown',
    name: 'told examples of no signal',
    plant: (files) => added(files, 'danger/told/hungry.yaml', 'told:\n  vi:\n    - ba ngày chưa ăn\n'),
    at: 'danger/told/hungry.yaml:0',
  },
  {
    kind: 'told-both',
    name: 'a line that is danger and none',
    plant: (files) => added(files, 'danger/told/locked-in.yaml', 'told:\n  vi:\n    - cửa bị chốt\nno-danger:\n  vi:\n    - cua bi chot\n'),
    at: 'danger/told/locked-in.yaml:6',
  },
  {
    kind: 'told-twice',
    name: 'a line told twice',
    plant: (files) => added(files, 'danger/told/no-danger.yaml', 'no-danger:\n  en:\n    - the door is open\n    - The door is open\n'),
    at: 'danger/told/no-danger.yaml:4',
  },
  { kind: 'file-missing', name: 'no operator', plant: (files) => removed(files, 'operator.yaml'), at: 'operator.yaml:0' },
  { kind: 'yaml-syntax', name: 'an open bracket', plant: edit('operator.yaml', 'phone: null', 'phone: [1'), at: 'operator.yaml:3' },
  { kind: 'front-matter-missing', name: 'no keys', plant: edit(treeEn, '---\ntitle', 'title'), at: `${treeEn}:1` },
  {
    kind: 'duplicate-key',
    name: 'two scopes',
    plant: edit('operator.yaml', 'phone: null', 'phone: null\nphone: null'),
    at: 'operator.yaml:3',
  },
  { kind: 'missing-key', name: 'a contact without hours', plant: edit('contacts.yaml', '  hours: always\n', ''), at: 'contacts.yaml:1' },
  { kind: 'unknown-key', name: 'a key misspelt', plant: edit(brokerEn, 'ask:', 'asks: x\nask:'), at: `${brokerEn}:3` },
  {
    kind: 'wrong-value',
    name: 'a need that nobody has',
    plant: edit('contacts.yaml', 'children, women', 'children, wmen'),
    at: 'contacts.yaml:7',
  },
  {
    kind: 'wrong-value',
    name: 'a number without quotes',
    plant: edit('contacts.yaml', 'number: "113"', 'number: 113'),
    at: 'contacts.yaml:17',
  },
  ...['50.000.000', '50.000', '50,000,000', '1,5'].map(
    (figure): Planted => ({
      kind: 'wrong-value',
      name: `${figure}, as people write it`,
      plant: edit('facts.yaml', 'value: 50000000', `value: ${figure}`),
      at: 'facts.yaml:3',
    }),
  ),
  {
    kind: 'fact-overlap',
    name: 'a new value beside one that was not ended',
    plant: edit('facts.yaml', 'unit: vnd, from: 2026-09-10', 'unit: vnd, from: 2026-09-09'),
    at: 'facts.yaml:2',
  },
  {
    kind: 'placeholder-here',
    name: 'a figure in the reason of a warning',
    plant: edit('lexicon/red-flags.yaml', 'Legal work abroad always', 'Legal work for {{fact.service-fee-months}} always'),
    at: 'lexicon/red-flags.yaml:11',
  },
  {
    kind: 'placeholder-here',
    name: 'a number on a button',
    plant: edit(treeEn, '[A company]', '[A company: call {{contact.vn-111}}]'),
    at: `${treeEn}:7`,
  },
  { kind: 'wrong-value', name: 'a day that does not exist', plant: edit('sources.yaml', '2022-01-01', '2022-02-30'), at: 'sources.yaml:4' },
  {
    kind: 'wrong-value',
    name: 'an ask line with a colon',
    plant: edit(brokerEn, 'the broker wants', 'the broker: wants'),
    at: `${brokerEn}:4`,
  },
  { kind: 'duplicate-id', name: 'a contact twice', plant: edit('contacts.yaml', '- id: vn-113', '- id: vn-111'), at: 'contacts.yaml:15' },
  {
    kind: 'duplicate-id',
    name: 'a topic in two stages',
    plant: edit('topics.yaml', 'after: {}', 'after:\n  brokerage-fee: {risk: none, scope: "Again."}'),
    at: 'topics.yaml:8',
  },
  {
    kind: 'duplicate-id',
    name: 'a signal that is given before and behind another',
    plant: edit('danger/order.yaml', '  - papers-held', '  - papers-held\n  - locked-in'),
    at: 'danger/order.yaml:4',
  },
  {
    kind: 'signal-silenced',
    name: 'a phrase that is a look-alike too',
    plant: edit('danger/locked-in.yaml', '[locked the dog]', "[locked the dog, Locked * can't get out]"),
    at: 'danger/locked-in.yaml:9',
  },
  {
    kind: 'next-idle',
    name: 'an answer that leads to itself',
    plant: edit(broker, 'next: [unpaid-wages', 'next: [brokerage-fee, unpaid-wages'),
    at: `${broker}:10`,
  },
  {
    kind: 'next-idle',
    name: 'one button twice',
    plant: edit(broker, 'next: [unpaid-wages', 'next: [unpaid-wages, unpaid-wages'),
    at: `${broker}:10`,
  },
  {
    kind: 'duplicate-id',
    name: 'an entry in two folders',
    plant: (files) => added(files, brokerEn.replace('before', 'during'), textOf(files, brokerEn)),
    at: `${brokerEn.replace('before', 'during')}:0`,
  },
  {
    kind: 'duplicate-id',
    name: 'a step twice',
    plant: edit(treeEn, '## ask-for-contract\n', '## ask-for-contract\nWait.\n- [Fee](topic:brokerage-fee)\n\n## ask-for-contract\n'),
    at: `${treeEn}:22`,
  },

  // text
  {
    kind: 'empty-text',
    name: 'an answer that only a responder sees',
    plant: edit('faq/about/how-to-use.en.md', 'Just ask', '<!-- responder -->\nJust ask'),
    at: 'faq/about/how-to-use.en.md:7',
  },
  {
    kind: 'markup',
    name: 'a link',
    plant: edit(brokerEn, 'Keep the messages.', '[Keep](https://x.vn) the messages.'),
    at: `${brokerEn}:11`,
  },
  { kind: 'markup', name: 'a heading', plant: edit(brokerEn, 'If somebody asks', '# Mind\n\nIf somebody asks'), at: `${brokerEn}:9` },
  {
    kind: 'nested-list',
    name: 'a list inside a point',
    plant: edit(brokerEn, '2. Keep', '   - not even a little\n2. Keep'),
    at: `${brokerEn}:11`,
  },
  {
    kind: 'steps-restart',
    name: 'steps that go on after a break',
    plant: edit(brokerEn, '2. Keep', '\nAnd then:\n\n3. Keep'),
    at: `${brokerEn}:14`,
  },
  {
    kind: 'comment-unknown',
    name: 'a part misspelt',
    plant: edit(brokerEn, '<!-- responder -->', '<!-- responders -->'),
    at: `${brokerEn}:16`,
  },
  {
    kind: 'for-another-missing',
    name: 'a text for whoever writes for another in English alone',
    plant: edit(brokerEn, '<!-- more -->', '<!-- for-another -->\nHelp them keep the messages.\n<!-- more -->'),
    at: `${broker}:0`,
  },
  ...['<!– for-another –>', 'For another:', 'for-another'].map(
    (mark): Planted => ({
      kind: 'comment-unknown',
      name: `${mark}, below which what is for another would be read by everybody`,
      plant: edit(brokerEn, '<!-- more -->', `${mark}\nHelp them.\n<!-- more -->`),
      at: `${brokerEn}:14`,
    }),
  ),
  {
    kind: 'comment-unknown',
    name: 'a text for another below what is given for "more"',
    plant: edit(brokerEn, notes, '<!-- for-another -->\nHelp them.\n'),
    at: `${brokerEn}:16`,
  },
  ...['<!– responder –>', '<!— responder —>', '<-- responder -->', 'responder:', '**Responder**'].map(
    (mark): Planted => ({
      kind: 'comment-unknown',
      name: `${mark}, below which a responder's notes would be read by everybody`,
      plant: (files) => edited(files, brokerEn, notes, `${mark}\nAsk who takes it.\n`),
      at: `${brokerEn}:16`,
    }),
  ),
  {
    kind: 'comment-unknown',
    name: 'parts in the wrong order',
    plant: edit(brokerEn, 'No. The law', 'No. The law\n<!-- responder -->\nAsk.\n<!-- more -->\nMore'),
    at: `${brokerEn}:10`,
  },
  {
    kind: 'operator-unknown',
    name: 'an address that operator.yaml has no place for',
    plant: edit(brokerEn, '{{contact.vn-111}}', '{{operator.address}}'),
    at: `${brokerEn}:11`,
  },
  {
    kind: 'placeholder-unreadable',
    name: 'an unknown kind',
    plant: edit(brokerEn, '{{contact.vn-111}}', '{{phone.vn-111}}'),
    at: `${brokerEn}:11`,
  },
  {
    kind: 'placeholder-unreadable',
    name: 'one brace only',
    plant: edit(brokerEn, '{{contact.vn-111}}', '{contact.vn-111}'),
    at: `${brokerEn}:11`,
  },
  {
    kind: 'slot-outside-phrases',
    name: 'a slot in an answer',
    plant: edit(brokerEn, 'Keep the messages.', 'Keep {{receipt}}.'),
    at: `${brokerEn}:11`,
  },
  { kind: 'contact-unknown', name: 'a contact misspelt', plant: edit(brokerEn, 'contact.vn-111', 'contact.vn-112'), at: `${brokerEn}:11` },
  {
    kind: 'contact-unknown',
    name: 'a card misspelt',
    plant: edit('faq/during/unpaid-wages.en.md', 'protection-1', 'protection-9'),
    at: 'faq/during/unpaid-wages.en.md:13',
  },
  { kind: 'contact-hidden', name: 'a withdrawn number', plant: edit(brokerEn, 'contact.vn-111', 'contact.vn-old'), at: `${brokerEn}:11` },
  {
    kind: 'need-unknown',
    name: 'a need misspelt',
    plant: edit('faq/during/cannot-leave.en.md', 'emergency', 'emergencies'),
    at: 'faq/during/cannot-leave.en.md:12',
  },
  {
    kind: 'fact-unknown',
    name: 'a fact misspelt',
    plant: edit(brokerEn, 'fine-unlicensed-collecting', 'fine-unlicensed'),
    at: `${brokerEn}:15`,
  },
  {
    kind: 'fact-not-in-force',
    name: 'a figure that has ended on the day asked for',
    plant: edit('facts.yaml', 'from: 2026-09-10,', 'from: 2026-09-10, until: 2026-12-31,'),
    at: `${broker}:20`,
    onDate: '2027-01-01',
  },
  {
    kind: 'fact-uncited',
    name: 'a figure of a decree that the text does not name',
    plant: edit(broker, ', decree-283-2026#53', ''),
    at: `${brokerEn}:15`,
  },
  {
    kind: 'phone-number',
    name: 'a number of nine digits',
    plant: edit(brokerEn, 'Keep the messages.', 'Call 0981 84 84 84.'),
    at: `${brokerEn}:11`,
  },
  { kind: 'phone-number', name: 'a short code', plant: edit(brokerEn, 'Keep the messages.', 'Ring the line 111.'), at: `${brokerEn}:11` },
  {
    kind: 'phone-number',
    name: 'in a title',
    plant: edit('faq/during/unpaid-wages.en.md', 'How do I claim?', 'Ring 111?'),
    at: 'faq/during/unpaid-wages.en.md:2',
  },
  { kind: 'money', name: 'a sum', plant: edit(brokerEn, 'above all', 'not even 20 million dong,'), at: `${brokerEn}:10` },
  {
    kind: 'money',
    name: 'wages counted in months',
    plant: edit(brokerEn, 'Ask: who', 'The ceiling is three months of pay. Ask: who'),
    at: `${brokerEn}:17`,
  },
  {
    kind: 'money',
    name: 'in an answer of a tree',
    plant: edit(treeEn, '[A company]', '[A company that takes 500 USD]'),
    at: `${treeEn}:7`,
  },
  {
    kind: 'percentage',
    name: 'spelt out',
    plant: edit(brokerEn, 'Keep the messages.', 'Fifteen percent is too much.'),
    at: `${brokerEn}:11`,
  },
  {
    kind: 'deadline',
    name: 'within so many days',
    plant: edit(brokerEn, 'Keep the messages.', 'Report it within 15 days.'),
    at: `${brokerEn}:11`,
  },
  {
    kind: 'text-too-long',
    name: 'three bubbles',
    plant: edit(brokerEn, 'Not sure', `${'Keep calm and read on. '.repeat(24)}\n\n${'Keep calm and read on. '.repeat(24)}\n\nNot sure`),
    at: `${brokerEn}:7`,
  },
  {
    kind: 'block-too-long',
    name: 'one endless paragraph',
    plant: edit('phrases/vi.json', 'Không thấy', `${longWord.repeat(13)}Không thấy`),
    at: 'phrases/vi.json:5',
  },
  {
    kind: 'over-channel-limit',
    name: 'more than a message holds',
    plant: edit(brokerEn, 'Someone without', `${`${'Keep calm and read on. '.repeat(24)}\n\n`.repeat(4)}Someone without`),
    at: `${brokerEn}:15`,
  },
  {
    kind: 'too-many-steps',
    name: 'six steps',
    plant: edit(brokerEn, '2. Keep', '2. A.\n3. B.\n4. C.\n5. D.\n6. Keep'),
    at: `${brokerEn}:10`,
  },
  {
    kind: 'too-much-bold',
    name: 'two bold phrases',
    plant: edit(brokerEn, '**Do not pay**, above', '**Do not pay**, **above**'),
    at: `${brokerEn}:10`,
  },
  {
    kind: 'button-unknown',
    name: 'a button that is not there',
    plant: edit(brokerEn, '**Is this job offer legal?**', '**They took my money**'),
    at: `${brokerEn}:13`,
  },

  // entries and topics
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

  // trees
  {
    kind: 'text-before-node',
    name: 'words before the first step',
    plant: edit(treeEn, '## who-offers', 'Hello.\n\n## who-offers'),
    at: `${treeEn}:5`,
  },
  {
    kind: 'node-name',
    name: 'a step with a name in words',
    plant: edit(treeEn, '## ask-for-contract', '## Ask now\nWait.\n- [Fee](topic:brokerage-fee)\n\n## ask-for-contract'),
    at: `${treeEn}:18`,
  },
  { kind: 'start-unknown', name: 'a start that is not there', plant: edit(tree, 'start: who-offers', 'start: who'), at: `${tree}:3` },
  {
    kind: 'arrow-dangling',
    name: 'an answer that leads to nothing',
    plant: bothTrees('](#which-company', '](#wich-company'),
    at: `${tree}:11`,
  },
  {
    kind: 'arrow-dangling',
    name: 'an exit that leads to nothing',
    plant: bothTrees('[found](#ask-for-contract)', '[found](#ask)'),
    at: `${tree}:17`,
  },
  {
    kind: 'arrow-unreadable',
    name: 'an outside address',
    plant: edit(treeEn, '(topic:brokerage-fee)', '(https://example.org)'),
    at: `${treeEn}:20`,
  },
  {
    kind: 'option-not-link',
    name: 'an answer that is no link',
    plant: edit(treeEn, '- [A company](#which-company "company")', '- [A company](#which-company "company")\n- Nobody'),
    at: `${treeEn}:8`,
  },
  {
    kind: 'option-not-link',
    name: 'curly quotes behind the only arrow of a step',
    plant: (files) => stamped(edited(files, tree, '(rule:find-company "company: text")', '(rule:find-company “company: text”)')),
    at: `${tree}:16`,
  },
  {
    kind: 'options-mixed',
    name: 'an answer beside a topic',
    plant: bothTrees('](topic:brokerage-fee)', '](topic:brokerage-fee)\n- [..](#through-a-person)'),
    at: `${tree}:24`,
  },
  { kind: 'option-words', name: 'a level that is none', plant: edit(treeEn, 'person, level 1', 'person, levl 1'), at: `${treeEn}:8` },
  { kind: 'answer-twice', name: 'one word for two answers', plant: bothTrees('"person, level 1"', '"company, level 1"'), at: `${tree}:12` },
  {
    kind: 'label-twice',
    name: 'two answers that read alike',
    plant: edit(treeEn, 'Someone I know, a relative, a broker', 'A company'),
    at: `${treeEn}:8`,
  },
  {
    kind: 'node-unreachable',
    name: 'a step nobody reaches',
    plant: bothTrees('## through-a-person', '## aside\nWait.\n- [..](topic:brokerage-fee)\n\n## through-a-person'),
    at: `${tree}:26`,
  },
  {
    kind: 'no-way-out',
    name: 'a circle',
    plant: bothTrees(
      '[cannot-check](#ask-for-contract)',
      '[cannot-check](#circle)',
      '## through-a-person',
      '## circle\nRound.\n- [..](#again)\n\n## again\nAnd round.\n- [..](#circle)\n\n## through-a-person',
    ),
    at: `${tree}:26`,
  },
  {
    kind: 'outcome-leads-nowhere',
    name: 'an end without a next step',
    plant: bothTrees(
      '[cannot-check](#ask-for-contract)',
      '[cannot-check](#end)',
      '## through-a-person',
      '## end\nThat is all.\n\n## through-a-person',
    ),
    at: `${tree}:26`,
  },
  { kind: 'rule-unknown', name: 'a rule misspelt', plant: bothTrees('rule:find-company', 'rule:find-firm'), at: `${tree}:16` },
  {
    kind: 'rule-words',
    name: 'inputs that cannot be read',
    plant: bothTrees('"company: text"', '"company: text, what?"'),
    at: `${tree}:16`,
  },
  { kind: 'rule-input-missing', name: 'an input left out', plant: bothTrees(' "company: text"', ''), at: `${tree}:16` },
  {
    kind: 'rule-input-unknown',
    name: 'an input too many',
    plant: bothTrees('"company: text"', '"company: text, who: choice = who-offers"'),
    at: `${tree}:16`,
  },
  { kind: 'rule-input-type', name: 'an input of another type', plant: bothTrees('"company: text"', '"company: money"'), at: `${tree}:16` },
  {
    kind: 'rule-input-from',
    name: 'an input from a step that is not there',
    plant: bothTrees('"company: text"', '"company: text = name"'),
    at: `${tree}:16`,
  },
  { kind: 'rule-asks-two', name: 'two things asked at once', plant: asksTwo, at: `${tree}:28` },
  { kind: 'rule-choice', name: 'an answer that the rule does not know', plant: choiceUnknown, at: `${tree}:12` },
  {
    kind: 'rule-exit-missing',
    name: 'an exit without an arrow',
    plant: bothTrees('  - [revoked](#through-a-person)\n', ''),
    at: `${tree}:16`,
  },
  {
    kind: 'rule-exit-unknown',
    name: 'an exit the rule has not',
    plant: bothTrees('  - [revoked](#through-a-person)\n', '  - [revoked](#through-a-person)\n  - [closed](#through-a-person)\n'),
    at: `${tree}:20`,
  },
  {
    kind: 'reason-missing',
    name: 'a reason without words',
    plant: (files) => ['vi', 'en'].reduce((all, language) => withoutLine(all, `phrases/${language}.json`, '"company.suspended"'), files),
    at: `${tree}:16`,
  },
  {
    kind: 'reason-slot',
    name: 'a reason that fills in what is not given',
    plant: (files) =>
      ['vi', 'en'].reduce(
        (all, language) => edited(all, `phrases/${language}.json`, '"company.revoked": "{{company}}', '"company.revoked": "{{firm}}'),
        files,
      ),
    at: 'phrases/vi.json:7',
  },
  {
    kind: 'trees-differ',
    name: 'an English answer that leads elsewhere',
    plant: edit(treeEn, '](#which-company "company")', '](#through-a-person "company")'),
    at: `${treeEn}:7`,
  },
  {
    kind: 'trees-differ',
    name: 'an English answer that is in a country',
    plant: edit(treeEn, '](#which-company "company")', '](#which-company "company, in tw")'),
    at: `${treeEn}:7`,
  },
  {
    kind: 'trees-differ',
    name: 'a step that English lacks',
    plant: edit(treeEn, '## ask-for-contract\nAsk to see the contract before you pay.\n- [Brokerage fee](topic:brokerage-fee)\n\n', ''),
    at: `${treeEn}:0`,
  },

  // danger, lexicon, phrases
  {
    kind: 'wrong-value',
    name: 'an idea with a gap in it',
    plant: edit('lexicon/en.yaml', 'agent', 'agent * money'),
    at: 'lexicon/en.yaml:2',
  },
  {
    kind: 'wrong-value',
    name: 'a regular expression in what a story asks by',
    plant: edit('lexicon/vi.yaml', 'cho * hỏi', 'cho.*hỏi'),
    at: 'lexicon/vi.yaml:23',
  },
  {
    kind: 'place-word-twice',
    name: 'a word that says two things of a place',
    plant: edit('lexicon/vi.yaml', 'words: [sang]', 'words: [sang, Đang ở]'),
    at: 'lexicon/vi.yaml:13',
  },
  {
    kind: 'signal-class',
    name: 'an unknown list of words in what a sentence does',
    plant: edit('lexicon/vi.yaml', '<me> hỏi', '<us> hỏi'),
    at: 'lexicon/vi.yaml:21',
  },
  {
    kind: 'signal-gap',
    name: 'a gap at the end of what asks',
    plant: edit('lexicon/vi.yaml', 'có * không', 'có *'),
    at: 'lexicon/vi.yaml:22',
  },
  {
    kind: 'signal-phrase',
    name: 'a regular expression',
    plant: edit('danger/locked-in.yaml', 'nhốt * không cho ra', 'nhốt.*không'),
    at: 'danger/locked-in.yaml:5',
  },
  {
    kind: 'signal-phrase',
    name: 'a class of characters in a frame',
    plant: edit('danger/frames.yaml', 'trên báo', '"trên [bB]áo"'),
    at: 'danger/frames.yaml:3',
  },
  {
    kind: 'signal-phrase',
    name: 'in a list of words',
    plant: edit('danger/frames.yaml', 'con tôi, em tôi', 'con tôi, (em|tôi)'),
    at: 'danger/frames.yaml:22',
  },
  {
    kind: 'signal-gap',
    name: 'a gap at the end',
    plant: edit('danger/locked-in.yaml', 'nhốt * không cho ra', 'không cho ra *'),
    at: 'danger/locked-in.yaml:5',
  },
  {
    kind: 'signal-common',
    name: 'a word that everybody asks with',
    plant: (files) =>
      edited(
        edited(files, 'danger/locked-in.yaml', 'nhốt * không cho ra', 'chuyện|nhốt'),
        broker,
        '  - phi moi gioi ai tra\n',
        `  - phi moi gioi ai tra\n${Array.from({ length: 11 }, (_, n) => `  - Chuyện phí số ${n}\n`).join('')}`,
      ),
    at: 'danger/locked-in.yaml:5',
    slips: true,
  },
  {
    kind: 'signal-class',
    name: 'an unknown list of words',
    plant: edit('danger/locked-in.yaml', '<kin>', '<people>'),
    at: 'danger/locked-in.yaml:5',
  },
  {
    kind: 'signal-unknown',
    name: 'raised by nothing',
    plant: edit('danger/papers-held.yaml', 'locked-in', 'threats'),
    at: 'danger/papers-held.yaml:6',
  },
  {
    kind: 'signal-unknown',
    name: 'an order that names nothing',
    plant: edit('danger/order.yaml', '- papers-held', '- papers-held\n  - threats'),
    at: 'danger/order.yaml:4',
  },
  {
    kind: 'signal-unknown',
    name: 'becoming nothing',
    plant: edit('danger/papers-held.yaml', 'raised-by: [locked-in]', 'raised-by: [locked-in]\nbecomes: threats'),
    at: 'danger/papers-held.yaml:7',
  },
  {
    kind: 'signal-unordered',
    name: 'a signal without a place',
    plant: edit('danger/order.yaml', '  - papers-held\n', ''),
    at: 'danger/papers-held.yaml:0',
  },
  {
    kind: 'phrase-missing',
    name: 'a phrase without English',
    plant: (files) => withoutLine(files, 'phrases/en.json', '"hello"'),
    at: 'phrases/vi.json:2',
  },
  {
    kind: 'phrase-slots-differ',
    name: 'a code that English forgets',
    plant: edit('phrases/en.json', ' Code: {{receipt}}', ''),
    at: 'phrases/en.json:3',
  },

  {
    kind: 'phrase-needed',
    name: 'a phrase that the program says',
    plant: (files) => files,
    at: 'phrases/vi.json:0',
    phrases: ['hello', 'goodbye'],
  },
  {
    kind: 'phrase-form-slot',
    name: 'a form that fills in what nobody gives',
    plant: edit('phrases/en.json', '"erase":', '"erase_one": "{{code}}",\n  "erase":'),
    at: 'phrases/en.json:3',
  },
  {
    kind: 'phrase-nested-unknown',
    name: 'a phrase in a phrase, misspelt',
    plant: edit('phrases/en.json', 'Code: {{receipt}}', '$t(helo) Code: {{receipt}}'),
    at: 'phrases/en.json:3',
  },
  {
    kind: 'phrase-nested-loop',
    name: 'three phrases in a ring',
    plant: (files) => nestedIn(files, ['hello', 'company.not-found', 'company.suspended', 'hello']),
    at: 'phrases/vi.json:5',
  },
  {
    kind: 'phrase-nested-unreadable',
    name: 'not closed',
    plant: edit('phrases/vi.json', 'Mã: {{receipt}}', '$t(hello Mã: {{receipt}}'),
    at: 'phrases/vi.json:3',
  },

  // contacts and registers
  {
    kind: 'short-code-abroad',
    name: 'a short code from anywhere',
    plant: edit('contacts.yaml', 'dial-from: [tw]', 'dial-from: anywhere'),
    at: 'contacts.yaml:43',
  },
  {
    kind: 'shown-differs',
    name: 'two digits changed round',
    plant: edit('contacts.yaml', '+84 981 84 84 84', '+84 918 84 84 84'),
    at: 'contacts.yaml:31',
  },
  {
    kind: 'register-line',
    name: 'a company without a name',
    plant: (files) =>
      added(
        files,
        'registers/companies.csv',
        '# as-of: 2026-11-01\n# source: https://dolab.moha.gov.vn\nlicence,name,status\n01,A,licensed\n02,,licensed\n',
      ),
    at: 'registers/companies.csv:5',
  },
]

function textOf(files: readonly ContentFile[], file: string): string {
  return files.find(({ path }) => path === `content/${file}`)?.text ?? ''
}

function moved(from: string, to: string) {
  return (files: readonly ContentFile[]) => added(removed(files, from), to, textOf(files, from))
}

function everywhere(files: readonly ContentFile[], file: string, find: string, replace: string): readonly ContentFile[] {
  return edited(files, file, textOf(files, file), textOf(files, file).replaceAll(find, replace))
}

function withoutLine(files: readonly ContentFile[], file: string, start: string): readonly ContentFile[] {
  const line = textOf(files, file)
    .split('\n')
    .find((text) => text.trim().startsWith(start))
  return edited(files, file, `${line}\n`, '')
}

/** Each phrase of Vietnamese names the next. */
function nestedIn(files: readonly ContentFile[], keys: readonly string[]): readonly ContentFile[] {
  return keys.slice(1).reduce((all, key, i) => edited(all, 'phrases/vi.json', `"${keys[i]}": "`, `"${keys[i]}": "$t(${key}) `), files)
}

/** A step that runs the fee rule and asks for two of its inputs. */
function asksTwo(files: readonly ContentFile[]): readonly ContentFile[] {
  const step =
    '## through-a-person\nHow long?\n- [..](rule:days-left "deadline: choice, since: text")\n  - [in-time](#ask-for-contract)\n  - [over](#ask-for-contract)\n  - [cannot-tell](#ask-for-contract)\n'
  return withReasons(stamped(edited(edited(files, tree, endOf(files, tree), step), treeEn, endOf(files, treeEn), step)))
}

/** The verdict is asked about who offers, and one answer is none that it knows. */
function choiceUnknown(files: readonly ContentFile[]): readonly ContentFile[] {
  const step =
    '## through-a-person\nWhen?\n- [..](rule:days-left "deadline: choice = who-offers, since: text")\n  - [in-time](#ask-for-contract)\n  - [over](#ask-for-contract)\n  - [cannot-tell](#ask-for-contract)\n'
  const drawn = edited(edited(files, tree, endOf(files, tree), step), treeEn, endOf(files, treeEn), step)
  const one = [tree, treeEn].reduce((all, file) => edited(all, file, '"company")', '"complain")'), drawn)
  return withReasons(stamped(one))
}

function endOf(files: readonly ContentFile[], file: string): string {
  const text = textOf(files, file)
  return text.slice(text.indexOf('## through-a-person'))
}

function withReasons(files: readonly ContentFile[]): readonly ContentFile[] {
  const reasons =
    '"deadline.in-time": "{{count}}",\n  "deadline.today": "!",\n  "deadline.over": "{{count}}",\n  "deadline.no-date": "?",\n  "hello"'
  return ['vi', 'en'].reduce((all, language) => edited(all, `phrases/${language}.json`, '"hello"', reasons), files)
}
