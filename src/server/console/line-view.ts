import type { MediaId } from '../../bot/turn.ts'
import type { MediaNote } from '../../store/media/media.ts'
import type { OutboxState, TranscriptLine } from '../../store/store.ts'
import type { CaseLine } from './wire.ts'

/** The talk as staff read it. `pulled`: the person's page fetches what we say, so that what it has not fetched is unread. Pure. */
export function lineViews(lines: readonly TranscriptLine[], files: readonly MediaNote[], pulled: boolean): readonly CaseLine[] {
  const labels = new Map<string, string>()
  const known: Files = {
    ofLine: new Map(files.flatMap((one) => (one.line === null ? [] : [[one.line, one]]))),
    byId: new Map(files.map((one) => [one.id, one])),
  }
  return lines.map((line) => {
    if (line.by === 'bot') for (const { data, label } of line.bubble.choices) labels.set(data, label)
    return { ...lineView(line, labels, pulled), ...fileOn(line, known) }
  })
}

interface Files {
  readonly ofLine: ReadonlyMap<number, MediaNote>
  readonly byId: ReadonlyMap<MediaId, MediaNote>
}

function fileOn(line: TranscriptLine, { ofLine, byId }: Files): Pick<CaseLine, 'file'> {
  if (line.by === 'person') return line.content.kind === 'file' && line.seq !== null ? fileView(ofLine.get(line.seq)) : {}
  return line.by === 'gap' || !line.bubble.file ? {} : fileView(byId.get(line.bubble.file.media))
}

function fileView(note: MediaNote | undefined): Pick<CaseLine, 'file'> {
  if (note === undefined) return {}
  const { id, state, code, type, bytes } = note
  return { file: { id, state: fileStates[state], code, type: state === 'kept' ? type : null, bytes } }
}

const fileStates = { remote: 'with-channel', wanted: 'coming', kept: 'there', refused: 'refused', forgotten: 'forgotten' } as const

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

function saidByPerson(content: Content, labels: ReadonlyMap<string, string>): Pick<CaseLine, 'text' | 'what' | 'place'> {
  switch (content.kind) {
    case 'text':
      return { text: content.text, what: null }
    case 'edited':
      return { text: content.text, what: 'edited' }
    case 'tap': // forged data has no label
      return { text: labels.get(content.data) ?? null, what: 'tap' }
    case 'file':
      return { text: content.caption, what: content.what }
    case 'location': {
      const { latitude, longitude, live, name } = content
      return { text: null, what: 'location', place: { latitude, longitude, live, name } }
    }
    case 'unserved':
      return { text: content.words ?? null, what: content.what }
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
