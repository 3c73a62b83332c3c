import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Conversation } from '../conversation.ts'
import type { Heard } from '../hear/listen.ts'
import type { Said } from '../hear/read-message.ts'
import { menuChoices, sayHello } from '../menu.ts'
import { startTree } from '../path/step-tree.ts'
import { withWayBack } from '../path/way-back.ts'
import { say } from '../say/say.ts'
import { settingOf } from '../setting.ts'
import type { Turn } from '../turn.ts'
import { answerFile, answerPlace, answerUnserved, sayOnce } from './answer-sent.ts'
import { countryFor } from './entry-for.ts'
import { tellTopic } from './tell-topic.ts'

type Event = Exclude<Said, { readonly kind: 'words' }>

/** What came is no words: the conversation was opened, left or found again, or something was sent that the bot cannot read. */
export function answerEvent({ conversation, before }: Heard, event: Event, knowledge: Knowledge, nowMs: number): Turn {
  const setting = settingOf(conversation, knowledge, nowMs)
  switch (event.kind) {
    case 'choice':
    case 'unknown-tap':
      return withWayBack({ conversation, replies: [say(setting, 'tap.unknown', menuChoices(setting))], effects: [] }, knowledge, nowMs)
    case 'left':
      return { conversation, replies: [], effects: [{ kind: 'reachable', reachable: false }] }
    case 'returned':
      return { conversation, replies: [], effects: [{ kind: 'reachable', reachable: true }] }
    case 'started':
      return opened(event.payload)
    case 'location':
      return withWayBack(answerPlace(conversation, event, conversation.whereabouts !== before.whereabouts, setting), knowledge, nowMs)
    case 'file':
      return withWayBack(answerFile(conversation, event.what, setting), knowledge, nowMs)
    case 'unserved':
      return withWayBack(answerUnserved(conversation, event, setting), knowledge, nowMs)
  }

  /**
   * A deep link names a path or a topic; anything else opens with the first words, once where an app tells twice that it was opened.
   * Nothing of an earlier talk is repeated, and whoever is in a path can go on in it.
   */
  function opened(payload: string | null): Turn {
    const link = payload?.toLowerCase() ?? ''
    if (knowledge.trees.has(link)) return startTree(conversation, link, knowledge, nowMs)
    const topic = knowledge.topics.get(link)
    if (topic && topic.risk !== 'urgent') {
      const country = countryFor(topic, conversation, null)
      return tellTopic(conversation, topic, { part: 'text', country, by: 'choice' }, knowledge, nowMs)
    }
    return withWayBack(sayOnce(asOpenedAnew(conversation), sayHello(setting), [], setting), knowledge, nowMs)
  }
}

/** Whoever opens a guarded talk again may be somebody else: the steps that were given are not given again. */
function asOpenedAnew(conversation: Conversation): Conversation {
  const { guarded, danger } = conversation
  return guarded && danger !== null ? { ...conversation, danger: { ...danger, steps: 'gone' } } : conversation
}
