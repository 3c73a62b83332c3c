import { z } from 'zod'
import type { Language } from '../../knowledge.ts'
import type { Report } from '../flaw.ts'
import { nestPhrases } from './nest-phrases.ts'
import { readMarkdown } from './read-markdown.ts'
import { type DraftProse, readProse } from './read-prose.ts'
import { readShape } from './read-shape.ts'
import { readYaml } from './read-yaml.ts'

/** What the bot itself says, in one language: key by key. */
export interface DraftPhrases {
  readonly file: string
  readonly prose: ReadonlyMap<string, DraftProse>
  readonly lineOf: (key: string) => number
}

/** Phrases are i18next resources, written like entries; a phrase of several paragraphs holds `\n\n`. */
export function readPhrases(file: string, language: Language, text: string, report: Report): DraftPhrases | null {
  const json = readYaml(file, text, 1, report)
  const written = json && readShape(z.record(z.string(), z.string('text').min(1, 'text'), 'map'), json, [], report)
  if (!written) return null
  const lineOf = (key: string) => json.lineOf([key])
  const phrases = nestPhrases({ file, language, phrases: written, lineOf }, report)
  const prose = Object.entries(phrases).map(([key, phrase]) => {
    const blocks = readProse(readMarkdown(phrase), { file, bodyLine: lineOf(key) }, report)
    return [key, blocks.map((block) => ({ ...block, texts: block.texts.map(({ text }) => ({ text, line: lineOf(key) })) }))] as const
  })
  return { file, prose: new Map(prose), lineOf }
}
