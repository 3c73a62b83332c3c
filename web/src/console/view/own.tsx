import { useState } from 'preact/hooks'
import type { Me, RecoveryCodes } from '../../../../src/server/console/wire/wire.ts'
import { moment } from '../times.ts'
import { CodeField, Form, NewPasswordField, Outcome, onlyDigits } from './asking.tsx'
import { useHere, useNow, useSend } from './here.ts'
import { Codes } from './invite.tsx'
import { Phones } from './phones.tsx'

/** One's own account. */
export function OwnDesk() {
  return (
    <main class="page">
      <div class="desk desk-two">
        <Own />
        <Phones />
        <Password />
        <Recovery />
      </div>
    </main>
  )
}

function Own() {
  const { console, desk, words } = useHere()
  const nowMs = useNow()
  const { me } = desk
  const [name, setName] = useState(me?.staff.name ?? '')
  const { sent, send } = useSend()
  if (me === null) return null
  return (
    <section class="panel">
      <h2>{words.own.who}</h2>
      <dl class="brief">
        <dt>{words.own.login}</dt>
        <dd>{me.staff.login}</dd>
        <dt>{words.own.role}</dt>
        <dd>{words.roles[me.role]}</dd>
      </dl>
      <p class="meta">{words.own.endsAt(moment(me.endsAtMs, nowMs, desk.language))}</p>
      <Form onSend={() => send(() => console.api.put<Me>('own/name', { name: name.trim() }), console.enter)}>
        <label>
          {words.own.name}
          <span class="meta">{words.own.nameHint}</span>
          <input class="field" required maxLength={40} value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <Outcome sent={sent} done={words.saved} />
        <button type="submit" class="btn">
          {words.save}
        </button>
      </Form>
    </section>
  )
}

function Password() {
  const { console, words } = useHere()
  const [fields, setFields] = useState({ password: '', next: '', code: '' })
  const change = (part: Partial<typeof fields>) => setFields({ ...fields, ...part })
  const { sent, send } = useSend()
  return (
    <section class="panel">
      <h2>{words.own.password}</h2>
      <Form
        onSend={() =>
          send(
            () => console.api.put('own/password', { ...fields, code: onlyDigits(fields.code) }),
            () => setFields({ password: '', next: '', code: '' }),
          )
        }
      >
        <label>
          {words.own.present}
          <input
            class="field"
            type="password"
            autocomplete="current-password"
            required
            value={fields.password}
            onInput={(event) => change({ password: event.currentTarget.value })}
          />
        </label>
        <NewPasswordField label={words.own.next} value={fields.next} onChange={(next) => change({ next })} />
        <CodeField value={fields.code} onChange={(code) => change({ code })} />
        <Outcome sent={sent} done={words.own.passwordDone} />
        <button type="submit" class="btn">
          {words.own.password}
        </button>
      </Form>
    </section>
  )
}

function Recovery() {
  const { console, words } = useHere()
  const [code, setCode] = useState('')
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const { sent, send } = useSend()
  return (
    <section class="panel">
      <h2>{words.own.recovery}</h2>
      {codes === null ? (
        <Form
          onSend={() => {
            send(
              () => console.api.post<RecoveryCodes>('own/recovery', { code: onlyDigits(code) }),
              ({ recoveryCodes }) => setCodes(recoveryCodes),
            )
            setCode('')
          }}
        >
          <p class="meta">{words.own.recoveryText}</p>
          <CodeField value={code} onChange={setCode} />
          <Outcome sent={sent} />
          <button type="submit" class="btn">
            {words.own.recoveryDo}
          </button>
        </Form>
      ) : (
        <Codes codes={codes} onKept={() => setCodes(null)} />
      )}
    </section>
  )
}
