import { type Language, languages, type Next, type TopicId } from '../../knowledge.ts'
import type { DraftEntry } from '../read/read-entry.ts'
import { topicsFile } from '../read/read-topics.ts'
import type { Pair, ResolvedTopic } from '../resolve.ts'
import { checkDates, checkFactsHold } from './check-dates.ts'
import { checkPlain, checkProse } from './check-prose.ts'
import { checkCitations } from './check-sources.ts'
import { checkStamp } from './check-stamp.ts'
import type { Checking } from './checking.ts'

/** Bubbles that an answer may take before `more`. */
const answerBubbles = 2

/** Every entry and variant, in both languages. */
export function checkEntries(checking: Checking): void {
  for (const [id, topic] of checking.resolved.topics) {
    checkPair(topic.entry, topic.entry, id, checking)
    for (const [country, variant] of topic.variants) checkPair(variant, topic.entry, `${id}@${country}`, checking)
    checkSources(topic, checking)
    checkPicked(id, topic, checking)
  }
}

/** Where countries can be picked, the map says whether whoever picks one is there. */
function checkPicked(id: TopicId, { variants }: ResolvedTopic, { draft, report }: Checking): void {
  const listed = draft.topics?.topics.get(id)
  if (variants.size > 1 && listed?.country === null) report('picked-country-unsaid', topicsFile, listed.line, { id })
}

function checkPair(pair: Pair<DraftEntry>, base: Pair<DraftEntry>, id: string, checking: Checking): void {
  const { vi } = pair
  const compiled = vi?.keys?.compiled ?? base.vi?.keys?.compiled ?? null
  const reviewBy = vi?.keys?.reviewBy ?? base.vi?.keys?.reviewBy ?? null
  const cited = [...(vi?.keys?.sources ?? []), ...(base.vi?.keys?.sources ?? [])]
  if (vi) {
    checkDates(vi, checking)
    checkNext(vi, checking)
    checkCitations(vi.keys?.sources ?? [], vi.file, (i) => vi.lineOf(['sources', i]), { compiled, reviewBy }, checking)
  }
  checkStamp(pair, id, checking)
  checkSameParts(pair, checking)
  const next = vi?.keys?.next ?? base.vi?.keys?.next ?? []
  for (const language of languages) {
    const entry = pair[language]
    if (!entry) continue
    const { file, text, inDanger, forAnother, more, responder, keys } = entry
    if (keys?.title != null) checkPlain({ text: keys.title, line: entry.lineOf(['title']) }, file, language, checking)
    const rules = { language, slots: false }
    for (const prose of [text, inDanger ?? [], forAnother ?? []])
      checkProse(prose, file, { ...rules, bubbles: answerBubbles, spoken: true }, checking)
    checkProse(more ?? [], file, { ...rules, bubbles: null, spoken: true }, checking)
    checkProse(responder ?? [], file, { ...rules, bubbles: null, spoken: false }, checking)
    for (const prose of [text, inDanger ?? [], forAnother ?? [], more ?? [], responder ?? []])
      checkFactsHold(prose, file, compiled, cited, checking)
    checkButtons(entry, next, checking)
  }
}

const partsInstead = [
  ['inDanger', '<!-- in-danger -->'],
  ['forAnother', '<!-- for-another -->'],
] as const

/** Whoever is in danger, or writes for another, is spoken to as that in both languages, or in neither. */
function checkSameParts({ vi, en }: Pair<DraftEntry>, { report }: Checking): void {
  if (!vi?.keys || !en?.keys) return
  for (const [key, mark] of partsInstead) {
    if ((vi[key] === null) === (en[key] === null)) continue
    const [lacking, other] = vi[key] === null ? [vi, en] : [en, vi]
    report('part-missing', lacking.file, 0, { part: mark, file: other.file })
  }
}

/** Answers about the service itself rest on operator.yaml; every other names a law or a page. */
function checkSources({ entry: { vi } }: ResolvedTopic, { report }: Checking): void {
  if (vi?.folder !== 'about' && vi?.keys?.sources?.length === 0) report('source-missing', vi.file, vi.lineOf(['sources']))
}

function checkNext(entry: DraftEntry, { draft, report }: Checking): void {
  const next = entry.keys?.next ?? []
  for (const [i, { to, id }] of next.entries()) {
    const known = to === 'tree' ? draft.topics?.trees : draft.topics?.topics
    const [line, name] = [entry.lineOf(['next', i]), to === 'tree' ? `tree:${id}` : id]
    if (known?.has(id) === false) report('next-unknown', entry.file, line, { to: name })
    if (name === entry.topic || i > next.findIndex((other) => other.to === to && other.id === id))
      report('next-idle', entry.file, line, { to: name })
  }
}

const press: Readonly<Record<Language, RegExp>> = {
  vi: /(?<!\p{L})(?:bấm|chọn|nhấn)\s+(?:vào\s+)?\*\*([^*]+)\*\*/giu,
  en: /\b(?:tap|press|choose)\s+\*\*([^*]+)\*\*/gi,
}

/** "Bấm **…**" names something that will be there to press. */
function checkButtons(entry: DraftEntry, next: readonly Next[], checking: Checking): void {
  const titles = next.map((to) => titleOf(to, entry.language, checking))
  // A title that cannot be read, for a reason told elsewhere, might be the one that is meant.
  if (titles.includes(null)) return
  const prose = [...entry.text, ...(entry.inDanger ?? []), ...(entry.forAnother ?? []), ...(entry.more ?? [])]
  for (const { text, line } of prose.flatMap(({ texts }) => texts)) {
    for (const [, label = ''] of text.matchAll(press[entry.language])) {
      if (!titles.includes(label)) checking.report('button-unknown', entry.file, line, { label })
    }
  }
}

function titleOf({ to, id }: Next, language: Language, { resolved }: Checking): string | null {
  const page = to === 'tree' ? resolved.trees.get(id) : resolved.topics.get(id)?.entry
  return page?.[language]?.keys?.title ?? null
}
