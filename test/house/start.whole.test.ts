import { once } from 'node:events'
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTelegramStandIn } from '../adapters/telegram-stand-in.ts'
import { openProcesses, type Processes, talk } from './processes.ts'

let processes: Processes
let ground: Processes['ground']
let serve: Processes['serve']
beforeEach(async () => {
  processes = await openProcesses()
  ground = processes.ground
  serve = processes.serve
})
afterEach(() => processes.close())

test('a first start makes its key away from the data, says where everything lies, answers, and ends cleanly', async () => {
  const served = serve()
  const address = await served.address
  const key = path.join(ground.folder, 'keys', 'master.key')
  expect(served.text()).toContain(`${key}, made just now`)
  expect(served.text()).toContain(path.join(ground.folder, 'data', 'ben-an.db'))
  expect(served.text()).toMatch(/channels +not configured: telegram \(BEN_AN_TELEGRAM_TOKEN\), zalo-oa \(BEN_AN_ZALO_OA_ID\), /)
  expect(statSync(key).mode & 0o777).toBe(0o600)
  expect(await talk(address, 'pha trà sao cho ngon')).toContain('Đun nước sôi')
  served.child.kill('SIGTERM')
  expect(await served.exit).toBe(0)

  const again = serve()
  await again.address
  expect(again.text()).not.toContain('made just now')
})

test('content that is not whole: the page has the numbers, and writing is refused in words', async () => {
  const served = serve({ BEN_AN_CONTENT: path.join(ground.folder, 'nothing') })
  const address = await served.address
  expect(served.text()).toContain('content   none')
  expect((await fetch(`${address}/readyz`)).status).toBe(503)
  const page = await fetch(address)
  expect([page.status, (await page.text()).includes('<html')]).toEqual([200, true])
})

test('production with nothing set names everything that is missing, at once, and makes nothing', async () => {
  const served = serve({ NODE_ENV: 'production', BEN_AN_DATA: undefined, BEN_AN_KEY_FILE: undefined, BEN_AN_TELEGRAM_TOKEN: '4242:TOKEN' })
  expect(await served.exit).toBe(1)
  for (const name of ['PUBLIC_ADDRESS', 'DATA', 'KEY_FILE', 'METRICS_TOKEN', 'TELEGRAM_SECRET'])
    expect(served.text()).toContain(`BEN_AN_${name}`)
  expect(served.text()).not.toContain('    at ')
})

const production = {
  NODE_ENV: 'production',
  BEN_AN_PUBLIC_ADDRESS: 'https://chat.example.org',
  BEN_AN_METRICS_TOKEN: 'k2n5p8r1t4v7x0z3b6d9f2h5',
}

test('production does not make a key; with one made beforehand it starts', async () => {
  const without = serve(production)
  expect(await without.exit).toBe(1)
  expect(without.text()).toContain('bad-key')
  expect(without.text()).toContain('make it: `ben-an key')
  const key = path.join(ground.folder, 'keys', 'master.key')
  expect(existsSync(key)).toBe(false)
  expect(await serve({}, ['key', key]).exit).toBe(0)
  expect(await serve({}, ['key', key]).exit).toBe(1)
  const served = serve({ ...production, BEN_AN_LOG: 'silent' })
  await expect.poll(() => served.text(), { timeout: 60_000 }).toContain('answers at https://chat.example.org')
  served.child.kill('SIGTERM')
  expect(await served.exit).toBe(0)
})

test('an address that this machine does not have is told by name', async () => {
  const served = serve({ BEN_AN_HOST: '192.0.2.1' })
  expect(await served.exit).toBe(1)
  expect(served.text()).toContain('address-refused')
  expect(served.text()).not.toContain('    at ')
})

test('a port that is taken is told by name', async () => {
  const { port } = new URL(await serve().address)
  const samePort = serve({ BEN_AN_PORT: port, BEN_AN_DATA: path.join(ground.folder, 'other') })
  expect(await samePort.exit).toBe(1)
  expect(samePort.text()).toContain('address-in-use')
})

/** Of every way in: the status, and what a browser is shown. */
async function askAround(address: string) {
  const body = JSON.stringify({ update_id: 1 })
  const headers = { 'content-type': 'application/json' }
  const [page, ready, alive, webhook, session] = await Promise.all([
    fetch(address, { headers: { accept: 'text/html' } }),
    fetch(`${address}/readyz`),
    fetch(`${address}/healthz`),
    fetch(`${address}/webhooks/telegram`, { method: 'POST', headers, body }),
    fetch(`${address}/chat/session`, { method: 'POST', headers: { origin: address } }),
  ])
  return { page, ready, alive, webhook, session, shown: await page.text(), why: await ready.json() }
}

const answers = (address: string) =>
  expect.poll(() => fetch(`${address}/healthz`).then(({ status }) => status, String), { timeout: 60_000 }).toBe(200)

const freePort = async () => {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const { port } = holder.address() as AddressInfo
  holder.close()
  await once(holder, 'close')
  return port
}

test('while the store cannot be opened the page has the numbers, services are told to send again, and it starts as soon as it can', async () => {
  const lock = path.join(ground.folder, 'data', 'ben-an.db.lock')
  mkdirSync(lock, { recursive: true })
  const port = await freePort()
  const served = serve({ BEN_AN_PORT: String(port) })
  const address = `http://127.0.0.1:${port}`
  await answers(address)
  const met = await askAround(address)
  expect([met.page, met.ready, met.webhook, met.session].map(({ status }) => status)).toEqual([503, 503, 503, 503])
  expect(met.shown).toContain('href="tel:111"')
  for (const answer of [met.page, met.webhook, met.session]) expect(answer.headers.get('retry-after')).toBe('5')
  for (const answer of [met.page, met.session]) expect(answer.headers.getSetCookie()).toEqual([])
  expect(met.why).toMatchObject({ ready: false, store: false, code: 'not-permitted' })
  expect(served.text()).toContain('The user of the server must own')

  served.child.kill('SIGHUP') // content was changed: it is read when it starts
  rmSync(lock, { recursive: true })
  expect(await served.address).toBe(address)
  expect(served.text()).toContain('made just now: keep a copy') // by a try that came to nothing
  expect(await talk(address, 'pha trà sao cho ngon')).toContain('Đun nước sôi')
  served.child.kill('SIGTERM')
  expect(await served.exit).toBe(0)
})

test('a damaged store is left as it lies while the page has the numbers; a restore finds its place free, and the server starts over it', async () => {
  const store = path.join(ground.folder, 'data', 'ben-an.db')
  const copy = path.join(ground.folder, 'copy.db')
  const first = serve()
  await talk(await first.address, 'pha trà sao cho ngon')
  expect(await serve({}, ['backup', '--to', ground.folder]).exit).toBe(0)
  first.child.kill('SIGKILL') // its journal stays beside the store
  await first.exit
  const backup = globSync(path.join(ground.folder, 'ben-an-*.db'))[0] ?? ''
  copyFileSync(backup, copy)
  writeFileSync(store, readFileSync(store).subarray(0, statSync(store).size / 2))
  const lies = (file = store) => [file, `${file}-wal`].map((one) => readFileSync(one))
  const before = lies()

  const port = await freePort()
  const served = serve({ BEN_AN_PORT: String(port) })
  const address = `http://127.0.0.1:${port}`
  await answers(address)
  const met = await askAround(address)
  expect([met.page, met.ready, met.webhook].map(({ status }) => status)).toEqual([503, 503, 503])
  expect(met.shown).toContain('href="tel:111"')
  expect(met.why).toMatchObject({ ready: false, code: 'bad-store' })
  expect(lies()).toEqual(before)

  const doctor = serve({ BEN_AN_PORT: String(port) }, ['doctor'])
  expect(await doctor.exit).toBe(1)
  expect(doctor.text()).toContain('cannot start: bad-store')
  expect(doctor.text()).not.toContain('No server runs')

  const restored = serve({}, ['restore', copy, '--replace'])
  expect([await restored.exit, restored.text().includes('store-locked')]).toEqual([0, false])
  const [aside = ''] = globSync(`${store}.replaced-*[0-9Z]`)
  expect(lies(aside)).toEqual(before)
  expect(await served.address).toBe(address)
  expect(await talk(address, 'pha trà sao cho ngon')).toContain('Đun nước sôi')
})

test('a store without its key, or with another one, is left as it lies while the page has the numbers; it starts when the right one is back', async () => {
  const store = path.join(ground.folder, 'data', 'ben-an.db')
  const key = path.join(ground.folder, 'keys', 'master.key')
  const first = serve()
  await talk(await first.address, 'pha trà sao cho ngon')
  first.child.kill('SIGKILL') // its journal stays beside the store
  await first.exit
  renameSync(key, `${key}.right`)
  const lies = () => [store, `${store}-wal`].map((one) => readFileSync(one))
  const before = lies()
  const meetsNumbers = async (address: string) => {
    await answers(address)
    const met = await askAround(address)
    expect([met.page, met.ready, met.webhook].map(({ status }) => status)).toEqual([503, 503, 503])
    expect(met.shown).toContain('href="tel:111"')
    expect(met.why).toMatchObject({ ready: false, code: 'bad-key' })
    expect(lies()).toEqual(before)
  }

  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const missing = serve({ ...production, BEN_AN_PORT: String(port) })
  await meetsNumbers(address)
  expect(missing.text()).toContain('put your copy back')
  expect(missing.text()).not.toContain('make it')
  expect(existsSync(key)).toBe(false)
  missing.child.kill('SIGTERM')
  expect(await missing.exit).toBe(0)

  expect(await serve({}, ['key', key]).exit).toBe(0)
  const other = serve({ BEN_AN_PORT: String(port) })
  await meetsNumbers(address)
  expect(other.text()).toContain('sealed with another master key')
  renameSync(`${key}.right`, key)
  expect(await other.address).toBe(address)
  expect(await talk(address, 'pha trà sao cho ngon')).toContain('Đun nước sôi')
})

test('a store that opens and then keeps nothing is waited for as well, and why is told', async () => {
  const store = path.join(ground.folder, 'data', 'ben-an.db')
  const port = await freePort()
  const served = serve({ BEN_AN_PORT: String(port) })
  const runs = () => {
    const found = existsSync(`${store}-wal`) && new Sqlite(store, { readonly: true })
    try {
      return found && String(found.prepare(`SELECT value FROM meta WHERE name = 'running'`).pluck().get())
    } catch {
      return false // its tables are being made
    } finally {
      if (found) found.close()
    }
  }
  await expect.poll(runs, { timeout: 60_000, interval: 2 }).toBe('1') // it is open, and the content is being read
  const other = new Sqlite(store)
  other.exec('BEGIN IMMEDIATE')
  await expect.poll(() => served.text(), { timeout: 60_000 }).toContain('store-locked')
  const address = `http://127.0.0.1:${port}`
  await answers(address)
  expect((await askAround(address)).why).toMatchObject({ code: 'store-locked' })
  other.close()
  expect(await served.address).toBe(address)
})

test('where another process has the data, it waits for it, and can be told to stop', async () => {
  const first = serve()
  await first.address
  const next = serve()
  await expect.poll(() => next.text(), { timeout: 60_000 }).toContain('store-locked')
  const third = serve()
  await expect.poll(() => third.text(), { timeout: 60_000 }).toContain('store-locked')
  third.child.kill('SIGTERM')
  expect(await third.exit).toBe(0)
  first.child.kill('SIGTERM')
  expect(await first.exit).toBe(0)
  expect(await talk(await next.address, 'pha trà sao cho ngon')).toContain('Đun nước sôi')
})

test('told to stop while a send hangs, it refuses what comes, waits for the send, and exits with 0', async () => {
  const standIn = await openTelegramStandIn()
  standIn.always('sendMessage', { does: 'swallow' })
  const secret = 'a-secret-of-some-length'
  const served = serve({
    BEN_AN_TELEGRAM_TOKEN: '4242:TOKEN',
    BEN_AN_TELEGRAM_SECRET: secret,
    BEN_AN_TELEGRAM_API: standIn.url,
    BEN_AN_PUBLIC_ADDRESS: 'http://127.0.0.1:1',
    BEN_AN_PORT: '0',
    BEN_AN_LOG: 'info',
  })
  await expect.poll(() => served.text(), { timeout: 60_000 }).toMatch(/"event":"started","port":\d+/)
  const port = /"port":(\d+)/.exec(served.text())?.[1]
  const deliver = async (id: number) => {
    const body = JSON.stringify({ update_id: id, message: { message_id: 1, date: 1, chat: { id: 1, type: 'private' }, text: 'pha trà' } })
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret }
    return (await fetch(`http://127.0.0.1:${port}/webhooks/telegram`, { method: 'POST', headers, body })).status
  }
  expect(await deliver(1)).toBe(200)
  await standIn.waitFor('sendMessage')
  served.child.kill('SIGTERM')
  await expect.poll(() => deliver(2), { timeout: 5_000 }).toBe(503)
  expect(await served.exit).toBe(0)
  await standIn.close()
})

test('told to stop in the middle of its start, it ends what the start has taken', async () => {
  const journal = path.join(ground.folder, 'data', 'ben-an.db-wal')
  const served = serve()
  await expect.poll(() => existsSync(journal), { timeout: 60_000, interval: 2 }).toBe(true) // the store is open, the content is being read
  served.child.kill('SIGTERM')
  expect(await served.exit).toBe(0)
  expect(served.text()).not.toContain('Ctrl C')
  expect(existsSync(journal)).toBe(false) // closed as it should be: the next start suspects nothing of having stopped it
})
