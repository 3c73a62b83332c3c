import type { Rule } from '../../rules/rule.ts'
import { rules } from '../../rules/rules.ts'
import type { DraftStep } from '../read/read-step.ts'
import type { DraftTree } from '../read/read-tree.ts'
import { slotsOf } from './check-phrases.ts'
import type { Checking } from './checking.ts'

type DraftRuleStep = Extract<DraftStep, { kind: 'rule' }>

/** A step's inputs and exits are those that its rule declares, and each reason that the rule can give has its words. */
export function checkRuleStep(step: DraftRuleStep, tree: DraftTree, checking: Checking): void {
  const { report } = checking
  const { file } = tree
  const rule = Object.hasOwn(rules, step.rule) ? rules[step.rule] : undefined
  if (!rule) {
    report('rule-unknown', file, step.line, { rule: step.rule, known: Object.keys(rules).join(', ') })
    return
  }
  checkInputs(step, rule, tree, checking)
  const exits = new Set(step.exits.map(({ exit }) => exit))
  for (const exit of rule.exits) if (!exits.has(exit)) report('rule-exit-missing', file, step.line, { rule: rule.name, exit })
  for (const { exit, line } of step.exits) {
    if (!rule.exits.includes(exit)) report('rule-exit-unknown', file, line, { rule: rule.name, exit })
  }
  checkReasons(step, rule, tree, checking)
}

function checkInputs(step: DraftRuleStep, rule: Rule, tree: DraftTree, { report }: Checking): void {
  const { file } = tree
  const { line } = step
  const named = new Set(step.inputs.map(({ name }) => name))
  for (const [input, { type }] of Object.entries(rule.inputs)) {
    if (!named.has(input)) report('rule-input-missing', file, line, { rule: rule.name, input, type })
  }
  for (const { name: input, type, from } of step.inputs) {
    const declared = Object.hasOwn(rule.inputs, input) ? rule.inputs[input] : undefined
    if (!declared) {
      report('rule-input-unknown', file, line, { rule: rule.name, input })
      continue
    }
    if (declared.type !== type) report('rule-input-type', file, line, { rule: rule.name, input, type: declared.type })
    if (from === null) continue
    const answers = answersOf(from, tree)
    if (!answers) report('rule-input-from', file, line, { input, node: from })
    for (const answer of declared.values && answers ? answers.kept : []) {
      if (!declared.values?.includes(answer.word)) {
        const known = declared.values?.join(', ') ?? ''
        report('rule-choice', file, answer.line, { node: from, answer: answer.word, rule: rule.name, input, known })
      }
    }
  }
  if (step.inputs.filter(({ from }) => from === null).length > 1) report('rule-asks-two', file, line)
}

interface Kept {
  readonly kept: readonly { readonly word: string; readonly line: number }[]
}

/** What a step can leave as its answer; null for a step that leaves none. A typed text can be anything. */
function answersOf(node: string, tree: DraftTree): Kept | null {
  const step = tree.nodes.get(node)?.step
  if (step?.kind === 'question') return { kept: step.options.map(({ answer, line }) => ({ word: answer, line })) }
  if (step?.kind !== 'rule') return null
  const rule = Object.hasOwn(rules, step.rule) ? rules[step.rule] : undefined
  return { kept: rule?.keeps === 'exit' ? step.exits.map(({ exit, line }) => ({ word: exit, line })) : [] }
}

function checkReasons(step: DraftRuleStep, rule: Rule, { file }: DraftTree, { draft, report }: Checking): void {
  const phrases = draft.phrases.vi
  if (!phrases) return
  for (const key of rule.reasons) {
    const prose = phrases.prose.get(key)
    if (!prose) report('reason-missing', file, step.line, { rule: rule.name, key })
    for (const name of prose
      ? slotsOf(prose)
          .split(', ')
          .filter((slot) => slot !== '')
      : []) {
      if (!rule.slots.includes(name)) {
        report('reason-slot', phrases.file, phrases.lineOf(key), { rule: rule.name, name, known: rule.slots.join(', ') })
      }
    }
  }
}
