import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../errors.ts'

/**
 * Listens and returns where, `http://127.0.0.1:8080`; port 0 takes a free one.
 * @throws AppError `address-in-use`, `address-refused`
 */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') throw new AppError('address-in-use', `port ${port} of ${host} is taken`, { cause: error })
    if (refused.includes(code)) throw new AppError('address-refused', `port ${port} of ${host}: ${code}`, { cause: error })
    throw error
  }
  const bound = app.server.address() as AddressInfo
  return `http://${host.includes(':') ? `[${host}]` : host}:${bound.port}`
}

/** A port for root alone, an address of another machine, a name that is none. */
const refused: readonly string[] = ['EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL']
