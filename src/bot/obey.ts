import type { Country, Knowledge } from '../knowledge/knowledge.ts'
import { noteHelped } from './answer/ask-helped.ts'
import { countryFor, entryFor, writingFor } from './answer/entry-for.ts'
import { hasMore } from './answer/say-entry.ts'
import { tellTopic } from './answer/tell-topic.ts'
import { sayNumbersThere, whereChoices } from './answer/where.ts'
import { askForPerson, consent } from './ask-for-person.ts'
import { changeLanguage, languageChoices } from './change-language.ts'
import type { Conversation } from './conversation.ts'
import { nowSafe } from './danger/now-safe.ts'
import { stepsAgain } from './danger/say-steps.ts'
import { withNumbers } from './danger/with-numbers.ts'
import { type Command, type Order, readChoice } from './hear/choice-data.ts'
import type { Heard } from './hear/listen.ts'
import { menuChoices, sayGuides, sayStage } from './menu.ts'
import { noneMeant } from './miss/miss.ts'
import { askAgain, chooseOption, goBack, startTree } from './path/step-tree.ts'
import { withWayBack } from './path/way-back.ts'
import type { Reply } from './reply.ts'
import { menuChoice, personChoice } from './say/choices.ts'
import { phraseOrigin, replyOf, say, urgently } from './say/say.ts'
import { type Setting, settingOf } from './setting.ts'
import { stay } from './talk-back.ts'
import type { Turn } from './turn.ts'

/** Does what was pressed or commanded. Danger was seen to before. */
export function obey({ conversation: heard, said }: Heard, choice: Order, knowledge: Knowledge, nowMs: number): Turn {
  const written = said.kind === 'words' ? heard.recent.slice(0, -1) : heard.recent // before the command
  // A question that waits on the clock stays there only for what says "none of these".
  const keepsWaiting = choice.kind === 'command' && choice.command === 'none'
  const conversation: Conversation = keepsWaiting
    ? { ...heard, recent: written }
    : { ...heard, recent: [], misses: said.kind === 'choice' ? 0 : heard.misses }
  const asked = written.map(({ text }) => text).join('\n')
  const setting = settingOf(conversation, knowledge, nowMs)
  const show = (...replies: readonly Reply[]): Turn => ({ conversation, replies, effects: [] })
  switch (choice.kind) {
    case 'topic':
      return withWayBack(tellChosen(conversation, asked, choice.topic, choice.country, setting), knowledge, nowMs)
    case 'meant':
      return withWayBack(tellChosen(conversation, asked, choice.topic, null, setting), knowledge, nowMs)
    case 'more':
      return withWayBack(tellMore(conversation, choice.topic, choice.country, setting), knowledge, nowMs)
    case 'tree':
      return startTree(conversation, choice.tree, knowledge, nowMs)
    case 'edge':
      return chooseOption(conversation, choice, knowledge, nowMs)
    case 'stage':
      return withWayBack(show(sayStage(choice, setting)), knowledge, nowMs)
    case 'country':
      return noteWhere(conversation, choice.country, setting)
    case 'now':
      return show(say(setting, 'tap.unknown', menuChoices(setting)))
    case 'consent':
      return consent(conversation, choice.level, setting)
    case 'helped':
      return noteHelped(conversation, choice, setting)
    case 'command':
      return obeyCommand(conversation, choice.command, setting)
  }
}

function obeyCommand(conversation: Conversation, command: Command, setting: Setting): Turn {
  const { knowledge, nowMs } = setting
  const { place } = conversation
  const show = (reply: Reply, after: Conversation = conversation): Turn => ({ conversation: after, replies: [reply], effects: [] })
  const open: Conversation = { ...conversation, place: { at: 'open' } }
  switch (command) {
    case 'menu':
      return show(say(setting, 'menu', menuChoices(setting)), open)
    case 'guides':
      return show(sayGuides(setting), open)
    case 'person':
      return askForPerson(conversation, setting)
    case 'back':
      return place.at === 'tree' ? goBack(conversation, place, knowledge, nowMs) : show(say(setting, 'menu', menuChoices(setting)))
    case 'stop':
      return show(place.at === 'tree' ? say(setting, 'tree.stopped', menuChoices(setting)) : stay(conversation, setting), open)
    case 'resume':
      return place.at === 'tree' ? askAgain(conversation, place, knowledge, nowMs) : show(say(setting, 'menu', menuChoices(setting)))
    case 'more':
      return withWayBack(tellMoreOfLast(conversation, setting), knowledge, nowMs)
    case 'vi':
    case 'en':
      return changeLanguage(conversation, command, setting)
    case 'language':
      return show(say(setting, 'language.choose', languageChoices(setting)))
    case 'none':
      return withWayBack(noneMeant(conversation, knowledge, nowMs), knowledge, nowMs)
    case 'where':
      return show(say(setting, 'danger.where', whereChoices(setting)))
    case 'steps':
      return show(stepsAsked(conversation, setting))
    case 'safe-yes':
      return nowSafe(conversation, setting)
    case 'safe-no':
      return writingIsUnsafe({ ...conversation, writingNow: 'unsafe' }, setting)
    case 'safe-unsure':
      return writingIsUnsafe({ ...conversation, writingNow: 'unsure' }, setting)
  }
}

/**
 * A topic that is not there any more leads to the menu. What was asked before it was picked tells whom it is about. Whether whoever picks a
 * country is there, the content map says.
 */
function tellChosen(before: Conversation, asked: string, id: string, chosen: Country | null, setting: Setting): Turn {
  const { knowledge, language, nowMs } = setting
  const topic = knowledge.topics.get(id)
  if (!topic) return { conversation: before, replies: [say(setting, 'tap.unknown', menuChoices(setting))], effects: [] }
  const country = chosen !== null && knowledge.countries.has(chosen) ? chosen : null
  const conversation = country !== null && topic.countryPicked === 'there' ? { ...before, whereabouts: country } : before
  const telling = { part: 'text', country: countryFor(topic, conversation, country), by: 'choice' } as const
  const asking = writingFor(conversation, entryFor(topic, telling.country, language), asked, knowledge)
  return tellTopic(asking, topic, telling, knowledge, nowMs)
}

function tellMore(conversation: Conversation, id: string | null, country: Country | null, setting: Setting): Turn {
  const topic = id === null ? undefined : setting.knowledge.topics.get(id)
  if (!topic || !hasMore(topic, country, setting)) {
    return { conversation, replies: [say(setting, 'more.none', menuChoices(setting))], effects: [] }
  }
  return tellTopic(conversation, topic, { part: 'more', country, by: 'choice' }, setting.knowledge, setting.nowMs)
}

/** "Xem thêm", typed: of what was offered last, else of the last answer. */
function tellMoreOfLast(conversation: Conversation, setting: Setting): Turn {
  for (const { data } of conversation.offered) {
    const choice = readChoice(data)
    if (choice?.kind === 'more') return tellMore(conversation, choice.topic, choice.country, setting)
  }
  return tellMore(conversation, conversation.topic, null, setting)
}

/** Where the person is, after danger or a question for it: the numbers for there. */
function noteWhere(before: Conversation, country: Country, { knowledge, nowMs }: Setting): Turn {
  const conversation = knowledge.countries.has(country) ? { ...before, whereabouts: country } : before
  return {
    conversation,
    replies: [sayNumbersThere(conversation.danger?.topic ?? null, settingOf(conversation, knowledge, nowMs))],
    effects: [],
  }
}

/** The steps, asked for; where they may not be repeated any more, the numbers alone. */
function stepsAsked(conversation: Conversation, setting: Setting): Reply {
  const again = stepsAgain(conversation, setting, [], 'guarded.safe-again')
  if (again !== null) return again
  return urgently(replyOf(phraseOrigin(setting, 'danger.numbers'), withNumbers([], setting), [personChoice(setting), menuChoice(setting)]))
}

/** From now on nothing is pushed: what has not left yet does not. Whoever comes back to it reads what its buttons answer. */
function writingIsUnsafe(before: Conversation, setting: Setting): Turn {
  return { conversation: { ...before, guarded: true }, replies: [say(setting, 'guarded.silent')], effects: [{ kind: 'cancel-unsent' }] }
}
