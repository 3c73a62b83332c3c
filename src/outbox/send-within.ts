import type { Channel, FileToSend, SendOutcome } from '../adapters/channel.ts'
import type { OutboxRow } from '../store/outbox-store.ts'
import type { Time } from '../time.ts'

/** A file is longer than words, and a phone's line is thin. */
const fileFactor = 6

/** What a row's file holds. */
type Content = Pick<FileToSend, 'type' | 'bytes'>

/** A channel that is told to give up may still say how it ended; longer than this nobody waits for it. */
const lastWordMs = 250

/**
 * Sends one bubble and always comes to an end: when the channel's time-out has passed or `stop` aborts, the channel is told to give up,
 * and without an answer the end is uncertain, for the bytes may have left.
 */
export async function sendWithin(channel: Channel, row: OutboxRow, time: Time, stop: AbortSignal, file?: Content): Promise<SendOutcome> {
  const giveUp = new AbortController()
  const answered = new AbortController()
  const sending = send(channel, row, file, giveUp.signal).finally(() => answered.abort('answered'))
  const patienceMs = channel.pacing.timeoutMs * (file === undefined ? 1 : fileFactor)
  await time.wait(patienceMs, AbortSignal.any([stop, answered.signal]))
  if (answered.signal.aborted) return sending
  giveUp.abort('too-late')
  await time.wait(lastWordMs, answered.signal)
  return answered.signal.aborted ? sending : { kind: 'uncertain', code: 'no-answer' }
}

async function send(channel: Channel, row: OutboxRow, file: Content | undefined, signal: AbortSignal): Promise<SendOutcome> {
  try {
    const sent = file && row.bubble.file ? { ...file, name: row.bubble.file.name } : undefined
    return await channel.send(row.to, row.bubble, signal, sent)
  } catch {
    return { kind: 'uncertain', code: 'channel-threw' } // a bug over there: what it did before is not known
  }
}
