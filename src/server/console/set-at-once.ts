import type { Contact, Country, Entry, Knowledge, PerLanguage, Topic } from '../../knowledge/knowledge.ts'
import type { AuditEntry } from '../../store/staff/audit-entry.ts'
import type { Override, StaffStore } from '../../store/staff/staff-store.ts'

/** What curators have set at once: kept in the store, and laid over the content whenever it is read. */
export interface SetAtOnce {
  /** The content as it holds now; the same object as long as neither it nor what was set changes. */
  over(knowledge: Knowledge): Knowledge
  list(): readonly Override[]
  set(override: Override, told: AuditEntry): Promise<void>
  restore(kind: Override['kind'], id: string, told: AuditEntry): Promise<void>
}

export async function openSetAtOnce(staff: Pick<StaffStore, 'overrides' | 'override' | 'restore'>): Promise<SetAtOnce> {
  let all = await staff.overrides()
  let laid = new WeakMap<Knowledge, Knowledge>()

  async function readAnew(): Promise<void> {
    all = await staff.overrides()
    laid = new WeakMap()
  }

  return {
    over(knowledge) {
      if (all.length === 0) return knowledge
      const known = laid.get(knowledge) ?? layOver(knowledge, all)
      laid.set(knowledge, known)
      return known
    },
    list: () => all,
    async set(override, told) {
      await staff.override(override, told)
      await readAnew()
    },
    async restore(kind, id, told) {
      await staff.restore(kind, id, told)
      await readAnew()
    },
  }
}

/**
 * A contact that was withdrawn shows nowhere, one that was confirmed is as sure as the file could say. An entry that was withdrawn is as if
 * it were past its review: whoever asks hears that it is not given, and gets numbers and a person instead. Pure.
 */
export function layOver(knowledge: Knowledge, overrides: readonly Override[]): Knowledge {
  const of = (kind: Override['kind']) => new Map(overrides.filter((one) => one.kind === kind).map((one) => [one.id, one]))
  const withdrawn = of('contact-withdrawn')
  const confirmed = of('contact-confirmed')
  const entries = of('entry-withdrawn')
  const contacts = new Map(
    [...knowledge.contacts].map(([id, contact]) => [id, contactOver(contact, withdrawn.has(id), confirmed.get(id))] as const),
  )
  const topics = new Map([...knowledge.topics].map(([id, topic]) => [id, topicOver(topic, new Set(entries.keys()))] as const))
  return { ...knowledge, contacts, topics }
}

function contactOver(contact: Contact, withdrawn: boolean, confirmed: Override | undefined): Contact {
  if (withdrawn) return { ...contact, publish: 'no' }
  const later = confirmed !== undefined && (contact.confirmed === null || contact.confirmed.on < confirmed.told)
  return later ? { ...contact, confirmed: { by: confirmed.by, on: confirmed.told } } : contact
}

/** Steps for somebody in danger are never taken away; their numbers can be. */
function topicOver(topic: Topic, withdrawn: ReadonlySet<string>): Topic {
  if (topic.risk === 'urgent') return topic
  const base = withdrawn.has(topic.entry.vi.id)
  const variants = [...topic.variants].map(
    ([country, entry]) => [country, base || withdrawn.has(entry.vi.id) ? outdated(entry) : entry] as [Country, PerLanguage<Entry>],
  )
  const touched = base || variants.some(([country, entry]) => entry !== topic.variants.get(country))
  if (!touched) return topic
  const risk = topic.risk === 'none' ? 'caution' : topic.risk
  return { ...topic, risk, entry: base ? outdated(topic.entry) : topic.entry, variants: new Map(variants) }
}

function outdated({ vi, en }: PerLanguage<Entry>): PerLanguage<Entry> {
  return { vi: { ...vi, reviewBy: once }, en: { ...en, reviewBy: once } }
}

const once = '1970-01-01'
