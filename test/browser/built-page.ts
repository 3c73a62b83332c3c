import { join } from 'node:path'
import { build } from 'vite'

/** Builds web/ into a folder of the caller's, so that nobody looks at what an earlier build left. */
export async function buildPage(folder: string): Promise<void> {
  await build({ root: join(import.meta.dirname, '..', '..', 'web'), logLevel: 'error', build: { outDir: folder, emptyOutDir: true } })
}
