import type { SendReport } from '../outbox/send-loop.ts'
import type { Decided } from '../store/decide-store.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'

/** One try of the outbox, for figures and log. What a person must see is an error. */
export function reportSend({ channel, row, state, code, tookMs }: SendReport, log: Log, metrics: Metrics): void {
  metrics.sent(channel, state)
  const fields = { channel, row, ms: Math.round(tookMs), ...(code !== null && { code }) }
  if (state === 'sent') log.info('sent', fields)
  else if (state === 'due') log.warn('send-failed', fields)
  else log.error('dead-letter', fields)
}

/** One decision. */
export function reportDecided({ conversation, address }: Decided, ms: number, log: Log, metrics: Metrics): void {
  metrics.decided(address.channel, ms)
  log.info('decided', { channel: address.channel, conversation: conversation.id, ms: Math.round(ms) })
}
