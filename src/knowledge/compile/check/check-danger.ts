import { type Language, languages, type PerLanguage } from '../../knowledge.ts'
import { fold } from '../../words/normalise.ts'
import type { Frames, Signal } from '../../words/wording.ts'
import { framesFile, orderFile } from '../read/read-danger.ts'
import { redFlagsFile } from '../read/read-red-flags.ts'
import { checkPlain } from './check-prose.ts'
import { checkCitations, undated } from './check-sources.ts'
import { checkWording } from './check-wording.ts'
import type { Checking } from './checking.ts'

type LineOf = (path: readonly PropertyKey[]) => number

/** Danger signals, the frames around them, and the words of job advertisements: all are phrases with gaps. */
export function checkDanger(checking: Checking): void {
  const { draft, report } = checking
  for (const { file, signal, lineOf } of draft.signals) {
    if (draft.topics?.topics.has(signal.topic) === false) report('next-unknown', file, lineOf(['topic']), { to: signal.topic })
    for (const [key, to] of [
      ['for-relative', signal.forRelative],
      ['for-witness', signal.forWitness],
      ['for-relative-at-home', signal.forRelativeAtHome],
    ] as const) {
      if (to !== null && draft.topics?.topics.has(to) === false) report('next-unknown', file, lineOf([key]), { to })
    }
    for (const [i, to] of signal.runsOutOfAirBehind.entries()) {
      if (draft.topics?.topics.has(to) === false) report('next-unknown', file, lineOf(['runs-out-of-air-behind', i]), { to })
    }
    for (const [i, id] of signal.raisedBy.entries()) {
      if (!draft.signalIds.has(id)) report('signal-unknown', file, lineOf(['raised-by', i]), { id })
    }
    for (const [key, id] of [
      ['becomes', signal.becomes],
      ['of-grown', signal.ofGrown],
    ] as const) {
      if (id !== null && !draft.signalIds.has(id)) report('signal-unknown', file, lineOf([key]), { id })
    }
    if (draft.order?.ids.includes(signal.id) === false) report('signal-unordered', file, 0, { id: signal.id })
    if (signal.level >= 3 && signal.happening === null) report('signal-unasked', file, lineOf(['level']))
    for (const language of signal.happening ? languages : []) {
      checkPlain({ text: signal.happening?.[language] ?? '', line: lineOf(['happening', language]) }, file, language, checking)
    }
    checkPhrases(signal.phrases, file, (language, i) => lineOf(['phrases', language, i]), checking)
    checkLookAlikes(signal, file, (language, i) => lineOf(['look-alikes', language, i]), checking)
  }
  for (const [i, id] of (draft.order?.ids ?? []).entries()) {
    const line = draft.order?.lineOf(['first-to-last', i]) ?? 0
    if (!draft.signalIds.has(id)) report('signal-unknown', orderFile, line, { id })
    if (draft.order?.ids.indexOf(id) !== i) report('duplicate-id', orderFile, line, { id, where: orderFile })
  }
  if (draft.frames) checkFrames(draft.frames.frames, draft.frames.lineOf, checking)
  checkRedFlags(checking)
}

function checkFrames(frames: PerLanguage<Frames>, lineOf: LineOf, checking: Checking): void {
  for (const language of languages) {
    const { words, ...named } = frames[language]
    const lists = [
      ...Object.entries(named).map(([frame, list]) => ({ list, key: [frame] })),
      ...Object.entries(words).map(([name, list]) => ({ list, key: ['words', name] })),
    ]
    for (const { list, key } of lists) {
      const phrases = { vi: [], en: [], [language]: list }
      checkPhrases(phrases, framesFile, (_, i) => lineOf([language, ...key, i]), checking)
    }
  }
}

function checkRedFlags(checking: Checking): void {
  const { redFlags } = checking.draft
  if (!redFlags) return
  const { advertisement, lineOf } = redFlags
  checkPhrases(advertisement.signs, redFlagsFile, (language, i) => lineOf(['signs', language, i]), checking)
  for (const { id, phrases, lookAlikes, reason, sources } of advertisement.flags) {
    checkPhrases(phrases, redFlagsFile, (language, i) => lineOf(['flags', id, 'phrases', language, i]), checking)
    checkLookAlikes({ phrases, lookAlikes }, redFlagsFile, (language, i) => lineOf(['flags', id, 'look-alikes', language, i]), checking)
    checkCitations(sources, redFlagsFile, (i) => lineOf(['flags', id, 'sources', i]), undated, checking)
    if (sources.length === 0) checking.report('source-missing', redFlagsFile, lineOf(['flags', id, 'sources']))
    for (const language of languages) {
      checkPlain({ text: reason[language], line: lineOf(['flags', id, 'reason', language]) }, redFlagsFile, language, checking)
    }
  }
}

/** What is looked for cannot be its own look-alike: it would never be met again. */
function checkLookAlikes(
  { phrases, lookAlikes }: Pick<Signal, 'phrases' | 'lookAlikes'>,
  file: string,
  lineOf: (language: Language, i: number) => number,
  checking: Checking,
): void {
  checkPhrases(lookAlikes, file, lineOf, checking)
  for (const language of languages) {
    const meant = new Set(phrases[language].map(fold))
    for (const [i, phrase] of lookAlikes[language].entries()) {
      if (meant.has(fold(phrase))) checking.report('signal-silenced', file, lineOf(language, i), { phrase })
    }
  }
}

/** Classes that these phrases name stand beside the frames. */
function checkPhrases(
  phrases: PerLanguage<readonly string[]>,
  file: string,
  lineOf: (language: Language, i: number) => number,
  { draft, report }: Checking,
): void {
  for (const language of languages) {
    const classes = draft.frames && { words: draft.frames.frames[language].words, where: framesFile }
    checkWording(phrases[language], classes, file, (i) => lineOf(language, i), report)
  }
}
