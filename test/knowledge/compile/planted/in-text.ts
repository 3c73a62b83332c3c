import { edited } from '../fixture.ts'
import { broker, brokerEn, edit, notes, type Planted, treeEn } from './planting.ts'

const longWord = 'Cứ bình tĩnh đọc từng câu một rồi hãy làm theo nhé. '

/** What is wrong with what a text says. */
export const inText: readonly Planted[] = [
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
  ...['<!-- in-danger -->', '<!-- for-another -->'].map(
    (mark): Planted => ({
      kind: 'part-missing',
      name: `a part ${mark} in English alone`,
      plant: edit(brokerEn, '<!-- more -->', `${mark}\nKeep the messages.\n<!-- more -->`),
      at: `${broker}:0`,
    }),
  ),
  ...['<!– for-another –>', 'For another:', 'for-another', '<!– in-danger –>'].map(
    (mark): Planted => ({
      kind: 'comment-unknown',
      name: `${mark}, below which what is for some would be read by everybody`,
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
]
