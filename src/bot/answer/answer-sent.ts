import type { Conversation } from '../conversation.ts'
import { onDuty } from '../danger/on-duty.ts'
import { tellHotline } from '../danger/tell-hotline.ts'
import { menuChoices } from '../menu.ts'
import type { FileKind, InboundContent } from '../message.ts'
import type { Choice, Reply } from '../reply.ts'
import { menuChoice, personChoice } from '../say/choices.ts'
import { countryName } from '../say/country-name.ts'
import { renderPhrase } from '../say/render.ts'
import { say } from '../say/say.ts'
import type { Setting } from '../setting.ts'
import type { Effect, Turn } from '../turn.ts'
import { nextChoices } from './next-choices.ts'
import { sayNumbersThere } from './where.ts'

type Place = Extract<InboundContent, { readonly kind: 'location' }>
type Unserved = Extract<InboundContent, { readonly kind: 'unserved' }>

/** A file without a word under it: nobody here can look into it, and a person can. */
export function answerFile(conversation: Conversation, what: FileKind, setting: Setting): Turn {
  const waits = conversation.openCase !== null
  const reply = waits ? say(setting, 'file.kept', [menuChoice(setting)]) : say(setting, `file.${what}`, waysOn(what, setting))
  return sayOnce(conversation, inCase(conversation, reply, setting), addsToCase(conversation, what), setting)
}

/**
 * Of many things sent together one is answered: the same words ten times ring ten times, and use up what a channel lets us say. The others
 * are kept as the first one was.
 */
export function sayOnce(conversation: Conversation, reply: Reply, effects: readonly Effect[], setting: Setting): Turn {
  if (wasTold(conversation, reply, setting)) return { conversation, replies: [], effects }
  return { conversation: told(conversation, reply, setting), replies: [reply], effects }
}

const sameWordsMs = 60_000

function wasTold({ toldOf }: Conversation, { origin }: Reply, { nowMs }: Setting): boolean {
  return toldOf !== null && origin.from === 'phrase' && origin.id === toldOf.phrase && nowMs - toldOf.atMs < sameWordsMs
}

function told(conversation: Conversation, { origin }: Reply, { nowMs }: Setting): Conversation {
  return origin.from === 'phrase' ? { ...conversation, toldOf: { phrase: origin.id, atMs: nowMs } } : conversation
}

/** What came with a file's caption is answered as words are; that the file was seen by nobody is said under it. */
export function withFileBeside(turn: Turn, before: Conversation, what: FileKind, setting: Setting): Turn {
  const effects = [...turn.effects, ...addsToCase(before, what)]
  const last = turn.replies.at(-1)
  const { place, guarded } = turn.conversation
  if (guarded || place.at === 'tree' || before.openCase !== null) return { ...turn, effects }
  if (last === undefined) {
    const { conversation, replies } = answerFile({ ...turn.conversation, recent: [] }, what, setting)
    if (replies.length === 0) return { ...turn, effects } // told of already: the words wait for more, as any
    return { conversation, replies, effects: effects.filter((effect) => effect.kind !== 'set-clock') }
  }
  const offered = new Set(last.choices.map(({ data }) => data))
  const further = waysOn(what, setting).filter(({ data }) => !offered.has(data))
  const beside = renderPhrase(setting, 'file.beside')
  const blocks = last.blocks.length > 1 ? [...last.blocks, ...beside] : [...beside, ...last.blocks] // one line alone leads to its choices
  const replies = [...turn.replies.slice(0, -1), { ...last, blocks, choices: [...last.choices, ...further] }]
  return { conversation: told(turn.conversation, say(setting, `file.${what}`), setting), effects, replies }
}

/** A place tells which country's answers and numbers hold, where that is beyond doubt; after danger the numbers follow at once. */
export function answerPlace(conversation: Conversation, place: Place, isNew: boolean, setting: Setting): Turn {
  const { danger, openCase, whereabouts } = conversation
  const effects = addsToCase(conversation, 'location')
  const show = (reply: Reply): Turn => ({ conversation, replies: [reply], effects })
  if (danger !== null && isNew) return show(sayNumbersThere(danger.topic, setting))
  if (openCase !== null) return show(inCase(conversation, say(setting, 'location.kept', [menuChoice(setting)]), setting))
  const known = place.name === null && isNew ? whereabouts : null
  if (known === null) return show(say(setting, 'unserved.location', waysOn('location', setting)))
  return show(say(setting, 'location.here', menuChoices(setting), { country: countryName(known, setting) }))
}

/** What has no handle is told by its kind. */
export function answerUnserved(conversation: Conversation, { what }: Unserved, setting: Setting): Turn {
  if (what === 'protected') return answerHidden(conversation, setting)
  const plain = say(setting, `unserved.${what}`, what === 'sticker' ? menuChoices(setting) : waysOn(what, setting))
  const reply = what === 'contact' ? inCase(conversation, plain, setting) : plain
  return sayOnce(conversation, reply, what === 'sticker' ? [] : addsToCase(conversation, what), setting)
}

/**
 * The app hides from us what this person sends. Where it does so because the law protects them, it hides every word, the one that would
 * take a choice too: from the second time on a person is told without being asked for.
 */
function answerHidden(before: Conversation, setting: Setting): Turn {
  const conversation: Conversation = { ...before, misses: before.misses + 1 }
  const first = say(setting, 'unserved.protected', waysOn('protected', setting))
  if (conversation.misses < 2 || before.openCase !== null)
    return { conversation, replies: [first], effects: addsToCase(before, 'protected') }
  const { knowledge, nowMs } = setting
  const again = say(setting, onDuty(knowledge, nowMs) ? 'unserved.protected-again' : 'unserved.protected-nobody', [menuChoice(setting)])
  const told = tellHotline(before, { level: 1, topic: null, because: [{ kind: 'writes-hidden' }] })
  return { conversation, replies: [again], effects: [told] }
}

/** Where somebody may be reading along nothing is said of a person who will look: only what is said of any message there. */
function inCase({ guarded, openCase }: Conversation, reply: Reply, setting: Setting): Reply {
  return guarded && openCase !== null ? say(setting, 'guarded.again') : reply
}

/** Whoever waits for help and sends a picture or a place sends it to the person who will help. */
function addsToCase(conversation: Conversation, what: Unserved['what']): readonly Effect[] {
  const { openCase } = conversation
  return openCase === null ? [] : [tellHotline(conversation, { level: openCase.level, topic: null, because: [{ kind: 'sent', what }] })]
}

/** A picture is often an offer or a contract: a few questions tell more than a machine could read from it. */
function waysOn(what: Unserved['what'], setting: Setting): readonly Choice[] {
  const tree = what === 'picture' || what === 'document' ? nextChoices([{ to: 'tree', id: 'job-offer' }], setting) : []
  return [personChoice(setting), ...tree, menuChoice(setting)]
}
