import { useState } from 'preact/hooks'
import type { Me } from '../../../../src/server/console/wire/wire.ts'
import type { AccountChange, Accounts, InviteLink } from '../../../../src/server/console/wire/wire-house.ts'
import { moment } from '../times.ts'
import { CodeField, Dialog, Form, Outcome, onlyDigits, Waiting, YesOrCancel } from './asking.tsx'
import { useHere, useNow, useRead, useSend } from './here.ts'

type Role = Me['role']
type Account = Accounts['accounts'][number]
type Change = AccountChange['change']

const roles: readonly Role[] = ['responder', 'supervisor', 'curator', 'admin']

/** Accounts are by invite only; every change asks for a fresh code. */
export function AccountList() {
  const { console, desk, words } = useHere()
  const nowMs = useNow()
  const { read, again, set } = useRead<Accounts>('accounts')
  const { sent, send } = useSend()
  const [inviting, invite] = useState(false)
  const [link, setLink] = useState<InviteLink | null>(null)
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>{words.house.accounts}</h2>
        <button type="button" class="btn" onClick={() => invite(true)}>
          {words.house.invite}
        </button>
      </div>
      <Waiting read={read} again={again} />
      {link && <LinkShown link={link} onClose={() => setLink(null)} />}
      {read.at === 'there' &&
        read.value.accounts.map((account) => (
          <AccountRow
            key={account.id}
            account={account}
            onChanged={(answer) => {
              if ('link' in answer) setLink(answer)
              else set(answer)
            }}
          />
        ))}
      {read.at === 'there' && read.value.invites.length > 0 && (
        <>
          <h3>{words.house.openInvites}</h3>
          <ul class="rows">
            {read.value.invites.map(({ id, role, by, expiresAtMs }) => (
              <li key={id}>
                {words.roles[role]}
                <span class="meta">
                  {by !== null && `${by} · `}
                  {words.house.expires(moment(expiresAtMs, nowMs, desk.language))}
                </span>
                <button type="button" class="btn" onClick={() => send(() => console.api.post<Accounts>(`invites/${id}/revoke`), set)}>
                  {words.house.revoke}
                </button>
              </li>
            ))}
          </ul>
          <Outcome sent={sent} />
        </>
      )}
      {inviting && (
        <InviteSomebody
          onLink={(made) => {
            setLink(made)
            again()
          }}
          onClose={() => invite(false)}
        />
      )}
    </section>
  )
}

function LinkShown({ link, onClose }: { readonly link: InviteLink; readonly onClose: () => void }) {
  const { desk, words } = useHere()
  const nowMs = useNow()
  return (
    <div class="said-yes">
      <p>
        {words.house.link} ({words.house.expires(moment(link.expiresAtMs, nowMs, desk.language))})
      </p>
      <p class="secret">{link.link}</p>
      <button type="button" class="btn" onClick={onClose}>
        {words.close}
      </button>
    </div>
  )
}

function AccountRow({ account, onChanged }: { readonly account: Account; readonly onChanged: (answer: Accounts | InviteLink) => void }) {
  const { desk, words } = useHere()
  const nowMs = useNow()
  const [change, ask] = useState<Change | null>(null)
  const { house } = words
  const seen = account.lastSeenMs === null ? house.neverSeen : house.lastSeen(moment(account.lastSeenMs, nowMs, desk.language))
  const changes: readonly Change[] = ['role', account.disabled ? 'enable' : 'disable', 'reset']
  return (
    <div class="entry">
      <p>
        <b>{account.name}</b> <span class="meta">{account.login}</span>
      </p>
      <p>
        {words.roles[account.role]} {account.disabled && <span class="tag tag-guard">{house.disabled}</span>}
        {account.waitsForInvite && <span class="tag">{house.waitsForInvite}</span>}
      </p>
      <p class="meta">{seen}</p>
      <div class="acts">
        {changes.map((one) => (
          <button key={one} type="button" class="btn" onClick={() => ask(one)}>
            {changeName(one, words)}
            <span class="unseen"> {account.name}</span>
          </button>
        ))}
      </div>
      {change && <ChangeAccount account={account} change={change} onChanged={onChanged} onClose={() => ask(null)} />}
    </div>
  )
}

function changeName(change: Change, words: ReturnType<typeof useHere>['words']): string {
  return change === 'role' ? words.house.changeRole : words.house[change]
}

interface ChangeProps {
  readonly account: Account
  readonly change: Change
  readonly onChanged: (answer: Accounts | InviteLink) => void
  readonly onClose: () => void
}

function ChangeAccount({ account, change, onChanged, onClose }: ChangeProps) {
  const { console, words } = useHere()
  const [role, setRole] = useState<Role>(account.role)
  const [code, setCode] = useState('')
  const { sent, send } = useSend()
  const { house } = words
  const body = (): AccountChange => (change === 'role' ? { change, role, code: onlyDigits(code) } : { change, code: onlyDigits(code) })
  return (
    <Dialog title={house.confirmChange(changeName(change, words), account.name)} onClose={onClose}>
      <Form
        onSend={() =>
          send(
            () => console.api.post<Accounts | InviteLink>(`accounts/${account.id}`, body()),
            (answer) => {
              onChanged(answer)
              onClose()
            },
          )
        }
      >
        {change === 'reset' && <p>{house.resetText}</p>}
        {change === 'disable' && <p>{house.disableText}</p>}
        {change === 'role' && <RoleField value={role} onChange={setRole} />}
        <CodeField value={code} onChange={setCode} />
        <Outcome sent={sent} />
        <YesOrCancel yes={house.doIt} onClose={onClose} />
      </Form>
    </Dialog>
  )
}

function RoleField({ value, onChange }: { readonly value: Role; readonly onChange: (role: Role) => void }) {
  const { words } = useHere()
  return (
    <label>
      {words.house.inviteRole}
      <select class="field" value={value} onChange={(event) => onChange(roles.find((role) => role === event.currentTarget.value) ?? value)}>
        {roles.map((role) => (
          <option key={role} value={role}>
            {words.roles[role]}
          </option>
        ))}
      </select>
    </label>
  )
}

function InviteSomebody({ onLink, onClose }: { readonly onLink: (link: InviteLink) => void; readonly onClose: () => void }) {
  const { console, words } = useHere()
  const [role, setRole] = useState<Role>('responder')
  const [code, setCode] = useState('')
  const { sent, send } = useSend()
  return (
    <Dialog title={words.house.invite} onClose={onClose}>
      <Form
        onSend={() =>
          send(
            () => console.api.post<InviteLink>('accounts/invite', { role, code: onlyDigits(code) }),
            (link) => {
              onLink(link)
              onClose()
            },
          )
        }
      >
        <RoleField value={role} onChange={setRole} />
        <CodeField value={code} onChange={setCode} />
        <Outcome sent={sent} />
        <YesOrCancel yes={words.house.inviteDo} onClose={onClose} />
      </Form>
    </Dialog>
  )
}
