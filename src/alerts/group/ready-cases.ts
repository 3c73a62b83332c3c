import type { CaseId } from '../../bot/conversation.ts'

interface ReadyCase {
  readonly id: CaseId
  /** Its level; more where something has to leave the group. */
  readonly urgency: number
}

/** Cases about which something has to be done in the group. */
export function openReadyCases() {
  const urgencies = new Map<CaseId, number>()
  return {
    count: () => urgencies.size,
    /** One that is ready already keeps its place, however urgent it is now. */
    put: (id: CaseId, urgency: number) => void urgencies.set(id, urgency),
    drop: (id: CaseId) => void urgencies.delete(id),
    /** Among equals what was ready first; null: there is none. */
    mostUrgent(): ReadyCase | null {
      let most: ReadyCase | null = null
      for (const [id, urgency] of urgencies) if (most === null || urgency > most.urgency) most = { id, urgency }
      return most
    },
  }
}
