import { z } from 'zod'
import type { Advertisement } from '../../words/wording.ts'
import type { Report } from '../flaw.ts'
import { readShape } from './read-shape.ts'
import { readYaml, type Yaml } from './read-yaml.ts'
import * as shapes from './shapes.ts'

export const redFlagsFile = 'content/lexicon/red-flags.yaml'

export interface DraftRedFlags {
  readonly advertisement: Advertisement
  readonly lineOf: Yaml['lineOf']
}

const flag = shapes.map({
  phrases: shapes.perLanguage(shapes.texts.min(1, 'texts')),
  'look-alikes': shapes.optional(shapes.perLanguageTexts),
  reason: shapes.perLanguage(shapes.text),
  sources: z.array(shapes.citation, 'list'),
})
const redFlags = shapes.map({ signs: shapes.perLanguage(shapes.texts.min(1, 'texts')), flags: z.record(shapes.id, flag, 'map') })

/** How a job advertisement is recognised, and what in it warns. */
export function readRedFlags(text: string, report: Report): DraftRedFlags | null {
  const yaml = readYaml(redFlagsFile, text, 1, report)
  const written = yaml && readShape(redFlags, yaml, [], report)
  if (!written) return null
  const flags = Object.entries(written.flags).map(([id, { 'look-alikes': lookAlikes, ...rest }]) => ({
    id,
    ...rest,
    lookAlikes: lookAlikes ?? { vi: [], en: [] },
  }))
  return { advertisement: { signs: written.signs, flags }, lineOf: yaml.lineOf }
}
