import type { FastifyReply } from 'fastify'

/** What a session is known by. Without an age: it ends with the browser, and on the server in its own time. */
export interface Cookie {
  readonly name: string
  readonly secure: boolean
}

/**
 * `__Host-` binds it to this host over https and nothing else. Chromium would take a `Secure` cookie on http://127.0.0.1 as well, other
 * browsers would not; so on a machine that only talks to itself it goes without. A name says nothing about the site.
 */
export function sessionCookie(name: 'session' | 'console', publicAddress: string | null): Cookie {
  const secure = publicAddress?.startsWith('https:') ?? false
  return { name: secure ? `__Host-${name}` : name, secure }
}

export function setCookie(reply: FastifyReply, { name, secure }: Cookie, token: string): FastifyReply {
  return reply.setCookie(name, token, { path: '/', httpOnly: true, sameSite: 'strict', secure })
}

export function clearCookie(reply: FastifyReply, { name, secure }: Cookie): FastifyReply {
  return reply.clearCookie(name, { path: '/', httpOnly: true, sameSite: 'strict', secure })
}

/** Somebody leaves: nothing of the talk stays in their browser. */
export function emptyBrowser(reply: FastifyReply, cookie: Cookie): FastifyReply {
  return clearCookie(reply.header('clear-site-data', '"cache", "cookies", "storage"'), cookie)
}
