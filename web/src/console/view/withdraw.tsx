import { useState } from 'preact/hooks'
import type { Answer } from '../api.ts'
import { Dialog, Outcome, YesOrCancel } from './asking.tsx'
import { useHere, useSend } from './here.ts'

interface WithdrawProps<T> {
  readonly title: string
  readonly text: string | null
  readonly yes: string
  readonly call: (reason: string) => Promise<Answer<T>>
  readonly onDone: (value: T) => void
  readonly onClose: () => void
}

/** Takes something out of what is said, or puts it back, with a reason that others read. */
export function WithOrWithout<T>({ title, text, yes, call, onDone, onClose }: WithdrawProps<T>) {
  const { words } = useHere()
  const [reason, setReason] = useState('')
  const { sent, send } = useSend()
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        class="asks"
        onSubmit={(event) => {
          event.preventDefault()
          send(
            () => call(reason),
            (value) => {
              onDone(value)
              onClose()
            },
          )
        }}
      >
        {text !== null && <p>{text}</p>}
        <label>
          {words.reason}
          <span class="meta">{words.reasonHint}</span>
          <input
            class="field"
            required
            minLength={3}
            maxLength={300}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </label>
        <Outcome sent={sent} />
        <YesOrCancel yes={yes} onClose={onClose} />
      </form>
    </Dialog>
  )
}
