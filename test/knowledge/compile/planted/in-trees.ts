import type { ContentFile } from '../../../../src/knowledge/compile/read.ts'
import { edited, stamped } from '../fixture.ts'
import { bothTrees, edit, type Planted, textOf, tree, treeEn, withoutLine } from './planting.ts'

/** What is wrong with guided paths. */
export const inTrees: readonly Planted[] = [
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
    kind: 'typed-unknown',
    name: 'words typed for an answer that is not there',
    plant: edit(tree, 'review-by: 2027-05-22', 'review-by: 2027-05-22\ntyped: { who-offers: { online: [facebook] } }'),
    at: `${tree}:8`,
  },
  {
    kind: 'typed-twice',
    name: 'one word typed for two answers',
    plant: edit(tree, 'review-by: 2027-05-22', 'review-by: 2027-05-22\ntyped: { who-offers: { company: [cty], person: [Cty] } }'),
    at: `${tree}:8`,
  },
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
]

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
