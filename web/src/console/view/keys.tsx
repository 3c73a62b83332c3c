import { useEffect, useRef } from 'preact/hooks'
import { firstWaiting } from '../desk.ts'
import { Dialog } from './asking.tsx'
import { focusReply } from './focus.ts'
import { useHere } from './here.ts'

/** After a letter in a field the next ones are meant for it too, though the field is gone: a case may be lost in the middle of a word. */
const stillTypingMs = 2_000

/** The keys that work everywhere. While somebody types, or is asked something, every key is theirs. */
export function useKeys(onHelp: () => void): void {
  const here = useHere()
  const latest = useRef({ here, onHelp })
  latest.current = { here, onHelp }
  useEffect(() => {
    let typedAtMs = Number.NEGATIVE_INFINITY
    const goOn = () => {
      typedAtMs = Number.NEGATIVE_INFINITY
    }
    const pressed = (event: KeyboardEvent) => {
      if (isOnControl(event.target)) goOn()
      if (isTyping(event.target) || event.timeStamp - typedAtMs < stillTypingMs) {
        typedAtMs = event.timeStamp
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector('dialog[open]')) return
      const { console, desk } = latest.current.here
      const first = firstWaiting(desk)
      const does: Readonly<Record<string, () => void>> = {
        '?': latest.current.onHelp,
        q: () => console.go({ at: 'queue' }),
        m: () => console.go({ at: 'mine' }),
        n: () => first && takeAndOpen(latest.current.here, first.id),
        '/': () => document.querySelector<HTMLElement>('[data-key="search"]')?.focus(),
        r: focusReply,
        ArrowDown: () => moveAlong(1),
        ArrowUp: () => moveAlong(-1),
      }
      const deed = does[event.key] ?? does[event.key.toLowerCase()]
      if (!deed) return
      if (!event.key.startsWith('Arrow') || rows().length > 0) event.preventDefault()
      deed()
    }
    document.addEventListener('keydown', pressed)
    document.addEventListener('pointerdown', goOn)
    return () => {
      document.removeEventListener('keydown', pressed)
      document.removeEventListener('pointerdown', goOn)
    }
  }, [])
}

/** Opens the case at once: whether it was still free is told there. */
export function takeAndOpen({ console }: Pick<ReturnType<typeof useHere>, 'console'>, id: string): void {
  console.press(id, { act: 'take' })
  console.go({ at: 'case', id })
}

export function Keys({ onClose }: { readonly onClose: () => void }) {
  const { words } = useHere()
  return (
    <Dialog title={words.keys.title} onClose={onClose}>
      <div class="keys">
        <dl>
          {words.keys.list.map(([key, does]) => (
            <>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </>
          ))}
        </dl>
      </div>
      <p class="meta">{words.keys.hint}</p>
      <form method="dialog">
        <button type="submit" class="btn">
          {words.close}
        </button>
      </form>
    </Dialog>
  )
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
}

function isOnControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('a, button, summary') !== null
}

function rows(): readonly HTMLElement[] {
  return Array.from(document.querySelectorAll<HTMLElement>('.row .open'))
}

function moveAlong(by: number): void {
  const all = rows()
  const at = document.activeElement instanceof HTMLElement ? all.indexOf(document.activeElement) : -1
  all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]?.focus()
}
