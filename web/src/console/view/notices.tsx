import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../../view/icon.tsx'
import { caseOf, gravestFirst, holderOf, type Notice } from '../desk.ts'
import { refusalText } from '../phrases.ts'
import { type Seen, useHere } from './here.ts'
import { useNarrow } from './narrow.ts'

/**
 * What rang, or was pressed and did not happen: beneath each other, over what stands there already, so that no field moves away under a
 * hand. On a phone the gravest alone: beside it there has to be something left of the talk.
 */
export function Notices() {
  const { console, desk, words } = useHere()
  const mostShown = useNarrow() ? 1 : 2
  const notices = gravestFirst(desk)
  const bells = notices.filter(({ kind }) => kind === 'rang')
  const more = notices.length - mostShown
  if (notices.length === 0) return null
  return (
    <ul class="notices" aria-label={words.warnings.notices}>
      {notices.slice(0, mostShown).map((notice) => {
        const id = caseOf(notice)
        return (
          <li key={keyOf(notice)} class={`warning ${notice.kind === 'rang' && !notice.alert.sound ? '' : 'warning-orange'}`}>
            <Icon name={notice.kind === 'rang' ? 'bell' : 'warn'} />
            <p>
              <Told notice={notice} />
            </p>
            <div class="acts">
              {(desk.place.at !== 'case' || desk.place.id !== id) && (
                <button type="button" class="btn" onClick={() => console.go({ at: 'case', id })}>
                  {words.warnings.open}
                </button>
              )}
              <Dismiss what={[notice]}>{words.warnings.dismiss}</Dismiss>
            </div>
          </li>
        )
      })}
      {more > 0 && (
        <li class="warning">
          <p>{words.warnings.moreNotices(more)}</p>
          {bells.length > 0 && <Dismiss what={bells}>{words.warnings.dismissBells}</Dismiss>}
        </li>
      )}
    </ul>
  )
}

interface DismissProps {
  readonly what: readonly Notice[]
  readonly children: string
}

function Dismiss({ what, children }: DismissProps) {
  const { console } = useHere()
  return (
    <button
      type="button"
      class="btn dismiss"
      onMouseDown={(event) => event.preventDefault()} // whoever writes goes on writing
      onClick={() => {
        what.forEach(console.dismiss)
        setTimeout(goOn)
      }}
    >
      {children}
    </button>
  )
}

/** The button is gone, and the focus with it where it lay there: it goes on to the next notice, else to where reading begins. */
function goOn(): void {
  if (document.activeElement !== document.body) return
  const next = document.querySelector<HTMLElement>('.notices .dismiss') ?? document.querySelector<HTMLElement>('main h1')
  next?.focus()
}

/** Each is read out once, as it comes: what others leave behind when they go is not read out again. */
export function ReadOut() {
  const here = useHere()
  const { notices } = here.desk
  const known = useRef(notices)
  const [said, say] = useState<readonly Notice[]>([])
  useEffect(() => {
    const fresh = notices.filter((notice) => !known.current.includes(notice))
    known.current = notices
    if (fresh.length > 0) say(fresh)
  }, [notices])
  return (
    <p class="unseen" role="alert">
      {said.map((notice) => Object.values(toldOf(notice, here)).join(' ')).join('. ')}
    </p>
  )
}

function keyOf(notice: Notice): string {
  return notice.kind === 'rang' ? `${notice.alert.case} ${notice.alert.why}` : notice.press.id
}

function Told({ notice }: { readonly notice: Notice }) {
  const { what, rest } = toldOf(notice, useHere())
  return (
    <>
      <b>{what}</b> <span class={notice.kind === 'rang' ? 'figure' : undefined}>{rest}</span>
    </>
  )
}

function toldOf(notice: Notice, { desk, words }: Seen): { readonly what: string; readonly rest: string } {
  if (notice.kind === 'rang') {
    const { why, pseudonym, level } = notice.alert
    return { what: `${words.warnings.rang[why] ?? words.warnings.rangElse}:`, rest: `${pseudonym} · ${words.level(level)}` }
  }
  const { press, code } = notice
  const holder = holderOf(desk, press.case)
  const what = code === 'already-taken' && holder !== null ? words.takenBy(holder) : refusalText(code, words)
  return { what, rest: press.kind === 'reply' ? words.replyBack : '' }
}
