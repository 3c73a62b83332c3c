import type { FastifyRequest } from 'fastify'
import { AppError } from '../../errors.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Left out: JSON. */
    readonly takes?: 'bytes'
  }
}

/**
 * Refuses every body but JSON in its one plain spelling. Odd spellings (a tab, a capital, a second type behind) have been ways around
 * the checks of a body; no browser and no messaging service writes one. What says itself that it has no body is of no type.
 * An address that takes a file says so, and takes nothing else.
 * @throws AppError `unsupported-type`
 */
export async function checkBodyType(request: FastifyRequest): Promise<void> {
  const type = request.headers['content-length'] === '0' ? undefined : request.headers['content-type']
  if (request.routeOptions.config.takes === 'bytes') {
    if (type !== 'application/octet-stream') throw new AppError('unsupported-type', 'a body was not application/octet-stream')
    return
  }
  if (type !== undefined && !/^application\/json(?:; ?charset=utf-8)?$/i.test(type))
    throw new AppError('unsupported-type', 'a body was not application/json')
}
