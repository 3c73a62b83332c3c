import type { ReadEnd } from './server.ts'

/**
 * How news reaches a page: server-sent events, and where these do not arrive (old proxies, weak lines) asking again and again. At rest
 * nothing is read, and it costs no data.
 */
export interface Line {
  /** Something is due: a message was kept, the network is back, the page is looked at again. Connects where there is no line; one that stays silent now is asked beside. */
  wake(): void
  rest(): void
}

export interface LineSource<News> {
  read(): Promise<ReadEnd<News>>
  /** Opens the events after what was read last. */
  open(): EventLine
  /** The kinds of events that bring news, and how each is read. Beside them a `beat` says that the line lives. */
  readonly kinds: Readonly<Record<string, (data: string) => News>>
}

/** The part of EventSource that is used. */
export interface EventLine {
  addEventListener(kind: string, listener: (event: { readonly data?: string }) => void): void
  close(): void
}

export interface LineReports<News> {
  news(news: News): void
  connected(connected: boolean): void
  sessionOver(): void
}

/** The server beats every 15 s: events that say nothing for longer than two beats are dead. */
const silenceMs = 35_000
/** A first view comes at once; a proxy that holds events back shows here. */
const firstMs = 8_000
const pollFastMs = 3_000
const pollSlowMs = 12_000
const fastPolls = 20
/** After so many event lines that brought nothing in a row, only asking is left, until the page is looked at again. */
const patience = 2

export function createLine<News extends object>(source: LineSource<News>, reports: LineReports<News>): Line {
  let events: EventLine | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let broken = 0
  let polls = 0
  let awake = false
  let turn = 0

  function listen(): void {
    const opened = source.open()
    events = opened
    expect(firstMs)
    for (const [kind, readNews] of Object.entries(source.kinds)) {
      opened.addEventListener(kind, (event) => {
        if (events !== opened || event.data === undefined) return
        alive()
        reports.news(readNews(event.data))
      })
    }
    opened.addEventListener('beat', () => {
      if (events === opened) alive()
    })
    opened.addEventListener('error', () => {
      if (events === opened) breakOff()
    })
  }

  function alive(): void {
    broken = 0
    reports.connected(true)
    expect(silenceMs)
  }

  function expect(waitMs: number): void {
    clearTimeout(timer)
    timer = setTimeout(breakOff, waitMs)
  }

  function breakOff(): void {
    close()
    broken += 1
    void poll()
  }

  /** Asks once; then listens again, or goes on asking where listening has not worked. */
  async function poll(): Promise<void> {
    const asked = turn
    const end = await source.read()
    if (asked !== turn || !awake) return
    if (end === 'no-session') {
      close()
      awake = false
      reports.sessionOver()
      return
    }
    reports.connected(end !== 'no-line')
    if (end !== 'no-line') reports.news(end)
    if (end !== 'no-line' && broken <= patience) return listen()
    polls += 1
    timer = setTimeout(poll, polls < fastPolls ? pollFastMs : pollSlowMs)
  }

  function close(): void {
    turn += 1
    clearTimeout(timer)
    events?.close()
    events = null
  }

  return {
    wake() {
      polls = 0
      if (awake && events) return expect(firstMs)
      close()
      awake = true
      void poll()
    },
    rest() {
      close()
      awake = false
      broken = 0
    },
  }
}
