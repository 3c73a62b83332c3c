import type { Country, InputType, Level, Next, NodeId, RuleInput } from '../../knowledge.ts'
import type { Report } from '../flaw.ts'

/** A line `- [label](url "words")` under a step, and the lines nested below it. */
export interface DraftLink {
  readonly label: string
  readonly url: string
  readonly words: string | null
  readonly line: number
  readonly below: readonly DraftLink[]
}

/** What a step does, read from its links. */
export type DraftStep =
  | { readonly kind: 'question'; readonly options: readonly DraftOption[] }
  | {
      readonly kind: 'rule'
      readonly rule: string
      readonly line: number
      readonly inputs: readonly RuleInput[]
      readonly exits: readonly DraftExit[]
    }
  | { readonly kind: 'outcome'; readonly next: readonly (Next & { readonly line: number })[]; readonly opensCase: Level | null }

export interface DraftOption {
  readonly label: string
  readonly line: number
  readonly to: NodeId
  readonly answer: string
  readonly level: Level
  readonly country: Country | null
}

export interface DraftExit {
  readonly exit: string
  readonly line: number
  readonly to: NodeId
}

type Target = { readonly kind: 'node' | 'rule' | 'topic' | 'tree'; readonly id: string } | { readonly kind: 'case'; readonly level: Level }

/** A step with arrows is a question, one with a rule computes, any other is an outcome. What fits none of them is reported and left out. */
export function readStep(links: readonly DraftLink[], file: string, report: Report): DraftStep {
  const targets = links.flatMap((link) => {
    const target = readTarget(link.url)
    if (!target) report('arrow-unreadable', file, link.line, { label: link.label, to: link.url })
    if (target?.kind !== 'rule') for (const below of link.below) report('nested-list', file, below.line)
    return target ? [{ link, target }] : []
  })
  const kinds = new Set(targets.map(({ target: { kind } }) => (kind === 'node' || kind === 'rule' ? kind : 'outcome')))
  const [first] = targets
  if (kinds.size > 1 || (kinds.has('rule') && targets.length > 1)) report('options-mixed', file, first?.link.line ?? 0)
  if (first?.target.kind === 'rule') return readRule(first.link, first.target.id, file, report)
  if (kinds.has('node')) {
    const options = targets.flatMap(({ link, target }) => (target.kind === 'node' ? [readOption(link, target.id, file, report)] : []))
    return { kind: 'question', options }
  }
  const next = targets.flatMap(({ link: { line }, target }) =>
    target.kind === 'topic' || target.kind === 'tree' ? [{ to: target.kind, id: target.id, line }] : [],
  )
  const levels = targets.flatMap(({ target }) => (target.kind === 'case' ? [target.level] : []))
  return { kind: 'outcome', next, opensCase: levels[0] ?? null }
}

function readTarget(url: string): Target | null {
  const [, node] = /^#([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(url) ?? []
  if (node !== undefined) return { kind: 'node', id: node }
  const [, kind, id] = /^(rule|topic|tree):([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(url) ?? []
  if (id !== undefined) return { kind: kind as 'rule' | 'topic' | 'tree', id }
  const [, level] = /^case:([1-4])$/.exec(url) ?? []
  return level === undefined ? null : { kind: 'case', level: Number(level) as Level }
}

/** In quotes after an answer: `tourist, level 3, in jp`, in any order, each at most once. */
function readOption(link: DraftLink, to: NodeId, file: string, report: Report): DraftOption {
  const words = (link.words ?? '').split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()]))
  const levels = words.flatMap((word) => /^level ([0-4])$/.exec(word)?.[1] ?? [])
  const countries = words.flatMap((word) => /^in ([a-z]{2})$/.exec(word)?.[1] ?? [])
  const answers = words.filter((word) => !/^(?:level [0-4]|in [a-z]{2})$/.test(word))
  const readable =
    levels.length <= 1 &&
    countries.length <= 1 &&
    answers.length <= 1 &&
    answers.every((answer) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(answer))
  if (!readable) report('option-words', file, link.line, { words: link.words ?? '' })
  const level = Number(levels[0] ?? 0) as Level
  return { label: link.label, line: link.line, to, answer: answers[0] ?? to, level, country: (countries[0] ?? null) as Country | null }
}

const inputForm = /^([a-z0-9-]+)\s*:\s*(text|money|months|country|choice)(?:\s*=\s*([a-z0-9-]+))?$/

/** In quotes after a rule: `months: months, wage: money = monthly-wage`; nested below, its exits. */
function readRule(link: DraftLink, rule: string, file: string, report: Report): DraftStep {
  const inputs = (link.words ?? '').split(',').flatMap((word): RuleInput[] => {
    if (word.trim() === '') return []
    const [, name, type, from] = inputForm.exec(word.trim()) ?? []
    if (name === undefined) report('rule-words', file, link.line, { words: word.trim() })
    return name === undefined ? [] : [{ name, type: type as InputType, from: from ?? null }]
  })
  const exits = link.below.flatMap(({ label, line, url }): DraftExit[] => {
    const target = readTarget(url)
    if (target?.kind !== 'node') report('arrow-unreadable', file, line, { label, to: url })
    return target?.kind === 'node' ? [{ exit: label, line, to: target.id }] : []
  })
  return { kind: 'rule', rule, line: link.line, inputs, exits }
}
