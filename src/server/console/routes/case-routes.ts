import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { CaseId } from '../../../bot/conversation.ts'
import type { KeptFile } from '../../../bot/message.ts'
import { AppError } from '../../../errors.ts'
import type { Act } from '../../../hotline/act.ts'
import type { Case, StaffId } from '../../../hotline/case.ts'
import type { Refusal } from '../../../hotline/refusal.ts'
import { type Deed, relationTo } from '../../../hotline/roles.ts'
import { nameFor } from '../../../media/type-of.ts'
import { failure } from '../../wire.ts'
import type { RouteDeps } from '../deps.ts'
import type { SignedIn } from '../guard.ts'
import { mayRead } from '../view/case-view.ts'
import * as wire from '../wire/wire.ts'
import { openCaseAccess } from './case-access.ts'
import { openPresses } from './presses.ts'
import { isRefusal, refuse } from './refusals.ts'
import { openSameWords } from './same-words.ts'

const params = z.strictObject({ id: wire.caseId })
const view = wire.caseView.nullable()

/**
 * One case, and what is done to it. Who may do what to which is the hotline's table; here it is asked, carried out, and told to the audit.
 */
export function caseRoutes(deps: RouteDeps): FastifyPluginAsyncZod {
  const { store, hotline, staff, guard, events, views } = deps
  const presses = openPresses()
  const sayOnce = openSameWords(deps)
  const { readable, allowed, tellForbidden, told, keepReason } = openCaseAccess(deps)

  /**
   * Whoever acts sees in the queue that an open case is there, and hears why nothing came of it. Of a closed one they know only what they
   * may read: to anybody else it is one that is not there.
   */
  async function answer(reply: FastifyReply, me: SignedIn, deed: Deed, id: string, what: Case | Refusal | 'unknown-case') {
    const refused = what === 'unknown-case' || isRefusal(what)
    if (!refused) return reply.code(200).send(await views.caseView(me.staff, id as CaseId))
    const found = what === 'unknown-case' ? null : await store.caseOf(id as CaseId)
    const hidden = found === null || (found.case.state.at === 'closed' && !mayRead(found, me.staff))
    if (hidden || notTheirs.has(what)) await tellForbidden(me, deed, id)
    if (hidden || what === 'unknown-case') throw new AppError('not-found', 'no such case, or not theirs')
    return refuse(reply, what)
  }

  /** @throws AppError `not-found` for a file that was not attached to this conversation */
  async function attachedTo(id: CaseId, file: string): Promise<KeptFile> {
    const found = await store.caseOf(id)
    const notes = found === null ? [] : await store.media.of(found.conversation)
    const note = notes.find((one) => one.id === file && one.line === null && one.state === 'kept')
    if (note === undefined || note.type === null) throw new AppError('not-found', 'no such file is attached here')
    return { media: note.id, name: nameFor(note.type) }
  }

  async function actOf(body: wire.ActBody): Promise<Act | Refusal> {
    if (body.act === 'reopen') return { act: 'reopen', otherOpen: false }
    if (body.act !== 'transfer' && body.act !== 'reassign') return body
    const to = await staff.account(body.to as StaffId)
    return to === null || to.disabled ? 'cannot-hold' : { act: body.act, to: { id: to.id, role: to.role, name: to.name } }
  }

  return async (app) => {
    app.get('/cases/:id', { config: { needs: 'see-queue' }, schema: { params, response: { 200: wire.caseView } } }, async (request) => {
      const me = guard.signedIn(request)
      await readable(me, request.params.id, 'read-case')
      events.heard(me)
      await staff.tell(told(me, 'read-case', request.params.id))
      const shown = await views.caseView(me.staff, request.params.id as CaseId)
      if (shown === null) throw new AppError('not-found', 'gone this moment')
      return shown
    })

    app.post(
      '/cases/:id/acts',
      { config: { needs: 'see-queue' }, schema: { params, body: wire.actBody, response: { 200: view, 409: failure } } },
      async (request, reply) => {
        const me = guard.signedIn(request)
        const { id } = request.params
        const what = await presses.once(`${me.staff.id}/${id}/${request.body.id}`, async () => {
          const act = await actOf(request.body)
          if (typeof act === 'string') return act
          const done = await hotline.act(id as CaseId, act, me.staff)
          if (request.body.act === 'hold-erase' && typeof done === 'object') await keepHoldReason(me, done.id, request.body)
          return done
        })
        return answer(reply, me, request.body.act, id, what)
      },
    )

    app.post(
      '/cases/:id/replies',
      { config: { needs: 'see-queue' }, schema: { params, body: wire.replyBody, response: { 200: view, 409: failure } } },
      async (request, reply) => {
        const me = guard.signedIn(request)
        const { id, body } = { id: request.params.id as CaseId, body: request.body }
        const words = {
          id: `${me.staff.id}/${body.id}`,
          text: body.text,
          ...(body.proposalOf !== undefined && { proposalOf: body.proposalOf }),
          ...(body.file !== undefined && { file: await attachedTo(id, body.file) }),
        }
        const what = await sayOnce(id, me.staff.id, body, () =>
          hotline.act(id, { act: 'reply', confirmed: body.confirmed }, me.staff, words),
        )
        const found = typeof what === 'string' ? null : await store.caseOf(id)
        if (found !== null) await staff.keepDraft(found.conversation, me.staff.id, '')
        return answer(reply, me, 'reply', id, what)
      },
    )

    app.post(
      '/cases/:id/notes',
      { config: { needs: 'note' }, schema: { params, body: wire.noteBody, response: { 200: view } } },
      async (request) => {
        const me = guard.signedIn(request)
        const found = await allowed('note', me, request.params.id)
        const note = { press: request.body.id, case: found.case.id, text: request.body.text }
        await staff.addNote(found.conversation, note, told(me, 'note', found.case.id))
        events.noticeCase(found.case.id)
        return views.caseView(me.staff, found.case.id)
      },
    )

    app.put('/cases/:id/draft', { config: { needs: 'reply' }, schema: { params, body: wire.draftBody } }, async (request, reply) => {
      const me = guard.signedIn(request)
      const found = await readable(me, request.params.id, 'reply')
      await staff.keepDraft(found.conversation, me.staff.id, request.body.text)
      return reply.code(204).send()
    })

    app.post(
      '/cases/:id/presence',
      { config: { needs: 'see-queue' }, schema: { params, body: wire.presenceBody } },
      async (request, reply) => {
        const me = guard.signedIn(request)
        const { typing } = request.body
        if (!typing) {
          // often of a case that was just given away: that is no try to read what is not theirs
          events.looking.typing(request.params.id as CaseId, me.staff, false)
          return reply.code(204).send()
        }
        const found = await readable(me, request.params.id, 'read-case')
        events.looking.typing(found.case.id, me.staff, true)
        if (relationTo(found.case, me.staff.id) === 'own') deps.showWriting?.(found.conversation)
        return reply.code(204).send()
      },
    )
  }

  async function keepHoldReason(me: SignedIn, id: CaseId, { act, reason }: wire.ActBody & { readonly act: 'hold-erase' }): Promise<void> {
    const found = await store.caseOf(id)
    if (found !== null) await keepReason(me, found, act, reason)
  }
}

/** Refused for who asks, and not for how the case stands. */
const notTheirs: ReadonlySet<string> = new Set<Refusal>(['not-yours', 'not-allowed'])
