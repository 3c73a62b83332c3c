import { gzipSync } from 'node:zlib'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { forConsole } from '../security-headers.ts'
import { brotli, type Packing, type WebFiles } from './web-files.ts'

export interface PageDeps {
  readonly web: WebFiles
  /** The page filled for now, and for who asks. */
  readonly page: (request: FastifyRequest) => Promise<string>
}

/**
 * `GET /`, `GET /console` and the files of the built pages. A page itself is never kept by a browser; its
 * hashed files are, for a weak line.
 */
export function pageRoutes({ web, page }: PageDeps): FastifyPluginAsync {
  return async (app) => {
    app.get('/', async (request, reply) => {
      void reply.header('cache-control', 'no-store').type('text/html; charset=utf-8')
      return sendPacked(request, reply, Buffer.from(await page(request), 'utf8'))
    })

    if (web.console !== null) {
      const built = Buffer.from(web.console, 'utf8')
      app.get('/console', async (request, reply) => {
        void reply.header('cache-control', 'no-store').type('text/html; charset=utf-8')
        void reply.header('content-security-policy', forConsole(String(reply.getHeader('content-security-policy'))))
        return sendPacked(request, reply, built)
      })
    }

    app.get('/robots.txt', async (_request, reply) => reply.type('text/plain; charset=utf-8').send('User-agent: *\nDisallow: /\n'))

    for (const [address, file] of web.files) {
      app.get(address, { config: { rateLimit: false } }, async (request, reply) => {
        void reply.header('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
        void reply.header('vary', 'accept-encoding').type(file.type)
        const packing = packingOf(request)
        if (packing === null || file.packed === null) return reply.send(file.plain)
        return reply.header('content-encoding', packing).send(await file.packed(packing))
      })
    }
  }
}

function sendPacked(request: FastifyRequest, reply: FastifyReply, body: Buffer): FastifyReply {
  const packing = packingOf(request)
  void reply.header('vary', 'accept-encoding')
  if (packing === null) return reply.send(body)
  return reply.header('content-encoding', packing).send(packing === 'br' ? brotli(body, 4) : gzipSync(body))
}

function packingOf(request: FastifyRequest): Packing | null {
  const accepted = (request.headers['accept-encoding'] ?? '').toString()
  if (/\bbr\b(?!;q=0(?:\D|$))/.test(accepted)) return 'br'
  return /\bgzip\b(?!;q=0(?:\D|$))/.test(accepted) ? 'gzip' : null
}
