import type { Conversation } from '../bot/conversation.ts'
import type { Reply } from '../bot/reply.ts'
import type { Effect, Turn } from '../bot/turn.ts'
import type { Case } from './case.ts'
import type { Step } from './step.ts'

/** One count of what happened: two features at most, and nothing that leads to a person. */
export interface Tally {
  readonly what: (typeof tallied)[number]
  readonly a: string
  readonly b: string
}

/** What is counted, by which two features. */
export const tallied = [
  /** Turns: decision, language. */
  'turn',
  /** Answers: topic, country. */
  'answer',
  /** Cases opened: level, language. */
  'case-opened',
  /** From opening until somebody took it: time, level. */
  'time-to-person',
  /** Cases closed: outcome, level. */
  'case-closed',
  /** "Did this help?": topic, answer. */
  'helped',
] as const

const unknown = '-'

/** What a message, or a gap, is counted as. */
export function talliesOfTurn({ kind }: { readonly kind: string }, { conversation, replies, effects }: Turn): readonly Tally[] {
  if (kind !== 'message' && kind !== 'gap') return []
  const turnedAway = effects.some((effect) => effect.kind === 'turn-away')
  const passedOn = effects.some((effect) => effect.kind === 'pass-to-person')
  const decision = turnedAway ? 'turned-away' : passedOn ? 'passed-to-person' : decisionOf(replies)
  const turn: Tally = { what: 'turn', a: decision, b: conversation.language ?? unknown }
  return [turn, ...replies.flatMap((reply) => topicOf(reply, conversation)), ...effects.flatMap(helpedIn)]
}

/** What became of a case: opened, taken for the first time, closed. */
export function talliesOfStep(before: Case | null, step: Step | null, { language }: Conversation, nowMs: number): readonly Tally[] {
  if (step === null) return []
  const { case: after } = step
  const level = String(after.level)
  const from = before?.id === after.id ? before.state : null
  const counted: Tally[] = []
  if (from === null) counted.push({ what: 'case-opened', a: level, b: language ?? unknown })
  const untouched = from === null || (from.at === 'waiting' && !from.returned)
  if (untouched && after.state.at === 'taken') counted.push({ what: 'time-to-person', a: waitOf(nowMs - after.openedAtMs), b: level })
  if (from?.at !== 'closed' && after.state.at === 'closed') counted.push({ what: 'case-closed', a: after.state.outcome, b: level })
  return counted
}

/** The Monday of the week, in Việt Nam, as 2026-11-23. */
export function mondayOf(atMs: number): string {
  const week = Math.floor((atMs + offsetMs - aMondayMs) / weekMs)
  if (week !== lastWeek.week) lastWeek = { week, monday: new Date(aMondayMs + week * weekMs).toISOString().slice(0, 10) }
  return lastWeek.monday
}

/** Every turn is counted, and nearly all in the same week. */
let lastWeek = { week: Number.NaN, monday: '' }

const dayMs = 24 * 60 * 60_000
const weekMs = 7 * dayMs
const offsetMs = 7 * 60 * 60_000
const aMondayMs = Date.UTC(1970, 0, 5)

function decisionOf(replies: readonly Reply[]): string {
  const [first] = replies
  if (first === undefined) return 'nothing-said'
  if (replies.some(({ lane }) => lane === 'danger')) return 'danger'
  const { origin } = first
  return origin.from === 'phrase' ? (origin.id.split('.')[0] ?? origin.id) : origin.from
}

/** A variant for a country counts as its topic. */
function topicOf({ origin }: Reply, { whereabouts, destination }: Conversation): readonly Tally[] {
  if (origin.from !== 'entry' || origin.part !== 'text') return []
  return [{ what: 'answer', a: origin.id.split('@')[0] ?? origin.id, b: whereabouts ?? destination ?? unknown }]
}

function helpedIn(effect: Effect): readonly Tally[] {
  return effect.kind === 'note-helped' ? [{ what: 'helped', a: effect.topic, b: effect.helped ? 'yes' : 'no' }] : []
}

/** In steps that say whether the goals were met. */
function waitOf(ms: number): string {
  return waits.find(([, mostMs]) => ms <= mostMs)?.[0] ?? 'longer'
}

const minuteMs = 60_000
const waits = [
  ['1 min', minuteMs],
  ['5 min', 5 * minuteMs],
  ['15 min', 15 * minuteMs],
  ['1 h', 60 * minuteMs],
  ['1 day', dayMs],
] as const satisfies readonly (readonly [string, number])[]
