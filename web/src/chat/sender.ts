import type { PostEnd } from './server.ts'

/** What is on its way to the server: in order, one at a time, again and again under the same id until it was kept. */
export interface Sender<Message> {
  add(message: Message): void
  /** Tries at once what waits: the line is back, or the person pressed "send again". */
  again(): void
  /** Nothing is sent from now on. */
  stop(): void
}

export interface SenderReports<Message> {
  kept(id: string): void
  failed(id: string): void
  /** What has not been kept yet, whenever it changes: for the tab's memory. */
  waiting(messages: readonly Message[]): void
  connected(connected: boolean): void
  /** Too many come from where this page is; what waits is tried again. */
  crowded(crowded: boolean): void
}

const pausesMs = [2_000, 4_000, 8_000, 15_000, 30_000]

/** `before` is what a reload left unsent; it is tried at once. */
export function createSender<Message extends { readonly id: string }>(
  post: (message: Message) => Promise<PostEnd>,
  reports: SenderReports<Message>,
  before: readonly Message[],
): Sender<Message> {
  let queue = [...before]
  let refused: Message[] = []
  let tries = 0
  let busy = false
  let stopped = false
  let pause: ReturnType<typeof setTimeout> | undefined

  async function next(): Promise<void> {
    const message = queue[0]
    if (busy || stopped || !message) return
    busy = true
    clearTimeout(pause)
    const end = await post(message)
    busy = false
    if (!stopped) settle(message, end)
  }

  function settle(message: Message, end: PostEnd): void {
    reports.connected(end !== 'no-line')
    reports.crowded(end === 'crowded')
    if (end === 'no-line' || end === 'crowded') {
      for (const waiting of queue) reports.failed(waiting.id)
      pause = setTimeout(next, pausesMs[Math.min(tries, pausesMs.length - 1)])
      tries += 1
      return
    }
    tries = 0
    queue = queue.filter((other) => other.id !== message.id)
    if (end === 'kept') reports.kept(message.id)
    else {
      refused = [...refused, message]
      reports.failed(message.id)
    }
    reports.waiting([...queue, ...refused])
    void next()
  }

  void next()
  return {
    add(message) {
      queue = [...queue, message]
      reports.waiting([...queue, ...refused])
      void next()
    },
    again() {
      queue = [...refused, ...queue]
      refused = []
      void next()
    },
    stop() {
      stopped = true
      clearTimeout(pause)
    },
  }
}
