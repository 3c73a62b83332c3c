import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { MediaId } from '../../../bot/message.ts'
import { AppError } from '../../../errors.ts'
import type { StoredFile } from '../../../store/media/media.ts'
import { inspectFor } from '../../files/inspect-for.ts'
import { partOf, sendFile } from '../../files/send-file.ts'
import type { RouteDeps } from '../deps.ts'
import * as wire from '../wire/wire.ts'
import { openCaseAccess } from './case-access.ts'
import { refuse } from './refusals.ts'

const params = z.strictObject({ id: wire.caseId })
const fileParams = z.strictObject({ id: wire.caseId, file: z.uuid() })
const fileQuery = z.strictObject({ save: z.literal('yes').optional() })

/**
 * Files of a case: only for whoever may read it, each look told to the audit. A file never becomes a page: its type is one of ours, no
 * script runs in it, and what cannot be drawn safely is saved.
 */
export function fileRoutes(deps: RouteDeps): FastifyPluginAsyncZod {
  const { store, staff, guard, limitsOf, mostFileBytes, time } = deps
  const { readable, allowed, told } = openCaseAccess(deps)

  return async (app) => {
    app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: mostFileBytes }, (_request, body, done) =>
      done(null, body),
    )

    app.get(
      '/cases/:id/files/:file',
      { exposeHeadRoute: false, config: { needs: 'see-queue' }, schema: { params: fileParams, querystring: fileQuery } },
      async (request, reply) => {
        const me = guard.signedIn(request)
        const { id, file } = request.params
        const found = await readable(me, id, 'open-file')
        const stored = await store.media.read(file as MediaId)
        if (stored === null || stored.conversation !== found.conversation) throw new AppError('not-found', 'no such file here')
        const part = partOf(request.headers.range, stored.bytes.length)
        await staff.tell(told(me, 'open-file', id, file))
        return sendFile(reply, stored, part, request.query.save !== undefined)
      },
    )

    app.post(
      '/cases/:id/files',
      { config: { needs: 'reply', takes: 'bytes' }, bodyLimit: mostFileBytes, schema: { params, response: { 200: wire.attached } } },
      async (request, reply) => {
        const me = guard.signedIn(request)
        const found = await allowed('reply', me, request.params.id, 'attach-file')
        if (found.case.eraseAskedAtMs !== null) return refuse(reply, 'erased')
        const bytes = request.body
        const limits = limitsOf((await staff.addressOf(found.conversation)) ?? { channel: found.channel, id: '' })
        if (!limits.sendsFiles || !Buffer.isBuffer(bytes)) throw new AppError('bad-request', 'no file can be sent there')
        const seen = await inspectFor(limits, bytes)
        if (seen.kind === 'refused' && seen.code === 'too-large')
          throw new AppError('too-large', 'the channel carries no file of this length')
        if (seen.kind === 'refused') throw new AppError('unsupported-type', `a file was not kept: ${seen.code}`)
        const kept: Pick<StoredFile, 'type' | 'bytes'> = { type: seen.type.type, bytes: seen.bytes }
        const file = await store.media.attach(found.conversation, kept, time.nowMs())
        if (file === null) throw new AppError('not-found', 'the conversation is gone')
        await staff.tell(told(me, 'attach-file', found.case.id, file))
        return { file, type: kept.type, bytes: kept.bytes.length }
      },
    )
  }
}
