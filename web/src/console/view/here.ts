import { createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import type { Answer } from '../api.ts'
import type { Console } from '../console.ts'
import { type Desk, serverNowMs } from '../desk.ts'
import type { Phrases } from '../phrases.ts'

/** What every part of the page looks at. */
export interface Seen {
  readonly console: Console
  readonly desk: Desk
  readonly words: Phrases
}

export const Here = createContext<Seen | null>(null)

export function useHere(): Seen {
  const seen = useContext(Here)
  if (seen === null) throw new Error('drawn outside of the console')
  return seen
}

/** The server's clock, drawn anew every second. */
export function useNow(): number {
  const { desk } = useHere()
  const [nowMs, setNowMs] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return serverNowMs(desk, nowMs)
}

export type Loaded<T> =
  | { readonly at: 'loading' }
  | { readonly at: 'failed'; readonly code: string }
  | { readonly at: 'there'; readonly value: T }

/** Something read from the server, once and whenever `again` is called. `set` takes what a change answered with. */
export function useRead<T>(path: string): { readonly read: Loaded<T>; again(): void; set(value: T): void } {
  const { console } = useHere()
  const [read, setRead] = useState<Loaded<T>>({ at: 'loading' })
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let current = true
    void console.api.get<T>(path).then((answer) => {
      if (current) setRead(answer.ok ? { at: 'there', value: answer.value } : { at: 'failed', code: codeOf(answer) })
    })
    return () => {
      current = false
    }
  }, [path, turn, console])
  return { read, again: () => setTurn(turn + 1), set: (value) => setRead({ at: 'there', value }) }
}

export type Sent =
  | { readonly at: 'idle' }
  | { readonly at: 'sending' }
  | { readonly at: 'done' }
  | { readonly at: 'failed'; readonly code: string }

/** How the call of a form went. While one is under way no second one begins. */
export function useSend(): { readonly sent: Sent; send<T>(call: () => Promise<Answer<T>>, then: (value: T) => void): void; reset(): void } {
  const [sent, setSent] = useState<Sent>({ at: 'idle' })
  return {
    sent,
    reset: () => setSent({ at: 'idle' }),
    send(call, then) {
      if (sent.at === 'sending') return
      setSent({ at: 'sending' })
      void call().then((answer) => {
        setSent(answer.ok ? { at: 'done' } : { at: 'failed', code: codeOf(answer) })
        if (answer.ok) then(answer.value)
      })
    },
  }
}

function codeOf<T>(answer: Answer<T> & { readonly ok: false }): string {
  return answer.why.kind === 'no-line' ? 'no-line' : answer.why.code
}
