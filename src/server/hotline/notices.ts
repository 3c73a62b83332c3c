import type { Conversation } from '../../bot/conversation.ts'
import type { ChannelLimits } from '../../bot/say/channel-limits.ts'
import { say } from '../../bot/say/say.ts'
import { settingOf } from '../../bot/setting.ts'
import type { Step, Tell } from '../../hotline/step.ts'
import type { Timetable } from '../../hotline/timetable.ts'
import type { Knowledge, Language } from '../../knowledge/knowledge.ts'
import type { OutgoingBubble } from '../../store/decide-store.ts'
import { bubblesOf } from '../outgoing-bubbles.ts'

interface Telling {
  readonly knowledge: Knowledge
  readonly timetable: Pick<Timetable, 'utcOffsetMinutes'>
  readonly limits: ChannelLimits
  readonly nowMs: number
}

/** What a step tells the person, in their language, as bubbles. Whether anything may be told was decided with the step. */
export function noticesOf(step: Step | null, conversation: Conversation, telling: Telling): readonly OutgoingBubble[] {
  const tells = step?.effects.filter((effect) => effect.kind === 'tell') ?? []
  return tells.flatMap((tell) => noticeOf(tell, conversation, telling))
}

function noticeOf({ phrase, responder, untilMs }: Tell, conversation: Conversation, telling: Telling): readonly OutgoingBubble[] {
  const { knowledge, timetable, limits, nowMs } = telling
  const setting = settingOf(conversation, knowledge, nowMs)
  const date = untilMs === null ? '' : dayOf(untilMs, setting.language, timetable)
  const reply = say(setting, phrase, [], { responder: responder ?? '', date })
  return bubblesOf({ ...reply, lane: 'person' }, limits, nowMs).map((bubble) => ({ ...bubble, notice: true }))
}

/**
 * As people of the hotline read their calendar: "thứ Hai, 7 tháng 12". In English the day stands before the
 * month, as it does everywhere else.
 */
function dayOf(atMs: number, language: Language, { utcOffsetMinutes }: Telling['timetable']): string {
  const form = new Intl.DateTimeFormat(language === 'vi' ? language : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  return form.format(atMs + utcOffsetMinutes * 60_000)
}
