import { screen } from '../../knowledge/danger/screen.ts'
import type { Knowledge, Level, NodeId, Option, TopicId, Tree, TreeId } from '../../knowledge/knowledge.ts'
import { entryFor, textFor } from '../answer/entry-for.ts'
import type { Conversation, Place } from '../conversation.ts'
import type { Alarm } from '../danger/alarm.ts'
import { withoutSafetyQuestion } from '../danger/guard.ts'
import { heardAgain, isAgain, stepsGiven } from '../danger/steps-given.ts'
import { tellHotline } from '../danger/tell-hotline.ts'
import { withNumbers } from '../danger/with-numbers.ts'
import { type ChoiceData, optionOf } from '../hear/choice-data.ts'
import { menuChoices } from '../menu.ts'
import type { PhraseKey, Slots } from '../phrases.ts'
import type { Reason } from '../reason.ts'
import type { Reply } from '../reply.ts'
import { render, renderPhrase } from '../say/render.ts'
import { phraseOrigin, replyOf, say, urgently } from '../say/say.ts'
import { type Setting, settingOf } from '../setting.ts'
import type { Effect, Turn } from '../turn.ts'
import { answersBefore, askedInput, keep, pathTo, type Spot, stepBefore } from './path.ts'
import { runRule } from './run-rule.ts'
import { sayNode } from './say-node.ts'

/** Opens a guided path at its first question. A path that is not there leads to the menu. */
export function startTree(conversation: Conversation, id: TreeId, knowledge: Knowledge, nowMs: number): Turn {
  const tree = knowledge.trees.get(id)
  if (!tree) return gone(conversation, knowledge, nowMs)
  return arrive({ ...conversation, topic: null }, startOf(tree), knowledge, nowMs)
}

/**
 * An option was pressed, in this question or in an earlier one of the same path; then the answers after it are taken back. A button
 * whose question is gone, or whose way no longer leads there, says so and starts the path over: it never means another question.
 */
export function chooseOption(
  conversation: Conversation,
  edge: Extract<ChoiceData, { kind: 'edge' }>,
  knowledge: Knowledge,
  nowMs: number,
): Turn {
  const tree = knowledge.trees.get(edge.tree)
  if (!tree) return gone(conversation, knowledge, nowMs)
  const node = tree.nodes.get(edge.node)
  const option = node?.kind === 'question' ? optionOf(node, edge.option) : undefined
  if (node?.kind !== 'question' || !option) return startOver(conversation, tree, 'tree.changed', knowledge, nowMs)
  const { place } = conversation
  const answers = place.at === 'tree' && place.tree === tree.id ? place.answers : {}
  const kept = answersBefore({ tree, node: node.id, answers })
  if (kept === null) return startOver(conversation, tree, 'tree.old-button', knowledge, nowMs)
  return takeOption(conversation, { tree, node: node.id, answers: kept }, option, knowledge, nowMs)
}

/**
 * Goes along an option of the question where they are. One that names a country tells the place as words do. One that means danger brings
 * the numbers and the hotline before anything else.
 */
export function takeOption(heard: Conversation, at: Spot, option: Option, knowledge: Knowledge, nowMs: number): Turn {
  const { tree } = at
  const next: Spot = { tree, node: option.to, answers: { ...at.answers, [at.node]: option.answer } }
  const conversation = { ...heard, whereabouts: option.country ?? heard.whereabouts }
  const writer = option.answer === forRelative ? 'relative' : conversation.writer
  if (option.level < 3) return arrive({ ...conversation, writer }, next, knowledge, nowMs)
  const chosen = alarmOfOption(at, option, writer, knowledge)
  const alarmed = { ...conversation, writer, guarded: conversation.guarded || chosen.guarded }
  const arrived = arrive(alarmed, next, knowledge, nowMs)
  const alarm = withEnding(chosen, tree, arrived.conversation.place)
  const again = isAgain(conversation, alarm, knowledge, nowMs)
  const danger = again ? heardAgain(conversation, alarm) : stepsGiven({ ...conversation, writer }, alarm, nowMs)
  const setting = settingOf(arrived.conversation, knowledge, nowMs)
  return {
    conversation: { ...arrived.conversation, danger },
    replies: again ? arrived.replies : withHelp(arrived, tree, alarm, setting),
    effects: [...(again ? [] : [{ kind: 'cancel-unsent' } as const]), tellHotline(alarmed, alarm)],
  }
}

/** Where the dangerous option leads straight to an end that opens a case, it is one case, of the higher level. */
function withEnding(alarm: Alarm, tree: Tree, place: Place): Alarm {
  const end = place.at === 'tree' ? tree.nodes.get(place.node) : undefined
  if (end?.kind !== 'outcome' || end.opensCase === null || end.opensCase < 3) return alarm
  const level = end.opensCase > alarm.level ? end.opensCase : alarm.level
  return { ...alarm, level, because: [...alarm.because, reasonOf(tree, end.id)] }
}

/** Comes to a node: steps that ask nothing are run and passed silently, until something has to be asked or the path ends. */
export function arrive(conversation: Conversation, { tree, node, answers: before }: Spot, knowledge: Knowledge, nowMs: number): Turn {
  let answers = before
  let id = node
  for (let steps = 0; steps <= tree.nodes.size; steps += 1) {
    const at = tree.nodes.get(id)
    if (!at) break
    if (at.kind !== 'rule' || askedInput(at)) {
      const place: Place = { at: 'tree', tree: tree.id, node: id, answers }
      const setting = settingOf(conversation, knowledge, nowMs)
      const opened = at.kind === 'outcome' ? casesOf(conversation, tree, id, at.opensCase) : []
      const replies = [sayNode(tree, at, answers, setting)]
      return { conversation: { ...conversation, place, misses: 0, recent: [] }, replies, effects: opened }
    }
    const exit = runRule(at, answers, null, knowledge, nowMs)?.exit
    const to = exit === undefined || !Object.hasOwn(at.exits, exit) ? undefined : at.exits[exit]
    if (exit === undefined || to === undefined) break
    answers = { ...answers, ...keep(at, exit, null) }
    id = to
  }
  return gone(conversation, knowledge, nowMs)
}

/** One question back; at the first question it says so and asks it again. */
export function goBack(conversation: Conversation, place: Extract<Place, { at: 'tree' }>, knowledge: Knowledge, nowMs: number): Turn {
  const tree = knowledge.trees.get(place.tree)
  if (!tree) return gone(conversation, knowledge, nowMs)
  const here: Spot = { tree, node: place.node, answers: place.answers }
  if (pathTo(here) === null) return startOver(conversation, tree, 'tree.changed', knowledge, nowMs)
  const earlier = stepBefore(here)
  if (earlier === null) return startOver(conversation, tree, 'tree.first', knowledge, nowMs)
  return arrive(conversation, { tree, node: earlier, answers: answersBefore({ ...here, node: earlier }) ?? {} }, knowledge, nowMs)
}

/** Asks again what the path was at, after something else was answered; what changed meanwhile is said. */
export function askAgain(conversation: Conversation, place: Extract<Place, { at: 'tree' }>, knowledge: Knowledge, nowMs: number): Turn {
  const tree = knowledge.trees.get(place.tree)
  if (!tree) return gone(conversation, knowledge, nowMs)
  const here: Spot = { tree, node: place.node, answers: place.answers }
  if (pathTo(here) === null) return startOver(conversation, tree, 'tree.changed', knowledge, nowMs)
  return arrive(conversation, here, knowledge, nowMs)
}

/** The same turn with a line of the bot's own before its first reply. */
export function preceded(turn: Turn, key: PhraseKey, slots: Slots, knowledge: Knowledge, nowMs: number): Turn {
  const line = renderPhrase(settingOf(turn.conversation, knowledge, nowMs), key, slots)
  const [first, ...rest] = turn.replies
  return first ? { ...turn, replies: [{ ...first, blocks: [...line, ...first.blocks] }, ...rest] } : turn
}

/** The path itself is no longer there. */
function gone(conversation: Conversation, knowledge: Knowledge, nowMs: number): Turn {
  const setting = settingOf(conversation, knowledge, nowMs)
  return {
    conversation: { ...conversation, place: { at: 'open' }, recent: [] },
    replies: [say(setting, 'tap.unknown', menuChoices(setting))],
    effects: [],
  }
}

function startOver(conversation: Conversation, tree: Tree, why: PhraseKey, knowledge: Knowledge, nowMs: number): Turn {
  return preceded(arrive(conversation, startOf(tree), knowledge, nowMs), why, {}, knowledge, nowMs)
}

function startOf(tree: Tree): Spot {
  return { tree, node: tree.start, answers: {} }
}

/** An outcome below level 3 opens its case only after a tap, see `consent`. */
function casesOf(conversation: Conversation, tree: Tree, node: NodeId, level: Level | null): readonly Effect[] {
  if (level === null || level < 3) return []
  return [tellHotline(conversation, { level, topic: null, because: [reasonOf(tree, node)] })]
}

function reasonOf(tree: Tree, node: NodeId): Reason {
  return { kind: 'path', tree: tree.id, node, chose: null }
}

/** Kept for an answer by which whoever chooses it writes for somebody else: "Người nhà, bạn của tôi". */
const forRelative = 'relative'

/** What the option says tells which danger it is; the level is the curator's. A relative is given the relatives' entry. */
function alarmOfOption({ tree, node }: Spot, option: Option, writer: Conversation['writer'], knowledge: Knowledge): Alarm {
  const told = screen(option.label.vi, knowledge, { mayAsk: false })
  const relatives = told.forRelative ?? knowledge.signals.find((signal) => signal.forRelative !== null)?.forRelative ?? null
  const topic = writer === 'relative' ? relatives : told.topic
  return { level: option.level, topic, guarded: true, because: [{ kind: 'path', tree: tree.id, node, chose: option.label }] }
}

/** An outcome gives its own steps, with numbers among them; before a further question the steps that hold for everybody come first. */
function withHelp({ conversation: { place }, replies }: Turn, tree: Tree, { topic }: Alarm, setting: Setting): readonly Reply[] {
  const [first, ...rest] = replies
  if (!first) return replies
  if (place.at === 'tree' && tree.nodes.get(place.node)?.kind === 'outcome') {
    return [urgently({ ...first, blocks: withNumbers(first.blocks, setting) }), ...rest]
  }
  return [urgently(firstSteps(topic, setting)), urgently(first), ...rest]
}

/** The steps that hold for everybody are for whoever is in danger themselves. */
function firstSteps(id: TopicId | null, setting: Setting): Reply {
  const topic = setting.writer === 'relative' && id !== null ? setting.knowledge.topics.get(id) : undefined
  if (!topic) return replyOf(phraseOrigin(setting, 'danger.opening'), withNumbers(renderPhrase(setting, 'danger.opening'), setting))
  const entry = entryFor(topic, setting.whereabouts, setting.language)
  const origin = { from: 'entry', id: entry.id, part: 'text', version: entry.version } as const
  return replyOf(origin, withNumbers(withoutSafetyQuestion(render(textFor(setting.writer, entry), setting), setting), setting))
}
