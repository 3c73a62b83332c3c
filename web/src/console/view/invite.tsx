import { useEffect, useState } from 'preact/hooks'
import type { AcceptInvite, OpenInvite, RecoveryCodes } from '../../../../src/server/console/wire/wire.ts'
import { CodeField, Form, NewPasswordField, Outcome, onlyDigits } from './asking.tsx'
import { useHere, useSend } from './here.ts'
import { Door } from './sign-in.tsx'

/** A new account from an invite: names, password, authenticator; then the recovery codes, this once. */
export function Invite({ token }: { readonly token: string }) {
  const { console, words } = useHere()
  const [invite, setInvite] = useState<OpenInvite | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const { sent, send } = useSend()
  useEffect(() => send(() => console.api.post<OpenInvite>('invite/open', { token }), setInvite), [token])
  if (codes !== null) {
    return (
      <Door title={words.door.codesTitle}>
        <Codes codes={codes} onKept={console.toDoor} />
      </Door>
    )
  }
  return (
    <Door title={invite === null ? words.door.accept : words.door.invited(words.roles[invite.role])}>
      {sent.at === 'failed' && invite === null && <p class="said-no">{words.door.inviteLost}</p>}
      {invite && <Accept token={token} invite={invite} onCodes={setCodes} />}
    </Door>
  )
}

interface AcceptProps {
  readonly token: string
  readonly invite: OpenInvite
  readonly onCodes: (codes: readonly string[]) => void
}

function Accept({ token, invite, onCodes }: AcceptProps) {
  const { console, words } = useHere()
  const [fields, setFields] = useState({ login: invite.known?.login ?? '', name: invite.known?.name ?? '', password: '', code: '' })
  const { sent, send } = useSend()
  const change = (part: Partial<typeof fields>) => setFields({ ...fields, ...part })
  const accept = () =>
    console.api.post<RecoveryCodes>('invite/accept', { token, ...fields, code: onlyDigits(fields.code) } satisfies AcceptInvite)
  return (
    <Form onSend={() => send(accept, ({ recoveryCodes }) => onCodes(recoveryCodes))}>
      <label>
        {words.door.login}
        <span class="meta">{words.door.loginHint}</span>
        <input
          class="field"
          autocomplete="username"
          autocapitalize="none"
          required
          minLength={2}
          maxLength={64}
          readOnly={invite.known !== null}
          value={fields.login}
          onInput={(event) => change({ login: event.currentTarget.value })}
        />
      </label>
      <label>
        {words.door.name}
        <span class="meta">{words.door.nameHint}</span>
        <input
          class="field"
          autocomplete="off"
          required
          maxLength={40}
          value={fields.name}
          onInput={(event) => change({ name: event.currentTarget.value })}
        />
      </label>
      <NewPasswordField label={words.door.newPassword} value={fields.password} onChange={(password) => change({ password })} />
      <Scan totp={invite.totp} />
      <CodeField value={fields.code} onChange={(code) => change({ code })} />
      <Outcome sent={sent} />
      <button type="submit" class="btn btn-go">
        {words.door.accept}
      </button>
    </Form>
  )
}

function Scan({ totp }: { readonly totp: OpenInvite['totp'] }) {
  const { words } = useHere()
  const { size, path } = totp.qr
  return (
    <>
      <p>{words.door.scan}</p>
      <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words.door.scanAlt} shape-rendering="crispEdges">
        <path d={path} />
      </svg>
      {totp.otpauth.startsWith('otpauth://') && (
        <a class="btn" href={totp.otpauth}>
          {words.door.openApp}
        </a>
      )}
      <p>{words.door.typeSecret}</p>
      <p class="secret">{totp.secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
    </>
  )
}

/** Shown once and never again. */
export function Codes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const { words } = useHere()
  return (
    <>
      <p>{words.door.codesText}</p>
      <ul class="codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <button type="button" class="btn btn-go" onClick={onKept}>
        {words.door.codesKept}
      </button>
    </>
  )
}
