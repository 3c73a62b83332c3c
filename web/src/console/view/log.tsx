import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import type { CaseLine, CaseView } from '../../../../src/server/console/wire/wire.ts'
import { Icon } from '../../view/icon.tsx'
import type { Press } from '../press.ts'
import { moment } from '../times.ts'
import { useHere, useNow } from './here.ts'
import { Odd, Said } from './said.tsx'
import { Sent } from './sent.tsx'

interface LogProps {
  readonly view: CaseView
  readonly scroller: RefObject<HTMLDivElement | null>
  /** The person wrote below what can be seen. */
  readonly unseen: boolean
  readonly onScroll: () => void
}

/** What was said, the newest at the end, and below it what has not left yet. Whoever has read upwards stays where they are, and is told. */
export function Log({ view, scroller, unseen, onScroll }: LogProps) {
  const { desk, words } = useHere()
  const pending = desk.presses.filter((press): press is Press & { kind: 'reply' } => press.kind === 'reply' && press.case === view.id)
  const toEnd = () => scroller.current?.scrollTo(0, 0)
  useEffect(() => {
    if (pending.length > 0) toEnd()
  }, [pending.length])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the arrow keys
    <div ref={scroller} class="log" tabIndex={0} role="log" aria-label={words.lines.label} onScroll={onScroll}>
      {unseen && (
        <button type="button" class="btn newer" onClick={toEnd}>
          <Icon name="down" />
          {words.lines.newer}
        </button>
      )}
      <ol>
        {view.lines.length === 0 && <li class="line-across">{words.lines.nothing}</li>}
        {view.lines.map((line) => (
          <Line key={line.seq ?? `now-${line.atMs}`} view={view} line={line} />
        ))}
        {pending.map((press) => (
          <li key={press.id} class={`line line-ours line-pending ${press.unsure ? 'line-unsent' : 'line-staff'}`}>
            <p class="wrap">{press.body.text || words.lines.what.file}</p>
            <p class="meta">{press.unsure ? words.lines.retrying : words.lines.pending}</p>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Line({ view, line }: { readonly view: CaseView; readonly line: CaseLine }) {
  const { words } = useHere()
  if (line.by === 'gap') {
    return (
      <li class="line line-unsent">
        <p>{words.lines.gap}</p>
        <Under line={line} />
      </li>
    )
  }
  const bad = line.state === 'not-sent' || line.state === 'cancelled'
  const side = line.by === 'person' ? '' : ` line-ours line-${line.by === 'bot' ? 'bot' : 'staff'}`
  return (
    <li class={`line${side}${bad ? ' line-unsent' : ''}`}>
      {line.by !== 'bot' && (
        <span class="unseen">
          <Odd text={line.by === 'staff' ? (line.name ?? words.lines.staff) : words.lines.person} />:{' '}
        </span>
      )}
      {line.by === 'bot' ? <Folded line={line} /> : <Told line={line} />}
      <Sent view={view} line={line} />
      <Under line={line} />
    </li>
  )
}

function Told({ line }: { readonly line: CaseLine }) {
  const { words } = useHere()
  return (
    <>
      {line.what !== null && (
        <p class="tag">
          <Odd text={words.lines.what[line.what] ?? words.lines.whatElse(line.what)} />
        </p>
      )}
      {line.asked !== undefined && (
        <p class="meta">
          <Odd text={line.asked} />
        </p>
      )}
      {line.text !== null && line.text !== '' && (
        <p class="wrap" dir="auto">
          <Odd text={line.text} />
        </p>
      )}
    </>
  )
}

/** Answers of the machine are long and known: one line until somebody wants to see what was said. */
function Folded({ line }: { readonly line: CaseLine }) {
  const { words } = useHere()
  const first = (line.text ?? '').split('\n').find((part) => part.trim() !== '') ?? ''
  return (
    <details>
      <summary>
        <Icon name="next" />
        <span class="grow">
          {words.lines.bot}: <Odd text={first.length > 80 ? `${first.slice(0, 80)}…` : first} />
        </span>
      </summary>
      {line.blocks === null ? (
        <p class="wrap">
          <Odd text={line.text ?? ''} />
        </p>
      ) : (
        <Said blocks={line.blocks} />
      )}
    </details>
  )
}

function Under({ line }: { readonly line: CaseLine }) {
  const { desk, words } = useHere()
  const nowMs = useNow()
  const parts = [
    line.by === 'staff' ? (line.name ?? words.lines.staff) : null,
    moment(line.atMs, nowMs, desk.language),
    line.state === null ? null : words.lines.states[line.state],
    line.code === null ? null : (words.lines.why[line.code] ?? line.code),
  ]
  const bad = line.state === 'not-sent' || line.state === 'uncertain' || line.state === 'cancelled'
  return (
    <p class={`meta${bad ? ' uneasy' : ''}`}>
      <Odd text={parts.filter((part) => part !== null).join(' · ')} />
    </p>
  )
}
