import type { Me } from '../../../src/server/console/wire/wire.ts'
import type { WireLanguage } from '../../../src/server/wire.ts'
import { type Api, createApi } from './api.ts'
import { type CaseWork, createCaseWork } from './case-work.ts'
import { type Desk, type DeskEvent, follow, type Notice, newDesk, withdrawLate } from './desk.ts'
import { createDeskLine } from './desk-line.ts'
import { type Place, readInvite, readPlace, writePlace } from './place.ts'
import { onPushedPlace } from './push.ts'
import { type Bell, createBell } from './sound.ts'
import { forget, recall, remember } from './tab-memory.ts'
import { createWatch } from './watch.ts'

/** What somebody can do in the console. */
export interface Console extends CaseWork {
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
  dismiss(notice: Notice): void
}

/** The case whose events are listened to beside the queue's. */
function caseAt(place: Place): string | null {
  return place.at === 'case' ? place.id : null
}

/** Ties the desk to the server, the address and the tab's memory. `draw` is called with every new desk, the first one at once. */
export function startConsole(language: WireLanguage, draw: (console: Console, desk: Desk) => void): Console {
  let memory = recall()
  let desk = newDesk(language, readPlace(location.hash) ?? { at: 'queue' })

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
  const { leaving, ...work } = createCaseWork(api, watch, () => desk, happen)
  const line = createDeskLine(api, () => desk, {
    happen,
    beat: watch.here,
    back: leaving.again,
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
    leaving.start(presses)
    listen()
  }

  function listen(): void {
    line.rest()
    if (desk.me?.deeds.includes('see-queue')) line.wake()
  }

  function outside(): void {
    leaving.stop()
    line.rest()
    const token = readInvite(location.hash)
    happen({ kind: 'at-door', door: token === null ? { at: 'sign-in', ended: desk.me !== null } : { at: 'invite', token } })
  }

  const self: Console = {
    ...work,
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
