import { type Contact, home } from '../../knowledge/knowledge.ts'
import type { Block, Reply } from '../reply.ts'
import { callsIn, eachNumberOnce, leadsUp } from '../say/each-number-once.ts'
import { renderPhrase } from '../say/render.ts'
import { urgently } from '../say/say.ts'
import type { Setting } from '../setting.ts'
import { callOf, citizenLines, forNeed, isAtHome, isFarOff, isForChildrenFirst, lineForChildren, sureAtHome } from './calls.ts'

/**
 * The blocks with numbers among them: those that the text gives, else those for an emergency. The lines for citizens anywhere are always
 * there: first while nobody knows where the person is, and for a relative of somebody abroad, who dials from home; else last. Where what is
 * said speaks to people at home they say that they are for abroad. Whoever is under 18 has a line of their own; where somebody may be
 * reading along `byWhoDials` gives it its place.
 */
export function withNumbers(blocks: readonly Block[], setting: Setting): readonly Block[] {
  const young = forYoung(blocks, setting)
  const all = isAtHome(setting) ? withLinesAtHome(blocks, young, setting) : withLinesForAll(blocks, setting)
  return eachNumberOnce(placed(young, all, setting))
}

/** The same blocks with the line for children among them, for somebody young; with nothing added for anybody else. */
export function withLineForChildren(blocks: readonly Block[], setting: Setting): readonly Block[] {
  const young = forYoung(blocks, setting)
  return young.length === 0 ? blocks : eachNumberOnce(placed(young, blocks, setting))
}

/** Nothing where the text itself leads up to it first. */
function forYoung(blocks: readonly Block[], setting: Setting): readonly Block[] {
  const line = setting.young ? lineForChildren(setting) : undefined
  const first = blocks.findIndex(({ kind }) => kind === 'calls')
  if (line === undefined || (leadsUp(blocks[first - 1]) && callsIn(blocks)[0]?.number === line.number)) return []
  return [...renderPhrase(setting, 'danger.young'), cardsOf([line], setting)]
}

function placed(young: readonly Block[], blocks: readonly Block[], setting: Setting): readonly Block[] {
  const isFirst = isForChildrenFirst(setting) && !setting.guarded && young.length > 0 && callsIn(blocks).length > 0
  return isFirst ? beforeNumbers(young, blocks, setting) : [...blocks, ...young]
}

/** Words of their own lead up to the others, too. */
function beforeNumbers(first: readonly Block[], blocks: readonly Block[], setting: Setting): readonly Block[] {
  const calls = blocks.findIndex(({ kind }) => kind === 'calls')
  if (leadsUp(blocks[calls - 1])) return [...blocks.slice(0, calls - 1), ...first, ...blocks.slice(calls - 1)]
  return [...blocks.slice(0, calls), ...first, ...renderPhrase(setting, 'danger.numbers'), ...blocks.slice(calls)]
}

function withLinesAtHome(blocks: readonly Block[], young: readonly Block[], setting: Setting): readonly Block[] {
  const near = callsIn([...blocks, ...young]).length > 0 ? [] : forWhoIsAtHome(setting)
  const anywhere = renderPhrase(setting, 'danger.numbers-abroad')
  return [...blocks, ...near, ...anywhere, cardsOf(citizenLines(setting), setting)]
}

function forWhoIsAtHome(setting: Setting): readonly Block[] {
  const line = sureAtHome(setting)
  return line === undefined ? [] : [...renderPhrase(setting, 'danger.numbers'), cardsOf([line], setting)]
}

function withLinesForAll(blocks: readonly Block[], setting: Setting): readonly Block[] {
  const anywhere = citizenLines(setting)
  const anywhereFirst = setting.whereabouts === null || (isFarOff(setting) && setting.whereabouts !== home)
  const at = blocks.findIndex(({ kind }) => kind === 'calls')
  if (at < 0) {
    const near = forNeed('emergency', setting)
    const contacts = anywhereFirst ? [...anywhere, ...near] : [...near, ...anywhere]
    return [...blocks, ...renderPhrase(setting, 'danger.numbers'), cardsOf(contacts, setting)]
  }
  if (!anywhereFirst) return [...blocks, cardsOf(anywhere, setting)]
  return [...blocks.slice(0, at), cardsOf(anywhere, setting), ...blocks.slice(at)]
}

function cardsOf(contacts: readonly Contact[], setting: Setting): Block {
  return { kind: 'calls', calls: contacts.map((contact) => callOf(contact, setting)) }
}

/** As somebody in danger reads it: with the numbers. */
export function urgentlyWithNumbers(reply: Reply, setting: Setting): Reply {
  return urgently({ ...reply, blocks: withNumbers(reply.blocks, setting) })
}
