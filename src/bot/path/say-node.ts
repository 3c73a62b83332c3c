import type { Outcome, Question, RuleStep, Tree } from '../../knowledge/knowledge.ts'
import { nextChoices } from '../answer/next-choices.ts'
import { sourceBlock } from '../answer/source-block.ts'
import { onDuty } from '../danger/on-duty.ts'
import { stageOf } from '../find/stage-of.ts'
import { optionKey } from '../hear/choice-data.ts'
import { phrase, type Slots } from '../phrases.ts'
import type { Block, Choice, Reply } from '../reply.ts'
import { choiceOf, consentChoice, labelled, personChoice } from '../say/choices.ts'
import { render, renderPhrase } from '../say/render.ts'
import { replyOf } from '../say/say.ts'
import type { Setting } from '../setting.ts'
import { type Answers, inputKey, optionTaken, pathTo, type Spot, stepBefore } from './path.ts'
import { conclusionOf, reasonsFor } from './run-rule.ts'

/** A node as it is put to the person: a question with its options, a step that asks for something typed, or how the path ends. */
export function sayNode(tree: Tree, node: Question | RuleStep | Outcome, answers: Answers, heard: Setting): Reply {
  const setting = { ...heard, stage: stageOf(heard.knowledge, tree) }
  const spot = { tree, node: node.id, answers }
  const origin = { from: 'tree', id: tree.id, node: node.id, version: tree.version } as const
  if (node.kind === 'outcome') return replyOf(origin, outcomeBlocks(spot, node, setting), outcomeChoices(spot, node, setting))
  const options = node.kind === 'question' ? node.options : []
  const chosen = options.map(({ label, answer }) =>
    choiceOf(label[setting.language], { kind: 'edge', tree: tree.id, node: node.id, option: optionKey(answer) }),
  )
  const title: readonly Block[] = node.id === tree.start ? [{ kind: 'paragraph', text: `**${tree.title[setting.language]}**` }] : []
  const found = justFound(spot, setting)
  const blocks = [...title, ...found, ...render(node.text[setting.language], setting)]
  return replyOf(origin, blocks, [...chosen, ...wayOut(spot, setting)])
}

/** What the rule right before this step found, or that it could not look, said before going on. */
function justFound(spot: Spot, setting: Setting): readonly Block[] {
  const { tree, answers } = spot
  const before = pathTo(spot)?.at(-2)
  const step = before === undefined ? undefined : tree.nodes.get(before)
  const concluded = step?.kind === 'rule' ? conclusionOf(step, answers, setting.knowledge, setting.nowMs) : null
  const slots = concluded?.slots[setting.language] ?? {}
  return (concluded?.because ?? []).flatMap((key) => render(phrase(setting.knowledge, setting.language, key, slots), setting, slots))
}

function wayOut(spot: Spot, setting: Setting): readonly Choice[] {
  const stop = labelled(setting, 'label.stop', { kind: 'command', command: 'stop' })
  if (stepBefore(spot) === null) return [stop]
  return [labelled(setting, 'label.back', { kind: 'command', command: 'back' }), stop]
}

/** What it comes to first, then why (the person's own answers, the rule's reasons), then what to do and whom to call, then the sources. */
function outcomeBlocks(spot: Spot, node: Outcome, setting: Setting): readonly Block[] {
  const { knowledge, language, nowMs } = setting
  const concluded = reasonsFor(spot, knowledge, nowMs)
  const slots = concluded?.slots[language] ?? {}
  const [first, ...rest] = concludedFirst(render(node.text[language], setting, slots))
  const reasons = reasonBlocks(concluded?.because ?? [], slots, setting)
  const because = reasons.length > 0 ? reasons : answerBlocks(spot, setting)
  return [...(first ? [first] : []), ...because, ...rest, ...offer(node, setting), sourceBlock({ ...spot.tree, risk: 'caution' }, setting)]
}

/** "Not yet. Do this first:" is a conclusion and the words before the steps: reasons stand between them. */
function concludedFirst(blocks: readonly Block[]): readonly Block[] {
  const [first, ...rest] = blocks
  const [, conclusion, leadIn] = (first?.kind === 'paragraph' && /^(.+[.!?*]) (\S[^.!?]*:)$/s.exec(first.text)) || []
  if (conclusion === undefined || leadIn === undefined) return blocks
  return [{ kind: 'paragraph', text: conclusion }, { kind: 'paragraph', text: leadIn }, ...rest]
}

/** A person may be asked to look; the question stands in the text, and who is not there is not promised. */
function offer({ opensCase }: Outcome, setting: Setting): readonly Block[] {
  if (opensCase !== 1 && opensCase !== 2) return []
  return renderPhrase(setting, onDuty(setting.knowledge, setting.nowMs) ? 'tree.offer' : 'tree.offer-nobody')
}

function reasonBlocks(keys: readonly string[], slots: Slots, setting: Setting): readonly Block[] {
  const items = keys.flatMap((key) => render(phrase(setting.knowledge, setting.language, key, slots), setting, slots)).flatMap(linesOf)
  return items.length === 0 ? [] : [...renderPhrase(setting, 'tree.reasons'), { kind: 'list', items }]
}

/** Where no rule gives a reason, the answers themselves are it; "go on" where nothing was asked is none. */
function answerBlocks(spot: Spot, setting: Setting): readonly Block[] {
  if (setting.guarded) return []
  const { tree, answers } = spot
  const items = (pathTo(spot) ?? []).flatMap((id) => {
    const step = tree.nodes.get(id)
    if (step?.kind === 'question') return step.options.length < 2 ? [] : (optionTaken(step, answers)?.label[setting.language] ?? [])
    return answers[inputKey(id)] || [] // "không biết" is kept as no words
  })
  return items.length === 0 ? [] : [...renderPhrase(setting, 'tree.because'), { kind: 'list', items }]
}

function linesOf(block: Block): readonly string[] {
  if (block.kind === 'paragraph' || block.kind === 'source') return [block.text]
  return block.kind === 'calls' ? [] : block.items
}

function outcomeChoices(spot: Spot, node: Outcome, setting: Setting): readonly Choice[] {
  const next = nextChoices(node.next, setting)
  const person = node.opensCase === 1 || node.opensCase === 2 ? consentChoice(node.opensCase, setting) : personChoice(setting)
  const back = stepBefore(spot) === null ? [] : [labelled(setting, 'label.back', { kind: 'command', command: 'back' })]
  return [...next, person, ...back]
}
