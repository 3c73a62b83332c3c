import type { QueueRow } from '../../../../src/server/console/wire/wire.ts'
import { Icon } from '../../view/icon.tsx'
import { channelName } from '../phrases.ts'
import { countryName } from '../times.ts'
import { Clock } from './clock.tsx'
import { useHere } from './here.ts'
import { takeAndOpen } from './keys.tsx'
import { LevelMark, LevelWord } from './level.tsx'

/** One case in the queue. Nothing that the person wrote stands here: whoever looks over a shoulder reads a pseudonym. */
export function CaseRow({ row, nowMs }: { readonly row: QueueRow; readonly nowMs: number }) {
  const here = useHere()
  const { console, desk, words } = here
  const place = row.whereabouts === null ? words.unknown : countryName(row.whereabouts, desk.language)
  const open = () => console.go({ at: 'case', id: row.id })
  return (
    <li class={`row${row.state === 'waiting' ? ` row-${row.level}` : ''}`}>
      <div class="level-and-word">
        <LevelMark level={row.level} small={row.state !== 'waiting'} />
        <LevelWord level={row.level} />
      </div>
      <div>
        <p class="who-wrote">
          <button type="button" class="open" onClick={open}>
            {row.pseudonym}
          </button>
          <Tags row={row} />
        </p>
        {row.topicTitle !== null && <p class="meta">{row.topicTitle}</p>}
      </div>
      <p class="where">
        {place} <span class="meta">· {channelName(row.channel, words)}</span>
      </p>
      <Clock row={row} nowMs={nowMs} />
      {row.state === 'waiting' ? (
        <button type="button" class={`btn${row.level === 4 ? ' btn-go' : ''}`} onClick={() => takeAndOpen(here, row.id)}>
          {words.queue.take}
          <span class="unseen"> {row.pseudonym}</span>
        </button>
      ) : (
        <button type="button" class="btn btn-bare" onClick={open}>
          {row.holder?.id === desk.me?.staff.id ? words.queue.open : words.queue.look}
          <span class="unseen"> {row.pseudonym}</span>
        </button>
      )}
    </li>
  )
}

export function Tags({ row }: { readonly row: QueueRow }) {
  const { words } = useHere()
  const holder = holderText(row, useHere())
  return (
    <>
      {row.practice && <span class="tag">{words.queue.practice}</span>}
      {row.guarded && (
        <span class="tag tag-guard">
          <Icon name="eye" />
          {words.queue.guarded}
        </span>
      )}
      {row.eraseAsked && <span class="tag tag-guard">{words.queue.eraseAsked}</span>}
      {row.fromOneLine > 0 && <span class="tag">{words.queue.fromOneLine(row.fromOneLine)}</span>}
      {row.relative && <span class="tag">{words.queue.relative}</span>}
      {row.returned && row.state === 'waiting' && <span class="tag">{words.queue.returned}</span>}
      {holder !== null && (
        <span class="tag tag-warm">
          <Icon name={row.state === 'parked' ? 'pause' : 'person'} />
          {holder}
        </span>
      )}
      {row.looking.length > 0 && <span class="tag">{words.queue.looking(row.looking.join(', '))}</span>}
    </>
  )
}

function holderText({ state, holder }: QueueRow, { desk, words }: ReturnType<typeof useHere>): string | null {
  const own = holder !== null && holder.id === desk.me?.staff.id
  const name = holder?.name ?? words.unknown
  if (state === 'taken') return own ? words.queue.heldByYou : words.queue.heldBy(name)
  if (state === 'parked') return own ? words.queue.parkedByYou : words.queue.parkedBy(name)
  return state === 'outside' ? words.queue.outside : null
}
