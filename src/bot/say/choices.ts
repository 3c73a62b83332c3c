import { onDuty } from '../danger/on-duty.ts'
import { spokenTo } from '../hear/called.ts'
import { type ChoiceData, writeChoice } from '../hear/choice-data.ts'
import type { PhraseKey } from '../phrases.ts'
import type { Choice } from '../reply.ts'
import type { Setting } from '../setting.ts'

export function choiceOf(label: string, choice: ChoiceData): Choice {
  return {
    label,
    data: writeChoice(choice),
    toPerson: (choice.kind === 'command' && choice.command === 'person') || choice.kind === 'consent',
  }
}

/** A choice whose label is one of the bot's own phrases. */
export function labelled(setting: Setting, key: PhraseKey, choice: ChoiceData): Choice {
  return choiceOf(spokenTo(setting, key), choice)
}

/** The way to a person, offered wherever the bot is not enough. */
export function personChoice(setting: Setting): Choice {
  return labelled(setting, 'label.person', { kind: 'command', command: 'person' })
}

/** Lets a person read the conversation; while nobody is on duty it leaves a request and says so. */
export function consentChoice(level: 1 | 2, setting: Setting): Choice {
  const staffed = onDuty(setting.knowledge, setting.nowMs)
  return labelled(setting, staffed ? 'label.consent' : 'label.consent-nobody', { kind: 'consent', level })
}

/** The way to say where one is, while nobody knows. */
export function whereChoice(setting: Setting): readonly Choice[] {
  return setting.whereabouts === null ? [labelled(setting, 'label.where', { kind: 'command', command: 'where' })] : []
}

/** The way back to steps that stand above. */
export function stepsChoice(setting: Setting): Choice {
  return labelled(setting, 'label.steps', { kind: 'command', command: 'steps' })
}

export function menuChoice(setting: Setting): Choice {
  return labelled(setting, 'label.menu', { kind: 'command', command: 'menu' })
}
