import type { AlertReason } from '../../hotline/step.ts'
import type { GroupTopic } from '../../store/reach/reach.ts'
import type { CopiedLine, TopicView } from './topic-view.ts'

/** The next thing to do in the group about one case. */
export type GroupStep =
  | { readonly do: 'create'; readonly title: string; readonly copied: number | null }
  | { readonly do: 'rename'; readonly title: string }
  | { readonly do: 'reopen' }
  | { readonly do: 'close' }
  | { readonly do: 'delete' }
  | { readonly do: 'say'; readonly told: string; readonly news: readonly TopicNews[]; readonly lines: readonly CopiedLine[] }

/** What staff have not been told yet. */
export type TopicNews =
  | { readonly kind: 'state' }
  | { readonly kind: 'level' }
  | { readonly kind: 'erase-asked' }
  | { readonly kind: 'alert'; readonly why: AlertReason }

/** A closed case keeps its topic for so long; what was said stays in the console for as long as it is kept at all. */
export const keptMs = 7 * 24 * 60 * 60_000

/** Whoever takes a case reads its last lines; the console has them all. */
const linesAtFirst = 12

/** So many lines are joined into one message at most. */
const linesAtOnce = 20

/**
 * What the topic of a case needs next so that it shows how the case stands; null: nothing. Pure, and made from what is, not from what
 * happened: after a crash, a deleted topic or an hour without a line it comes out the same. `view` null: there is no such case any more.
 */
export function nextStep(
  topic: GroupTopic | null,
  view: TopicView | null,
  alerts: readonly AlertReason[],
  nowMs: number,
): GroupStep | null {
  if (view === null) return topic === null ? null : { do: 'delete' }
  if (topic !== null && topic.copied !== null && !view.copies) return { do: 'delete' } // what stands there may not stand there
  if (view.state.at === 'closed') return afterClosing(topic, view, nowMs)
  if (topic === null) return { do: 'create', title: titleOf(view), copied: view.copies ? firstCopied(view) : null }
  if (topic.closedAtMs !== null) return { do: 'reopen' }
  if (topic.title !== titleOf(view)) return { do: 'rename', title: titleOf(view) }
  const told = toldOf(view)
  const news = [...newsBetween(topic.told, told), ...alerts.map((why) => ({ kind: 'alert', why }) as const)]
  const { copied } = topic
  const lines = copied === null ? [] : view.lines.filter(({ seq }) => seq > copied).slice(0, linesAtOnce)
  return news.length === 0 && lines.length === 0 ? null : { do: 'say', told, news, lines }
}

/** Number and level, never a name. */
function titleOf({ pseudonym, level }: Pick<TopicView, 'pseudonym' | 'level'>): string {
  return `${pseudonym} · ${level}`
}

function afterClosing(topic: GroupTopic | null, view: TopicView, nowMs: number): GroupStep | null {
  if (topic === null || view.state.at !== 'closed') return null
  const told = toldOf(view)
  if (topic.told !== told) return topic.closedAtMs === null ? { do: 'say', told, news: [{ kind: 'state' }], lines: [] } : { do: 'reopen' }
  if (topic.closedAtMs === null) return { do: 'close' }
  return nowMs - view.state.atMs >= keptMs ? { do: 'delete' } : null
}

function firstCopied({ lines }: TopicView): number {
  return lines.at(-linesAtFirst - 1)?.seq ?? 0
}

/** How a case stands, in one word for each thing that staff are told of. */
function toldOf({ level, state, eraseAsked }: TopicView): string {
  return JSON.stringify([stateWord(state), level, eraseAsked])
}

function stateWord(state: TopicView['state']): string {
  switch (state.at) {
    case 'waiting':
      return state.returned ? 'returned' : 'waiting'
    case 'taken':
      return `taken ${state.by}`
    case 'outside':
      return 'outside'
    case 'parked':
      return `parked ${state.untilMs}`
    case 'closed':
      return `closed ${state.atMs}`
  }
}

function newsBetween(before: string, now: string): readonly TopicNews[] {
  const [stateBefore, levelBefore, eraseBefore] = before === '' ? [] : JSON.parse(before)
  const [state, level, erase] = JSON.parse(now)
  return [
    ...(state === stateBefore ? [] : [{ kind: 'state' } as const]),
    ...(before === '' || level === levelBefore ? [] : [{ kind: 'level' } as const]),
    ...(erase && !eraseBefore ? [{ kind: 'erase-asked' } as const] : []),
  ]
}
