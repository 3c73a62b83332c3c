import { keepingFew } from '../../knowledge/keeping-few.ts'
import type { Country, Level, NodeId, Option, Question, Stage, TopicId, TreeId } from '../../knowledge/knowledge.ts'
import { numberOf } from './number-of.ts'

/** What pressing a choice means. Buttons live on in old bubbles, so a meaning must never change under one. */
export type ChoiceData = Order | Leave

/** Goes, or has everything erased: in every state, whoever holds the conversation. */
export interface Leave {
  readonly kind: 'leave'
  readonly how: (typeof leavings)[number]
}

/** Everything else that can be pressed. */
export type Order =
  /** The answer to a question of the content map, in the form it has for a country. */
  | { readonly kind: 'topic'; readonly topic: TopicId; readonly country: Country | null }
  /** The question that was meant, where the answer above was to another. */
  | { readonly kind: 'meant'; readonly topic: TopicId }
  /** The second part of that answer. */
  | { readonly kind: 'more'; readonly topic: TopicId; readonly country: Country | null }
  | { readonly kind: 'tree'; readonly tree: TreeId }
  /** An option of a question; `option` is the short key of its answer (see `optionKey`), so that reordering options moves nothing. */
  | { readonly kind: 'edge'; readonly tree: TreeId; readonly node: NodeId; readonly option: string }
  /** A page of the questions of a stage; pages count from 1. */
  | { readonly kind: 'stage'; readonly stage: Stage; readonly page: number }
  /** Where the person is. */
  | { readonly kind: 'country'; readonly country: Country }
  /** What only resembled this danger signal, or was asked about without its name, is happening now. */
  | { readonly kind: 'now'; readonly signal: string; readonly isNamed: boolean }
  /** A person may read the conversation; opens a case of this level. Danger opens its own, so a button can never claim it. */
  | { readonly kind: 'consent'; readonly level: Extract<Level, 1 | 2> }
  /** Whether the answer helped that was given last. */
  | { readonly kind: 'helped'; readonly topic: TopicId; readonly helped: boolean }
  | { readonly kind: 'command'; readonly command: Command }

export type Command = (typeof commands)[number]

export const leavings = ['exit', 'erase'] as const

export const commands = [
  'menu',
  'guides',
  'person',
  'back',
  'stop',
  'more',
  'vi',
  'en',
  'language',
  'none',
  'resume',
  'where',
  'steps',
  'safe-yes',
  'safe-no',
  'safe-unsure',
] as const

/** Longest data that every channel carries, in bytes; ids are ASCII, so characters. */
export const longestChoiceData = 64

/** The one way data is written; `readChoice` reads it back as it was. */
export function writeChoice(choice: ChoiceData): string {
  switch (choice.kind) {
    case 'topic':
    case 'more':
      return `${choice.kind}:${choice.topic}${choice.country === null ? '' : `@${choice.country}`}`
    case 'meant':
      return `meant:${choice.topic}`
    case 'tree':
      return `tree:${choice.tree}`
    case 'edge':
      return `edge:${choice.tree}:${choice.node}:${choice.option}`
    case 'stage':
      return `stage:${choice.stage}:${choice.page}`
    case 'country':
      return `country:${choice.country}`
    case 'now':
      return `now:${choice.signal}${choice.isNamed ? '' : '?'}`
    case 'consent':
      return `consent:${choice.level}`
    case 'helped':
      return `helped:${choice.topic}:${choice.helped ? 'yes' : 'no'}`
    case 'command':
      return `cmd:${choice.command}`
    case 'leave':
      return `cmd:${choice.how}`
  }
}

const id = '[a-z0-9]+(?:-[a-z0-9]+)*'
type Shape = readonly [RegExp, (...parts: (string | undefined)[]) => ChoiceData | null]

/** By what stands before the first colon. */
const shapes: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  [
    'topic',
    [new RegExp(`^topic:(${id})(?:@([a-z]{2}))?$`), (topic = '', country) => ({ kind: 'topic', topic, country: readCountry(country) })],
  ],
  [
    'more',
    [new RegExp(`^more:(${id})(?:@([a-z]{2}))?$`), (topic = '', country) => ({ kind: 'more', topic, country: readCountry(country) })],
  ],
  ['meant', [new RegExp(`^meant:(${id})$`), (topic = '') => ({ kind: 'meant', topic })]],
  ['tree', [new RegExp(`^tree:(${id})$`), (tree = '') => ({ kind: 'tree', tree })]],
  [
    'edge',
    [new RegExp(`^edge:(${id}):(${id}):([a-z0-9]{4})$`), (tree = '', node = '', option = '') => ({ kind: 'edge', tree, node, option })],
  ],
  [
    'stage',
    [/^stage:(before|during|after|about):([1-9]\d?)$/, (stage, page) => ({ kind: 'stage', stage: stage as Stage, page: Number(page) })],
  ],
  ['country', [/^country:([a-z]{2})$/, (country) => ({ kind: 'country', country: country as Country })]],
  ['now', [new RegExp(`^now:(${id})(\\??)$`), (signal = '', open) => ({ kind: 'now', signal, isNamed: open === '' })]],
  ['helped', [new RegExp(`^helped:(${id}):(yes|no)$`), (topic = '', helped) => ({ kind: 'helped', topic, helped: helped === 'yes' })]],
  ['consent', [/^consent:([12])$/, (level) => ({ kind: 'consent', level: level === '1' ? 1 : 2 })]],
  [
    'cmd',
    [
      /^cmd:([a-z-]+)$/,
      (name) => {
        const command = commands.find((known) => known === name)
        const how = leavings.find((known) => known === name)
        return command ? { kind: 'command', command } : how ? { kind: 'leave', how } : null
      },
    ],
  ],
])

/**
 * Reads what was pressed. Data can be forged: null for anything that `writeChoice` does not write. It says
 * nothing of whether the ids exist.
 */
export function readChoice(data: string): ChoiceData | null {
  return data.length > longestChoiceData ? null : keptReading(data)
}

/** One turn reads the same few choices many times, and all that there are in the content are some thousand. */
const keptReading = keepingFew(readAnew, 500)

function readAnew(data: string): ChoiceData | null {
  const [shape, read] = shapes.get(data.slice(0, data.indexOf(':'))) ?? []
  const match = shape?.exec(data)
  return match && read ? read(...match.slice(1)) : null
}

function readCountry(code: string | undefined): Country | null {
  return code === undefined ? null : (code as Country)
}

/** Four letters or digits that stand for an option by its kept answer: the same as long as the answer's word stays, wherever it stands. */
export function optionKey(answer: string): string {
  return (numberOf(answer) % 36 ** 4).toString(36).padStart(4, '0')
}

/** The option that such a key stands for. */
export function optionOf({ options }: Question, key: string): Option | undefined {
  return options.find(({ answer }) => optionKey(answer) === key)
}
