import type { ContentFile } from '../../../../src/knowledge/compile/read.ts'
import { edited } from '../fixture.ts'
import { broker, edit, type Planted, withoutLine } from './planting.ts'

/** What is wrong with signals of danger, the lexicon and phrases. */
export const inDanger: readonly Planted[] = [
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
    at: 'danger/frames.yaml:24',
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
    kind: 'signal-unasked',
    name: 'a signal of which nobody can be asked whether it happens',
    plant: edit('danger/locked-in.yaml', 'happening: {vi: bị nhốt, en: locked in}\n', ''),
    at: 'danger/locked-in.yaml:1',
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
]

/** Each phrase of Vietnamese names the next. */
function nestedIn(files: readonly ContentFile[], keys: readonly string[]): readonly ContentFile[] {
  return keys.slice(1).reduce((all, key, i) => edited(all, 'phrases/vi.json', `"${keys[i]}": "`, `"${keys[i]}": "$t(${key}) `), files)
}
