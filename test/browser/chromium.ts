import { accessSync, constants } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { type Browser, type BrowserServer, chromium } from 'playwright-core'

/** Our own flags: those of the npm package switch web security off, so that a test of a policy would prove nothing. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * A real Chromium: the one that BEN_AN_CHROMIUM names, else one on PATH, else the one that came out of `npm ci`. Where there is none
 * it throws, so that page tests fail and are never skipped.
 */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: flags })
}

/** The same one, for everybody who connects to where it listens. */
export async function serveChromium(): Promise<BrowserServer> {
  return chromium.launchServer({ executablePath: await findChromium(), args: flags })
}

async function findChromium(): Promise<string> {
  const named = process.env.BEN_AN_CHROMIUM
  if (named) return named
  return onPath(['chromium', 'google-chrome', 'chromium-browser']) ?? unpacked()
}

function onPath(names: readonly string[]): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      const file = join(folder, name)
      if (folder !== '' && canRun(file)) return file
    }
  }
  return null
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const unpackedFolder = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'ben-an-chromium')

/**
 * Unpacked once. The package takes whatever file named `chromium` lies in the temp folder, so it gets one of its own; the folder is
 * renamed into place when it is whole, so that a run cut short leaves no half a browser.
 */
async function unpacked(): Promise<string> {
  const browser = join(unpackedFolder, 'chromium')
  if (canRun(browser)) return browser
  const own = `${unpackedFolder}-${process.pid}`
  const before = process.env.TMPDIR
  await mkdir(own, { recursive: true })
  process.env.TMPDIR = own
  try {
    const { default: packaged } = await import('@sparticuz/chromium')
    await packaged.executablePath()
    await rename(own, unpackedFolder).catch(() => rm(own, { recursive: true })) // another run was faster
    return browser
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}
