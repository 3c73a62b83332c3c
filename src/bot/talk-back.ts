import { askHelped } from './answer/ask-helped.ts'
import type { Conversation } from './conversation.ts'
import { askingWhether } from './danger/doubts.ts'
import { answeredAsInDanger } from './danger/in-danger.ts'
import { numbersAgain } from './danger/numbers-of-steps.ts'
import { onDuty } from './danger/on-duty.ts'
import { withNumbers } from './danger/with-numbers.ts'
import { readChoice } from './hear/choice-data.ts'
import type { SmallTalk } from './hear/small-talk.ts'
import { sayHello } from './menu.ts'
import type { Choice, Reply } from './reply.ts'
import { menuChoice, personChoice, stepsChoice, whereChoice } from './say/choices.ts'
import { say, urgently } from './say/say.ts'
import type { Setting } from './setting.ts'
import type { Turn } from './turn.ts'

/**
 * The bot stays, whoever thanks, thinks it over or stops. Behind steps for danger nothing is said lightly: "ok" and "để em suy nghĩ" say
 * nothing of how it goes on, so the numbers stand there once more and the steps are one tap away.
 */
export function stay(conversation: Conversation, setting: Setting): Reply {
  if (setting.guarded) return say(setting, 'guarded.silent')
  return answeredAsInDanger(conversation)
    ? withHelp(say(setting, 'danger.here'), conversation, setting)
    : say(setting, 'thanks', [menuChoice(setting)])
}

function withHelp(reply: Reply, { danger }: Conversation, setting: Setting): Reply {
  const choices = [stepsChoice(setting), ...whereChoice(setting), personChoice(setting)]
  const blocks = withNumbers([...reply.blocks, ...numbersAgain(danger?.topic ?? null, setting)], setting)
  return urgently({ ...reply, blocks, choices })
}

/**
 * Says something back to a greeting, thanks, a call, an insult or “I do not understand”. What was written before them in one
 * breath still waits for its answer.
 */
export function talkBack(before: Conversation, talk: SmallTalk, setting: Setting): Turn {
  const line = lineFor(before, talk, setting)
  const reply = talk === 'thanks' || talk === 'greeting' ? askedAgain(line, before, setting) : line
  return { conversation: { ...before, recent: before.recent.slice(0, -1) }, replies: [reply], effects: [] }
}

/** "Is this happening?" stands open until it is answered: neither thanks nor "ok" answers it. */
function askedAgain(line: Reply, conversation: Conversation, setting: Setting): Reply {
  const asked = askedWhether(conversation)
  const signal = setting.knowledge.signals.find(({ id }) => id === asked?.signal)
  return signal === undefined ? line : askingWhether(line, signal, setting, asked?.isNamed === true)
}

function askedWhether({ offered }: Conversation) {
  return offered.map(({ data }) => readChoice(data)).find((choice) => choice?.kind === 'now')
}

/** It is not happening: what stood below the question holds, with its choices. */
function sayNotHappening({ offered }: Conversation, setting: Setting): Reply {
  const others = offered.filter(({ data }) => readChoice(data)?.kind !== 'now')
  return say(setting, 'look-alike.no', others)
}

/** Greeted at the beginning, the bot says who it is; later it is only there. */
function lineFor(before: Conversation, talk: SmallTalk, setting: Setting): Reply {
  const choices = [personChoice(setting), menuChoice(setting)]
  const staffed = onDuty(setting.knowledge, setting.nowMs)
  const inNeed = setting.guarded || answeredAsInDanger(before)
  const isNew = !inNeed && before.topic === null && before.offered.length === 0
  if (talk === 'no' && !inNeed && askedWhether(before)) return sayNotHappening(before, setting)
  switch (talk) {
    case 'greeting':
    case 'no':
      if (inNeed) return stay(before, setting)
      return isNew ? sayHello(setting) : say(setting, 'greeting', choices)
    case 'thanks':
      return askHelped(before, setting) ?? stay(before, setting)
    case 'anyone':
      if (setting.guarded) return say(setting, staffed ? 'anyone' : 'anyone.nobody')
      if (before.openCase?.waits) return say(setting, staffed ? 'waiting' : 'waiting.nobody', [menuChoice(setting)])
      return say(setting, staffed ? 'anyone' : 'anyone.nobody', choices)
    case 'unclear':
      if (isNew) return sayHello(setting)
      if (setting.guarded) return say(setting, 'unclear')
      return inNeed
        ? withHelp(say(setting, 'unclear'), before, setting)
        : say(setting, 'unclear', waysOfJustNow(before, setting) ?? choices)
    case 'insult':
      return inNeed && !setting.guarded ? withHelp(say(setting, 'insult'), before, setting) : say(setting, 'insult', choices)
    case 'anger':
      return say(setting, 'anger', choices)
  }
}

/** What was offered a moment ago, once more: whoever does not understand has not chosen. Later somebody else may be reading. */
function waysOfJustNow({ offered, answered, recent }: Conversation, { nowMs }: Setting): readonly Choice[] | null {
  const isJustNow = recent.length > 1 || (answered !== null && nowMs - answered.atMs < justNowMs)
  const leads = offered.some(({ data }) => ['topic', 'tree', 'more'].includes(readChoice(data)?.kind ?? ''))
  return isJustNow && leads ? offered : null
}

const justNowMs = 10 * 60_000
