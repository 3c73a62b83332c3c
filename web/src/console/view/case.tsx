import { useEffect, useRef, useState } from 'preact/hooks'
import type { CaseView } from '../../../../src/server/console/wire/wire.ts'
import { Icon } from '../../view/icon.tsx'
import { holderOf } from '../desk.ts'
import { moment } from '../times.ts'
import { CaseHead } from './case-head.tsx'
import { focusReply } from './focus.ts'
import { Guard } from './guard.tsx'
import { HelpSide } from './help.tsx'
import { useHere, useNow } from './here.ts'
import { Log } from './log.tsx'
import { useNarrow } from './narrow.ts'
import { Notices } from './notices.tsx'
import { useUnseen } from './unseen.ts'
import { Write } from './write.tsx'

const parts = ['talk', 'help'] as const
type Part = (typeof parts)[number]

/** One case: the talk, and beside it what helps to answer; on a phone one of them at a time. */
export function CasePage({ id }: { readonly id: string }) {
  const { console, desk, words } = useHere()
  const [shown, show] = useState<Part>('talk')
  const { open } = desk
  const holder = holderOf(desk, id)
  useReplyOnceTaken(id, () => show('talk'))
  if (open.at !== 'shown' || open.view.id !== id) {
    return (
      <main class="page">
        <p>{open.at !== 'gone' ? words.loading : holder === null ? words.case.gone : words.case.heldElsewhere(holder)}</p>
        <p>
          <button type="button" class="btn" onClick={() => console.go({ at: 'queue' })}>
            <Icon name="back" />
            {words.case.back}
          </button>
        </p>
      </main>
    )
  }
  return <Opened view={open.view} shown={shown} onShow={show} />
}

function Opened({ view, shown, onShow: show }: { readonly view: CaseView } & TabsProps) {
  const { words } = useHere()
  const { scroller, unseen, look } = useUnseen(view, shown === 'talk')
  const narrow = useNarrow()
  return (
    <main class="case">
      <CaseHead view={view} />
      <Standing view={view} />
      {view.guarded && <Guard view={view} />}
      <Tabs shown={shown} onShow={show} unseen={unseen} />
      <div class="case-body" data-shown={shown}>
        <Notices />
        <section id="case-talk" class="talk-side" {...(narrow ? panelOf('talk') : { 'aria-label': words.lines.label })}>
          <Log view={view} scroller={scroller} unseen={unseen} onScroll={look} />
          <Write view={view} />
        </section>
        <section
          id="case-help"
          class="help-side"
          {...(narrow ? panelOf('help') : { role: 'complementary', 'aria-label': words.case.help })}
        >
          <HelpSide view={view} onInserted={() => show('talk')} />
        </section>
      </div>
    </main>
  )
}

/** On a phone each part is what its tab shows; beside each other they stand for themselves. */
function panelOf(part: Part) {
  return { role: 'tabpanel', 'aria-labelledby': tabOf(part) } as const
}

function tabOf(part: Part): string {
  return `case-${part}-tab`
}

interface TabsProps {
  readonly shown: Part
  readonly onShow: (part: Part) => void
}

/** Which part stands on a phone. The tab key comes to the chosen one, and the arrow keys choose. */
function Tabs({ shown, onShow, unseen }: TabsProps & { readonly unseen: boolean }) {
  const { words } = useHere()
  const list = useRef<HTMLDivElement>(null)
  const choose = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const at = parts.indexOf(shown)
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 }[event.key]
    const part = to === undefined ? undefined : parts.at(to % parts.length)
    if (part === undefined) return
    event.preventDefault()
    onShow(part)
    list.current?.querySelector<HTMLElement>(`[aria-controls="case-${part}"]`)?.focus()
  }
  return (
    <div ref={list} class="tabs" role="tablist" aria-label={words.case.sections} onKeyDown={choose}>
      {parts.map((part) => (
        <button
          key={part}
          type="button"
          role="tab"
          id={tabOf(part)}
          aria-controls={`case-${part}`}
          aria-selected={shown === part}
          tabIndex={shown === part ? 0 : -1}
          onClick={() => onShow(part)}
        >
          {words.case[part]}
          {part === 'talk' && shown !== 'talk' && unseen && <b class="newer-mark">{words.lines.newer}</b>}
        </button>
      ))}
    </div>
  )
}

/** The button that took the case goes with the pressing, and the focus with it: it goes on where the reply is written, if it is nowhere else. */
function useReplyOnceTaken(id: string, showTalk: () => void): void {
  const { desk } = useHere()
  const taking = desk.presses.some((press) => press.kind === 'act' && press.case === id && press.body.act === 'take')
  const view = desk.open.at === 'shown' && desk.open.view.id === id ? desk.open.view : null
  const mayReply = view?.mayDo.includes('reply') ?? null
  const waits = useRef(false)
  useEffect(() => {
    if (taking) waits.current = true
    if (taking || mayReply === null) return
    const taken = waits.current && mayReply
    waits.current = false
    if (!taken || !isFree(document.activeElement)) return
    showTalk()
    setTimeout(focusReply)
  }, [taking, mayReply])
}

/** On nothing that somebody put it on. */
function isFree(focused: Element | null): boolean {
  return focused === null || focused === document.body || focused.tagName === 'H1'
}

/** Who answers this person, and who else looks. */
function Standing({ view }: { readonly view: CaseView }) {
  const { desk, words } = useHere()
  const nowMs = useNow()
  const others = view.lookers.filter(({ name }) => name !== desk.me?.staff.name)
  const looking = others.filter(({ typing }) => !typing).map(({ name }) => name)
  const typing = others.filter((one) => one.typing).map(({ name }) => name)
  const person = view.state === 'taken' || view.state === 'outside'
  return (
    <>
      <div class={`standing${person ? ' standing-person' : ''}`}>
        {person && <Icon name="person" />}
        <p role="status">{standingText(view, useHere(), nowMs)}</p>
        {typing.length > 0 && <b>{words.case.typing(typing.join(', '))}</b>}
        {looking.length > 0 && <span class="meta">{words.case.looking(looking.join(', '))}</span>}
      </div>
      {view.practice && <p class="warning warning-warm">{words.case.practice}</p>}
      {view.eraseAsked && <p class="warning warning-orange">{words.case.eraseAsked}</p>}
    </>
  )
}

function standingText(view: CaseView, { desk, words }: ReturnType<typeof useHere>, nowMs: number): string {
  const name = view.holder?.name ?? words.unknown
  const { state } = words.case
  switch (view.state) {
    case 'waiting':
      return view.eraseAsked ? state.waitingErased : state.waiting
    case 'taken':
      return view.holder?.id === desk.me?.staff.id ? state.own : state.foreign(name)
    case 'outside':
      return state.outside
    case 'parked':
      return (view.eraseAsked ? state.parkedErased : state.parked)(
        name,
        view.parkedUntilMs === null ? words.unknown : moment(view.parkedUntilMs, nowMs, desk.language),
      )
    case 'closed':
      return view.outcome === null ? state.closed : `${state.closed} ${words.case.ask.outcomes[view.outcome] ?? view.outcome}.`
  }
}
