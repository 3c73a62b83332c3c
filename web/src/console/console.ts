import type { DeedBody, Me, ReplyBody } from '../../../src/server/console/wire/wire.ts'
import type { WireLanguage } from '../../../src/server/wire.ts'
import { createSender, type Sender } from '../chat/sender.ts'
import { type Api, createApi } from './api.ts'
import { type Desk, type DeskEvent, type Draft, follow, type Notice, newDesk, noDraft, withdrawLate } from './desk.ts'
import { createDeskLine } from './desk-line.ts'
import { type Place, readInvite, readPlace, writePlace } from './place.ts'
import { newPressId, type Press, sendPress, stillMeant } from './press.ts'
import { onPushedPlace } from './push.ts'
import { type Bell, createBell } from './sound.ts'
import { forget, recall, remember } from './tab-memory.ts'
import { createWatch } from './watch.ts'

/** What somebody can do in the console. */
export interface Console {
  readonly api: Api
  readonly bell: Bell
  sound(): boolean
  switchSound(): void
  switchLanguage(): void
  /** Signed in, or the screen unlocked. */
  enter(me: Me): void
  signOut(): void
  toDoor(): void
  go(place: Place): void
  press(id: string, deed: Deed): void
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
  dismiss(notice: Notice): void
}

/** An act on a case without the id of its press. */
export type Deed = DeedBody extends infer Body ? (Body extends DeedBody ? Omit<Body, 'id'> : never) : never

/** The case whose events are listened to beside the queue's. */
function caseAt(place: Place): string | null {
  return place.at === 'case' ? place.id : null
}

/** Ties the desk to the server, the address and the tab's memory. `draw` is called with every new desk, the first one at once. */
export function startConsole(language: WireLanguage, draw: (console: Console, desk: Desk) => void): Console {
  let memory = recall()
  let desk = newDesk(language, readPlace(location.hash) ?? { at: 'queue' })
  let sender: Sender<Press> | null = null

  function happen(event: DeskEvent): void {
    const { notices: before } = desk
    desk = follow(desk, event)
    for (const notice of desk.notices) if (!before.includes(notice)) ringFor(notice)
    keep()
    draw(self, desk)
  }

  function keep(): void {
    if (desk.me === null) return
    const { drafts } = withdrawLate(desk)
    const texts = Object.entries(drafts).filter(([, draft]) => draft.text !== '')
    memory = {
      ...memory,
      staff: desk.me.staff.id,
      presses: desk.presses,
      noteDrafts: desk.noteDrafts,
      drafts: Object.fromEntries(texts.map(([id, { text }]) => [id, text])),
    }
    remember(memory, desk.door.at === 'locked')
  }

  const api = createApi((code) => (code === 'locked' ? happen({ kind: 'at-door', door: { at: 'locked' } }) : outside()))
  const bell = createBell(() => draw(self, desk))
  const watch = createWatch(api, () => desk)
  const line = createDeskLine(api, () => desk, {
    happen,
    beat: watch.here,
    back: () => sender?.again(),
    sessionOver: outside,
  })

  function ringFor(notice: Notice): void {
    if (notice.kind === 'rang' && notice.alert.sound && memory.sound) bell.ring()
  }

  function enter(me: Me): void {
    if (memory.staff !== me.staff.id) memory = { ...memory, staff: me.staff.id, drafts: {}, noteDrafts: {}, presses: [] }
    const { drafts, noteDrafts, presses } = memory
    happen({ kind: 'signed-in', me })
    happen({ kind: 'restored', drafts, noteDrafts, presses })
    sender?.stop()
    sender = createSender<Press>(
      post,
      { kept: () => {}, failed: (id) => happen({ kind: 'unsure', id }), waiting: () => {}, connected: () => {}, crowded: () => {} },
      presses,
    )
    listen()
  }

  function listen(): void {
    line.rest()
    if (desk.me?.deeds.includes('see-queue')) line.wake()
  }

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
    if (press.kind === 'reply' && desk.late === null) watch.keepDraft(press.case)
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

  function outside(): void {
    sender?.stop()
    sender = null
    line.rest()
    const token = readInvite(location.hash)
    happen({ kind: 'at-door', door: token === null ? { at: 'sign-in', ended: desk.me !== null } : { at: 'invite', token } })
  }

  const self: Console = {
    api,
    bell,
    sound: () => memory.sound,
    switchSound() {
      memory = { ...memory, sound: !memory.sound }
      if (memory.sound) bell.ring()
      keep()
      draw(self, desk)
    },
    switchLanguage() {
      const other = desk.language === 'vi' ? 'en' : 'vi'
      happen({ kind: 'chose-language', language: other })
      if (desk.me && desk.door.at === 'inside') void api.put('own/language', { language: other })
    },
    enter,
    async signOut() {
      await watch.flush()
      await api.post('logout')
      forget()
      location.replace('/console')
    },
    toDoor() {
      history.replaceState(null, '', '/console')
      happen({ kind: 'at-door', door: { at: 'sign-in' } })
    },
    go(place) {
      location.hash = writePlace(place)
    },
    press: (id, deed) => {
      const press = newPressId()
      send({ kind: 'deed', id: press, case: id, atMs: Date.now(), unsure: false, body: { ...deed, id: press } as DeedBody })
    },
    reply(id, { text, proposalOf, file }) {
      if (text.trim() === '' && file === null) return
      sendReply(id, {
        ...{ id: newPressId(), text: text.trim(), confirmed: false },
        ...(proposalOf !== null && { proposalOf }),
        ...(file !== null && { file: file.id }),
      })
    },
    note(id, text) {
      const press = newPressId()
      send({ kind: 'note', id: press, case: id, atMs: Date.now(), unsure: false, body: { id: press, text } })
    },
    writeNote: (id, text) => happen({ kind: 'note-drafted', case: id, text }),
    sendLate() {
      if (desk.late) sendReply(desk.late.case, { ...desk.late.body, confirmed: true })
    },
    holdLate() {
      const held = desk.late
      if (!held) return
      happen({ kind: 'late-put-back' })
      watch.keepDraft(held.case)
      self.press(held.case, { act: 'hold-back' })
    },
    write(id, draft) {
      happen({ kind: 'drafted', case: id, draft })
      watch.keepDraft(id)
      watch.typing(id, draft !== noDraft)
    },
    attach(id, file) {
      happen({ kind: 'drafted', case: id, draft: { ...(desk.drafts[id] ?? noDraft), file } })
    },
    dismiss: (notice) => happen({ kind: 'dismissed', notice }),
  }

  addEventListener('hashchange', () => {
    const place = readPlace(location.hash)
    if (place === null) return
    void watch.flush()
    const before = caseAt(desk.place)
    happen({ kind: 'went', place })
    if (caseAt(place) !== before) listen()
  })
  onPushedPlace((fragment) => {
    location.hash = fragment
  })
  addEventListener('offline', () => happen({ kind: 'connected', connected: false, nowMs: Date.now() }))
  addEventListener('online', listen)
  addEventListener('pagehide', watch.leave)
  draw(self, desk)
  void begin()
  return self

  async function begin(): Promise<void> {
    if (readInvite(location.hash) !== null) return outside()
    const me = await api.get<Me>('me')
    if (me.ok) return enter(me.value)
    if (me.why.kind === 'refused') return outside()
    happen({ kind: 'connected', connected: false, nowMs: Date.now() })
    setTimeout(begin, 3_000)
  }
}
