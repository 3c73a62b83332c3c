import { spoken } from '../bot/phrases.ts'
import { type Knowledge, languages } from '../knowledge/knowledge.ts'

/**
 * What a group is told that calls the bot in; null: it was told, or nothing can be said. Nothing else of a group is
 * kept, and this in memory alone.
 */
export type SayInGroup = (group: string, nowMs: number) => string | null

/** Another machine in the group could answer what it is told, and so on for ever; and people there have read it. */
const againAfterMs = 60 * 60_000
const mostGroups = 500

/** One line in both languages, once an hour in each group. */
export function onlyInPrivate(knowledge: () => Knowledge | null): SayInGroup {
  const toldAtMs = new Map<string, number>()
  return (group, nowMs) => {
    const known = knowledge()
    if (known === null || nowMs - (toldAtMs.get(group) ?? Number.NEGATIVE_INFINITY) < againAfterMs) return null
    toldAtMs.delete(group)
    toldAtMs.set(group, nowMs)
    for (const oldest of toldAtMs.keys()) if (toldAtMs.size > mostGroups) toldAtMs.delete(oldest)
    return languages.map((language) => spoken(known, language, 'only-in-private')).join('\n\n')
  }
}
