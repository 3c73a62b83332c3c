import { askHelped } from './answer/ask-helped.ts'
import { onDuty } from './danger/on-duty.ts'
import { readChoice } from './hear/choice-data.ts'
import type { SmallTalk } from './hear/small-talk.ts'
import { sayHello } from './menu.ts'
import { menuChoice, personChoice, say } from './reply.ts'
import type { Setting } from './setting.ts'
import type { Choice, Conversation, Reply, Turn } from './turn.ts'

/** Says something back to a greeting, thanks, a call, an insult or “I do not understand”. What was written before them in one breath still waits for its answer. */
export function talkBack(before: Conversation, talk: SmallTalk, setting: Setting): Turn {
  return { conversation: { ...before, recent: before.recent.slice(0, -1) }, replies: [lineFor(before, talk, setting)], effects: [] }
}

/** Greeted at the beginning, the bot says who it is; later it is only there. */
function lineFor(before: Conversation, talk: SmallTalk, setting: Setting): Reply {
  const choices = [personChoice(setting), menuChoice(setting)]
  const staffed = onDuty(setting.knowledge, setting.nowMs)
  switch (talk) {
    case 'greeting': {
      if (setting.guarded) return say(setting, 'guarded.silent')
      const isNew = before.topic === null && before.offered.length === 0
      return isNew ? sayHello(setting) : say(setting, 'greeting', choices)
    }
    case 'thanks':
      if (setting.guarded) return say(setting, 'guarded.silent')
      return askHelped(before, setting) ?? say(setting, 'thanks', [menuChoice(setting)])
    case 'anyone':
      if (setting.guarded) return say(setting, staffed ? 'anyone' : 'anyone.nobody')
      if (before.openCase?.waits) return say(setting, staffed ? 'waiting' : 'waiting.nobody', [menuChoice(setting)])
      return say(setting, staffed ? 'anyone' : 'anyone.nobody', choices)
    case 'unclear':
      return say(setting, 'unclear', setting.guarded ? [] : (waysOfJustNow(before, setting) ?? choices))
    case 'insult':
      return say(setting, 'insult', choices)
  }
}

/** What was offered a moment ago, once more: whoever does not understand has not chosen. Later somebody else may be reading. */
function waysOfJustNow({ offered, answered, recent }: Conversation, { nowMs }: Setting): readonly Choice[] | null {
  const isJustNow = recent.length > 1 || (answered !== null && nowMs - answered.atMs < justNowMs)
  const leads = offered.some(({ data }) => ['topic', 'tree', 'more'].includes(readChoice(data)?.kind ?? ''))
  return isJustNow && leads ? offered : null
}

const justNowMs = 10 * 60_000
