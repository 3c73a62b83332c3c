import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, brotliCompressSync, constants, gzip } from 'node:zlib'

/** One file of the built pages, whole in memory; only what is in this map is ever served, so no path leads out of the folder. */
export interface WebFile {
  readonly type: string
  readonly plain: Buffer
  /** The same smaller; null where packing gains nothing. */
  readonly packed: ((as: Packing) => Promise<Buffer>) | null
  /** Its name holds a hash of its content. */
  readonly immutable: boolean
}

export type Packing = 'br' | 'gzip'

export interface WebFiles {
  /** By address, `/assets/chat-3f2a.js`. */
  readonly files: ReadonlyMap<string, WebFile>
  /** The chat page with its markers, or null when it has not been built. */
  readonly template: string | null
  /** The console, which is served as it was built. */
  readonly console: string | null
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

/** Reads the built pages; files of other kinds are left out. */
export function readWebFiles(folder: string): WebFiles {
  if (!existsSync(path.join(folder, 'index.html'))) return { files: new Map(), template: null, console: null }
  const files = new Map<string, WebFile>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[path.extname(entry.name)]
    if (!entry.isFile() || type === undefined) continue
    const file = path.join(entry.parentPath, entry.name)
    const address = `/${path.relative(folder, file).split(path.sep).join('/')}`
    files.set(address, webFile(readFileSync(file), type, address.startsWith('/assets/')))
  }
  const page = (name: string) => readFileSync(path.join(folder, name), 'utf8')
  return { files, template: page('index.html'), console: existsSync(path.join(folder, 'console.html')) ? page('console.html') : null }
}

function webFile(plain: Buffer, type: string, immutable: boolean): WebFile {
  const gainsNothing = type.startsWith('font/') || type === 'image/png'
  return { type, plain, packed: gainsNothing ? null : packer(plain), immutable }
}

/** Packs when first asked, once for all who ask: at the start nobody has yet, and everybody waits. */
function packer(plain: Buffer): (as: Packing) => Promise<Buffer> {
  const packed = new Map<Packing, Promise<Buffer>>()
  return (as) => {
    const known = packed.get(as) ?? (as === 'br' ? packBrotli(plain, ofQuality(9)) : packGzip(plain))
    packed.set(as, known)
    return known
  }
}

const packGzip = promisify<Buffer, Buffer>(gzip)
const packBrotli = promisify(brotliCompress)

/** Quick enough for a page that is filled anew. */
export function brotli(plain: Buffer, quality: number): Buffer {
  return brotliCompressSync(plain, ofQuality(quality))
}

function ofQuality(quality: number) {
  return { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }
}
