import type { Knowledge } from '../../knowledge/knowledge.ts'
import { withoutMarks } from '../../knowledge/search/vary.ts'
import { ask } from './ask.ts'
import type { LabelledQuestion } from './read-questions.ts'
import { type Answered, confusions, scoreByLanguage } from './score.ts'
import { type Style, slips, teencode } from './styles.ts'
import type { Measured } from './tell.ts'
import { trustTable } from './trust.ts'

/**
 * Every question as written; where it is Vietnamese also without its marks, in teencode and, in either language, with slips. The tags of
 * a file, what is long, and what is off topic or dangerous are slices of their own.
 */
export function measure(questions: readonly LabelledQuestion[], knowledge: Knowledge): Measured {
  for (const { text } of questions.slice(0, warmUps)) ask(text, knowledge)
  const styled = ({ language, text }: LabelledQuestion, style: Style) => (language === 'vi' ? style(text) : text)
  const inStyle = (style: Style) => questions.map((question): Answered => ({ question, decided: ask(styled(question, style), knowledge) }))
  const asWritten = inStyle((text) => text)
  const plain = inStyle(withoutMarks)
  const slipped = questions.map((question): Answered => ({ question, decided: ask(slips(question.text), knowledge) }))
  const parts = Object.entries(partsOf(questions)).map(
    ([name, belongs]) =>
      [
        name,
        scoreByLanguage(
          asWritten.filter(({ question }) => belongs(question)),
          knowledge,
        ),
      ] as const,
  )
  const took = [...asWritten, ...plain].map(({ decided }) => decided.tookMs).sort((a, b) => a - b)
  const quantile = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0
  return {
    questions: questions.length,
    slices: {
      'as-written': scoreByLanguage(asWritten, knowledge),
      plain: scoreByLanguage(plain, knowledge),
      'all-teencode': scoreByLanguage(inStyle(teencode(knowledge.lexicon.vi)), knowledge),
      'all-slips': scoreByLanguage(slipped, knowledge),
      ...Object.fromEntries(parts),
    },
    latencyMs: { p50: quantile(0.5), p99: quantile(0.99) },
    decided: [...asWritten.map((line) => ({ ...line, slice: 'as-written' })), ...plain.map((line) => ({ ...line, slice: 'plain' }))],
    confusions: confusions(asWritten, knowledge),
    trust: trustTable(questions, knowledge),
  }
}

/** Code runs slowly until it has run a few hundred times; the server's first conversations are not what is measured. */
const warmUps = 300
/** In words. */
const longFrom = 30
const shortUpTo = 3

/** Which questions belong to a slice, by its name; slices without a question are left out. */
function partsOf(questions: readonly LabelledQuestion[]): Readonly<Record<string, (question: LabelledQuestion) => boolean>> {
  const words = ({ text }: LabelledQuestion) => text.trim().split(/\s+/).length
  const tags = [...new Set(questions.flatMap((question) => question.tags))]
  const parts = {
    ...Object.fromEntries(tags.map((tag) => [tag, (question: LabelledQuestion) => question.tags.includes(tag)])),
    'long story': (question: LabelledQuestion) => words(question) > longFrom,
    'three words': (question: LabelledQuestion) => words(question) <= shortUpTo,
    'off-topic': ({ kind }: LabelledQuestion) => kind === 'off-topic',
    danger: ({ level }: LabelledQuestion) => level >= 3,
  }
  return Object.fromEntries(Object.entries(parts).filter(([, belongs]) => questions.some(belongs)))
}
