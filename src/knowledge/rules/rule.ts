import type { InputType, Knowledge, PerLanguage } from '../knowledge.ts'

/** A step of a tree that computes: inputs, exits and reasons are declared, so that `check` can hold a tree to them. */
export interface Rule {
  readonly name: string
  readonly inputs: Readonly<Record<string, InputDeclaration>>
  readonly exits: readonly string[]
  /** Keys in content/phrases of every reason that `because` can name. */
  readonly reasons: readonly string[]
  /** Names that it can fill into those phrases. */
  readonly slots: readonly string[]
  /** What stays as the answer of the node that runs it, for later steps: the exit taken, or the text that was typed there. */
  readonly keeps: 'exit' | 'input'
  /** Pure. An input that the path did not ask, or that could not be read, is null. */
  run(values: Readonly<Record<string, RuleValue>>, knowledge: RuleKnowledge, nowMs: number): RuleOutcome
}

/** What a rule may look at: figures and the register, never texts. */
export type RuleKnowledge = Pick<Knowledge, 'facts' | 'companies'>

export interface InputDeclaration {
  readonly type: InputType
  /** The answers that a `choice` may have. */
  readonly values?: readonly string[]
}

/** A text or choice is a string, months a number, money and country what their names say. */
export type RuleValue = string | number | Money | null

/** `currency` is ISO 4217 in capitals; null when the person named none. */
export interface Money {
  readonly amount: number
  readonly currency: string | null
}

export interface RuleOutcome {
  /** One of the rule's declared exits. */
  readonly exit: string
  /** Phrase keys, each a reason, weightiest first; shown by the outcome that is reached. */
  readonly because: readonly string[]
  /** What fills `{{name}}` in those phrases and in the outcome, written for each language. */
  readonly slots: PerLanguage<Readonly<Record<string, string>>>
}
