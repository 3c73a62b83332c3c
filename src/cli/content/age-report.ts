import type { DraftEntry } from '../../knowledge/compile/read-entry.ts'
import type { DraftTree } from '../../knowledge/compile/read-tree.ts'
import type { Survey } from '../../knowledge/compile.ts'
import type { Contact, IsoDate } from '../../knowledge/knowledge.ts'

/** What has grown old, group by group; each group is left out when it is empty. Pure. */
export function ageReport({ draft, resolved, contacts }: Survey, today: IsoDate, soon: IsoDate): readonly string[] {
  const pages = [
    ...[...resolved.topics.values()].flatMap(({ entry, variants }) => [entry.vi, ...[...variants.values()].map(({ vi }) => vi)]),
    ...[...resolved.trees.values()].map(({ vi }) => vi),
  ].flatMap((page) => (page?.keys ? [{ file: page.file, keys: page.keys }] : []))
  const byDate = pages.toSorted((a, b) => ((a.keys.reviewBy ?? '') < (b.keys.reviewBy ?? '') ? -1 : 1))
  const due = (from: IsoDate, to: IsoDate) =>
    byDate.filter(({ keys: { reviewBy } }) => reviewBy !== null && from <= reviewBy && reviewBy < to)
  const reviewed = ({ file, keys }: (typeof pages)[number]) => `${keys.reviewBy}  ${file}`
  const ended = [...(draft.sources?.items.values() ?? [])].filter(
    ({ inForceUntil }) => inForceUntil !== null && inForceUntil >= today && inForceUntil < soon,
  )
  const undialled = contacts.filter(({ publish, confirmed }) => publish !== 'no' && confirmed === null)
  return [
    ...group('Past the review date', due('', today).map(reviewed)),
    ...group(`To be read again before ${soon}`, due(today, soon).map(reviewed)),
    ...group(
      `Sources that end before ${soon}`,
      ended.map(({ id, inForceUntil }) => `${inForceUntil}  ${id}`),
    ),
    ...group(
      'Signed by nobody',
      pages.filter(isUnsigned).map(({ file }) => file),
    ),
    ...group('Contacts that nobody has called', undialled.map(describeContact)),
  ]
}

function group(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title} (${lines.length})`, ...lines.map((line) => `  ${line}`), '']
}

function isUnsigned({ keys }: { readonly keys: NonNullable<(DraftEntry | DraftTree)['keys']> }): boolean {
  return keys.signedBy === null && keys.compiled !== null
}

function describeContact({ id, shown, asOf }: Contact): string {
  return `${id}  ${shown}  (source of ${asOf ?? 'no known date'})`
}
