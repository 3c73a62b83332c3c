import type { FastifyReply } from 'fastify'

/** The cookie of a console. `__Host-` binds it to this host over https and nothing else; see `sessionCookie` for why not on a lone machine. */
export interface ConsoleCookie {
  readonly name: string
  readonly secure: boolean
}

export function consoleCookie(publicAddress: string | null): ConsoleCookie {
  const secure = publicAddress?.startsWith('https:') ?? false
  return { name: secure ? '__Host-console' : 'console', secure }
}

/** Without an age: it ends with the browser, and on the server in its own time. */
export function setConsoleCookie(reply: FastifyReply, { name, secure }: ConsoleCookie, token: string): FastifyReply {
  return reply.setCookie(name, token, { path: '/', httpOnly: true, sameSite: 'strict', secure })
}

export function clearConsoleCookie(reply: FastifyReply, { name, secure }: ConsoleCookie): FastifyReply {
  return reply.clearCookie(name, { path: '/', httpOnly: true, sameSite: 'strict', secure })
}
