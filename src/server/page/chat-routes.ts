import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { addressOf, newToken } from '../../adapters/web/session.ts'
import { readWebFile, readWebMessage, webLeft } from '../../adapters/web/web-channel.ts'
import type { ConversationId } from '../../bot/conversation.ts'
import type { ChannelAddress, InboundMessage, MediaId } from '../../bot/message.ts'
import { AppError } from '../../errors.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { inspect } from '../../media/inspect.ts'
import { mostBytesOfTalk } from '../../media/start-fetching.ts'
import type { Store } from '../../store/store.ts'
import type { Time } from '../../time.ts'
import { openAllowTalks } from '../crowds/allow-talks.ts'
import { openAllowWords } from '../crowds/allow-words.ts'
import { openAllowance } from '../crowds/allowance.ts'
import { callerOf } from '../crowds/caller.ts'
import { openIncoming } from '../files/incoming.ts'
import { partOf, sendFile } from '../files/send-file.ts'
import type { Log } from '../log.ts'
import { checkOrigin, checkReadByPage, checkSite, isOnlyFetchedAhead } from '../origin.ts'
import type { Turns } from '../turns.ts'
import { type EventStreams, hasRoom } from './chat-events.ts'
import { type Cookie, emptyBrowser, setCookie } from './cookie.ts'
import { blankPage } from './page.ts'
import { afterQuery, fileQuery, kept, outgoing, type View, view } from './wire.ts'

export interface ChatDeps {
  readonly store: Pick<Store, 'findConversation' | 'conversation' | 'conversationOf' | 'retireAddress' | 'keepInbox' | 'media'>
  readonly turns: Turns
  readonly time: Time
  readonly streams: EventStreams
  /** What is kept of the line that somebody calls over. */
  readonly lineOf: (caller: string) => string
  readonly cookie: Cookie
  readonly publicAddress: string | null
  readonly knowledge: () => Knowledge | null
  readonly read: (address: ChannelAddress, after: number) => Promise<View>
  readonly mostFileBytes: number
  /** False while the disk is wanted for what is written. */
  readonly hasRoomForFiles: () => Promise<boolean>
  /** True once the server is stopping: nothing new is taken. */
  readonly stopping: () => boolean
  readonly log: Log
}

/** Of one talk; ten pages of a contract, and some. */
const mostFiles = 40

const fileParams = z.strictObject({ file: z.uuid() })

/** Of one line in an hour, each as long as a file may be: a whole shelter sends some sixty pictures. */
const longFilesPerHour = 20
const hourMs = 60 * 60_000

/** Longest body of a message: 4000 characters, each written out as an escape. */
const longestBodyBytes = 32 * 1024

/**
 * The web chat. Which conversation a call is about follows from the cookie alone; nothing in an address or a body can name one.
 * The schemas are `wire.ts`.
 */
export function chatRoutes(deps: ChatDeps): FastifyPluginAsyncZod {
  const { store, turns, time, cookie, mostFileBytes } = deps
  const incoming = openIncoming({ mostBytes: 4 * mostFileBytes, mostBytesPerCaller: 2 * mostFileBytes })
  const allowFile = openAllowance({ most: longFilesPerHour * mostFileBytes, perMs: hourMs, time })
  const allowWords = openAllowWords(time)
  const allowTalks = openAllowTalks(time)

  /** The session's address, which leads to a conversation. @throws AppError `no-session` */
  async function session(request: FastifyRequest): Promise<ChannelAddress> {
    const address = addressOf(request.cookies[cookie.name])
    if (!address || !(await store.findConversation(address))) throw new AppError('no-session', 'no cookie, or one that opens nothing')
    return address
  }

  /** By session, not by line: a whole shelter may sit behind one address. A made-up cookie costs one look-up and gets 401. */
  const perSession = {
    max: 40,
    timeWindow: '1 minute',
    keyGenerator: (request: FastifyRequest) => addressOf(request.cookies[cookie.name])?.id ?? callerOf(request),
  }

  /** So nobody else on the line, page after page, keeps somebody from reading what was answered. */
  const reading = { ...perSession, max: 1200 }

  /** Nothing that fails here may keep the browser from being emptied. */
  async function endSession(address: ChannelAddress | null): Promise<void> {
    if (!address || !(await store.findConversation(address))) return
    await take(webLeft(address, time.nowMs()))
    await store.retireAddress(address)
    deps.streams.end(address)
  }

  async function leave(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await endSession(addressOf(request.cookies[cookie.name])).catch((error: unknown) =>
      deps.log.error('failed', { route: '/chat/exit' }, error),
    )
    emptyBrowser(reply, cookie)
  }

  async function take(message: InboundMessage): Promise<void> {
    void turns.take(await store.keepInbox([{ kind: 'message', message }], message.sentAtMs))
  }

  /**
   * Nobody but a person looks at files, so they are taken while one was asked for; more than a case can need are not, and none while the
   * disk is wanted for words.
   */
  async function talkThatTakesFiles(from: ChannelAddress): Promise<ConversationId> {
    const conversation = await store.findConversation(from)
    const talk = conversation && (await store.conversation(conversation))
    if (!conversation || !talk?.openCase) throw new AppError('nobody-asked', 'a file came, and no case is open')
    const here = (await store.media.of(conversation)).filter(({ state }) => state === 'kept')
    if (here.length >= mostFiles || here.reduce((sum, { bytes }) => sum + bytes, 0) >= mostBytesOfTalk)
      throw new AppError('too-many-requests', 'this talk has as many files as are kept')
    if (!(await deps.hasRoomForFiles())) throw new AppError('store-busy', 'the disk has no room for files')
    return conversation
  }

  async function handedOver(from: ChannelAddress, { id, language }: z.infer<typeof fileQuery>, bytes: unknown): Promise<InboundMessage> {
    const conversation = await talkThatTakesFiles(from)
    if (!Buffer.isBuffer(bytes)) throw new AppError('bad-request', 'no bytes came')
    const seen = await inspect(bytes)
    if (seen.kind === 'refused') throw new AppError('unsupported-type', `a file was not kept: ${seen.code}`)
    const nowMs = time.nowMs()
    const media = await store.media.attach(conversation, { type: seen.type.type, bytes: seen.bytes }, nowMs)
    if (media === null) throw new AppError('no-session', 'the talk is gone')
    return readWebFile({ id, language, family: seen.type.family, media }, from, nowMs)
  }

  return async (app) => {
    app.addHook('onRequest', async (request, reply) => {
      void reply.header('cache-control', 'no-store, no-transform')
      if (request.method === 'GET') checkSite(request)
      else checkOrigin(request, deps.publicAddress)
      if (deps.stopping() && request.url !== '/chat/exit') throw new AppError('shutting-down', 'the server is stopping')
    })

    app.post('/chat/session', { config: { rateLimit: false } }, async (request, reply) => {
      const address = addressOf(request.cookies[cookie.name])
      if (address && (await store.findConversation(address))) return reply.code(204).send()
      const waitMs = allowTalks(callerOf(request))
      if (waitMs > 0) refuseFor(waitMs, reply)
      const token = newToken()
      const fresh = addressOf(token)
      if (fresh) await store.conversationOf({ ...fresh, line: deps.lineOf(callerOf(request)) }, time.nowMs())
      return setCookie(reply, cookie, token).code(204).send()
    })

    app.post(
      '/chat/messages',
      { bodyLimit: longestBodyBytes, config: { rateLimit: perSession }, schema: { body: outgoing, response: { 202: kept } } },
      async (request, reply) => {
        if (deps.knowledge() === null) throw new AppError('no-content', 'nothing could answer')
        const address = await session(request)
        const waitMs = allowWords(callerOf(request), address.id, announced(request, longestBodyBytes))
        if (waitMs > 0) refuseFor(waitMs, reply)
        await take(readWebMessage(request.body, address, time.nowMs()))
        return reply.code(202).send({ kept: true })
      },
    )

    app.get(
      '/chat/view',
      { config: { rateLimit: reading }, schema: { querystring: afterQuery, response: { 200: view } } },
      async (request) => {
        checkReadByPage(request)
        return deps.read(await session(request), request.query.after)
      },
    )

    app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: mostFileBytes }, (_request, body, done) =>
      done(null, body),
    )

    app.post(
      '/chat/files',
      {
        bodyLimit: mostFileBytes,
        config: { takes: 'bytes', rateLimit: { ...perSession, max: 6 } },
        schema: { querystring: fileQuery, response: { 202: kept } },
        // Before a byte is read: nobody fills the memory who could not fill a talk.
        preParsing: async (request, reply) => {
          if (deps.knowledge() === null) throw new AppError('no-content', 'nothing could answer')
          await talkThatTakesFiles(await session(request))
          const bytes = announced(request, mostFileBytes)
          incoming.begin(request, reply, bytes)
          const waitMs = allowFile(callerOf(request), bytes)
          if (waitMs > 0) refuseFor(waitMs, reply)
        },
      },
      (request, reply) =>
        incoming.keep(request, async () => {
          await take(await handedOver(await session(request), request.query, request.body))
          return reply.code(202).send({ kept: true })
        }),
    )

    app.get('/chat/files/:file', { schema: { params: fileParams } }, async (request, reply) => {
      const id = await store.findConversation(await session(request))
      const stored = await store.media.read(request.params.file as MediaId)
      if (stored === null || !stored.byStaff || stored.conversation !== id) throw new AppError('not-found', 'no such file in this talk')
      return sendFile(reply, stored, partOf(request.headers.range, stored.bytes.length), false)
    })

    app.get('/chat/events', { config: { rateLimit: reading }, schema: { querystring: afterQuery } }, async (request, reply) => {
      checkReadByPage(request)
      const address = await session(request)
      if (!hasRoom(deps.streams)) throw new AppError('store-busy', 'too many pages listen; this one polls')
      deps.streams.open(request, reply, address, Math.max(request.query.after, lastEventId(request)))
      return reply
    })

    app.post('/chat/exit', { config: { rateLimit: false } }, async (request, reply) => {
      await leave(request, reply)
      return reply.code(204).send()
    })

    app.get('/chat/exit', { config: { rateLimit: false } }, async (request, reply) => {
      if (isOnlyFetchedAhead(request)) throw new AppError('foreign-origin', 'nobody has pressed this')
      await leave(request, reply)
      return reply.type('text/html; charset=utf-8').send(blankPage)
    })
  }
}

function refuseFor(waitMs: number, reply: FastifyReply): never {
  void reply.header('retry-after', String(Math.ceil(waitMs / 1000)))
  throw new AppError('too-many-requests', 'this line has had its share')
}

/** How long the body is; of what comes in chunks nobody knows. */
function announced({ headers }: FastifyRequest, longest: number): number {
  return Math.min(Number(headers['content-length'] ?? longest), longest)
}

/** A browser that reconnects on its own asks under the old address and says here how far it got. */
function lastEventId(request: FastifyRequest): number {
  const id = request.headers['last-event-id']
  return typeof id === 'string' && /^\d{1,15}$/.test(id) ? Number(id) : 0
}
