import type { KeyObject } from 'node:crypto'
import type { ConversationId } from '../bot/conversation.ts'
import type { TranscriptLine } from './case-store.ts'
import { openOrNull } from './open-or-null.ts'
import { openMessage } from './tables/inbox.ts'
import { openBody, type SendRow } from './tables/outgoing.ts'
import type { Tables } from './tables.ts'

interface InboxLine {
  readonly id: string
  readonly kind: 'message' | 'gap'
  readonly state: 'waiting' | 'decided' | 'set-aside'
  readonly line: number | null
  readonly body: Buffer | null
  readonly kept_at_ms: number
}

/** What was written and said in a conversation, in the order of its lines; what waits to be decided stands last. */
export function prepareTranscript(tables: Tables): (id: ConversationId) => readonly TranscriptLine[] {
  const received = tables.db.prepare<[number], InboxLine>(
    'SELECT id, kind, state, line, body, kept_at_ms FROM inbox WHERE conversation = +? ORDER BY arrival',
  )

  return (id) => {
    const opened = openOrNull(tables, id)
    if (opened === null) return []
    const lines = [
      ...received.all(opened.number).map((line) => ({ at: line.line ?? Number.POSITIVE_INFINITY, line: receivedLine(line, opened.key) })),
      ...tables.outgoing.all(opened.number).map((line) => ({ at: line.line, line: sentLine(line, opened.key) })),
    ]
    return lines.sort((a, b) => (a.at === b.at ? 0 : a.at - b.at)).map(({ line }) => line)
  }
}

function receivedLine(line: InboxLine, key: KeyObject): TranscriptLine {
  const place = { seq: line.line, atMs: line.kept_at_ms }
  const message = line.kind === 'gap' || line.state === 'set-aside' || line.body === null ? null : openMessage(line.id, line.body, key)
  return message === null ? { ...place, by: 'gap' } : { ...place, by: 'person', content: message.content }
}

function sentLine(line: SendRow, key: KeyObject): TranscriptLine {
  const place = { seq: line.line, atMs: line.queued_at_ms }
  const body = openBody(line, key)
  if (body === null) return { ...place, by: 'gap' }
  return { ...place, ...body, by: line.author === 'bot' ? 'bot' : 'staff', state: line.state, code: line.code }
}
