import { useState } from 'preact/hooks'
import type { Answer } from '../api.ts'
import { Dialog, Form, Outcome, YesOrCancel } from './asking.tsx'
import { useSend } from './here.ts'
import { Reason } from './sender-questions.tsx'

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
  const [reason, setReason] = useState('')
  const { sent, send } = useSend()
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        onSend={() =>
          send(
            () => call(reason),
            (value) => {
              onDone(value)
              onClose()
            },
          )
        }
      >
        {text !== null && <p>{text}</p>}
        <Reason value={reason} onChange={setReason} />
        <Outcome sent={sent} />
        <YesOrCancel yes={yes} onClose={onClose} />
      </Form>
    </Dialog>
  )
}
