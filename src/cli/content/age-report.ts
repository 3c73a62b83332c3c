import type { DraftEntry } from '../../knowledge/compile/read/read-entry.ts'
import type { DraftTree } from '../../knowledge/compile/read/read-tree.ts'
import { pagesOf } from '../../knowledge/compile/resolve.ts'
import type { Survey } from '../../knowledge/compile.ts'
import type { Contact, IsoDate, Language } from '../../knowledge/knowledge.ts'

const titles = {
  past: { en: 'Past the review date', vi: 'Đã quá ngày đọc lại' },
  due: { en: 'To be read again before', vi: 'Phải đọc lại trước ngày' },
  ending: { en: 'Sources that end before', vi: 'Nguồn hết hiệu lực trước ngày' },
  running: { en: 'Figures that hold until, and none follows, before', vi: 'Con số chỉ đúng tới ngày, chưa có số mới, trước ngày' },
  unsigned: { en: 'Signed by nobody', vi: 'Chưa ai ký' },
  undialled: { en: 'Contacts that nobody has called', vi: 'Số chưa ai gọi thử' },
  none: { en: 'Nothing is old, unsigned or uncalled.', vi: 'Không có gì cũ, chưa ký hay chưa gọi.' },
} as const

/** What has grown old, group by group; each group is left out when it is empty. Pure. */
export function ageReport(
  { draft, resolved, contacts }: Survey,
  { today, soon, language }: { readonly today: IsoDate; readonly soon: IsoDate; readonly language: Language },
): readonly string[] {
  const pages = [
    ...[...resolved.topics.values()].flatMap((topic) => pagesOf(topic, 'vi')),
    ...[...resolved.trees.values()].map(({ vi }) => vi),
  ].flatMap((page) => (page?.keys ? [{ file: page.file, keys: page.keys }] : []))
  const byDate = pages.toSorted((a, b) => ((a.keys.reviewBy ?? '') < (b.keys.reviewBy ?? '') ? -1 : 1))
  const due = (from: IsoDate, to: IsoDate) =>
    byDate
      .filter(({ keys: { reviewBy } }) => reviewBy !== null && from <= reviewBy && reviewBy < to)
      .map(({ file, keys }) => `${keys.reviewBy}  ${file}`)
  const ended = [...(draft.sources?.items.values() ?? [])].filter(
    ({ inForceUntil }) => inForceUntil !== null && inForceUntil >= today && inForceUntil < soon,
  )
  const figures = [...(draft.facts?.items.values() ?? [])].flatMap(({ id, values }) => {
    const last = values.reduce<IsoDate | null>(
      (end, { holdsUntil }) => (end === null || holdsUntil === null || holdsUntil > end ? holdsUntil : end),
      '',
    )
    return last !== null && last < soon ? [`${last}  ${id}`] : []
  })
  const undialled = contacts.filter(({ publish, confirmed }) => publish !== 'no' && confirmed === null)
  const groups = [
    ...group(titles.past[language], due('', today)),
    ...group(`${titles.due[language]} ${soon}`, due(today, soon)),
    ...group(
      `${titles.ending[language]} ${soon}`,
      ended.map(({ id, inForceUntil }) => `${inForceUntil}  ${id}`),
    ),
    ...group(`${titles.running[language]} ${soon}`, figures),
    ...group(
      titles.unsigned[language],
      pages.filter(isUnsigned).map(({ file }) => file),
    ),
    ...group(
      titles.undialled[language],
      undialled.map((contact) => describeContact(contact, language)),
    ),
  ]
  return groups.length === 0 ? [titles.none[language]] : groups
}

function group(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title} (${lines.length})`, ...lines.map((line) => `  ${line}`), '']
}

function isUnsigned({ keys }: { readonly keys: NonNullable<(DraftEntry | DraftTree)['keys']> }): boolean {
  return keys.signedBy === null && keys.compiled !== null
}

function describeContact({ id, shown, asOf }: Contact, language: Language): string {
  const source = {
    en: `source of ${asOf ?? 'no known date'}`,
    vi: asOf === null ? 'nguồn không rõ ngày' : `nguồn ngày ${asOf}`,
  }
  return `${id}  ${shown}  (${source[language]})`
}
