import type { Danger } from '../../knowledge/danger/danger.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Signal } from '../../knowledge/words/wording.ts'
import type { Conversation } from '../conversation.ts'
import { readChoice } from '../hear/choice-data.ts'
import type { Block, Reply } from '../reply.ts'
import { labelled, personChoice } from '../say/choices.ts'
import { renderPhrase } from '../say/render.ts'
import type { Setting } from '../setting.ts'
import { inDanger } from './in-danger.ts'

/**
 * What only resembled danger, or may be told of it, is asked about in one line; abuse that is no danger now brings the offer of a person.
 */
export function withDoubts(reply: Reply, danger: Danger, conversation: Conversation, setting: Setting): Reply {
  const doubted = doubtedIn(danger, setting.knowledge)
  if (doubted && isNew(doubted, danger, conversation)) {
    const isAsked = danger.isDoubtedFromBefore === true && conversation.offered.some(({ data }) => readChoice(data)?.kind === 'now')
    return isAsked ? stillAsking(reply, conversation, setting) : askingWhether(reply, doubted, setting, hasName(danger))
  }
  const offers = reply.choices.some(({ toPerson }) => toPerson)
  return danger.level === 2 && !offers ? { ...reply, choices: [...reply.choices, personChoice(setting)] } : reply
}

/** The question stands above, and nothing new was told of it: its button stays the first, and one line says what it is for. */
function stillAsking(reply: Reply, { offered }: Conversation, setting: Setting): Reply {
  const now = offered.filter(({ data }) => readChoice(data)?.kind === 'now')
  return { ...reply, blocks: [...renderPhrase(setting, 'look-alike.still'), ...reply.blocks], choices: [...now, ...reply.choices] }
}

/**
 * The same reply behind the question whether that happens now, with its name where that is sure enough: below a long answer nobody would
 * see it. The button that says so stands before all others.
 */
export function askingWhether(reply: Reply, signal: Signal, setting: Setting, isNamed: boolean): Reply {
  const unnamed = setting.guarded ? 'look-alike.guarded-unnamed' : 'look-alike.unnamed'
  const now = { ...labelled(setting, 'label.now', { kind: 'now', signal: signal.id, isNamed }), toPerson: true }
  return {
    ...reply,
    blocks: [...(isNamed ? questionWhether(signal, setting) : renderPhrase(setting, unnamed)), ...reply.blocks],
    choices: [now, ...reply.choices],
  }
}

/** Where somebody may be reading along it stands last, so nothing is said to follow. */
export function questionWhether({ happening }: Signal, setting: Setting): readonly Block[] {
  const key = setting.guarded ? 'look-alike.guarded' : 'look-alike'
  return happening === null ? [] : renderPhrase(setting, key, { happening: happening[setting.language] })
}

/** What was met in words has its name; what is a little told like something only where no other danger is as likely. */
function hasName({ lookAlike, perhaps }: Danger): boolean {
  return lookAlike !== null || perhaps?.isNamed === true
}

/** Whoever is in danger is not asked whether it happens: for another danger a phrase has to stand there, or it has to be graver. */
function isNew({ id, topic, forRelative, level }: Signal, { lookAlike }: Danger, conversation: Conversation): boolean {
  const { danger } = conversation
  if (!inDanger(conversation) || danger === null) return true
  const isAnother = danger.topic !== topic && danger.topic !== forRelative
  const isSaid = id === lookAlike
  return level > danger.level ? isAnother || isSaid : isAnother && isSaid
}

/** Whoever is in danger has its steps: only what would be graver is asked about. */
export function asksForDoubt(conversation: Conversation, danger: Danger, knowledge: Knowledge): boolean {
  const doubted = doubtedIn(danger, knowledge)
  return doubted !== null && (!inDanger(conversation) || doubted.level > (conversation.danger?.level ?? 0))
}

/** The signal of level 3 or 4 that a message only resembles, or is a little told like. */
function doubtedIn({ lookAlike, perhaps }: Danger, { signals }: Knowledge): Signal | null {
  const grave = (wanted: string | null) => (wanted === null ? undefined : signals.find(({ id, level }) => id === wanted && level >= 3))
  return grave(lookAlike) ?? grave(perhaps?.signal ?? null) ?? null
}
