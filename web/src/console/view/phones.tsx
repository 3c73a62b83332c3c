import { useEffect, useState } from 'preact/hooks'
import type { LinkCode, OwnPhones, PhoneTest } from '../../../../src/server/console/wire/wire-phones.ts'
import { phonesWords } from '../phones-words.ts'
import { allowPush, forbidPush, type PushStanding, pushStanding } from '../push.ts'
import { Form, Outcome, Waiting } from './asking.tsx'
import { useHere, useRead, useSend } from './here.ts'

/** What rings for one's own account when nobody is at the console. */
export function Phones() {
  const { desk } = useHere()
  const words = phonesWords[desk.language]
  const { read, again, set } = useRead<OwnPhones>('own/phones')
  return (
    <section class="panel">
      <h2>{words.title}</h2>
      <p class="meta">{words.text}</p>
      <Waiting read={read} again={again} />
      {read.at === 'there' && (
        <>
          <ThisBrowser own={read.value} set={set} />
          <Known own={read.value} set={set} />
          {read.value.over.includes('mail') && <Add kind="mail" set={set} />}
          {read.value.over.includes('call') && <Add kind="call" set={set} />}
          {read.value.telegram !== null && <Telegram linked={read.value.telegram.linked} set={set} />}
        </>
      )}
    </section>
  )
}

interface PhonesProps {
  readonly own: OwnPhones
  readonly set: (own: OwnPhones) => void
}

interface Here {
  readonly standing: PushStanding
  readonly endpoint: string | null
}

function useThisBrowser(own: OwnPhones): readonly [Here | null, (here: Here) => void] {
  const [here, setHere] = useState<Here | null>(null)
  useEffect(() => void pushStanding().then(setHere), [own])
  return [here, setHere]
}

function ThisBrowser({ own, set }: PhonesProps) {
  const { console, desk } = useHere()
  const words = phonesWords[desk.language]
  const [here, setHere] = useThisBrowser(own)
  const { sent, send } = useSend()
  const [asking, setAsking] = useState(false)
  if (here === null || own.phones.some(({ endpoint }) => endpoint !== null && endpoint === here.endpoint)) return null
  const ask = async () => {
    setAsking(true)
    const phone = await allowPush(own.pushKey).catch(() => 'cannot' as const)
    setAsking(false)
    if (typeof phone === 'string') setHere({ standing: phone, endpoint: null })
    else send(() => console.api.post<OwnPhones>('own/phones', phone), set)
  }
  return (
    <>
      {here.standing === 'cannot' && <p class="meta">{words.cannot}</p>}
      {here.standing === 'forbidden' && <p class="said-no">{words.forbidden}</p>}
      {here.standing !== 'cannot' && (
        <button type="button" class="btn btn-go" disabled={asking} onClick={() => void ask()}>
          {words.ringHere}
        </button>
      )}
      <Outcome sent={sent} />
    </>
  )
}

function Known({ own, set }: PhonesProps) {
  const { console, desk } = useHere()
  const words = phonesWords[desk.language]
  const [here] = useThisBrowser(own)
  const { sent, send } = useSend()
  const [ended, setEnded] = useState<PhoneTest['ended'] | null>(null)
  const isHere = (endpoint: string | null) => endpoint !== null && endpoint === here?.endpoint
  const test = (id: string) =>
    send(
      () => console.api.post<PhoneTest>(`own/phones/${id}/test`),
      (tested) => {
        setEnded(tested.ended)
        set(tested.own)
      },
    )
  const remove = (id: string, endpoint: string | null) => {
    if (isHere(endpoint)) void forbidPush()
    send(() => console.api.post<OwnPhones>(`own/phones/${id}/remove`), set)
  }
  return (
    <>
      {own.phones.length === 0 && <p class="said-no">{words.none}</p>}
      <ul class="rows">
        {own.phones.map(({ id, kind, shown, endpoint, failed, triedAtMs }) => (
          <li key={id}>
            <p>
              <b>{words.kinds[kind]}</b> {isHere(endpoint) ? words.thisOne : shown}
              <span class={failed ? 'said-no' : 'meta'}> {failed ? words.failed : triedAtMs === null ? words.untried : words.fine}</span>
            </p>
            <button type="button" class="btn" onClick={() => test(id)}>
              {words.test}
            </button>
            <button type="button" class="btn" onClick={() => remove(id, endpoint)}>
              {words.remove}
            </button>
          </li>
        ))}
      </ul>
      {ended !== null && (
        <p class={ended === 'arrived' ? 'said-yes' : 'said-no'} role="status">
          {words.ended[ended]}
        </p>
      )}
      <Outcome sent={sent} />
    </>
  )
}

function Add({ kind, set }: { readonly kind: 'mail' | 'call'; readonly set: (own: OwnPhones) => void }) {
  const { console, desk } = useHere()
  const words = phonesWords[desk.language]
  const [value, setValue] = useState('')
  const { sent, send } = useSend()
  const body = () => (kind === 'mail' ? { kind, address: value.trim() } : { kind, number: value.replace(/[\s.()-]/g, '') })
  return (
    <Form
      onSend={() =>
        send(
          () => console.api.post<OwnPhones>('own/phones', body()),
          (own) => {
            setValue('')
            set(own)
          },
        )
      }
    >
      <label>
        {words[kind]}
        {kind === 'call' && <span class="meta">{words.callHint}</span>}
        <input
          class="field"
          inputMode={kind === 'mail' ? 'email' : 'tel'}
          autocomplete={kind === 'mail' ? 'email' : 'tel'}
          required
          value={value}
          onInput={(event) => setValue(event.currentTarget.value)}
        />
      </label>
      <Outcome sent={sent} />
      <button type="submit" class="btn">
        {words.add}
      </button>
    </Form>
  )
}

function Telegram({ linked, set }: { readonly linked: boolean; readonly set: (own: OwnPhones) => void }) {
  const { console, desk } = useHere()
  const words = phonesWords[desk.language]
  const [code, setCode] = useState<string | null>(null)
  const { sent, send } = useSend()
  return (
    <>
      <h3>{words.telegram}</h3>
      <p class="meta">{linked ? words.linked : words.notLinked}</p>
      {code !== null && <p class="secret">/link {code}</p>}
      <Outcome sent={sent} />
      {linked ? (
        <button type="button" class="btn" onClick={() => send(() => console.api.post<OwnPhones>('own/telegram/unlink'), set)}>
          {words.unlink}
        </button>
      ) : (
        <button
          type="button"
          class="btn"
          onClick={() =>
            send(
              () => console.api.post<LinkCode>('own/telegram/code'),
              (made) => setCode(made.code),
            )
          }
        >
          {words.getCode}
        </button>
      )}
    </>
  )
}
