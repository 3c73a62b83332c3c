import type { Line } from './line.ts'

interface Network {
  readonly lost: () => void
  readonly back: () => void
  readonly line: Pick<Line, 'wake' | 'rest'>
}

/** Listens while the page is seen and the network is there, and says so at once when it goes or comes. */
export function watchNetwork({ lost, back, line }: Network): void {
  addEventListener('offline', lost)
  addEventListener('online', () => {
    back()
    line.wake()
  })
  addEventListener('pagehide', () => line.rest())
  document.addEventListener('visibilitychange', () => (document.hidden ? line.rest() : line.wake()))
  line.wake()
}
