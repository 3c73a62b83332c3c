import { useState } from 'preact/hooks'
import type { CaseView, Revealed } from '../../../../src/server/console/wire/wire.ts'
import { Dialog, Form, Outcome, YesOrCancel } from './asking.tsx'
import { useHere, useSend } from './here.ts'
import { Odd } from './said.tsx'

interface SenderProps {
  readonly view: CaseView
  readonly onClose: () => void
}

/** Who this is on their channel. Shown in this question alone, and gone with it. */
export function Reveal({ view, onClose }: SenderProps) {
  const { console, words } = useHere()
  const [reason, setReason] = useState('')
  const [revealed, setRevealed] = useState<Revealed | null>(null)
  const { sent, send } = useSend()
  const { ask } = words.case
  return (
    <Dialog title={ask.reveal} onClose={onClose}>
      {revealed === null ? (
        <Form onSend={() => send(() => console.api.post<Revealed>(`cases/${view.id}/reveal`, { reason }), setRevealed)}>
          <p>{ask.revealText}</p>
          <Reason value={reason} onChange={setReason} />
          <Outcome sent={sent} />
          <YesOrCancel yes={ask.revealDo} onClose={onClose} />
        </Form>
      ) : (
        <>
          <dl class="brief">
            <dt>{ask.revealedAddress}</dt>
            <dd>
              <Odd text={revealed.address} />
            </dd>
          </dl>
          <button type="button" class="btn" onClick={onClose}>
            {words.close}
          </button>
        </>
      )}
    </Dialog>
  )
}

/** For misuse that is certain. */
export function Block({ view, onClose }: SenderProps) {
  const { console, words } = useHere()
  const [reason, setReason] = useState('')
  const { sent, send } = useSend()
  const { ask } = words.case
  return (
    <Dialog title={ask.block} onClose={onClose}>
      <Form onSend={() => send(() => console.api.post(`cases/${view.id}/block`, { reason }), onClose)}>
        <p>{ask.blockText}</p>
        <Reason value={reason} onChange={setReason} />
        <Outcome sent={sent} />
        <YesOrCancel yes={ask.blockDo} onClose={onClose} stop />
      </Form>
    </Dialog>
  )
}

/** Why somebody does what reaches far; it stands among the notes. */
export function Reason({ value, onChange }: { readonly value: string; readonly onChange: (reason: string) => void }) {
  const { words } = useHere()
  return (
    <label>
      {words.reason}
      <span class="meta">{words.reasonHint}</span>
      <input class="field" required minLength={3} maxLength={300} value={value} onInput={(event) => onChange(event.currentTarget.value)} />
    </label>
  )
}
