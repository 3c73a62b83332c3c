import { useState } from 'preact/hooks'
import type { Login, Me, RecoveryLogin } from '../../../../src/server/console/wire/wire.ts'
import { Mark } from '../../view/icon.tsx'
import { CodeField, Form, Outcome, onlyDigits } from './asking.tsx'
import { useHere, useSend } from './here.ts'

/** Name, password and a code; without the phone, a recovery code. */
export function SignIn() {
  const { console, desk, words } = useHere()
  const ended = desk.door.at === 'sign-in' && desk.door.ended === true
  const [fields, setFields] = useState({ name: '', password: '', code: '', recoveryCode: '' })
  const [recovery, setRecovery] = useState(false)
  const { sent, send } = useSend()
  const change = (part: Partial<typeof fields>) => setFields({ ...fields, ...part })
  const { name, password, code, recoveryCode } = fields
  const signIn = () =>
    recovery
      ? console.api.post<Me>('login/recovery', { name, password, recoveryCode } satisfies RecoveryLogin)
      : console.api.post<Me>('login', { name, password, code: onlyDigits(code) } satisfies Login)
  return (
    <Door title={words.door.signIn}>
      {ended && <p role="status">{words.door.ended}</p>}
      <Form onSend={() => send(signIn, console.enter)}>
        <label>
          {words.door.login}
          <input
            class="field"
            name="login"
            autocomplete="username"
            autocapitalize="none"
            required
            value={name}
            onInput={(event) => change({ name: event.currentTarget.value })}
          />
        </label>
        <label>
          {words.door.password}
          <input
            class="field"
            type="password"
            autocomplete="current-password"
            required
            value={password}
            onInput={(event) => change({ password: event.currentTarget.value })}
          />
        </label>
        {recovery ? (
          <label>
            {words.door.recoveryCode}
            <span class="meta">{words.door.recoveryHint}</span>
            <input
              class="field code"
              autocomplete="off"
              autocapitalize="none"
              required
              value={recoveryCode}
              onInput={(event) => change({ recoveryCode: event.currentTarget.value })}
            />
          </label>
        ) : (
          <CodeField value={code} onChange={(typed) => change({ code: typed })} />
        )}
        <Outcome sent={sent} />
        <button type="submit" class="btn btn-go">
          {words.door.signIn}
        </button>
        <button type="button" class="btn btn-bare" onClick={() => setRecovery(!recovery)}>
          {recovery ? words.door.withPhone : words.door.lostPhone}
        </button>
      </Form>
    </Door>
  )
}

/** What stands round everything before one is inside. */
export function Door({ title, children }: { readonly title: string; readonly children: preact.ComponentChildren }) {
  const { console, desk, words } = useHere()
  return (
    <main class="door">
      <div class="door-box">
        <h1>
          <Mark />
          {title}
        </h1>
        {children}
        <button type="button" class="btn btn-bare" lang={desk.language === 'vi' ? 'en' : 'vi'} onClick={console.switchLanguage}>
          {words.otherLanguage}
        </button>
      </div>
    </main>
  )
}
