import { countryFor, entryFor, textFor } from '../../../bot/answer/entry-for.ts'
import type { Conversation } from '../../../bot/conversation.ts'
import { callOf, forNeed } from '../../../bot/danger/calls.ts'
import { withoutOpening } from '../../../bot/danger/without-opening.ts'
import { inputKey, optionTaken, pathTo } from '../../../bot/path/path.ts'
import type { Block, Call } from '../../../bot/reply.ts'
import { callsIn, oneCardEach } from '../../../bot/say/each-number-once.ts'
import { plainText } from '../../../bot/say/plain-text.ts'
import { render } from '../../../bot/say/render.ts'
import { type Setting, settingOf } from '../../../bot/setting.ts'
import { isUrgent } from '../../../hotline/case.ts'
import type { Entry, Knowledge, Language, Prose, Topic, TopicId } from '../../../knowledge/knowledge.ts'
import type { CaseBrief } from '../../../store/case-store.ts'
import type { CaseView } from '../wire/wire.ts'
import { whyView } from './why-view.ts'

/** For whom something is written out, and when. */
export interface BriefSetting {
  readonly knowledge: Knowledge
  /** Of whoever reads the brief; what is for the person is in the person's. */
  readonly language: Language
  readonly nowMs: number
}

const mostContacts = 6
const mostSuggestions = 4

/** What the bot gathered before anybody came. Pure. */
export function briefView(brief: CaseBrief, setting: BriefSetting): CaseView['brief'] {
  const { talk, because, about } = brief
  const topic = nearTopics(brief, setting.knowledge)[0]
  return {
    why: because.map((reason) => whyView(reason, setting.knowledge, setting.language)),
    whereabouts: about.whereabouts,
    destination: about.destination,
    writer: about.writer,
    young: about.young,
    treeAnswers: treeAnswers(talk, setting),
    proposal: topic?.risk === 'review' ? proposalOf(topic, talk, setting) : null,
    contacts: contactsOf(brief, topic, setting),
  }
}

/** The same while no content could be loaded. */
export function bareBrief({ because, about }: CaseBrief, language: Language): CaseView['brief'] {
  const { whereabouts, destination, writer, young } = about
  const why = because.map((reason) => whyView(reason, null, language))
  return { why, whereabouts, destination, writer, young, treeAnswers: [], proposal: null, contacts: [] }
}

/** Answers near the case, each with what guides staff and with what can be said to this person. Pure. */
export function suggestionsFor(brief: CaseBrief, setting: BriefSetting): CaseView['suggestions'] {
  return nearTopics(brief, setting.knowledge)
    .slice(0, mostSuggestions)
    .map((topic) => ({ ...headOf(topic, setting), text: asText(forPerson(topic, brief.talk, setting).blocks) }))
}

/**
 * What the case was opened for, what was answered last, what danger was seen, also while a person holds it and the bot answers nothing, and
 * where these lead on to; each once.
 */
function nearTopics({ topic, talk, because }: CaseBrief, { topics, signals }: Knowledge): readonly Topic[] {
  const seen = because.map((reason) => {
    if ('topic' in reason) return reason.topic
    return 'signal' in reason ? (signals.find(({ id }) => id === reason.signal)?.topic ?? null) : null
  })
  const ids = [topic, talk.danger?.topic ?? null, talk.topic, ...seen]
  const first = ids.flatMap((id) => (id === null ? [] : (topics.get(id) ?? [])))
  const next = first.flatMap(({ entry }) => entry.vi.next.flatMap((one): TopicId[] => (one.to === 'topic' ? [one.id] : [])))
  return [...new Set([...first, ...next.flatMap((id) => topics.get(id) ?? [])])]
}

/** Everything the entry says on it, for this person: a responder checks what of it holds, changes it, sends it. */
function proposalOf(topic: Topic, talk: Conversation, setting: BriefSetting): CaseView['brief']['proposal'] {
  const { entry, where } = forPerson(topic, talk, setting)
  const blocks = sayable([...textFor(where.writer, entry), ...(entry.more ?? [])], where)
  return { ...headOf(topic, setting), blocks, text: asText(blocks) }
}

function headOf(topic: Topic, { knowledge, language, nowMs }: BriefSetting): { topic: string; title: string; guide: string | null } {
  const { title, responder } = topic.entry[language]
  return { topic: topic.id, title, guide: responder === null ? null : asText(render(responder, staffSetting(knowledge, language, nowMs))) }
}

interface ForPerson {
  readonly entry: Entry
  readonly where: Setting
  readonly blocks: readonly Block[]
}

/** In the person's language, with the numbers that can be dialled from where they are. */
function forPerson(topic: Topic, talk: Conversation, { knowledge, nowMs }: BriefSetting): ForPerson {
  const setting = settingOf(talk, knowledge, nowMs)
  const country = countryFor(topic, talk, null)
  const entry = entryFor(topic, country, setting.language)
  const where = topic.stage === 'before' ? setting : { ...setting, whereabouts: setting.whereabouts ?? country }
  return { entry, where, blocks: sayable(textFor(where.writer, entry), where) }
}

/** What a reply can be made of: where somebody may be reading along the opening stands before it when it leaves. */
export function sayable(prose: Prose, setting: Setting): readonly Block[] {
  return withoutOpening(render(prose, setting), setting)
}

/** Nobody's place: for what staff read. */
export function staffSetting(knowledge: Knowledge, language: Language, nowMs: number, whereabouts: Setting['whereabouts'] = null): Setting {
  return { knowledge, language, addressed: null, whereabouts, writer: 'self', guarded: false, nowMs }
}

/** As plain text, which a reply can begin from. */
export function asText(blocks: readonly Block[]): string {
  return blocks.map(plainText).join('\n\n')
}

function plainProse(prose: Prose, setting: Setting): string {
  return asText(render(prose, setting))
}

function treeAnswers({ place }: Conversation, { knowledge, language, nowMs }: BriefSetting): CaseView['brief']['treeAnswers'] {
  const tree = place.at === 'tree' ? knowledge.trees.get(place.tree) : undefined
  if (place.at !== 'tree' || tree === undefined) return []
  const setting = staffSetting(knowledge, language, nowMs)
  return (pathTo({ ...place, tree }) ?? []).flatMap((id) => {
    const node = tree.nodes.get(id)
    if (node === undefined || node.kind === 'outcome') return []
    const answer = node.kind === 'question' ? optionTaken(node, place.answers)?.label[language] : place.answers[inputKey(id)]
    return answer === undefined ? [] : [{ question: plainProse(node.text[language], setting), answer }]
  })
}

/** Those of the topic first, then those for anybody in such need. Names as the reader reads them, reach as the writer dials. */
function contactsOf(brief: CaseBrief, topic: Topic | undefined, setting: BriefSetting): readonly Call[] {
  const where = { ...settingOf(brief.talk, setting.knowledge, setting.nowMs), language: setting.language }
  const ofTopic = topic === undefined ? [] : callsIn(render(textFor(where.writer, topic.entry[setting.language]), where))
  const need = isUrgent(brief.case) ? 'trafficking' : 'labour'
  const all = [...ofTopic, ...[...forNeed(need, where), ...forNeed('consular', where)].map((contact) => callOf(contact, where))]
  return oneCardEach(all).slice(0, mostContacts)
}
