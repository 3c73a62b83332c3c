import type { Knowledge, NodeId, Question, RuleStep, Tree } from '../../knowledge/knowledge.ts'
import { rules } from '../../knowledge/rules/rules.ts'
import type { Place } from '../conversation.ts'

/**
 * How far somebody has come in a tree. Answers are kept by node id: under the node's own id what later steps read, and for a step
 * that ran a rule also the exit it took and the text that was typed there. The way is found again by following them from the start,
 * so content may change in between without an answer ever meaning another question.
 */
export type Answers = Readonly<Record<string, string>>

const exitKey = (node: NodeId): string => `${node}/exit`
export const inputKey = (node: NodeId): string => `${node}/input`

/** A step of a tree, and the answers by which somebody came there. */
export interface Spot {
  readonly tree: Tree
  readonly node: NodeId
  readonly answers: Answers
}

/** The nodes from the start up to and with this one; null when the kept answers no longer lead there. */
export function pathTo({ tree, node, answers }: Spot): readonly NodeId[] | null {
  const path: NodeId[] = []
  for (let at: NodeId | null = tree.start; at !== null && !path.includes(at); at = nextOf(tree, at, answers)) {
    path.push(at)
    if (at === node) return tree.nodes.has(node) ? path : null
  }
  return null
}

/** Only the answers of the nodes before this one on the way to it. */
export function answersBefore(spot: Spot): Answers | null {
  const { answers } = spot
  const path = pathTo(spot)
  if (path === null) return null
  const kept = path.slice(0, -1).flatMap((id) => [id, exitKey(id), inputKey(id)])
  return Object.fromEntries(kept.flatMap((key) => (Object.hasOwn(answers, key) ? [[key, answers[key] ?? '']] : [])))
}

/** The question or asking step before this node, to go back to; null at the first one. */
export function stepBefore(spot: Spot): NodeId | null {
  const path = pathTo(spot) ?? []
  return path.slice(0, -1).findLast((id) => asks(spot.tree, id)) ?? null
}

/** Whether a path waits for an answer there. At its end the talk is open again, though "back" still leads into it. */
export function isInPath(place: Place, knowledge: Knowledge): boolean {
  if (place.at !== 'tree') return false
  const node = knowledge.trees.get(place.tree)?.nodes.get(place.node)
  return node !== undefined && node.kind !== 'outcome'
}

/** The step of the person's place when it waits for something typed; null anywhere else. */
export function askingStep(place: Place, knowledge: Knowledge): RuleStep | null {
  if (place.at !== 'tree') return null
  const node = knowledge.trees.get(place.tree)?.nodes.get(place.node)
  return node?.kind === 'rule' && askedInput(node) ? node : null
}

/** The input that a step asks the person for; null when all come from earlier answers, so that it runs silently. */
export function askedInput(step: RuleStep): RuleStep['inputs'][number] | null {
  return step.inputs.find(({ from }) => from === null) ?? null
}

/** What an earlier node kept for later steps; null when the way did not lead through it. */
export function keptAnswer(node: NodeId, answers: Answers): string | null {
  return Object.hasOwn(answers, node) ? (answers[node] ?? null) : null
}

/** What a step that ran a rule keeps for later steps, and how it is found again. */
export function keep(step: RuleStep, exit: string, typed: string | null): Answers {
  const kept = rules[step.rule]?.keeps === 'input' && typed !== null ? typed : exit
  return { [step.id]: kept, [exitKey(step.id)]: exit, ...(typed === null ? {} : { [inputKey(step.id)]: typed }) }
}

export function optionTaken(question: Question, answers: Answers): Question['options'][number] | null {
  return question.options.find(({ answer }) => Object.hasOwn(answers, question.id) && answers[question.id] === answer) ?? null
}

function nextOf(tree: Tree, id: NodeId, answers: Answers): NodeId | null {
  const node = tree.nodes.get(id)
  if (node?.kind === 'question') return optionTaken(node, answers)?.to ?? null
  if (node?.kind !== 'rule') return null
  const exit = answers[exitKey(id)]
  return exit !== undefined && Object.hasOwn(node.exits, exit) ? (node.exits[exit] ?? null) : null
}

function asks(tree: Tree, id: NodeId): boolean {
  const node = tree.nodes.get(id)
  return node?.kind === 'question' || (node?.kind === 'rule' && askedInput(node) !== null)
}
