import type { OutboxState, TranscriptLine } from '../../store/store.ts'
import type { CaseLine } from './wire.ts'

/** The talk as staff read it. `pulled`: the person's page fetches what we say, so that what it has not fetched is unread. Pure. */
export function lineViews(lines: readonly TranscriptLine[], pulled: boolean): readonly CaseLine[] {
  const labels = new Map<string, string>()
  return lines.map((line) => {
    if (line.by === 'bot') for (const { data, label } of line.bubble.choices) labels.set(data, label)
    return lineView(line, labels, pulled)
  })
}

const nothing = { name: null, text: null, blocks: null, what: null, state: null, code: null } as const

function lineView(line: TranscriptLine, labels: ReadonlyMap<string, string>, pulled: boolean): CaseLine {
  const head = { ...nothing, seq: line.seq, by: line.by, atMs: line.atMs }
  switch (line.by) {
    case 'gap':
      return head
    case 'person':
      return { ...head, ...saidByPerson(line.content, labels) }
    case 'bot':
    case 'staff': {
      const { bubble, origin } = line
      const state = sentState(line.state, pulled)
      const code = state === 'not-sent' || state === 'uncertain' ? line.code : null
      const name = origin.from === 'person' ? origin.name : null
      const blocks = line.by === 'bot' ? bubble.blocks : null
      return { ...head, name, text: bubble.text, blocks, state, code }
    }
  }
}

type Content = Extract<TranscriptLine, { by: 'person' }>['content']

function saidByPerson(content: Content, labels: ReadonlyMap<string, string>): Pick<CaseLine, 'text' | 'what'> {
  switch (content.kind) {
    case 'text':
      return { text: content.text, what: null }
    case 'edited':
      return { text: content.text, what: 'edited' }
    case 'tap': // forged data has no label
      return { text: labels.get(content.data) ?? null, what: 'tap' }
    case 'file':
      return { text: content.caption, what: content.what }
    case 'unserved':
      return { text: null, what: content.what }
    default:
      return { text: null, what: content.kind }
  }
}

function sentState(state: OutboxState, pulled: boolean): CaseLine['state'] {
  switch (state) {
    case 'sent':
    case 'cancelled':
      return state
    case 'due':
    case 'leaving':
      return pulled ? 'unread' : 'waiting'
    case 'for-staff':
      return 'uncertain'
    case 'dead':
    case 'expired':
      return 'not-sent'
  }
}
