import type { StaffRoomEvent } from '../../adapters/staff-room.ts'
import type { GroupWords, ShownAs, StaffGroupCalls } from '../../adapters/telegram/staff-group.ts'
import type { CaseId } from '../../bot/conversation.ts'
import type { Act } from '../../hotline/act.ts'
import { type Case, outcomes, type StaffId } from '../../hotline/case.ts'
import type { Refusal } from '../../hotline/refusal.ts'
import { mayDo, type Staff } from '../../hotline/roles.ts'
import type { Language } from '../../knowledge/knowledge.ts'
import type { GroupTopic, ReachStore } from '../../store/reach/reach.ts'
import type { Time } from '../../time.ts'
import { type GroupTexts, groupTexts } from './group-words.ts'

export interface RoomDeps {
  readonly calls: Pick<StaffGroupCalls, 'answerPress' | 'react'>
  readonly reach: ReachStore
  readonly people: () => Promise<readonly Staff[]>
  /** The hotline's one door; a reply with an id it has seen has no second effect. */
  readonly act: (
    id: CaseId,
    done: Act,
    by: Staff,
    reply?: { readonly id: string; readonly text: string },
  ) => Promise<Case | Refusal | 'unknown-case'>
  /** The person asked for everything to be erased: closing the case is the erasing. */
  readonly eraseAsked: (id: CaseId) => Promise<boolean>
  /** Whoever answers from the group is there. */
  readonly isThere: (staff: StaffId) => Promise<void>
  /** How a correction is said to the person of this case, in their language. */
  readonly correction: (id: CaseId, text: string) => Promise<string>
  readonly aside: (topic: number | null, words: GroupWords) => void
  /** This one's words were said here: they are not copied back. */
  readonly saidHere: (id: CaseId, text: string) => void
  readonly moved: (chat: string) => Promise<void>
  readonly language: Language
  readonly time: Pick<Time, 'nowMs'>
}

/**
 * Carries out what somebody did in the group. The store decides; what the group shows follows later. Rejects only when the store could not
 * be asked: the same event comes again then, and has one effect.
 */
export async function answerRoom(event: StaffRoomEvent, deps: RoomDeps): Promise<void> {
  switch (event.kind) {
    case 'moved':
      return deps.moved(event.to)
    case 'pressed':
      return answerPress(event, deps)
    case 'wrote':
      return answerWords(event, deps)
    case 'edited':
      return answerEdit(event, deps)
  }
}

type Pressed = Extract<StaffRoomEvent, { kind: 'pressed' }>
type Wrote = Extract<StaffRoomEvent, { kind: 'wrote' }>
type Edited = Extract<StaffRoomEvent, { kind: 'edited' }>

async function answerPress(event: Pressed, deps: RoomDeps): Promise<void> {
  const texts = groupTexts[deps.language]
  const { press } = event
  const answer: Answer = (text, as) => void deps.calls.answerPress(press, text, as)
  const staff = await staffOf(event.by, deps)
  if (staff === null) return answer(texts.linkFirst, 'alert')
  const [pressed = '', id = '', more = ''] = event.data.split(':')
  const topic = await deps.reach.group.topicOf(id as CaseId)
  if (topic === null || topic.thread !== event.topic) return answer(texts.oldButton, 'alert') // made up, or of a topic that is gone
  if (pressed === 'take') return answerTake(topic, staff, deps, answer)
  if (pressed === 'send') return answerAnyway(event, more, topic, staff, deps, answer)
  if (pressed === 'close' && (await deps.eraseAsked(topic.case))) return answer(texts.eraseInConsole, 'alert')
  if (pressed === 'close' && more === '') {
    answer('', 'toast')
    const buttons = outcomes.map((one) => ({ label: texts.outcomes[one], data: `close:${topic.case}:${one}` }))
    return deps.aside(topic.thread, { text: texts.whichOutcome, buttons, answers: null })
  }
  const closing = outcomes.find((one) => one === more)
  if (pressed !== 'close' || closing === undefined) return answer(texts.oldButton, 'alert')
  const ended = await deps.act(topic.case, { act: 'close', outcome: closing }, staff)
  return typeof ended === 'string' ? answer(texts.refused[ended], 'alert') : answer(texts.closed, 'toast')
}

type Answer = (text: string, as: ShownAs) => void

async function answerTake(topic: GroupTopic, staff: Staff, deps: RoomDeps, answer: Answer): Promise<void> {
  const texts = groupTexts[deps.language]
  if (topic.copied !== null) await noteThere(staff, deps) // where nothing can be answered here only a console counts
  const ended = await deps.act(topic.case, { act: 'take' }, staff)
  if (typeof ended === 'string') return answer(texts.refused[ended], 'alert')
  return topic.copied === null ? answer(texts.openConsole, 'alert') : answer(texts.yours, 'toast')
}

/** Asked once more, whoever wrote it says that it may leave. `edited`: which change of it was asked about; empty: none. */
async function answerAnyway(
  { under, by }: Pressed,
  edited: string,
  topic: GroupTopic,
  staff: Staff,
  deps: RoomDeps,
  answer: Answer,
): Promise<void> {
  const texts = groupTexts[deps.language]
  if (under === null || under.by !== by || under.text === '') return answer(texts.oldButton, 'alert')
  if (topic.copied === null) return answer(texts.answerInConsole, 'alert')
  const { message, text } = under
  const ended = await reply(topic, staff, { message, edited: edited === '' ? null : edited, text, confirmed: true }, deps)
  return typeof ended === 'string' ? answer(texts.refused[ended], 'alert') : answer('', 'toast')
}

async function answerWords(event: Wrote, deps: RoomDeps): Promise<void> {
  const { topic: thread, message, text, by } = event
  const texts = groupTexts[deps.language]
  const say = (words: string) => deps.aside(thread, { text: words, buttons: [], answers: message })
  const code = /^\/link(?:@\w+)?\s+(\S{4,64})\s*$/.exec(text ?? '')?.[1]
  if (code !== undefined) return by === null ? say(texts.anonymous) : link(code, by, deps, say)
  const topic = thread === null ? null : await deps.reach.group.topicAt(thread)
  if (topic === null || isRemark(text)) return
  const staff = await writer(by, deps, texts, say)
  if (staff === null) return
  if (text === null || text.trim() === '') return say(texts.onlyWords)
  if (topic.copied === null) return say(texts.answerInConsole)
  await noteThere(staff, deps)
  const ended = await reply(topic, staff, { message, edited: null, text, confirmed: false }, deps)
  if (ended === 'confirm-first') return askAgain(topic, message, `send:${topic.case}`, deps)
  if (typeof ended === 'string') say(texts.refused[ended])
}

async function answerEdit({ topic: thread, message, text, by, editedAtMs }: Edited, deps: RoomDeps): Promise<void> {
  const topic = thread === null ? null : await deps.reach.group.topicAt(thread)
  if (topic === null || isRemark(text) || text.trim() === '' || !(await deps.reach.group.wasRelayed(topic.case, message))) return
  const texts = groupTexts[deps.language]
  const say = (words: string) => deps.aside(thread, { text: words, buttons: [], answers: message })
  const staff = await writer(by, deps, texts, say)
  if (staff === null) return
  const ended = await reply(topic, staff, { message, edited: String(editedAtMs), text, confirmed: false }, deps)
  if (ended === 'confirm-first') return askAgain(topic, message, `send:${topic.case}:${editedAtMs}`, deps)
  if (typeof ended === 'string') say(texts.refused[ended])
}

/** Somebody may be reading along: under what was written stands the button that sends it all the same. */
function askAgain({ thread }: GroupTopic, message: number, data: string, { language, aside }: RoomDeps): void {
  const { confirm, sendAnyway } = groupTexts[language]
  aside(thread, { text: confirm, buttons: [{ label: sendAnyway, data }], answers: message })
}

/** Words for the person, as somebody wrote them in the topic. */
interface Written {
  readonly message: number
  /**
   * Which change of the message it is: what was said before cannot be taken back, they are told the right words. Null: as first written.
   */
  readonly edited: string | null
  readonly text: string
  /** Whoever wrote it was asked once more. */
  readonly confirmed: boolean
}

/** Sent once: the group's own number of the message, with that of its change, is the reply's id. */
async function reply(
  topic: GroupTopic,
  staff: Staff,
  { message, edited, text: written, confirmed }: Written,
  deps: RoomDeps,
): Promise<Case | Refusal | 'unknown-case'> {
  const text = edited === null ? written : await deps.correction(topic.case, written)
  deps.saidHere(topic.case, text)
  const id = `telegram-group-${topic.thread}-${message}${edited === null ? '' : `-${edited}`}`
  const ended = await deps.act(topic.case, { act: 'reply', confirmed }, staff, { id, text })
  if (typeof ended === 'string') return ended
  if (edited === null) await deps.reach.group.noteRelayed(topic.case, message)
  void deps.calls.react(message)
  return ended
}

/** Only of those who hold cases it counts whether they are there. */
async function noteThere({ id, role }: Staff, { isThere }: RoomDeps): Promise<void> {
  if (mayDo(role, 'reply', 'own')) await isThere(id)
}

async function link(
  code: string,
  account: string,
  { reach, people, time, language }: RoomDeps,
  say: (words: string) => void,
): Promise<void> {
  const staff = await reach.linkAccount(code.toUpperCase(), account, time.nowMs())
  const person = (await people()).find(({ id }) => id === staff)
  say(person === undefined ? groupTexts[language].badCode : groupTexts[language].linked(person.name))
}

async function writer(by: string | null, deps: RoomDeps, texts: GroupTexts, say: (words: string) => void): Promise<Staff | null> {
  const staff = by === null ? null : await staffOf(by, deps)
  if (staff === null) say(by === null ? texts.anonymous : texts.linkFirst)
  return staff
}

/** Null: an account that is nobody's, or of somebody who does not work here any more. */
async function staffOf(account: string, { reach, people }: RoomDeps): Promise<Staff | null> {
  const id = await reach.staffOf(account)
  return (await people()).find((person) => person.id === id) ?? null
}

/** Among staff: never for the person. */
function isRemark(text: string | null): boolean {
  return text !== null && /^\s*\/\//.test(text)
}
