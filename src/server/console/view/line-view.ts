import type { MediaId } from '../../../bot/message.ts'
import type { TranscriptLine } from '../../../store/case-store.ts'
import type { MediaNote } from '../../../store/media/media.ts'
import type { OutboxState } from '../../../store/outbox-store.ts'
import type { CaseLine } from '../wire/wire.ts'

/** How the talk came to be. `pulled`: the person's page fetches what we say, so that what it has not fetched is unread. */
export interface LineSetting {
  readonly pulled: boolean
  /** The neutral words that begin each bubble where somebody may be reading along, in every language. */
  readonly openings: readonly string[]
}

/** The talk as staff read it. Pure. */
export function lineViews(lines: readonly TranscriptLine[], files: readonly MediaNote[], setting: LineSetting): readonly CaseLine[] {
  const buttons: Buttons = new Map()
  const known: Files = {
    ofLine: new Map(files.flatMap((one) => (one.line === null ? [] : [[one.line, one]]))),
    byId: new Map(files.map((one) => [one.id, one])),
  }
  return lines.map((line) => {
    if (line.by === 'bot')
      for (const { data, label } of line.bubble.choices) buttons.set(data, { label, asked: questionIn(line.bubble.text) })
    return { ...lineView(line, buttons, setting), ...fileOn(line, known) }
  })
}

/** What stood on a button, and the question right above it. */
type Buttons = Map<string, { readonly label: string; readonly asked: string | null }>

function questionIn(text: string): string | null {
  const last = text.trimEnd().split('\n').at(-1)
  return last?.endsWith('?') ? last : null
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

function lineView(line: TranscriptLine, buttons: Buttons, { pulled, openings }: LineSetting): CaseLine {
  const head = { ...nothing, seq: line.seq, by: line.by, atMs: line.atMs }
  switch (line.by) {
    case 'gap':
      return head
    case 'person':
      return { ...head, ...saidByPerson(line.content, buttons) }
    case 'bot':
    case 'staff': {
      const { bubble, origin } = line
      const state = sentState(line.state, pulled)
      const code = state === 'not-sent' || state === 'uncertain' ? line.code : null
      const name = origin.from === 'person' ? origin.name : null
      if (line.by === 'staff') return { ...head, name, text: bubble.text, state, code }
      return { ...head, name, text: withoutOpening(bubble.text, openings), blocks: bubble.blocks, state, code }
    }
  }
}

/** Each of its bubbles begins alike on a watched phone: staff see what it said. */
function withoutOpening(text: string, openings: readonly string[]): string {
  const [first = '', ...rest] = text.split('\n\n')
  return openings.some((opening) => says(first, opening)) ? rest.join('\n\n') || text : text
}

/** Curated words call everybody "anh/chị"; what was said calls them as they call themselves. */
function says(paragraph: string, curated: string): boolean {
  const [said, words] = [paragraph.split(' '), curated.split(' ')]
  return said.length === words.length && words.every((word, at) => word === said[at] || word.startsWith('anh/chị'))
}

type Content = Extract<TranscriptLine, { by: 'person' }>['content']

function saidByPerson(content: Content, buttons: Buttons): Pick<CaseLine, 'text' | 'what' | 'asked' | 'place'> {
  switch (content.kind) {
    case 'text':
      return { text: content.text, what: null }
    case 'edited':
      return { text: content.text, what: 'edited' }
    case 'tap': {
      const { label = null, asked = null } = buttons.get(content.data) ?? {} // forged data has no label
      return { text: label, what: 'tap', ...(asked !== null && { asked }) }
    }
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
