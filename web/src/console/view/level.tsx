import type { QueueRow } from '../../../../src/server/console/wire/wire.ts'
import { useHere } from './here.ts'

type Level = QueueRow['level']

/** Shape and digit of a level; the word stands beside it, so screen readers pass the drawing over. */
export function LevelMark({ level, small }: { readonly level: Level; readonly small?: boolean }) {
  return (
    <span class={`level level-${level}${small ? ' level-small' : ''}`} aria-hidden="true">
      <svg aria-hidden="true">
        <use href={`#s${level}`} />
      </svg>
      <b>{level}</b>
    </span>
  )
}

export function LevelWord({ level }: { readonly level: Level }) {
  const { words } = useHere()
  return (
    <span class={`level-word level-word-${level}`}>
      <span class="unseen">{words.level(level)}, </span>
      {words.levels[level]}
    </span>
  )
}
