import { findPackageJSON } from 'node:module'
import path from 'node:path'

/** Where the program lies: the folder that holds `content/` and `web/`, whether it runs from `src/` or as it was built. */
export const programFolder = path.dirname(findPackageJSON(import.meta.url) as string)
