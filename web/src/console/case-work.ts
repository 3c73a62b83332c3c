import type { ActBody, ReplyBody } from '../../../src/server/console/wire/wire.ts'
import { newId } from '../chat/message-id.ts'
import { createSender, type Sender } from '../chat/sender.ts'
import type { Api } from './api.ts'
import { type Desk, type DeskEvent, type Draft, noDraft } from './desk.ts'
import { type Press, sendPress, stillMeant } from './press.ts'
import type { Watch } from './watch.ts'

/** What somebody does to a case. */
export interface CaseWork {
  press(id: string, act: Act): void
  reply(id: string, draft: Draft): void
  note(id: string, text: string): void
  writeNote(id: string, text: string): void
  /** The late reply leaves all the same. */
  sendLate(): void
  /** The late reply waits as a draft for the person's next message. */
  holdLate(): void
  write(id: string, draft: Draft): void
  /** A file that is on the server goes with the next reply; null: none does. */
  attach(id: string, file: Draft['file']): void
}

/** An act on a case without the id of its press. */
export type Act = ActBody extends infer Body ? (Body extends ActBody ? Omit<Body, 'id'> : never) : never

/** What is pressed leaves while somebody is signed in, and only then. */
interface Leaving {
  /** `before` is what was pressed before a reload and not decided. */
  start(before: readonly Press[]): void
  /** The line is back: what waits is tried at once. */
  again(): void
  stop(): void
}

/** Carries to the server, once each, what is done to cases; whatever comes of it happens to the desk. */
export function createCaseWork(
  api: Api,
  watch: Watch,
  desk: () => Desk,
  happen: (event: DeskEvent) => void,
): CaseWork & { readonly leaving: Leaving } {
  let sender: Sender<Press> | null = null

  /** `kept`: the server has decided, whichever way. */
  async function post(press: Press): Promise<'kept' | 'no-line'> {
    const meant = stillMeant(press, Date.now())
    if (meant === null) {
      happen({ kind: 'refused', press, code: 'too-late' })
      return 'kept'
    }
    const end = await sendPress(meant, api)
    if (end.end === 'waits') return 'no-line'
    if (end.end === 'done') happen({ kind: 'done', press, view: end.view })
    else happen({ kind: 'refused', press, code: end.code })
    if (press.kind === 'reply' && desk().late === null) watch.keepDraft(press.case)
    return 'kept'
  }

  function send(press: Press): void {
    happen({ kind: 'pressed', press })
    sender?.add(press)
  }

  function sendReply(id: string, body: ReplyBody): void {
    watch.pauseDraft(id)
    send({ kind: 'reply', id: body.id, case: id, atMs: Date.now(), unsure: false, body })
  }

  function press(id: string, act: Act): void {
    const press = newId()
    send({ kind: 'act', id: press, case: id, atMs: Date.now(), unsure: false, body: { ...act, id: press } as ActBody })
  }

  return {
    leaving: {
      start(before) {
        sender?.stop()
        sender = createSender<Press>(
          post,
          { kept: () => {}, failed: (id) => happen({ kind: 'unsure', id }), waiting: () => {}, connected: () => {}, crowded: () => {} },
          before,
        )
      },
      again: () => sender?.again(),
      stop() {
        sender?.stop()
        sender = null
      },
    },
    press,
    reply(id, { text, proposalOf, file }) {
      if (text.trim() === '' && file === null) return
      sendReply(id, {
        ...{ id: newId(), text: text.trim(), confirmed: false },
        ...(proposalOf !== null && { proposalOf }),
        ...(file !== null && { file: file.id }),
      })
    },
    note(id, text) {
      const press = newId()
      send({ kind: 'note', id: press, case: id, atMs: Date.now(), unsure: false, body: { id: press, text } })
    },
    writeNote: (id, text) => happen({ kind: 'note-drafted', case: id, text }),
    sendLate() {
      const { late } = desk()
      if (late) sendReply(late.case, { ...late.body, confirmed: true })
    },
    holdLate() {
      const { late } = desk()
      if (!late) return
      happen({ kind: 'late-put-back' })
      watch.keepDraft(late.case)
      press(late.case, { act: 'hold-back' })
    },
    write(id, draft) {
      happen({ kind: 'drafted', case: id, draft })
      watch.keepDraft(id)
      watch.typing(id, draft !== noDraft)
    },
    attach(id, file) {
      happen({ kind: 'drafted', case: id, draft: { ...(desk().drafts[id] ?? noDraft), file } })
    },
  }
}
