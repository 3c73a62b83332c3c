import { request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { TLSSocket } from 'node:tls'
import { z } from 'zod'
import { readJson } from '../../adapters/read-json.ts'
import { type Finding, note, well, wrong } from './finding.ts'

/** What a call to an address came to. */
export type Answered =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly body: string
      readonly atMs: number | null
      readonly daysLeft: number | null
    }
  /** `certificate`: somebody was there and could not prove who. */
  | { readonly kind: 'none'; readonly why: 'certificate' | 'unreachable'; readonly code: string }

const timeoutMs = 10_000
const mostBytes = 4096

/** Asks an address once, over TLS with everything checked where it is https. Never rejects. */
export function askAddress(address: string): Promise<Answered> {
  const url = new URL(address)
  const request = url.protocol === 'https:' ? tlsRequest : plainRequest
  return new Promise((resolve) => {
    const asking = request(url, { agent: false, timeout: timeoutMs, headers: { 'user-agent': 'ben-an-doctor' } }, (answer) => {
      const { socket } = answer
      const daysLeft = socket instanceof TLSSocket ? daysUntil(socket.getPeerCertificate().valid_to) : null
      let body = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => {
        body = (body + part).slice(0, mostBytes)
      })
      answer.on('error', () => resolve({ kind: 'none', why: 'unreachable', code: 'cut off' }))
      answer.on('end', () => resolve({ kind: 'answer', status: answer.statusCode ?? 0, body, atMs: dated(answer.headers.date), daysLeft }))
    })
    asking.on('timeout', () => asking.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })))
    asking.on('error', (error: NodeJS.ErrnoException) => resolve({ kind: 'none', ...reason(error.code ?? error.message) }))
    asking.end()
  })
}

const waiting = z.object({ ready: z.literal(false), store: z.literal(false), code: z.string().regex(/^[a-z-]+$/) })

/** What is in the way of a server whose start waits; null: none answered so. Pure. */
export function whyItWaits(answered: Answered): string | null {
  return answered.kind === 'answer' ? (waiting.safeParse(readJson(answered.body)).data?.code ?? null) : null
}

/** Let's Encrypt's are renewed a month before; with two weeks left somebody has to look. */
const soonDays = 14

/** What the public address came to. Pure. */
export function publicFindings(address: string, alive: Answered, ready: Answered): readonly Finding[] {
  if (alive.kind === 'none')
    return [
      alive.why === 'certificate' ? wrong('public-certificate', address, alive.code) : wrong('public-unreachable', address, alive.code),
    ]
  if (alive.status !== 200 || !alive.body.includes('"alive":true')) return [wrong('public-other', address, String(alive.status))]
  return [
    ready.kind === 'answer' && ready.status === 200 ? well('public-well', address) : wrong('public-not-ready', address),
    ...(alive.daysLeft !== null && alive.daysLeft < soonDays ? [wrong('public-expiring', address, String(alive.daysLeft))] : []),
  ]
}

export async function lookAtPublic(address: string | null, production: boolean): Promise<readonly Finding[]> {
  if (address === null) return [production ? wrong('public-none') : note('public-none')]
  const [alive, ready] = await Promise.all([askAddress(`${address}/healthz`), askAddress(`${address}/readyz`)])
  return publicFindings(address, alive, ready)
}

/** Codes of staff change every half minute. */
const mostOffMs = 15_000

/** How our clock stands beside that of a server that certainly keeps time. Pure; says nothing where that did not answer. */
export function clockFindings(host: string, answered: Answered, nowMs: number): readonly Finding[] {
  if (answered.kind === 'none' || answered.atMs === null) return []
  const offMs = Math.abs(nowMs - answered.atMs)
  return [offMs > mostOffMs ? wrong('clock-off', String(Math.round(offMs / 1000)), host) : well('clock-well')]
}

function reason(code: string): { readonly why: 'certificate' | 'unreachable'; readonly code: string } {
  return { why: /CERT|SELF_SIGNED|UNABLE_TO_|TLS|SSL|ALTNAME/.test(code) ? 'certificate' : 'unreachable', code }
}

function dated(header: string | undefined): number | null {
  const atMs = Date.parse(header ?? '')
  return Number.isNaN(atMs) ? null : atMs
}

function daysUntil(text: string | undefined): number | null {
  const atMs = Date.parse(text ?? '')
  return Number.isNaN(atMs) ? null : Math.floor((atMs - Date.now()) / 86_400_000)
}
