import { z } from 'zod'
import type { ToldExamples } from '../../danger/told/examples.ts'
import type { ToldWeights } from '../../danger/told/weights.ts'
import type { Report } from '../flaw.ts'
import { readShape } from './read-shape.ts'
import { readYaml, type Yaml } from './read-yaml.ts'
import * as shapes from './shapes.ts'
import { readWeights } from './weight-file.ts'

/** Told examples as written, with the lines they stand on. */
export interface DraftTold {
  readonly file: string
  readonly examples: ToldExamples
  readonly lineOf: Yaml['lineOf']
}

export const toldLearnedFile = 'content/danger/learned.txt'

/** What is no danger at all stands in a file of its own. */
const ofNoSignal = 'no-danger'

/** The signal that a file tells of is its name; null for a file that holds no told examples. */
export function toldOf(file: string): string | null {
  return /^content\/danger\/told\/([a-z0-9]+(?:-[a-z0-9]+)*)\.yaml$/.exec(file)?.[1] ?? null
}

const examples = shapes.map({
  told: shapes.optional(shapes.perLanguageTexts),
  'no-danger': shapes.optional(shapes.perLanguageTexts),
})
const noLines = { vi: [], en: [] }

export function readTold(file: string, name: string, text: string, report: Report): DraftTold | null {
  const yaml = readYaml(file, text, 1, report)
  const written = yaml && readShape(examples, yaml, [], report)
  if (!written) return null
  const signal = name === ofNoSignal ? null : name
  return {
    file,
    examples: { signal, told: written.told ?? noLines, notDanger: written['no-danger'] ?? noLines },
    lineOf: yaml.lineOf,
  }
}

const head = z.object({ signals: z.array(z.string()), biases: z.array(z.number()) })

export function readToldLearned(text: string, report: Report): ToldWeights | null {
  return readWeights(toldLearnedFile, text, head, ({ signals }) => signals, report)
}
