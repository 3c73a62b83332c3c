import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { programFolder } from '../../program-folder.ts'

/**
 * Builds the pages of a folder when they are missing or older than what they are made of; a few milliseconds when they are not. Returns
 * whether it built. Where the builder is not installed (production) what is there is used.
 */
export async function buildPage(web: string = path.join(programFolder, 'web')): Promise<boolean> {
  const builtMs = modifiedMs(path.join(web, 'dist', 'index.html'))
  if (builtMs > newestMs(web, 'dist')) return false
  const builder = findBuilder()
  if (builder === null) return false
  await build(builder, web)
  return true
}

function findBuilder(): string | null {
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js')
  } catch {
    return null
  }
}

/** In a process of its own, which takes the hundred megabytes along that building leaves behind. */
async function build(builder: string, web: string): Promise<void> {
  const building = spawn(process.execPath, [builder, 'build', web, '--logLevel', 'warn'], { stdio: 'inherit' })
  const [code] = await once(building, 'exit')
  if (code !== 0) throw new Error(`the pages in ${web} could not be built`)
}

/** The latest change under `folder`, leaving out the folder `except`. */
function newestMs(folder: string, except: string): number {
  if (!existsSync(folder)) return 0
  return Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.name !== except && entry.name !== 'node_modules')
      .map((entry) => {
        const place = path.join(folder, entry.name)
        return entry.isDirectory() ? newestMs(place, except) : modifiedMs(place)
      }),
  )
}

function modifiedMs(file: string): number {
  return existsSync(file) ? statSync(file).mtimeMs : 0
}
