import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { AppError } from '../../../errors.ts'
import { addDays, vietnamDate } from '../../../knowledge/dates.ts'
import type { Contact, Knowledge, Topic } from '../../../knowledge/knowledge.ts'
import { plain } from '../../../knowledge/words/normalise.ts'
import type { Override } from '../../../store/staff/staff-store.ts'
import type { UnansweredQuestion } from '../../../store/store.ts'
import type { RouteDeps } from '../deps.ts'
import { reportView } from '../view/report-view.ts'
import {
  type Contacts,
  confirmBody,
  contacts,
  contentParams,
  type Entries,
  entries,
  type Gaps,
  gaps,
  gapsQuery,
  report,
  reportQuery,
  withdrawBody,
} from '../wire/wire-house.ts'

const dayMs = 24 * 60 * 60_000
const soonDays = 30

/** Things that are withdrawn at once, and put back. `check` throws where one may not be. */
interface Withdrawn {
  readonly things: 'entries' | 'contacts'
  readonly thing: 'entry' | 'contact'
  readonly shape: typeof entries | typeof contacts
  readonly check: (id: string) => unknown
  readonly now: () => Entries | Contacts
}

/** What curators see of the content, and set at once without waiting for a change of it. */
export function curatorRoutes(deps: RouteDeps): FastifyPluginAsyncZod {
  const { store, staff, guard, time, setAtOnce, did } = deps

  /** @throws AppError `no-content` */
  function content(): Knowledge {
    const found = deps.contentAsWritten()
    if (found === null) throw new AppError('no-content', 'there is nothing to show')
    return found
  }

  function told(request: FastifyRequest, deed: string, detail: string) {
    return did(guard.signedIn(request).account.id, deed, { detail })
  }

  function entriesNow(): Entries {
    const { version, topics } = content()
    const rows = [...topics.values()].flatMap((topic) => [
      entryRow(topic, topic.entry, null),
      ...[...topic.variants].map(([country, entry]) => entryRow(topic, entry, country)),
    ])
    return { version, entries: rows }
  }

  function entryRow({ id: topic, stage, risk }: Topic, { vi, en }: Topic['entry'], country: string | null): Entries['entries'][number] {
    const { id, compiled, reviewBy, signed } = vi
    const titles = { vi: vi.title, en: en.title }
    const today = vietnamDate(time.nowMs())
    const age = today > reviewBy ? 'past' : addDays(today, soonDays) > reviewBy ? 'soon' : 'fresh'
    return { id, topic, country, titles, stage, risk, compiled, reviewBy, signed, age, withdrawn: withdrawnOf('entry-withdrawn', id) }
  }

  function contactsNow(): Contacts {
    return { contacts: [...content().contacts.values()].map(contactRow) }
  }

  function contactRow({ id, name, shown, helpsIn, confidence, publish, confirmed, asOf }: Contact): Contacts['contacts'][number] {
    const later = find('contact-confirmed', id)
    return {
      ...{ id, name, shown, confidence, publish, asOf },
      helpsIn: helpsIn === 'anywhere' ? null : helpsIn,
      confirmed: later !== undefined && (confirmed === null || confirmed.on < later.told) ? { by: later.by, on: later.told } : confirmed,
      withdrawn: withdrawnOf('contact-withdrawn', id),
    }
  }

  function find(kind: Override['kind'], id: string): Override | undefined {
    return setAtOnce.list().find((one) => one.kind === kind && one.id === id)
  }

  function withdrawnOf(kind: Override['kind'], id: string): Entries['entries'][number]['withdrawn'] {
    const found = find(kind, id)
    return found === undefined ? null : { by: found.by, atMs: found.atMs, reason: found.told }
  }

  /** @throws AppError `not-found` */
  function contact(id: string): Contact {
    const found = content().contacts.get(id)
    if (found === undefined) throw new AppError('not-found', 'no such contact')
    return found
  }

  /** @throws AppError `not-found`, `never-withdrawn` */
  function checkEntry(id: string): void {
    const [topicId = ''] = id.split('@')
    const topic = content().topics.get(topicId)
    const found = topic && [topic.entry, ...topic.variants.values()].some(({ vi }) => vi.id === id)
    if (topic === undefined || !found) throw new AppError('not-found', 'no such entry')
    if (topic.risk === 'urgent') throw new AppError('never-withdrawn', 'steps for somebody in danger were to be withdrawn')
  }

  async function set(request: FastifyRequest, deed: string, kind: Override['kind'], id: string, by: string, why: string): Promise<void> {
    await setAtOnce.set({ kind, id, by, told: why, atMs: time.nowMs() }, told(request, deed, id))
  }

  function withdrawing(app: Parameters<FastifyPluginAsyncZod>[0], { things, thing, shape, check, now }: Withdrawn): void {
    const options = {
      config: { needs: `withdraw-${thing}` },
      schema: { params: contentParams, body: withdrawBody, response: { 200: shape } },
    } as const
    app.post(`/${things}/:id/withdraw`, options, async (request) => {
      const { id } = request.params
      check(id)
      await set(request, `withdraw-${thing}`, `${thing}-withdrawn`, id, guard.signedIn(request).account.name, request.body.reason)
      return now()
    })
    app.post(`/${things}/:id/restore`, options, async (request) => {
      const { id } = request.params
      check(id)
      await setAtOnce.restore(`${thing}-withdrawn`, id, told(request, `restore-${thing}`, `${id}: ${request.body.reason}`))
      return now()
    })
  }

  return async (app) => {
    app.get('/entries', { config: { needs: 'see-entries' }, schema: { response: { 200: entries } } }, async () => entriesNow())

    withdrawing(app, { things: 'entries', thing: 'entry', shape: entries, check: checkEntry, now: entriesNow })

    app.get('/contacts', { config: { needs: 'see-entries' }, schema: { response: { 200: contacts } } }, async () => contactsNow())

    app.post(
      '/contacts/:id/confirm',
      { config: { needs: 'confirm-contact' }, schema: { params: contentParams, body: confirmBody, response: { 200: contacts } } },
      async (request) => {
        const { id, publish } = contact(request.params.id)
        const { by, on } = request.body
        if (publish === 'no' || on > vietnamDate(time.nowMs())) throw new AppError('bad-request', 'never shown, or heard on a day to come')
        await set(request, 'confirm-contact', 'contact-confirmed', id, by, on)
        return contactsNow()
      },
    )

    withdrawing(app, { things: 'contacts', thing: 'contact', shape: contacts, check: contact, now: contactsNow })

    app.get('/gaps', { config: { needs: 'see-gaps' }, schema: { querystring: gapsQuery, response: { 200: gaps } } }, async (request) => {
      const { days } = request.query
      await staff.tell(told(request, 'see-gaps', `${days} days`))
      return { questions: alike(await store.unanswered(time.nowMs() - days * dayMs)) }
    })

    app.get(
      '/report',
      { config: { needs: 'see-report' }, schema: { querystring: reportQuery, response: { 200: report } } },
      async (request) => {
        const { month } = request.query
        await staff.tell(told(request, 'see-report', month))
        return reportView(month, await store.tallies(`${month}-01`, `${month}-31`), time.nowMs())
      },
    )
  }
}

/** The same words, with or without marks, are one question; most asked first. */
function alike(asked: readonly UnansweredQuestion[]): Gaps['questions'] {
  const groups = new Map<string, UnansweredQuestion[]>()
  for (const one of asked) {
    const key = `${one.language}/${plain(one.question) || one.question}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  const rows = [...groups.values()].flatMap((group) => {
    const last = group.at(-1)
    return last === undefined ? [] : [{ question: last.question, language: last.language, times: group.length, lastMs: last.atMs }]
  })
  return rows.sort((a, b) => b.times - a.times || b.lastMs - a.lastMs)
}
