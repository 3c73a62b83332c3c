import type { Press } from './press.ts'

/**
 * What the tab remembers over a reload: words that were being written, what was pressed and not yet decided, whether it rings. It lives in
 * sessionStorage, ends with the tab, and belongs to one of the staff: whoever signs in after them finds nothing of it. While the screen is
 * locked no words stand there: whoever sits down before it could read them without a code.
 */
export interface TabMemory {
  readonly staff: string | null
  /** By case: what stands in the field. The server keeps it too, a moment later. */
  readonly drafts: Readonly<Record<string, string>>
  /** By case: the note that is being written. It stands here only. */
  readonly noteDrafts: Readonly<Record<string, string>>
  readonly presses: readonly Press[]
  readonly sound: boolean
}

const noMemory: TabMemory = { staff: null, drafts: {}, noteDrafts: {}, presses: [], sound: true }

const key = 'console'

export function recall(): TabMemory {
  try {
    return { ...noMemory, ...JSON.parse(sessionStorage.getItem(key) ?? '{}') }
  } catch {
    return noMemory
  }
}

export function remember(memory: TabMemory, locked: boolean): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(locked ? { ...memory, drafts: {}, noteDrafts: {}, presses: [] } : memory))
  } catch {
    // Storage is full or switched off: the server still keeps the drafts.
  }
}

export function forget(): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // Switched off: there is nothing to forget.
  }
}
