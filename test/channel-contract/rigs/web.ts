import { addressOf } from '../../../src/adapters/web/session.ts'
import type { View } from '../../../src/server/page/wire.ts'
import { type OpenRig, publicAddress, type Rig, type Sent } from '../rig.ts'

/** The web chat, as its page calls it. What is said is fetched, so nothing of a send can fail. */
export const webRig: Rig = { channel: 'web', pushed: false, longestText: 4000, nearlyAlike: ['session-a', 'session-b'], open }

const path = '/chat/messages'
const own = { 'content-type': 'application/json', origin: publicAddress }
const cookieName = '__Host-session'

interface Page {
  readonly token: string
  /** What this page has read so far, over however many talks. */
  readonly heard: Sent[]
  talk: string
  seq: number
}

async function open(): Promise<OpenRig> {
  const pages = new Map<string, Page>()
  let server = ''

  async function pageOf(person: string): Promise<Page> {
    const known = pages.get(person)
    if (known) return known
    const answer = await fetch(`${server}/chat/session`, { method: 'POST', headers: { origin: publicAddress } })
    const token = new RegExp(`${cookieName}=([\\w-]+)`).exec(answer.headers.get('set-cookie') ?? '')?.[1]
    if (token === undefined) throw new Error(`a session was answered ${answer.status}`)
    const page: Page = { token, heard: [], talk: '', seq: 0 }
    pages.set(person, page)
    return page
  }

  async function message(person: string, event: number, body: object) {
    const { token } = await pageOf(person)
    const sent = { id: `message-${event}`, language: 'vi', ...body }
    return { path, headers: { ...own, cookie: `${cookieName}=${token}` }, body: JSON.stringify(sent) }
  }

  async function read(person: string, page: Page): Promise<void> {
    const headers = { cookie: `${cookieName}=${page.token}` }
    const answer = await fetch(`${server}/chat/view?after=${page.seq}`, { headers })
    if (!answer.ok) throw new Error(`a page was answered ${answer.status}`)
    const view = (await answer.json()) as View
    const another = view.talk !== page.talk && page.talk !== ''
    Object.assign(page, { talk: view.talk, seq: another ? 0 : view.seq })
    if (another) return read(person, page)
    for (const { bubble } of view.rows)
      page.heard.push({ to: person, text: bubble.text, arrived: true, buttons: bubble.choices.map(({ data }) => data) })
  }

  return {
    environment: {},
    at(address) {
      server = address
    },
    person: (number) => `session-${number}`,
    address: (person) => addressOf(pages.get(person)?.token) ?? { channel: 'web', account: 'web', id: '' },
    text: (person, event, text) => message(person, event, { kind: 'text', text }),
    async forged(body) {
      const { token } = await pageOf('session-of-forgers')
      return forgeries(token).map(({ name, headers }) => ({ name, call: { path, headers, body } }))
    },
    reserialised: { status: 202, of: (call) => ({ ...call, body: JSON.stringify(JSON.parse(String(call.body)), null, 2) }) },
    ignored: async () => [],
    unreadable: async () => [],
    choose: (person, event, { buttons }, nth) => message(person, event, { kind: 'choice', data: buttons[nth - 1] }),
    async sentTo(person) {
      const page = pages.get(person)
      if (page === undefined) return []
      await read(person, page)
      return [...page.heard]
    },
    close: async () => undefined,
  }
}

/** A call is proven by its cookie and by where the page stands. */
function forgeries(token: string): readonly { readonly name: string; readonly headers: Readonly<Record<string, string>> }[] {
  const cookie = `${cookieName}=${token}`
  return [
    { name: 'no cookie', headers: own },
    { name: 'a made-up cookie', headers: { ...own, cookie: `${cookieName}=${'A'.repeat(43)}` } },
    { name: 'the cookie under another name', headers: { ...own, cookie: `session=${token}` } },
    { name: 'no page', headers: { 'content-type': 'application/json', cookie } },
    { name: 'a page of another site', headers: { ...own, cookie, origin: 'https://elsewhere.example' } },
    { name: 'a page of a site with a like name', headers: { ...own, cookie, origin: `${publicAddress}.example` } },
    { name: 'a page that the browser calls foreign', headers: { ...own, cookie, 'sec-fetch-site': 'cross-site' } },
  ]
}
