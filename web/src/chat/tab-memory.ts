import type { Outgoing } from '../../../src/server/page/wire.ts'
import type { WireLanguage } from '../../../src/server/wire.ts'

/**
 * What the tab remembers over a reload: the draft and what was not sent yet, for an old phone throws pages away while somebody looks up
 * a number. It lives in sessionStorage, so it ends with the tab; nothing that was said goes to localStorage, where the next owner of the
 * phone would find it. While somebody may be reading along no draft is kept, and what is unsent is removed the moment it was kept.
 */
export interface TabMemory {
  readonly draft: string
  readonly unsent: readonly Unsent[]
  readonly language: WireLanguage | null
}

export interface Unsent {
  readonly message: Outgoing
  /** As the page shows it: what was typed, or the label of what was tapped. */
  readonly words: string
  /** A change of language is sent without standing in the talk. */
  readonly shown: boolean
}

const nothing: TabMemory = { draft: '', unsent: [], language: null }
const key = 'page'

export function recall(): TabMemory {
  try {
    return { ...nothing, ...JSON.parse(sessionStorage.getItem(key) ?? '{}') }
  } catch {
    return nothing
  }
}

export function remember(memory: TabMemory): void {
  try {
    if (memory.draft === '' && memory.unsent.length === 0 && memory.language === null) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(memory))
  } catch {
    // Storage is full or switched off: the page works without it.
  }
}

export function forget(): void {
  try {
    sessionStorage.clear()
  } catch {
    // Switched off: there is nothing to forget.
  }
}

/**
 * That the page was left outlives the tab, as one bit, until the server has heard of it: without a connection it has not, and would give
 * the talk to whoever opens the page next.
 */
export function rememberLeaving(): void {
  try {
    localStorage.setItem(key, 'left')
  } catch {
    // Switched off: the server hears of it at once or never.
  }
}

export function wasLeft(): boolean {
  try {
    return localStorage.getItem(key) !== null
  } catch {
    return false
  }
}

export function forgetLeaving(): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Switched off: there is nothing to forget.
  }
}
