import { z } from 'zod'
import type { Level, PerLanguage } from '../../knowledge.ts'
import type { Frames, Signal } from '../../words/wording.ts'
import type { Report } from '../flaw.ts'
import { readShape } from './read-shape.ts'
import { readYaml, type Yaml } from './read-yaml.ts'
import * as shapes from './shapes.ts'

/** A signal as written, with the lines that name other things. */
export interface DraftSignal {
  readonly file: string
  readonly signal: Signal
  readonly lineOf: Yaml['lineOf']
}

export interface DraftFrames {
  readonly frames: PerLanguage<Frames>
  readonly lineOf: Yaml['lineOf']
}

export interface DraftOrder {
  readonly ids: readonly string[]
  readonly lineOf: Yaml['lineOf']
}

export const framesFile = 'content/danger/frames.yaml'
export const orderFile = 'content/danger/order.yaml'

/** The danger signal's id is the name of its file; null for a file that is no signal. */
export function signalId(file: string): string | null {
  if (file === framesFile || file === orderFile) return null
  return /^content\/danger\/([a-z0-9]+(?:-[a-z0-9]+)*)\.yaml$/.exec(file)?.[1] ?? null
}

const signal = shapes.map({
  level: z.literal([1, 2, 3, 4], 'one-of: 1, 2, 3, 4').transform((level): Level => level),
  topic: shapes.id,
  'for-relative': shapes.optional(shapes.id),
  'for-witness': shapes.optional(shapes.id),
  'for-relative-at-home': shapes.optional(shapes.id),
  'at-home': shapes.optional(z.boolean('one-of: true, false')),
  'of-grown': shapes.optional(shapes.id),
  guarded: shapes.optional(z.boolean('one-of: true, false')),
  'never-outweighed': shapes.optional(z.boolean('one-of: true, false')),
  overtakes: shapes.optional(z.boolean('one-of: true, false')),
  holds: shapes.optional(z.boolean('one-of: true, false')),
  'leads-away': shapes.optional(z.boolean('one-of: true, false')),
  'runs-out-of-air': shapes.optional(z.boolean('one-of: true, false')),
  'runs-out-of-air-behind': shapes.optional(z.array(shapes.id, 'list')),
  'calls-ambulance': shapes.optional(z.boolean('one-of: true, false')),
  'wants-to-die': shapes.optional(z.boolean('one-of: true, false')),
  'needs-ambulance': shapes.optional(z.boolean('one-of: true, false')),
  happening: shapes.optional(shapes.perLanguage(shapes.text)),
  phrases: shapes.perLanguage(shapes.texts.min(1, 'texts')),
  'raised-by': shapes.optional(z.array(shapes.id, 'list')),
  becomes: shapes.optional(shapes.id),
  'look-alikes': shapes.optional(shapes.perLanguageTexts),
})

/** One danger signal. */
export function readSignal(file: string, id: string, text: string, report: Report): DraftSignal | null {
  const yaml = readYaml(file, text, 1, report)
  const written = yaml && readShape(signal, yaml, [], report)
  if (!written) return null
  const { level, topic, guarded, phrases, becomes } = written
  const { 'for-relative': forRelative, 'for-witness': forWitness, 'never-outweighed': neverOutweighed } = written
  const { 'for-relative-at-home': forRelativeAtHome, 'of-grown': ofGrown } = written
  const { 'raised-by': raisedBy, 'look-alikes': lookAlikes } = written
  return {
    file,
    signal: {
      id,
      level,
      topic,
      forRelative: forRelative ?? null,
      forWitness: forWitness ?? null,
      forRelativeAtHome: forRelativeAtHome ?? null,
      atHome: written['at-home'] ?? false,
      ofGrown: ofGrown ?? null,
      guarded: guarded ?? false,
      neverOutweighed: neverOutweighed ?? false,
      overtakes: written.overtakes ?? false,
      holds: written.holds ?? false,
      leadsAway: written['leads-away'] ?? false,
      runsOutOfAir: written['runs-out-of-air'] ?? false,
      runsOutOfAirBehind: written['runs-out-of-air-behind'] ?? [],
      callsAmbulance: written['calls-ambulance'] ?? false,
      wantsToDie: written['wants-to-die'] ?? false,
      needsAmbulance: written['needs-ambulance'] ?? false,
      happening: written.happening ?? null,
      phrases,
      raisedBy: raisedBy ?? [],
      becomes: becomes ?? null,
      lookAlikes: lookAlikes ?? { vi: [], en: [] },
    },
    lineOf: yaml.lineOf,
  }
}

const frame = shapes
  .map({
    general: shapes.texts,
    others: shapes.texts,
    invented: shapes.texts,
    negation: shapes.texts,
    past: shapes.texts,
    once: shapes.texts,
    settled: shapes.texts,
    turned: shapes.texts,
    supposed: shapes.texts,
    wondered: shapes.texts,
    anger: shapes.texts,
    calm: shapes.texts,
    feared: shapes.texts,
    now: shapes.texts,
    relative: shapes.texts,
    another: shapes.texts,
    myself: shapes.texts,
    witness: shapes.texts,
    inside: shapes.texts,
    young: shapes.texts,
    grown: shapes.texts,
    'at-home': shapes.texts,
    words: z.record(z.string(), shapes.texts, 'map'),
  })
  .transform(({ 'at-home': atHome, ...rest }): Frames => ({ ...rest, atHome }))

/** What makes a danger phrase a look-alike, whichever signal it belongs to. */
export function readFrames(text: string, report: Report): DraftFrames | null {
  const yaml = readYaml(framesFile, text, 1, report)
  const frames = yaml && readShape(shapes.perLanguage(frame), yaml, [], report)
  return frames && { frames, lineOf: yaml.lineOf }
}

const order = shapes.map({ 'first-to-last': z.array(shapes.id, 'list') })

/** The signals, the one whose entry is given before all others first. */
export function readOrder(text: string, report: Report): DraftOrder | null {
  const yaml = readYaml(orderFile, text, 1, report)
  const written = yaml && readShape(order, yaml, [], report)
  return written && { ids: written['first-to-last'], lineOf: yaml.lineOf }
}
