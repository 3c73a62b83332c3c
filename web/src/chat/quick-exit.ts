import { forget, rememberLeaving } from './tab-memory.ts'

const twiceWithinMs = 1_500

/**
 * Leaves at once: blank first, for the next page may take seconds; then the server ends the session; then another page takes this
 * one's place in the history, so that "back" does not return. It does not, and cannot, clear the history of the machine.
 */
export function leave(href: string): void {
  document.body.textContent = ''
  document.documentElement.className = 'left'
  forget()
  rememberLeaving()
  endSession()
  location.replace(href)
}

function endSession(): void {
  const sent = 'sendBeacon' in navigator && navigator.sendBeacon('/chat/exit')
  if (!sent) fetch('/chat/exit', { method: 'POST', keepalive: true }).catch(() => undefined)
}

/** Calls `exit` when Esc is pressed twice. A key that only ends the typing of a syllable does not count. */
export function onEscTwice(exit: () => void): void {
  let lastMs = Number.NEGATIVE_INFINITY
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing || event.repeat) return
    if (event.timeStamp - lastMs < twiceWithinMs) exit()
    lastMs = event.timeStamp
  })
}

/** A page that the browser kept whole and shows again after "back" has been left already: it starts over empty. */
export function onShownAgain(start: () => void): void {
  addEventListener('pageshow', (event) => {
    if (event.persisted) start()
  })
}
