import type { InputType } from '../knowledge.ts'
import type { Rule } from './rule.ts'

/** Steps that only ask for something typed and keep it, so that a later rule can take it from here. */
export const askMonths = ask('ask-months', 'months')
export const askMoney = ask('ask-money', 'money')
export const askText = ask('ask-text', 'text')

function ask(name: string, type: InputType): Rule {
  return {
    name,
    inputs: { answer: { type } },
    exits: ['given', 'not-given'],
    reasons: [],
    slots: [],
    keeps: 'input',
    run: ({ answer }) => ({ exit: answer == null ? 'not-given' : 'given', because: [], slots: { vi: {}, en: {} } }),
  }
}
