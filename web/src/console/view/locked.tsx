import { useState } from 'preact/hooks'
import type { Me } from '../../../../src/server/console/wire/wire.ts'
import { Icon } from '../../view/icon.tsx'
import { unanswered } from '../desk.ts'
import { CodeField, Form, Outcome, onlyDigits } from './asking.tsx'
import { useHere, useSend } from './here.ts'
import { Door } from './sign-in.tsx'

/** Nothing of anybody is on the screen; the bell still rings, and says only that something waits. */
export function Locked() {
  const { console, desk, words } = useHere()
  const [code, setCode] = useState('')
  const { sent, send } = useSend()
  return (
    <Door title={words.door.unlock}>
      {unanswered(desk) > 0 && (
        <p class="ringing" role="alert">
          <Icon name="bell" />
          {words.door.lockedWork}
        </p>
      )}
      <p>{words.door.locked}</p>
      <Form
        onSend={() => {
          send(() => console.api.post<Me>('unlock', { code: onlyDigits(code) }), console.enter)
          setCode('')
        }}
      >
        <CodeField first value={code} onChange={setCode} />
        <Outcome sent={sent} />
        <button type="submit" class="btn btn-go">
          {words.door.unlock}
        </button>
        <button type="button" class="btn btn-bare" onClick={console.signOut}>
          {words.door.signOut}
        </button>
      </Form>
    </Door>
  )
}
