import type { StaffRoomEvent } from '../../adapters/staff-room.ts'
import type { StaffGroupCalls, Standing } from '../../adapters/telegram/staff-group.ts'
import type { CaseId } from '../../bot/conversation.ts'
import type { StaffId } from '../../hotline/case.ts'
import type { CaseAlert } from '../../hotline/case-alert.ts'
import type { Staff } from '../../hotline/roles.ts'
import type { Language } from '../../knowledge/knowledge.ts'
import type { Store } from '../../store/store.ts'
import type { Time } from '../../time.ts'
import type { Places } from '../notice.ts'
import type { CrowdOf } from '../tell-crowd.ts'
import { answerRoom, type RoomDeps } from './answer-room.ts'
import { clearLeftTopics } from './clear-left-topics.ts'
import { followCases } from './follow-cases.ts'
import { groupPresence } from './group-presence.ts'

export interface StaffGroupDeps {
  /** As the operator named it. */
  readonly named: string
  readonly copiesText: boolean
  readonly language: Language
  readonly calls: (chat: () => string) => StaffGroupCalls
  readonly store: Pick<Store, 'reach' | 'openCases' | 'brief' | 'transcript'>
  readonly people: () => Promise<readonly Staff[]>
  readonly crowdOf: CrowdOf
  readonly act: RoomDeps['act']
  readonly noticeGroup: (staff: StaffId, there: 'back' | 'lost') => Promise<void>
  readonly correction: RoomDeps['correction']
  readonly places: () => Places
  readonly utcOffsetMinutes: () => number
  readonly time: Time
  /** Told by code why the group is not followed, or what went wrong in it; null when it goes well. */
  readonly report: (code: string | null) => void
}

export interface StaffGroup {
  /** Where it is now. */
  chat(): string
  /** See `answerRoom`. */
  answer(event: StaffRoomEvent): Promise<void>
  look(id: CaseId): void
  alert(alert: CaseAlert): void
  /** Whether it can be followed; null: not asked yet. */
  standing(): Standing | null
  stop(): Promise<void>
}

/** So many words of staff are remembered as written in a topic. */
const rememberedWords = 200

/** The group of the staff, followed from now on until it is stopped. */
export async function openStaffGroup(deps: StaffGroupDeps): Promise<StaffGroup> {
  const { named, language, store, people, act, places, time } = deps
  const { reach } = store
  let chat = await reach.group.enter(named)
  const words: { readonly id: CaseId; readonly text: string }[] = []
  const calls = deps.calls(() => chat)

  async function moved(to: string): Promise<void> {
    await reach.group.move(named, to)
    chat = to
  }

  const clearing = clearLeftTopics({ callsOf: (of) => deps.calls(() => of), group: reach.group, time, report: deps.report })
  const presence = groupPresence(deps.noticeGroup, time)
  const follower = followCases({
    calls,
    store,
    group: reach.group,
    copiesText: deps.copiesText,
    people,
    crowdOf: deps.crowdOf,
    setting: () => ({ language, places: places(), utcOffsetMinutes: deps.utcOffsetMinutes() }),
    wasSaidHere: (id, text) => words.some((one) => one.id === id && text.includes(one.text)),
    moved,
    time,
    report: deps.report,
  })
  const room: RoomDeps = {
    calls,
    reach,
    people,
    act,
    eraseAsked: async (id) => ((await store.brief(id))?.case.eraseAskedAtMs ?? null) !== null,
    isThere: presence.isThere,
    correction: deps.correction,
    aside: follower.aside,
    saidHere(id, text) {
      words.push({ id, text: text.normalize('NFC').trim() })
      if (words.length > rememberedWords) words.shift()
    },
    moved,
    language,
    time,
  }
  return {
    chat: () => chat,
    answer: (event) => answerRoom(event, room),
    look: follower.look,
    alert: follower.alert,
    standing: follower.standing,
    async stop() {
      await Promise.all([follower.stop(), presence.stop(), clearing.stop()])
    },
  }
}
