import { inContacts } from './planted/in-contacts.ts'
import { inDanger } from './planted/in-danger.ts'
import { inEntries } from './planted/in-entries.ts'
import { inFiles } from './planted/in-files.ts'
import { inText } from './planted/in-text.ts'
import { inTrees } from './planted/in-trees.ts'
import type { Planted } from './planted/planting.ts'

/** Every mistake that the check must find, one of each kind at least. */
export const planted: readonly Planted[] = [...inFiles, ...inText, ...inEntries, ...inTrees, ...inDanger, ...inContacts]
