import type { Knowledge, RuleStep } from '../../knowledge/knowledge.ts'
import type { RuleOutcome, RuleValue } from '../../knowledge/rules/rule.ts'
import { rules } from '../../knowledge/rules/rules.ts'
import { readInput } from '../hear/read-input.ts'
import { type Answers, askedInput, inputKey, keptAnswer, pathTo, type Spot } from './path.ts'

/** Runs a step's rule on what was typed here and what earlier steps kept; null when the program does not know the rule. Pure. */
export function runRule(step: RuleStep, answers: Answers, typed: string | null, knowledge: Knowledge, nowMs: number): RuleOutcome | null {
  const rule = Object.hasOwn(rules, step.rule) ? rules[step.rule] : undefined
  if (!rule) return null
  const values: Record<string, RuleValue> = {}
  for (const { name, type, from } of step.inputs) {
    const said = from === null ? typed : keptAnswer(from, answers)
    values[name] = said === null ? null : readInput(said, type, knowledge)
  }
  return rule.run(values, knowledge, nowMs)
}

/** What a step on the way concluded, from the answers kept then. */
export function conclusionOf(step: RuleStep, answers: Answers, knowledge: Knowledge, nowMs: number): RuleOutcome | null {
  return runRule(step, answers, askedInput(step) ? (answers[inputKey(step.id)] ?? null) : null, knowledge, nowMs)
}

/** What the rules on the way to a node concluded, the last one that gave reasons; null when none did. */
export function reasonsFor(spot: Spot, knowledge: Knowledge, nowMs: number): RuleOutcome | null {
  const { tree, answers } = spot
  for (const id of (pathTo(spot) ?? []).toReversed()) {
    const step = tree.nodes.get(id)
    const concluded = step?.kind === 'rule' ? conclusionOf(step, answers, knowledge, nowMs) : null
    if (concluded && concluded.because.length > 0) return concluded
  }
  return null
}
