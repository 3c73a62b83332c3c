import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../errors.ts'
import { callerOf } from '../crowds/caller.ts'

/** Files that are on their way in. Each lies in memory from its first byte until it is kept, so there is room for so many bytes at once. */
export interface Incoming {
  /** Makes room for the body of this request, so many bytes. @throws AppError `store-busy` when there is none */
  begin(request: FastifyRequest, reply: FastifyReply, bytes: number): void
  /** Its room is held until `work` has ended, whether somebody still waits for the answer or not. */
  keep<T>(request: FastifyRequest, work: () => Promise<T>): Promise<T>
}

export interface IncomingSettings {
  readonly mostBytes: number
  /** One line leaves room for the others. */
  readonly mostBytesPerCaller: number
}

export function openIncoming({ mostBytes, mostBytesPerCaller }: IncomingSettings): Incoming {
  const held = new Map<string, number>()
  /** Whose body is still on the line, with what gives its room back. */
  const coming = new WeakMap<FastifyRequest, () => void>()

  function hold(caller: string, bytes: number): () => void {
    const mine = held.get(caller) ?? 0
    const all = [...held.values()].reduce((sum, one) => sum + one, 0)
    if (mine + bytes > mostBytesPerCaller || all + bytes > mostBytes) throw new AppError('store-busy', 'too many files are on their way')
    held.set(caller, mine + bytes)
    return () => {
      const left = (held.get(caller) ?? 0) - bytes
      if (left > 0) held.set(caller, left)
      else held.delete(caller)
    }
  }

  function arrived(request: FastifyRequest): () => void {
    const release = coming.get(request)
    coming.delete(request)
    return release ?? (() => undefined)
  }

  return {
    begin(request, reply, bytes) {
      coming.set(request, hold(callerOf(request), bytes))
      reply.raw.once('close', () => arrived(request)())
    },
    async keep(request, work) {
      const release = arrived(request)
      try {
        return await work()
      } finally {
        release()
      }
    },
  }
}
