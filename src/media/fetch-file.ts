import { lookup as systemLookup } from 'node:dns'
import type { IncomingMessage } from 'node:http'
import https from 'node:https'
import type { LookupFunction, Socket } from 'node:net'
import type { FoundFile } from '../adapters/channel.ts'
import { http } from '../node-http.ts'
import { isPublicAddress } from './public-address.ts'
import { vetAddress } from './vet-address.ts'

export type Fetched =
  | { readonly kind: 'fetched'; readonly bytes: Buffer }
  /** Never asked for again. */
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'try-later'; readonly code: string }

export interface FetchSettings {
  /** Origins that the operator has set, such as a Bot API server of their own: plain HTTP and addresses of their network are fine there. */
  readonly ownOrigins: ReadonlySet<string>
  readonly mostBytes: number
  /** For the whole file, redirects among it. */
  readonly timeoutMs: number
  /** In the place of the system's, for tests. */
  readonly lookup?: LookupFunction
}

type Where = Extract<FoundFile, { kind: 'found' }>

const mostRedirects = 3

/**
 * Fetches one file from where its channel says it lies, and from no other host. A name is resolved once, every address it has must be
 * public, and the connection goes to one of those; a redirect is checked as the first address was. Headers of the channel go to the host
 * they are for and to no other; nothing else is sent. Never rejects.
 */
export async function fetchFile(where: Where, settings: FetchSettings, signal: AbortSignal): Promise<Fetched> {
  const over = AbortSignal.any([signal, AbortSignal.timeout(settings.timeoutMs)])
  let url = where.url
  let { ownOrigins } = settings
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const wrong = vetAddress(url, where.hosts, ownOrigins)
    if (wrong !== null) return { kind: 'refused', code: wrong }
    const answer = await ask(url, url.host === where.url.host ? where.headers : {}, { ...settings, ownOrigins }, over)
    if (answer.kind !== 'moved') return answer
    // A host out there cannot lead into the operator's own network.
    if (!ownOrigins.has(url.origin)) ownOrigins = nowhere
    const next = URL.parse(answer.to, url.href)
    if (next === null) return { kind: 'refused', code: 'unreadable-redirect' }
    url = next
  }
  return { kind: 'refused', code: 'too-many-redirects' }
}

const nowhere: ReadonlySet<string> = new Set()

type Answer = Fetched | { readonly kind: 'moved'; readonly to: string }

function ask(url: URL, headers: Where['headers'], settings: FetchSettings, over: AbortSignal): Promise<Answer> {
  const own = settings.ownOrigins.has(url.origin)
  return new Promise((resolve) => {
    if (over.aborted) return resolve({ kind: 'try-later', code: 'timeout' })
    if (!own && isLiteral(url) && !isPublicAddress(bare(url.hostname))) return resolve({ kind: 'refused', code: 'not-public' })
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      agent: false,
      headers: { ...headers, accept: '*/*', 'accept-encoding': 'identity' },
      lookup: own ? systemLookup : publicOnly(settings.lookup ?? systemLookup),
      signal: over,
    })
    const end = (answer: Answer) => {
      resolve(answer)
      request.destroy()
    }
    if (!own) request.once('socket', (socket) => socket.once('connect', () => !reachedPublic(socket) && end(notPublic)))
    request.on('error', (error: NodeJS.ErrnoException) => {
      end(error instanceof NotPublic ? notPublic : { kind: 'try-later', code: over.aborted ? 'timeout' : (error.code ?? 'broken') })
    })
    request.once('response', (response) => receive(response, settings.mostBytes, end))
    request.end()
  })
}

function receive(response: IncomingMessage, mostBytes: number, end: (answer: Answer) => void): void {
  const atOnce = withoutBody(response, mostBytes)
  if (atOnce !== null) end(atOnce)
  const chunks: Buffer[] = []
  let bytes = 0
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes <= mostBytes) chunks.push(chunk)
    else end(tooLarge)
  })
  response.once('end', () => end(response.complete ? { kind: 'fetched', bytes: Buffer.concat(chunks) } : cutOff))
  response.on('error', () => end(cutOff))
}

/** What the head alone says; null: the file follows. */
function withoutBody({ statusCode: status = 0, headers }: IncomingMessage, mostBytes: number): Answer | null {
  if ([301, 302, 303, 307, 308].includes(status)) return { kind: 'moved', to: headers.location ?? '' }
  if (status !== 200) return { kind: status === 429 || status >= 500 ? 'try-later' : 'refused', code: `http-${status}` }
  // What is packed can be a thousand times larger than its length says.
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') return { kind: 'refused', code: 'packed' }
  return Number(headers['content-length'] ?? 0) > mostBytes ? tooLarge : null
}

const notPublic: Answer = { kind: 'refused', code: 'not-public' }
const tooLarge: Answer = { kind: 'refused', code: 'too-large' }
const cutOff: Answer = { kind: 'try-later', code: 'cut-off' }

class NotPublic extends Error {}

/** Resolves as the given one does, and fails where any address is not public: half of a name's addresses may be the trap. */
function publicOnly(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '')
      const addresses = Array.isArray(found) ? found : [{ address: found, family: 4 }]
      const [first] = addresses
      if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) return callback(new NotPublic(), '')
      if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
}

function reachedPublic({ remoteAddress }: Socket): boolean {
  return remoteAddress !== undefined && isPublicAddress(remoteAddress)
}

function isLiteral({ hostname }: URL): boolean {
  return hostname.startsWith('[') || /^[\d.]+$/.test(hostname)
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '')
}
