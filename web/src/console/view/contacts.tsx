import { useRef, useState } from 'preact/hooks'
import type { Contacts } from '../../../../src/server/console/wire/wire-house.ts'
import { countryName, isoDay, moment } from '../times.ts'
import { Dialog, Form, Outcome, Waiting, YesOrCancel } from './asking.tsx'
import { State } from './entries.tsx'
import { useHere, useNow, useRead, useSend } from './here.ts'
import { WithOrWithout } from './withdraw.tsx'

type Contact = Contacts['contacts'][number]

const fewRows = 20

/** Numbers: which were called, by whom and when; those that were not stand first, and where they stood while one looks at them. */
export function ContactList() {
  const { words } = useHere()
  const { read, again, set } = useRead<Contacts>('contacts')
  const [all, showAll] = useState(false)
  const first = useRef<readonly Contact[] | null>(null)
  if (read.at === 'there') first.current ??= [...read.value.contacts].sort((a, b) => urgency(a) - urgency(b))
  const now = read.at === 'there' ? read.value.contacts : []
  const contacts = (first.current ?? []).flatMap(({ id }) => now.find((contact) => contact.id === id) ?? [])
  return (
    <section class="panel">
      <h2>{words.content.contacts}</h2>
      <Waiting read={read} again={again} />
      {(all ? contacts : contacts.slice(0, fewRows)).map((contact) => (
        <ContactRow key={contact.id} contact={contact} onChanged={set} />
      ))}
      {!all && contacts.length > fewRows && (
        <button type="button" class="btn" onClick={() => showAll(true)}>
          {words.content.seeAll(contacts.length)}
        </button>
      )}
    </section>
  )
}

function urgency({ confirmed, publish, withdrawn }: Contact): number {
  if (withdrawn !== null) return 3
  if (publish === 'no') return 4
  return confirmed === null ? 1 : 2
}

type Asking = 'confirm' | 'withdraw' | 'restore' | null

function ContactRow({ contact, onChanged }: { readonly contact: Contact; readonly onChanged: (contacts: Contacts) => void }) {
  const { console, desk, words } = useHere()
  const nowMs = useNow()
  const [asking, ask] = useState<Asking>(null)
  const { content } = words
  const { withdrawn, helpsIn } = contact
  const where =
    helpsIn === null ? content.helpsEverywhere : content.helpsIn(helpsIn.map((code) => countryName(code, desk.language)).join(', '))
  return (
    <div class="entry">
      <ContactState contact={contact} />
      <div>
        <b class="figure">{contact.shown}</b> {contact.name[desk.language]}
        <p class="meta">{where}</p>
        {withdrawn !== null && (
          <p class="meta">{content.withdrawnBy(withdrawn.by, moment(withdrawn.atMs, nowMs, desk.language), withdrawn.reason)}</p>
        )}
      </div>
      <span />
      <div class="acts">
        {desk.me?.deeds.includes('confirm-contact') && withdrawn === null && (
          <button type="button" class="btn" onClick={() => ask('confirm')}>
            {content.confirm}
            <span class="unseen"> {contact.shown}</span>
          </button>
        )}
        <button type="button" class="btn btn-bare" onClick={() => ask(withdrawn === null ? 'withdraw' : 'restore')}>
          {withdrawn === null ? content.withdraw : content.restore}
          <span class="unseen"> {contact.shown}</span>
        </button>
      </div>
      {asking === 'confirm' && <Confirm contact={contact} onChanged={onChanged} onClose={() => ask(null)} />}
      {(asking === 'withdraw' || asking === 'restore') && (
        <WithOrWithout<Contacts>
          title={asking === 'withdraw' ? content.withdrawContact : content.restoreContact}
          text={asking === 'withdraw' ? content.withdrawContactText : null}
          yes={content[asking]}
          call={(reason) => console.api.post(`contacts/${contact.id}/${asking}`, { reason })}
          onDone={onChanged}
          onClose={() => ask(null)}
        />
      )}
    </div>
  )
}

function ContactState({ contact }: { readonly contact: Contact }) {
  const { desk, words } = useHere()
  const { content } = words
  if (contact.withdrawn !== null) return <State kind="off" icon="pause" text={content.withdrawn} />
  if (contact.publish === 'no') return <State kind="off" icon="pause" text={content.held} />
  const { confirmed } = contact
  if (confirmed === null) return <State kind="due" icon="clock" text={content.unconfirmed} />
  return <State kind="good" icon="check" text={content.confirmed(isoDay(confirmed.on, desk.language), confirmed.by)} />
}

interface ConfirmProps {
  readonly contact: Contact
  readonly onChanged: (contacts: Contacts) => void
  readonly onClose: () => void
}

function Confirm({ contact, onChanged, onClose }: ConfirmProps) {
  const { console, desk, words } = useHere()
  const today = new Date().toISOString().slice(0, 10)
  const [by, setBy] = useState(desk.me?.staff.name ?? '')
  const [on, setOn] = useState(today)
  const { sent, send } = useSend()
  return (
    <Dialog title={words.content.confirmTitle} onClose={onClose}>
      <Form
        onSend={() =>
          send(
            () => console.api.post<Contacts>(`contacts/${contact.id}/confirm`, { by, on }),
            (contacts) => {
              onChanged(contacts)
              onClose()
            },
          )
        }
      >
        <p>
          <b class="figure">{contact.shown}</b> {contact.name[desk.language]}
        </p>
        <p>{words.content.confirmText}</p>
        <label>
          {words.content.confirmBy}
          <input class="field" required minLength={2} maxLength={80} value={by} onInput={(event) => setBy(event.currentTarget.value)} />
        </label>
        <label>
          {words.content.confirmOn}
          <input class="field" type="date" required max={today} value={on} onInput={(event) => setOn(event.currentTarget.value)} />
        </label>
        <Outcome sent={sent} />
        <YesOrCancel yes={words.content.confirmDo} onClose={onClose} />
      </Form>
    </Dialog>
  )
}
