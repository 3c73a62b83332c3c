import type { Api } from './api.ts'
import type { Desk } from './desk.ts'

/** What the page tells the server unasked: that somebody is there, that they write, and what they have written so far. */
export interface Watch {
  keepDraft(id: string): void
  /** Its words are leaving: until that is certain, the server keeps what it has of them. */
  pauseDraft(id: string): void
  /** Sends at once what would be kept in a moment. */
  flush(): Promise<void>
  typing(id: string, typing: boolean): void
  /** The page is open: told whenever a beat of the server comes, for a timer would sleep in a tab that nobody looks at. */
  here(): readonly []
  /** The page goes away. */
  leave(): void
}

const hereEveryMs = 10_000
const awakeEveryMs = 60_000
const draftAfterMs = 700
const typingEveryMs = 4_000
const typingEndsMs = 8_000

export function createWatch(api: Api, desk: () => Desk): Watch {
  let awakeMs = Number.NEGATIVE_INFINITY
  let hereMs = Number.NEGATIVE_INFINITY
  let due: { readonly id: string; readonly timer: ReturnType<typeof setTimeout> } | null = null
  let typedMs = Number.NEGATIVE_INFINITY
  let stillness: ReturnType<typeof setTimeout> | undefined

  function stayAwake(): void {
    if (desk().door.at !== 'inside' || Date.now() - awakeMs < awakeEveryMs) return
    awakeMs = Date.now()
    void api.post('awake')
  }

  function draftOf(id: string): object {
    return { text: desk().drafts[id]?.text ?? '' }
  }

  async function flush(): Promise<void> {
    if (due === null) return
    clearTimeout(due.timer)
    const { id } = due
    due = null
    await api.put(`cases/${id}/draft`, draftOf(id))
  }

  addEventListener('keydown', stayAwake)
  addEventListener('pointerdown', stayAwake)
  return {
    keepDraft(id) {
      if (due !== null && due.id !== id) void flush()
      if (due !== null) clearTimeout(due.timer)
      due = { id, timer: setTimeout(flush, draftAfterMs) }
    },
    pauseDraft(id) {
      if (due?.id === id) {
        clearTimeout(due.timer)
        due = null
      }
      clearTimeout(stillness)
      typedMs = Number.NEGATIVE_INFINITY
    },
    flush,
    typing(id, typing) {
      clearTimeout(stillness)
      stillness = setTimeout(() => void api.post(`cases/${id}/presence`, { typing: false }), typingEndsMs)
      if (!typing || Date.now() - typedMs < typingEveryMs) return
      typedMs = Date.now()
      void api.post(`cases/${id}/presence`, { typing: true })
    },
    here() {
      if (Date.now() - hereMs >= hereEveryMs) {
        hereMs = Date.now()
        void api.post('here')
      }
      return []
    },
    leave() {
      if (due !== null) api.last(`cases/${due.id}/draft`, draftOf(due.id))
    },
  }
}
