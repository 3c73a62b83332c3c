import http from 'node:http'
import net, { type AddressInfo, type LookupFunction } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FetchSettings, fetchFile } from '../../src/media/fetch-file.ts'

/** Whoever connects here has been led into our own network. */
const canary = net.createServer((socket) => {
  heard += 1
  socket.destroy()
})
let heard = 0
let canaryPort = 0

/** The operator's own file server: what it answers is set by each test. */
const front = http.createServer((request, response) => {
  asked.push(request)
  answer(response, request)
})
let asked: http.IncomingMessage[] = []
let answer: (response: http.ServerResponse, request: http.IncomingMessage) => void = (response) => response.end()
let origin = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => canary.listen(0, '::', resolve)) // every address of this machine, of both kinds
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  canaryPort = (canary.address() as AddressInfo).port
  origin = `http://127.0.0.1:${(front.address() as AddressInfo).port}`
})
afterAll(() => {
  canary.close()
  front.close()
})
beforeEach(() => {
  heard = 0
  asked = []
  answer = (response) => response.end('the file')
})

const never = new AbortController().signal
const settings = (more: Partial<FetchSettings> = {}): FetchSettings => ({
  ownOrigins: new Set([origin]),
  mostBytes: 1000,
  timeoutMs: 5000,
  ...more,
})
const from = (url: string, hosts: readonly string[] = [new URL(url).host], headers: Record<string, string> = {}) =>
  ({ kind: 'found', url: new URL(url), headers, hosts }) as const

const resolvesTo =
  (...addresses: readonly string[]): LookupFunction =>
  (_name, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: net.isIPv6(address) ? 6 : 4 })),
    )

/** Ways of writing this machine, the network around it, and what stands for them. Most hosts are refused before a name is looked up. */
const hosts = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '127.255.255.254',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0177.0.0.1',
  '017700000001',
  '0',
  '0.0.0.0',
  '[::]',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[2001:0:7f00:1::]',
  '[fe80::1]',
  '[fc00::1]',
  '[fd12:3456:789a::1]',
  '[ff02::1]',
  '[2001:db8::1]',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.254',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '192.0.0.170',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '240.0.0.1',
  '１２７.0.0.1',
  '127。0。0。1',
  'localhost',
  'localhost.',
  'LOCALHOST',
]

for (const host of hosts) {
  test(`does not go to ${host}, though its channel names it`, async () => {
    const url = `https://${host}:${canaryPort}/file`
    const ended = await fetchFile(from(url), settings({ lookup: resolvesTo('127.0.0.1') }), never)
    expect(ended.kind).toBe('refused')
    expect(heard).toBe(0)
  })
}

const answers: readonly (readonly [string, readonly string[]])[] = [
  ['this machine', ['127.0.0.1']],
  ['this machine, the long way', ['::1']],
  ['this machine inside an IPv6 address', ['::ffff:127.0.0.1']],
  ['the network of the house', ['192.168.0.10']],
  ['the machine that hands out secrets', ['169.254.169.254']],
  ['a network of its own', ['fd00::1']],
  ['a link', ['fe80::1']],
  ['a link with its card', ['fe80::1%lo']],
  ['a public address and this machine', ['93.184.216.34', '127.0.0.1']],
  ['this machine and a public address', ['127.0.0.1', '93.184.216.34']],
  ['a translated address', ['64:ff9b::7f00:1']],
  ['a carrier', ['100.100.100.100']],
  ['nothing', []],
  ['no address', ['elsewhere']],
]

for (const [what, addresses] of answers) {
  test(`does not go to a name that leads to ${what}`, async () => {
    const ended = await fetchFile(from(`https://files.example:${canaryPort}/f`), settings({ lookup: resolvesTo(...addresses) }), never)
    expect(ended).toEqual({ kind: 'refused', code: 'not-public' })
    expect(heard).toBe(0)
  })
}

const foreign = (port: number): readonly (readonly [string, string])[] => [
  ['another host', `https://127.0.0.1:${port}/`],
  ['another scheme', `http://127.0.0.1:${port}/`],
  ['a name in the user part', `https://files.example@127.0.0.1:${port}/`],
  ['a password in it', `https://a:b@files.example/`],
  ['a dot at the end', 'https://files.example./'],
  ['a longer name', 'https://files.example.evil.test/'],
  ['a name that ends alike', 'https://evilfiles.example/'],
  ['another port', `https://files.example:${port}/`],
  ['a file', 'file:///etc/passwd'],
  ['a data address', 'data:text/plain,hello'],
  ['gopher', `gopher://127.0.0.1:${port}/_x`],
  ['no host', 'https:///127.0.0.1/'],
  ['backslashes', `https:\\\\127.0.0.1:${port}\\`],
  ['a relative host', `//127.0.0.1:${port}/`],
]

test.each(Array.from({ length: 14 }, (_, at) => at))('a redirect leads nowhere else: %i', async (at) => {
  const [, to] = foreign(canaryPort)[at] ?? ['', '']
  answer = (response) => response.writeHead(302, { location: to }).end()
  const where = from(`${origin}/f`, [new URL(origin).host, 'files.example'])
  const ended = await fetchFile(where, settings({ lookup: resolvesTo('127.0.0.1') }), never)
  expect(ended.kind).toBe('refused')
  expect(heard).toBe(0)
  expect(asked).toHaveLength(1)
})

test('the listener would have heard', async () => {
  const url = `http://127.0.0.1:${canaryPort}`
  await fetchFile(from(url), settings({ ownOrigins: new Set([url]) }), never)
  expect(heard).toBe(1)
})

test('a file comes as it lies there, with the headers of its channel and no others', async () => {
  const ended = await fetchFile(from(`${origin}/f?x=1`, undefined, { authorization: 'Bearer secret' }), settings(), never)
  expect(ended).toEqual({ kind: 'fetched', bytes: Buffer.from('the file') })
  expect(asked[0]?.url).toBe('/f?x=1')
  expect(Object.keys(asked[0]?.headers ?? {}).sort()).toEqual(['accept', 'accept-encoding', 'authorization', 'connection', 'host'])
})

test('secrets stay with the host that they are for', async () => {
  const other = http.createServer((request, response) => {
    asked.push(request)
    response.end('moved')
  })
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const there = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
  answer = (response) => response.writeHead(307, { location: `${there}/f` }).end()
  const where = from(`${origin}/f`, [new URL(origin).host, new URL(there).host], { authorization: 'Bearer secret' })
  const ended = await fetchFile(where, settings({ ownOrigins: new Set([origin, there]) }), never)
  other.close()
  expect(ended).toEqual({ kind: 'fetched', bytes: Buffer.from('moved') })
  expect(asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer secret', undefined])
})

const ends: readonly { readonly name: string; readonly answers: typeof answer; readonly ended: object }[] = [
  {
    name: 'longer than it may be, and says so',
    answers: (response) => response.writeHead(200, { 'content-length': '1001' }).write('a'),
    ended: { kind: 'refused', code: 'too-large' },
  },
  {
    name: 'longer than it may be, without a word',
    answers: (response) => response.end(Buffer.alloc(1001)),
    ended: { kind: 'refused', code: 'too-large' },
  },
  {
    name: 'packed',
    answers: (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'),
    ended: { kind: 'refused', code: 'packed' },
  },
  { name: 'gone', answers: (response) => response.writeHead(404).end(), ended: { kind: 'refused', code: 'http-404' } },
  { name: 'busy', answers: (response) => response.writeHead(429).end(), ended: { kind: 'try-later', code: 'http-429' } },
  { name: 'broken over there', answers: (response) => response.writeHead(502).end(), ended: { kind: 'try-later', code: 'http-502' } },
  {
    name: 'cut off',
    answers: (response) => {
      response.writeHead(200, { 'content-length': '10' })
      response.write('abc', () => response.destroy())
    },
    ended: { kind: 'try-later', code: 'cut-off' },
  },
  {
    name: 'going round in circles',
    answers: (response) => response.writeHead(302, { location: '/f' }).end(),
    ended: { kind: 'refused', code: 'too-many-redirects' },
  },
]

for (const { name, answers: given, ended } of ends) {
  test(`a file that is ${name}`, async () => {
    answer = given
    expect(await fetchFile(from(`${origin}/f`), settings(), never)).toEqual(ended)
  })
}

test('a file that does not come is given up', async () => {
  answer = () => {}
  expect(await fetchFile(from(`${origin}/f`), settings({ timeoutMs: 50 }), never)).toEqual({ kind: 'try-later', code: 'timeout' })
})

test('names below a host that begins with a dot are its own, the host itself is not', async () => {
  const ask = (url: string) => fetchFile(from(url, ['.files.example']), settings({ lookup: resolvesTo('127.0.0.1') }), never)
  expect(await ask('https://a.b.files.example/')).toEqual({ kind: 'refused', code: 'not-public' }) // it came as far as its address
  expect(await ask('https://.files.example/')).toEqual({ kind: 'refused', code: 'foreign-host' })
  expect(await ask('https://files.example/')).toEqual({ kind: 'refused', code: 'foreign-host' })
  expect(await ask('https://files.example.evil.test/')).toEqual({ kind: 'refused', code: 'foreign-host' })
})
