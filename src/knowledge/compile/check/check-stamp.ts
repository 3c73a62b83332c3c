import type { DraftEntry } from '../read/read-entry.ts'
import type { DraftTree } from '../read/read-tree.ts'
import type { Pair } from '../resolve.ts'
import type { Checking } from './checking.ts'

/** The English text says that it translates the Vietnamese one as it is now. `id` is what `stamp` on the command line calls the two. */
export function checkStamp({ vi, en }: Pair<DraftEntry> | Pair<DraftTree>, id: string, { report }: Checking): void {
  if (vi?.keys && en?.keys && en.keys.of !== vi.stamp) report('stale-language', en.file, en.lineOf(['of']), { stamp: vi.stamp, id })
}
