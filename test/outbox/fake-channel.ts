import type { Channel, Pacing, SendOutcome } from '../../src/adapters/channel.ts'
import type { Time } from '../../src/time.ts'

/** One call of a channel's `send`, as the service on the other side saw it. */
export interface Call {
  readonly text: string
  readonly person: string
  readonly atMs: number
}

export interface FakeChannel extends Channel {
  readonly calls: readonly Call[]
  /** Texts that arrived, in the order they arrived. */
  readonly arrived: readonly string[]
}

/** What the service does with the nth call of all, counted from 0. */
export type Answer = (call: Call, nth: number, signal: AbortSignal) => SendOutcome | Promise<SendOutcome>

export const sent: SendOutcome = { kind: 'sent', remoteId: null }
export const down: SendOutcome = { kind: 'try-later', afterSeconds: null, wholeChannel: false, code: '502' }
export const gone: SendOutcome = { kind: 'refused', unreachable: true, code: '403' }
export const silent: SendOutcome = { kind: 'uncertain', code: 'timeout' }
export const asked = (afterSeconds: number, wholeChannel = true): SendOutcome => ({
  kind: 'try-later',
  afterSeconds,
  wholeChannel,
  code: '429',
})

const ordinaryPacing: Pacing = { perSecond: 30, perPersonMs: 1000, timeoutMs: 5000 }

export function fakeChannel(name: string, time: Time, answer: Answer = () => sent, pacing: Partial<Pacing> = {}): FakeChannel {
  const calls: Call[] = []
  const arrived: string[] = []
  return {
    name,
    limits: {
      maxTextLength: 4096,
      maxChoices: 8,
      callButtons: 0,
      maxLabelLength: 64,
      drawsBlocks: false,
      deletesWithinMs: 0,
      sendsFiles: false,
      protectsContent: false,
      window: null,
    },
    pacing: { ...ordinaryPacing, ...pacing },
    calls,
    arrived,
    verify: () => {},
    read: () => ({ kind: 'ignored', what: 'all' }),
    async send(to, bubble, signal) {
      const call = { text: bubble.text, person: to.id, atMs: time.steadyMs() }
      calls.push(call)
      const outcome = await answer(call, calls.length - 1, signal)
      if (outcome.kind === 'sent') arrived.push(bubble.text)
      return outcome
    },
  }
}

/** Answers after a while, or gives up with nothing known when told to. */
export async function answersAfter(ms: number, outcome: SendOutcome, time: Time, signal: AbortSignal): Promise<SendOutcome> {
  await time.wait(ms, signal)
  return signal.aborted ? silent : outcome
}
