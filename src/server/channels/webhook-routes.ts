import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Channel, RawRequest } from '../../adapters/channel.ts'
import { AppError } from '../../errors.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Time } from '../../time.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { type InboxStore, type OnStaffRoom, receive } from '../receive.ts'
import type { Turns } from '../turns.ts'
import type { HeardCalls } from './heard-calls.ts'

export interface WebhookDeps {
  readonly channels: ReadonlyMap<string, Channel>
  readonly store: InboxStore
  readonly turns: Turns
  readonly time: Time
  readonly log: Log
  readonly metrics: Metrics
  readonly heard: HeardCalls
  readonly knowledge: () => Knowledge | null
  readonly onStaffRoom: OnStaffRoom
  readonly stopping: () => boolean
}

/** No service sends more than this in one call. */
const longestBodyBytes = 256 * 1024

/**
 * `POST /webhooks/:channel`: proven, read, kept, answered 200; the decision starts at once and nobody waits for it. The body stays the
 * bytes that came, because proof may be over bytes.
 */
export function webhookRoutes(deps: WebhookDeps): FastifyPluginAsync {
  return async (app) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: longestBodyBytes }, (_request, body, done) =>
      done(null, body),
    )
    // Nothing of any type: a service that tries the address out.
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 0 }, (_request, body, done) => done(null, body))
    app.addHook('onRequest', async () => {
      if (deps.stopping()) throw new AppError('shutting-down', 'the server is stopping')
      if (deps.knowledge() === null) throw new AppError('no-content', 'nothing could answer')
    })

    app.post<{ Params: { channel: string } }>('/webhooks/:channel', async (request, reply) => {
      const channel = deps.channels.get(request.params.channel)
      if (!channel) throw new AppError('not-found', 'this channel is not set up')
      const raw: RawRequest = { headers: flat(request), body: bytes(request.body), receivedAtMs: deps.time.nowMs() }
      const ids = await receive(channel, raw, deps.store, deps.onStaffRoom).catch((error: unknown) => {
        const code = error instanceof AppError ? error.code : null
        deps.metrics.received(channel.name, code === 'forged-request' ? 'refused' : 'failed')
        if (code === 'forged-request' || code === 'keys-unreachable') noteUnproven(deps.heard, channel, code, raw)
        throw error
      })
      const trial = channel.isTrial?.(raw) ?? false
      deps.metrics.received(channel.name, trial ? 'ignored' : 'kept')
      if (trial) noteUnproven(deps.heard, channel, 'unsigned-call', raw)
      else deps.heard.proven(channel.name, raw.receivedAtMs)
      deps.log.info('received', { channel: channel.name, count: ids.length })
      void deps.turns.take(ids)
      void channel.acknowledge?.(raw)
      return reply.code(200).send({})
    })
  }
}

/** What anybody on the net sends without meaning us says nothing of how the channel stands. */
function noteUnproven(heard: HeardCalls, channel: Channel, code: string, raw: RawRequest): void {
  if (channel.saysOurs?.(raw)) heard.unproven(channel.name, code, raw.receivedAtMs)
}

function bytes(body: unknown): Uint8Array {
  return body instanceof Uint8Array ? body : new Uint8Array()
}

function flat(request: FastifyRequest): RawRequest['headers'] {
  return Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]))
}
