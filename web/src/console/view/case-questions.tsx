import { useState } from 'preact/hooks'
import type { ActBody, CaseView } from '../../../../src/server/console/wire/wire.ts'
import type { People } from '../../../../src/server/console/wire/wire-house.ts'
import type { Act } from '../case-work.ts'
import { noDraft } from '../desk.ts'
import { Dialog, Form, Waiting, YesOrCancel } from './asking.tsx'
import { useHere, useRead } from './here.ts'
import { LevelMark } from './level.tsx'
import { Block, Reason, Reveal } from './sender-questions.tsx'

/** What is asked once more before it is done. */
export type Question =
  | 'transfer'
  | 'reassign'
  | 'park'
  | 'hand-back'
  | 'close'
  | 'release'
  | 'set-level'
  | 'reveal-name'
  | 'block-sender'
  | 'hold-erase'

interface QuestionProps {
  readonly view: CaseView
  readonly onClose: () => void
}

export function CaseQuestion({ question, ...props }: QuestionProps & { readonly question: Question }) {
  const { words } = useHere()
  const { ask } = words.case
  switch (question) {
    case 'transfer':
    case 'reassign':
      return <Give {...props} act={question} />
    case 'park':
      return <Until {...props} act="park" title={ask.park} text={ask.parkText} until={ask.parkUntil} />
    case 'hold-erase':
      return <Until {...props} act="hold-erase" title={ask.holdErase} text={ask.holdEraseText} until={ask.holdEraseUntil} />
    case 'hand-back':
      return <Sure {...props} title={ask.handBack} text={ask.handBackText} yes={words.case.acts['hand-back']} does={{ act: 'hand-back' }} />
    case 'release':
      return <Sure {...props} title={ask.release} text={ask.releaseText} yes={words.case.acts.release} does={{ act: 'release' }} />
    case 'close':
      return <Close {...props} />
    case 'set-level':
      return <SetLevel {...props} />
    case 'reveal-name':
      return <Reveal {...props} />
    case 'block-sender':
      return <Block {...props} />
  }
}

/** Does it, sent again until the server has decided, and closes the question. */
function useAct({ view, onClose }: QuestionProps): (act: Act) => void {
  const { console } = useHere()
  return (act) => {
    console.press(view.id, act)
    onClose()
  }
}

function Sure(props: QuestionProps & { readonly title: string; readonly text: string; readonly yes: string; readonly does: Act }) {
  const act = useAct(props)
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <p>{props.text}</p>
      <Unsent view={props.view} />
      <YesOrCancel yes={props.yes} onYes={() => act(props.does)} onClose={props.onClose} />
    </Dialog>
  )
}

/** Whoever lets a case go may believe that what they wrote has left. */
function Unsent({ view }: { readonly view: CaseView }) {
  const { desk, words } = useHere()
  const { text, file } = desk.drafts[view.id] ?? noDraft
  return text.trim() === '' && file === null ? null : <p class="said-no">{words.case.ask.unsent}</p>
}

function Give({ act, ...props }: QuestionProps & { readonly act: 'transfer' | 'reassign' }) {
  const { desk, words } = useHere()
  const give = useAct(props)
  const { read, again } = useRead<People>('people')
  const { ask } = words.case
  const others = read.at === 'there' ? read.value.people.filter((one) => one.mayHold && one.id !== desk.me?.staff.id) : []
  const free = others.filter(({ present, id }) => (present || act === 'reassign') && id !== props.view.holder?.id)
  return (
    <Dialog title={ask[act]} onClose={props.onClose}>
      {act === 'transfer' && <p class="meta">{ask.transferText}</p>}
      <Unsent view={props.view} />
      <Waiting read={read} again={again} />
      {read.at === 'there' && free.length === 0 && <p>{ask.noneThere}</p>}
      <ul class="rows">
        {free.map(({ id, name, role, present, holds }) => (
          <li key={id}>
            <span class={`lit${present ? '' : ' lit-off'}`} aria-hidden="true" />
            <p class="grow">
              <b>{name}</b>{' '}
              <span class="meta">
                {words.roles[role]} · {present ? ask.there : ask.away} · {ask.holds(holds)}
              </span>
            </p>
            <button type="button" class="btn" onClick={() => give({ act, to: id })}>
              {words.case.acts[act]}
              <span class="unseen"> {name}</span>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="btn" onClick={props.onClose}>
        {words.cancel}
      </button>
    </Dialog>
  )
}

interface UntilProps extends QuestionProps {
  readonly act: 'park' | 'hold-erase'
  readonly title: string
  readonly text: string
  readonly until: string
}

/** An act that holds until a day. */
function Until(props: UntilProps) {
  const { words } = useHere()
  const act = useAct(props)
  const [until, setUntil] = useState(tomorrowAtEight())
  const [reason, setReason] = useState('')
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <p class="meta">{props.text}</p>
      {props.act === 'park' && <Unsent view={props.view} />}
      <Form
        onSend={() => {
          const untilMs = new Date(until).getTime()
          act(props.act === 'park' ? { act: 'park', untilMs } : { act: 'hold-erase', untilMs, reason })
        }}
      >
        <label>
          {props.until}
          <input class="field" type="datetime-local" required value={until} onInput={(event) => setUntil(event.currentTarget.value)} />
        </label>
        {props.act === 'hold-erase' && <Reason value={reason} onChange={setReason} />}
        <YesOrCancel yes={words.case.acts[props.act]} onClose={props.onClose} />
      </Form>
    </Dialog>
  )
}

/** As a field for date and time has it, on this machine's own clock. */
function tomorrowAtEight(): string {
  const at = new Date()
  const [month, day] = [at.getMonth(), at.getDate() + 1]
  const next = new Date(at.getFullYear(), month, day, 8)
  const two = (count: number) => String(count).padStart(2, '0')
  return `${next.getFullYear()}-${two(next.getMonth() + 1)}-${two(next.getDate())}T08:00`
}

type Outcomes = (ActBody & { readonly act: 'close' })['outcome']

const endings: readonly Outcomes[] = ['helped', 'referred', 'declined', 'no-longer-writes', 'not-for-us', 'misuse']

/** Nothing is chosen beforehand: the month is counted from what was chosen. */
function Close(props: QuestionProps) {
  const { words } = useHere()
  const act = useAct(props)
  const [outcome, setOutcome] = useState<Outcomes | null>(null)
  const [unchosen, complain] = useState(false)
  return (
    <Dialog title={words.case.ask.close} onClose={props.onClose}>
      {props.view.eraseAsked && <p class="said-no">{words.case.ask.closeErases}</p>}
      <Unsent view={props.view} />
      <fieldset class="plain">
        <legend class="unseen">{words.case.ask.close}</legend>
        {endings.map((ending) => (
          <label key={ending} class="tick">
            <input type="radio" name="outcome" checked={outcome === ending} onChange={() => setOutcome(ending)} />
            {words.case.ask.outcomes[ending]}
          </label>
        ))}
      </fieldset>
      {unchosen && outcome === null && (
        <p class="said-no" role="alert">
          {words.case.ask.closeUnchosen}
        </p>
      )}
      <YesOrCancel
        yes={words.case.acts.close}
        onYes={() => (outcome === null ? complain(true) : act({ act: 'close', outcome }))}
        onClose={props.onClose}
      />
    </Dialog>
  )
}

function SetLevel(props: QuestionProps) {
  const { words } = useHere()
  const act = useAct(props)
  const [level, setLevel] = useState(props.view.level)
  return (
    <Dialog title={words.case.ask.level} onClose={props.onClose}>
      <p class="meta">{words.case.ask.levelText}</p>
      <fieldset class="plain">
        <legend class="unseen">{words.case.ask.level}</legend>
        {([4, 3, 2, 1, 0] as const).map((one) => (
          <label key={one} class="tick">
            <input type="radio" name="level" checked={level === one} onChange={() => setLevel(one)} />
            <LevelMark level={one} small />
            {words.level(one)}, {words.levels[one]}
          </label>
        ))}
      </fieldset>
      <YesOrCancel yes={words.case.acts['set-level']} onYes={() => act({ act: 'set-level', level })} onClose={props.onClose} />
    </Dialog>
  )
}
