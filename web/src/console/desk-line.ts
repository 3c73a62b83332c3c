import type { CaseView, Presence, Queue, StaffAlert } from '../../../src/server/console/wire/wire.ts'
import { createLine, type Line } from '../chat/line.ts'
import type { ReadEnd } from '../chat/server.ts'
import { type Api, apiRoot } from './api.ts'
import type { Desk, DeskEvent } from './desk.ts'

interface DeskLineReports {
  happen(event: DeskEvent): void
  /** The server lives. */
  beat(): readonly []
  /** What was lost is there again. */
  back(): void
  sessionOver(): void
}

/** How the queue, the open case and what rings come to the desk. */
export function createDeskLine(api: Api, desk: () => Desk, { happen, beat, back, sessionOver }: DeskLineReports): Line {
  return createLine<readonly DeskEvent[]>(
    {
      read: readAll,
      open: () => new EventSource(`${apiRoot}events${caseQuery()}`),
      kinds: {
        queue: (data) => [queueCame(JSON.parse(data))],
        case: (data) => caseCame(JSON.parse(data)),
        presence: (data) => [{ kind: 'presence', people: (JSON.parse(data) as Presence).people }],
        alert: (data) => [{ kind: 'rang', alert: JSON.parse(data) as StaffAlert }],
        beat,
        locked: () => [{ kind: 'at-door', door: { at: 'locked' } }],
      },
    },
    {
      news: (events) => events.forEach(happen),
      connected(connected) {
        const wasLost = desk().lostSinceMs !== null
        if (connected === wasLost) happen({ kind: 'connected', connected, nowMs: Date.now() })
        if (connected && wasLost) back()
      },
      sessionOver,
    },
  )

  function caseQuery(): string {
    const { place } = desk()
    return place.at === 'case' ? `?case=${place.id}` : ''
  }

  async function readAll(): Promise<ReadEnd<readonly DeskEvent[]>> {
    const queue = await api.get<Queue>('queue')
    if (!queue.ok) {
      const code = queue.why.kind === 'no-line' ? 'no-line' : queue.why.code
      if (code === 'locked') return []
      return code === 'no-session' ? code : 'no-line'
    }
    const { place } = desk()
    if (place.at !== 'case') return [queueCame(queue.value)]
    const view = await api.get<CaseView>(`cases/${place.id}`)
    if (!view.ok && view.why.kind === 'no-line') return 'no-line'
    return [queueCame(queue.value), { kind: 'case', id: place.id, view: view.ok ? view.value : null }]
  }

  function queueCame(queue: Queue): DeskEvent {
    return { kind: 'queue', queue, nowMs: Date.now(), hidden: document.hidden }
  }

  function caseCame(view: CaseView | null): readonly DeskEvent[] {
    if (view !== null) return [{ kind: 'case', id: view.id, view }]
    const { place } = desk()
    return place.at === 'case' ? [{ kind: 'case', id: place.id, view }] : []
  }
}
