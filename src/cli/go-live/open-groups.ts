import { describe } from '../../knowledge/compile/flaw.ts'
import { pagesOf } from '../../knowledge/compile/resolve.ts'
import type { Survey } from '../../knowledge/compile.ts'
import type { Next, PerLanguage, Risk } from '../../knowledge/knowledge.ts'
import { type GroupId, groupTexts } from './group-texts.ts'

/** One kind of thing that stands between this copy and real people. */
export interface OpenGroup {
  readonly id: GroupId
  /** At least one: a file, a number, a key or a question each. */
  readonly items: readonly PerLanguage<string>[]
}

/** Everything that an operator must settle before real people use this copy; empty when nothing is open. Pure. */
export function openGroups(survey: Survey): readonly OpenGroup[] {
  const items: Readonly<Record<GroupId, readonly PerLanguage<string>[]>> = {
    standing: survey.draft.operator?.standing ? [] : [alike('content/operator.yaml: standing')],
    operator: operatorKeysOpen(survey).map(alike),
    content: problems(survey),
    unsigned: unsigned(survey).map(alike),
    undialled: undialled(survey),
    questions: questions(survey),
    register: survey.draft.companies === null ? [alike('content/registers/companies.csv')] : [],
  }
  const ids = Object.keys(groupTexts) as GroupId[]
  return ids.map((id) => ({ id, items: items[id] })).filter((group) => group.items.length > 0)
}

function alike(text: string): PerLanguage<string> {
  return { vi: text, en: text }
}

/** A page of its own is no duty. */
function operatorKeysOpen({ draft: { operator } }: Survey): readonly string[] {
  const written = {
    name: operator?.name ?? null,
    phone: operator?.phone ?? null,
    'privacy-contact': operator?.privacyContact ?? null,
    hours: operator === null || operator.hours.kind === 'unknown' ? null : operator.hours,
  }
  return Object.entries(written).flatMap(([key, value]) => (value === null ? [`content/operator.yaml: ${key}`] : []))
}

function problems({ flaws }: Survey): readonly PerLanguage<string>[] {
  return flaws.map((flaw) => {
    const told = { vi: describe(flaw, 'vi'), en: describe(flaw, 'en') }
    return { vi: `${told.vi.file}:${told.vi.line} ${told.vi.problem}`, en: `${told.en.file}:${told.en.line} ${told.en.problem}` }
  })
}

const riskiestFirst: readonly Risk[] = ['urgent', 'review', 'caution', 'none']

/** The riskiest first; a variant is signed on its own, and a path is as risky as what it is about: it stands before the answers. */
function unsigned({ draft, resolved }: Survey): readonly string[] {
  const trees = [...resolved.trees.values()].map(({ vi }) => ({ page: vi, rank: -1 }))
  const entries = [...resolved.topics].flatMap(([id, topic]) => {
    const rank = riskiestFirst.indexOf(draft.topics?.topics.get(id)?.risk ?? 'none')
    return pagesOf(topic, 'vi').map((page) => ({ page, rank }))
  })
  return [...trees, ...entries]
    .flatMap(({ page, rank }) => (page?.keys && page.keys.signedBy === null ? [{ file: page.file, rank }] : []))
    .sort((a, b) => a.rank - b.rank)
    .map(({ file }) => file)
}

function undialled({ contacts }: Survey): readonly PerLanguage<string>[] {
  return contacts
    .filter(({ publish, confirmed }) => publish !== 'no' && confirmed === null)
    .map(({ id, shown, name }) => ({ vi: `${id}  ${shown}  ${name.vi}`, en: `${id}  ${shown}  ${name.en}` }))
}

/** Whoever takes the file away has not settled what stood in it. */
function questions({ draft: { openQuestions } }: Survey): readonly PerLanguage<string>[] {
  if (openQuestions === null) return [alike('content/open-questions.yaml')]
  return [...openQuestions.items].flatMap(([id, { question, touches, settled }]) => {
    const pages = touches.map(nameOf).join(', ')
    return settled ? [] : [{ vi: `${id}: ${question.vi} (${pages})`, en: `${id}: ${question.en} (${pages})` }]
  })
}

function nameOf({ to, id }: Next): string {
  return to === 'tree' ? `tree:${id}` : id
}
