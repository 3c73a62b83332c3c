import type { QueueRow } from '../../../../src/server/console/wire/wire.ts'
import { Icon } from '../../view/icon.tsx'
import { useHere } from './here.ts'
import { LevelMark } from './level.tsx'

type Level = QueueRow['level']

const levels: readonly Level[] = [4, 3, 2, 1, 0]

interface FiltersProps {
  /** All cases of the page that it stands on: what may be chosen among. */
  readonly listed: readonly QueueRow[]
  readonly level: Level | null
  readonly name: string
  readonly onLevel: (level: Level | null) => void
  readonly onName: (name: string) => void
}

/** Which of the cases are listed: by level, by pseudonym. */
export function Filters({ listed, level, name, onLevel, onName }: FiltersProps) {
  const { words } = useHere()
  const count = (of: Level) => listed.filter((row) => row.level === of).length
  return (
    <div class="filters">
      <fieldset class="switch">
        <legend class="unseen">{words.queue.levels}</legend>
        <button type="button" aria-pressed={level === null} onClick={() => onLevel(null)}>
          {words.queue.everyLevel}
        </button>
        {levels.map((of) => (
          <button
            key={of}
            type="button"
            aria-pressed={level === of}
            aria-label={words.queue.levelCount(of, words.levels[of], count(of))}
            onClick={() => onLevel(level === of ? null : of)}
          >
            <LevelMark level={of} small />
            <span class="figure">{count(of)}</span>
          </button>
        ))}
      </fieldset>
      <label class="find">
        <Icon name="search" />
        <span class="unseen">{words.queue.find}</span>
        <input
          class="field"
          data-key="search"
          placeholder={`${words.queue.find}  /`}
          value={name}
          onInput={(event) => onName(event.currentTarget.value)}
        />
      </label>
    </div>
  )
}
