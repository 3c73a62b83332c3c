import type { ViewRow, WireChoice } from '../../../src/server/page/wire.ts'
import type { Phrases } from '../chat/phrases.ts'
import { Blocks, type Tone } from './blocks.tsx'
import { Choices } from './choices.tsx'
import { Icon } from './icon.tsx'

interface RowProps {
  readonly row: ViewRow
  /** First of its turn: its first sentence is the answer. */
  readonly leads: boolean
  readonly guarded: boolean
  readonly open: boolean
  readonly words: Phrases
  readonly onChoose: (choice: WireChoice) => void
}

/** One reply, of the machine or of a person, and what can be chosen under it. */
export function RowView({ row, leads, guarded, open, words, onChoose }: RowProps) {
  const person = row.author === 'person' && !guarded
  const urgent = row.lane === 'danger' && !guarded && (row.bubble.blocks ?? []).some(({ kind }) => kind === 'steps' || kind === 'calls')
  const tone: Tone = guarded || row.author === 'person' ? 'plain' : urgent ? 'danger' : leads ? 'answer' : 'on'
  return (
    <div class="said">
      <div class={`bubble ${person ? 'person' : 'machine'}${urgent ? ' urgent' : ''}`} tabIndex={-1}>
        {person ? (
          <p class="name">
            <Icon name="person" />
            {words.personSays}
          </p>
        ) : (
          <p class="unseen">{words.machineSays}</p>
        )}
        <Blocks bubble={row.bubble} tone={tone} calls={urgent || row.nobody ? 'strong' : 'quiet'} words={words} />
        {row.bubble.file && (
          <p>
            <a href={`/chat/files/${row.bubble.file.id}`} target="_blank" rel="noopener noreferrer">
              {words.openFile}
            </a>
          </p>
        )}
      </div>
      {open && row.bubble.choices.length > 0 && <Choices choices={row.bubble.choices} onChoose={onChoose} />}
    </div>
  )
}
