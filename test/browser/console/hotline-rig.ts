import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateSync } from 'otplib'
import { readConfig } from '../../../src/config.ts'
import { start } from '../../../src/main.ts'
import type { Me, OpenInvite } from '../../../src/server/console/wire/wire.ts'
import type { InviteLink } from '../../../src/server/console/wire/wire-house.ts'
import { openLog } from '../../../src/server/log.ts'
import { keptFor } from '../../server/kept-for.ts'
import type { MovedTime } from '../../server/moved-time.ts'
import { copyFreshContent } from '../fresh-content.ts'

/** The whole program in this process, over a copy of the real content, with somebody on duty day and night. */
export interface HotlineRig {
  readonly address: string
  /** A new account of this role: the way of an administrator, without drawing a page. */
  invite(role: Me['role']): Promise<string>
  stop(): Promise<void>
}

/** What one of the staff proves themselves with. */
export interface Account {
  readonly login: string
  readonly name: string
  readonly password: string
  readonly secret: string
}

/** `time` is the program's own, and moved by the test: no code of an authenticator serves twice. */
export async function startHotline(webFolder: string, time: MovedTime): Promise<HotlineRig> {
  const folder = await mkdtemp(join(tmpdir(), 'ben-an-hotline-'))
  const content = join(folder, 'content')
  await copyFreshContent(content)
  const operator = join(content, 'operator.yaml')
  await writeFile(operator, (await readFile(operator, 'utf8')).replace(/^hours: .*$/m, 'hours: always'))
  const config = readConfig({
    BEN_AN_PORT: '0',
    BEN_AN_DATA: join(folder, 'data'),
    BEN_AN_KEY_FILE: join(folder, 'key', 'master.key'),
    BEN_AN_CONTENT: content,
  })
  const running = await start({ ...config, webFolder, keptContent: keptFor('always-open') }, openLog('error'), time)
  const { address, firstInvite } = running
  if (firstInvite === null) throw new Error('an empty store has no invite for a first administrator')
  const admin = await joinHotline(address, firstInvite, 'quan-tri', 'Quản trị', time.nowMs())
  time.forward(codeMs)
  const { name: _, ...proof } = admin
  const cookie = await logIn(address, proof, time.nowMs())
  return {
    address,
    async invite(role) {
      time.forward(codeMs)
      const made = await post(address, 'accounts/invite', { role, code: codeOf(admin, time.nowMs()) }, cookie)
      return ((await made.json()) as InviteLink).link
    },
    async stop() {
      await running.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A code lasts for so long, and the one after it is another one. */
export const codeMs = 30_000

/** Takes up an invite as a page would. */
export async function joinHotline(address: string, link: string, login: string, name: string, nowMs: number): Promise<Account> {
  const token = new URL(link).hash.replace('#invite=', '')
  const opened = (await (await post(address, 'invite/open', { token })).json()) as OpenInvite
  const account = { login, name, password: 'qua cầu gỗ cũ bên sông', secret: opened.totp.secret }
  await post(address, 'invite/accept', { token, login, name, password: account.password, code: codeOf(account, nowMs) })
  return account
}

export function codeOf({ secret }: Pick<Account, 'secret'>, nowMs: number): string {
  return generateSync({ secret, epoch: Math.floor(nowMs / 1000) })
}

async function logIn(address: string, account: Omit<Account, 'name'>, nowMs: number): Promise<string> {
  const { login, password } = account
  const answer = await post(address, 'login', { name: login, password, code: codeOf(account, nowMs) })
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

async function post(address: string, path: string, body: object, cookie = ''): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: address, cookie }
  const answer = await fetch(`${address}/console/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer
}
