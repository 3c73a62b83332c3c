import type { GroupButton, GroupWords } from '../../adapters/telegram/staff-group.ts'
import { splitText } from '../../bot/say/split-text.ts'
import type { Language } from '../../knowledge/knowledge.ts'
import { caseLink, type Places } from '../notice.ts'
import { staffWords } from '../words.ts'
import { groupTexts } from './group-words.ts'
import type { GroupStep, TopicNews } from './next-step.ts'
import type { CopiedLine, TopicView } from './topic-view.ts'

export interface TopicSetting {
  readonly language: Language
  readonly places: Places
  readonly utcOffsetMinutes: number
}

/** Telegram's longest message is 4096; some room for what it counts otherwise. */
const longestText = 3_900

/** A line that is longer is read to its end in the console. */
const longestLine = 1_200

/** One message for everything there is to say: the group has twenty of them a minute. `copied`: the last line that is in it. */
export function topicWords(
  view: TopicView,
  { news, lines }: Extract<GroupStep, { do: 'say' }>,
  setting: TopicSetting,
): { readonly words: GroupWords; readonly copied: number | null } {
  const first = news.some(({ kind }) => kind === 'state')
  const said = news.map((one) => newsText(one, view, setting))
  const head = first ? [...said, ...(view.copies ? [] : [groupTexts[setting.language].notCopied]), caseLink(setting.places, view.id)] : said
  const { texts, copied } = fitting(lines, longestText - head.join('\n').length - 1, setting.language)
  const body = [...head, ...texts].join('\n')
  return { words: { text: body, buttons: first ? buttonsOf(view, setting.language) : [], answers: null }, copied }
}

function newsText(news: TopicNews, { state, level }: TopicView, { language, utcOffsetMinutes }: TopicSetting): string {
  const texts = groupTexts[language]
  if (news.kind === 'alert') return `⚠ ${staffWords[language].why[news.why]}`
  if (news.kind === 'level') return texts.level(level)
  if (news.kind === 'erase-asked') return texts.eraseAsked
  switch (state.at) {
    case 'waiting':
      return state.returned ? texts.returned : texts.waiting
    case 'taken':
      return texts.taken(state.by)
    case 'outside':
      return texts.outside
    case 'parked':
      return texts.parked(state.by, dayOf(state.untilMs, language, utcOffsetMinutes))
    case 'closed':
      return texts.closed
  }
}

function dayOf(atMs: number, language: Language, utcOffsetMinutes: number): string {
  const form = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'numeric', timeZone: 'UTC' })
  return form.format(atMs + utcOffsetMinutes * 60_000)
}

/** What can be done to it now. The store decides every press: a button says only what somebody wants. */
function buttonsOf({ id, state, eraseAsked }: TopicView, language: Language): readonly GroupButton[] {
  const texts = groupTexts[language]
  if (state.at === 'closed') return []
  if (state.at !== 'taken') return [{ label: texts.take, data: `take:${id}` }]
  return eraseAsked ? [] : [{ label: texts.close, data: `close:${id}` }] // closing would erase: looked at in the console first
}

function fitting(lines: readonly CopiedLine[], room: number, language: Language) {
  const texts: string[] = []
  let left = room
  let copied: number | null = null
  for (const line of lines) {
    const text = lineText(line, language)
    if (text.length + 1 > left) break
    texts.push(text)
    left -= text.length + 1
    copied = line.seq
  }
  return { texts, copied }
}

function lineText({ by, text }: CopiedLine, language: Language): string {
  const { person, unread } = groupTexts[language]
  const [first = unread, ...more] = text === null ? [] : splitText(text.toWellFormed(), longestLine) // half a letter would be refused, and all after it
  return `${by ?? person}: ${more.length > 0 ? `${first} …` : first}`
}
