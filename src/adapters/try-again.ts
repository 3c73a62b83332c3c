/** How long to wait after so many failures in a row: 1, 2, 4, 8, 16, then 30 seconds. */
export function backOffMs(failures: number): number {
  return Math.min(30_000, 1000 * 2 ** (failures - 1))
}

/** Resolves after `ms`, or when the signal ends it. Never rejects. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted || ms <= 0) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
