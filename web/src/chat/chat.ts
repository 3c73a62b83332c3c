import type { Outgoing, View, WireChoice } from '../../../src/server/page/wire.ts'
import type { WireLanguage } from '../../../src/server/wire.ts'
import { createFiles } from './files.ts'
import { createLine } from './line.ts'
import { newId } from './message-id.ts'
import { watchNetwork } from './network.ts'
import type { PageData } from './page-data.ts'
import { phrases } from './phrases.ts'
import { leave } from './quick-exit.ts'
import { createSender } from './sender.ts'
import { createServer, type PostEnd } from './server.ts'
import { recall, remember } from './tab-memory.ts'
import { follow, newTalk, type Talk, type TalkEvent } from './talk.ts'
import { pieces } from './words.ts'

/** What a person can do on the page. */
export interface Chat {
  readonly page: PageData
  /** What stood in the field when the page was loaded. */
  readonly draft: string
  write(text: string): void
  choose(choice: WireChoice): void
  /** Hands a file to the person who was asked for. `refused`: it is none that is kept. */
  hand(file: File): Promise<PostEnd>
  sendAgain(): void
  switchLanguage(): void
  keepDraft(text: string): void
  leave(): void
}

const longestText = 4000

/** Ties the talk to the server, the network and the tab's memory. `draw` is called with every new talk, the first one at once. */
export function startChat(page: PageData, language: WireLanguage, draw: (chat: Chat, talk: Talk) => void): Chat {
  const before = recall()
  let talk: Talk = { ...newTalk(before.language ?? language), guarded: page.guarded }
  let draft = before.draft
  let unsent = before.unsent
  let over = false

  function happen(event: TalkEvent): void {
    if (over) return
    talk = follow(talk, event)
    keep()
    draw(chat, talk)
  }

  function keep(): void {
    if (over) return
    const seen = talk.guarded ? unsent.map((waiting) => ({ ...waiting, words: '' })) : unsent
    remember({ draft: talk.guarded ? '' : draft, unsent: seen, language: talk.language })
  }

  function say(message: Outgoing, words: string, shown: boolean): void {
    unsent = [...unsent, { message, words, shown }]
    if (shown) happen({ kind: 'wrote', message, words })
    sender.add(message)
  }

  const server = createServer(() => {
    line.rest()
    happen({ kind: 'session-over' })
  })
  const line = createLine(
    {
      read: () => server.read(talk.seq),
      open: () => new EventSource(server.eventsAddress(talk.seq)),
      kinds: { view: (data) => JSON.parse(data) as View },
    },
    {
      news: (view) => happen({ kind: 'viewed', view, atMs: Date.now() }),
      connected: (connected) => {
        if (connected && !talk.connected) sender.again()
        happen({ kind: 'connected', connected })
      },
      sessionOver: () => happen({ kind: 'session-over' }),
    },
  )
  const files = createFiles(server, { language: () => talk.language, happen, arrived: () => line.wake() })
  const chat: Chat = {
    page,
    draft,
    write(text) {
      for (const piece of pieces(text, longestText)) say({ kind: 'text', id: newId(), language: talk.language, text: piece }, piece, true)
    },
    choose({ data, label }) {
      if (data === 'cmd:exit') chat.leave()
      else say({ kind: 'choice', id: newId(), language: talk.language, data }, label, true)
    },
    hand: (file) => files.hand(file),
    sendAgain() {
      happen({ kind: 'sending-again' })
      files.again()
      sender.again()
    },
    switchLanguage() {
      const other = talk.language === 'vi' ? 'en' : 'vi'
      const begun = talk.items.length > 0
      happen({ kind: 'chose-language', language: other })
      if (begun) say({ kind: 'choice', id: newId(), language: other, data: `cmd:${other}` }, '', false)
    },
    keepDraft(text) {
      draft = text
      keep()
    },
    leave() {
      over = true
      sender.stop()
      line.rest()
      leave(phrases[talk.language].exitHref)
    },
  }
  for (const { message, words, shown } of before.unsent) {
    if (!shown) continue
    talk = follow(follow(talk, { kind: 'wrote', message, words }), { kind: 'failed', id: message.id })
  }
  const sender = createSender(
    (message) => {
      happen({ kind: 'trying', id: message.id })
      return server.post(message)
    },
    {
      kept: (id) => {
        happen({ kind: 'kept', id, atMs: Date.now() })
        line.wake()
      },
      failed: (id) => happen({ kind: 'failed', id }),
      waiting: (messages) => {
        unsent = unsent.filter(({ message }) => messages.some((waiting) => waiting.id === message.id))
        keep()
      },
      connected: (connected) => happen({ kind: 'connected', connected }),
      crowded: (crowded) => happen({ kind: 'crowded', crowded }),
    },
    before.unsent.map(({ message }) => message),
  )
  draw(chat, talk)
  watchNetwork({
    lost: () => happen({ kind: 'connected', connected: false }),
    back: () => sender.again(),
    line,
  })
  return chat
}
