import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { type Activity, DirectLine } from 'botframework-directlinejs'
import { getRouter } from 'offline-directline'

/** What the foreign peers stand on, of the versions that they want. */
const here = createRequire(import.meta.url)
const express = createRequire(here.resolve('offline-directline'))('express') as () => Express
const rx = createRequire(here.resolve('botframework-directlinejs'))('rxjs/Observable') as Rx

interface Rx {
  readonly Observable: new (
    subscribe: (observer: { next(value: object): void; error(error: unknown): void; complete(): void }) => void,
  ) => object
}

interface Express {
  use(router: unknown): void
  listen(port: number, host: string, done: () => void): ReturnType<typeof createServer>
}

export interface DirectLineService {
  /** Where the bot answers to. */
  readonly serviceUrl: string
  /** Begins a conversation as a page does that speaks Direct Line. */
  talk(): Talk
  close(): Promise<void>
}

/** One person at a page. */
export interface Talk {
  write(text: string): Promise<void>
  offers(label: string): boolean
  /** Presses a button of the bot's, as Web Chat does. */
  press(label: string): Promise<void>
  /** Everything the bot has said, in order. */
  readonly heard: readonly Activity[]
  leave(): void
}

/** Direct Line by a foreign emulator, spoken to by Microsoft's own client. `bot`: where the emulator delivers to. */
export async function openDirectLine(bot: string): Promise<DirectLineService> {
  const port = await freePort()
  const serviceUrl = `http://127.0.0.1:${port}`
  const app = express()
  app.use(getRouter(serviceUrl, bot))
  const server = await new Promise<ReturnType<typeof createServer>>((resolve) => {
    const listening = app.listen(port, '127.0.0.1', () => resolve(listening))
  })
  return {
    serviceUrl,
    talk: () => openTalk(`${serviceUrl}/directline`),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

let people = 0

function openTalk(domain: string): Talk {
  people += 1
  const from = { id: `person-${people}` }
  const heard: Activity[] = []
  const line = new DirectLine({ domain, webSocket: false, pollingInterval: 200, token: 'none', ajax } as ConstructorParameters<
    typeof DirectLine
  >[0])
  const listening = line.activity$.subscribe((activity) => {
    if (activity.from?.id !== from.id) heard.push(activity)
  })
  const post = (activity: object) =>
    new Promise<void>((resolve, reject) => {
      line.postActivity({ type: 'message', from, locale: 'vi-VN', ...activity } as Activity).subscribe(() => resolve(), reject)
    })
  const actionOf = (label: string) =>
    heard
      .flatMap((one) => ('suggestedActions' in one ? (one.suggestedActions?.actions ?? []) : []))
      .findLast(({ type, title }) => type === 'messageBack' && title === label)
  return {
    heard,
    write: (text) => post({ text }),
    offers: (label) => actionOf(label) !== undefined,
    async press(label) {
      const action = actionOf(label)
      if (action?.type !== 'messageBack') throw new Error(`nobody offered ${label}`)
      await post({ text: action.text, value: action.value, channelData: { messageBack: { displayText: action.displayText } } })
    },
    leave() {
      listening.unsubscribe()
      line.end()
    },
  }
}

/** The client is made for pages; here it calls through `fetch`. */
function ajax({ url, method, headers, body }: { url: string; method: string; headers?: Record<string, string>; body?: object }) {
  const call = async () => {
    const init = { method, headers: new Headers(headers), ...(body && { body: JSON.stringify(body) }) }
    const answer = await fetch(url, init)
    const response = await answer.json().catch(() => null)
    const xhr = { getResponseHeader: (name: string) => answer.headers.get(name) }
    if (!answer.ok) throw Object.assign(new Error(`answered ${answer.status}`), { status: answer.status, xhr })
    return { status: answer.status, response, xhr }
  }
  return new rx.Observable((observer) => {
    call().then(
      (answer) => {
        observer.next(answer)
        observer.complete()
      },
      (error: unknown) => observer.error(error),
    )
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
