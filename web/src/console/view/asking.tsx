import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { refusalText } from '../phrases.ts'
import { focusFirst } from './focus.ts'
import { type Loaded, type Sent, useHere } from './here.ts'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ComponentChildren
}

/** A question over the page: the focus stays in it, Escape leaves it, and comes back to where it was. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog ref={dialog} aria-label={title} onClose={onClose}>
      <h2>{title}</h2>
      {children}
    </dialog>
  )
}

/** Fields to be filled in and sent; the page itself stays. */
export function Form({ onSend, children }: { readonly onSend: () => void; readonly children: ComponentChildren }) {
  return (
    <form
      class="asks"
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      {children}
    </form>
  )
}

/** The end of a question: do it, or leave it. Without `onYes` the button sends the form round it. */
export function YesOrCancel({
  yes,
  onYes,
  onClose,
  stop,
}: {
  readonly yes: string
  readonly onYes?: () => void
  readonly onClose: () => void
  readonly stop?: boolean
}) {
  const { words } = useHere()
  return (
    <div class="acts">
      <button type={onYes ? 'button' : 'submit'} class={`btn ${stop ? 'btn-stop' : 'btn-go'}`} {...(onYes && { onClick: onYes })}>
        {yes}
      </button>
      <button type="button" class="btn" onClick={onClose}>
        {words.cancel}
      </button>
    </div>
  )
}

/** How it went, said aloud to screen readers as well. */
export function Outcome({ sent, done }: { readonly sent: Sent; readonly done?: string }) {
  const { words } = useHere()
  if (sent.at === 'failed') {
    return (
      <p class="said-no" role="alert">
        {sent.code === 'no-line' ? words.noLine : refusalText(sent.code, words)}
      </p>
    )
  }
  return sent.at === 'done' && done !== undefined ? (
    <p class="said-yes" role="status">
      {done}
    </p>
  ) : null
}

/** What stands while something is read, and when it could not be. */
export function Waiting<T>({ read, again }: { readonly read: Loaded<T>; readonly again: () => void }) {
  const { words } = useHere()
  if (read.at === 'loading') return <p class="meta">{words.loading}</p>
  if (read.at === 'there') return null
  return (
    <div class="said-no" role="alert">
      <p>{read.code === 'no-line' ? words.noLine : refusalText(read.code, words)}</p>
      <button type="button" class="btn" onClick={again}>
        {words.tryAgain}
      </button>
    </div>
  )
}

interface CodeProps {
  readonly value: string
  /** Nothing else is to be filled in before it: whoever comes types at once. */
  readonly first?: boolean
  readonly onChange: (code: string) => void
}

/** Six digits of the authenticator; spaces between are taken out. */
export function CodeField({ value, first = false, onChange }: CodeProps) {
  const { words } = useHere()
  return (
    <label>
      {words.codeLabel}
      <input
        class="field code"
        {...(first && { ref: focusFirst })}
        inputMode="numeric"
        autocomplete="one-time-code"
        pattern="[0-9 ]{6,8}"
        required
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  )
}

interface NewPasswordProps {
  readonly label: string
  readonly value: string
  readonly onChange: (password: string) => void
}

/** A password that is being chosen, with what it has to be. */
export function NewPasswordField({ label, value, onChange }: NewPasswordProps) {
  const { words } = useHere()
  return (
    <label>
      {label}
      <span class="meta">{words.door.passwordHint}</span>
      <input
        class="field"
        type="password"
        autocomplete="new-password"
        required
        minLength={12}
        maxLength={256}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  )
}

export function onlyDigits(code: string): string {
  return code.replace(/\D/g, '')
}
