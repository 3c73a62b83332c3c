import type { ActBody, CaseView, NoteBody, ReplyBody } from '../../../src/server/console/wire/wire.ts'
import type { Api } from './api.ts'

/** What somebody did to a case and must happen once: it is sent under one id, again and again, until the server has decided. */
export type Press = Pressed &
  (
    | { readonly kind: 'act'; readonly body: ActBody }
    | { readonly kind: 'reply'; readonly body: ReplyBody }
    | { readonly kind: 'note'; readonly body: NoteBody }
  )

interface Pressed {
  readonly id: string
  readonly case: string
  readonly atMs: number
  /** Sent at least once, and no answer came. */
  readonly unsure: boolean
}

/** `waits`: no line, or nobody is signed in now; the same press is sent again. */
export type PressEnd =
  | { readonly end: 'done'; readonly view: CaseView | null }
  | { readonly end: 'refused'; readonly code: string }
  | { readonly end: 'waits' }

/** Nothing was decided: nobody is signed in, the screen is locked, or too much was asked at once. */
const later = new Set(['no-session', 'locked', 'too-many-requests'])

const addressOf = { act: 'acts', reply: 'replies', note: 'notes' } as const

export async function sendPress(press: Press, api: Api): Promise<PressEnd> {
  const answer = await api.post<CaseView | null>(`cases/${press.case}/${addressOf[press.kind]}`, press.body)
  if (answer.ok) return { end: 'done', view: answer.value }
  const { why } = answer
  if (why.kind === 'no-line' || later.has(why.code)) return { end: 'waits' }
  return { end: 'refused', code: why.code }
}

/**
 * What of a press may still be sent; null: nothing. An act is meant for now, and so is the word that a late reply may leave all the same:
 * what the line has held back for longer is asked about again. Words themselves stay.
 */
export function stillMeant(press: Press, nowMs: number): Press | null {
  if (nowMs - press.atMs <= holdsMs || press.kind === 'note') return press
  return press.kind === 'act' ? null : { ...press, body: { ...press.body, confirmed: false } }
}

const holdsMs = 120_000
