/** What was opened, to be closed again: last opened first. */
export interface Closing {
  push(close: () => unknown): void
  /**
   * Closes everything, also behind what fails: a store that nobody closes keeps its lock from the next try. Twice is the same as once.
   * @throws what failed first, once all is done
   */
  closeAll(): Promise<void>
}

export function openClosing(): Closing {
  const opened: (() => unknown)[] = []
  let closed: Promise<void> | null = null

  async function closeEach(): Promise<void> {
    const failures: unknown[] = []
    for (const close of opened.reverse()) {
      try {
        await close()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  }

  return {
    push: (close) => void opened.push(close),
    closeAll() {
      closed ??= closeEach()
      return closed
    },
  }
}
