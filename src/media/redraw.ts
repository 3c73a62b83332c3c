import { spawn } from 'node:child_process'
import { extname } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL(`./redraw-process${extname(import.meta.url)}`, import.meta.url))

/** Of the runtime's own memory as little as it works with. */
export const redrawArguments: readonly string[] = ['--max-semi-space-size=1', '--max-old-space-size=32', '--v8-pool-size=1', program]

const longestMs = 30_000

export interface RedrawSettings {
  /** Gives the picture up: null comes back at once. */
  readonly signal?: AbortSignal
  /** Somebody waits for it at a screen: it is the next one, whatever else waits. */
  readonly first?: boolean
  readonly longestSide?: number
}

interface Waiting {
  readonly first: boolean
  readonly begin: () => Promise<void>
}

const waiting: Waiting[] = []
let drawing = false

/**
 * The picture drawn anew as JPEG, without place, name of the phone, or anything else that stood beside its points; null for what is no
 * picture, or one that cannot be drawn in half a minute or in the memory there is. Strangers' bytes are decoded in a process of their own,
 * with no secret in its environment, and it ends with the picture. One at a time: a picture may need 170 MB.
 */
export function redraw(picture: Uint8Array, { signal, first = false, longestSide = 2048 }: RedrawSettings = {}): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const begin = async () => resolve(signal?.aborted ? null : await draw(picture, longestSide, signal))
    if (first) waiting.splice(firstOfOthers(), 0, { first, begin })
    else waiting.push({ first, begin })
    if (!drawing) void drawAll()
  })
}

function firstOfOthers(): number {
  const at = waiting.findIndex((one) => !one.first)
  return at < 0 ? waiting.length : at
}

async function drawAll(): Promise<void> {
  drawing = true
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next.begin()
  drawing = false
}

async function draw(picture: Uint8Array, longestSide: number, signal: AbortSignal | undefined): Promise<Buffer | null> {
  const child = spawn(process.execPath, [...redrawArguments, String(longestSide)], {
    env: { MALLOC_ARENA_MAX: '1' },
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: longestMs,
    killSignal: 'SIGKILL',
    ...(signal && { signal }),
  })
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false))
    child.once('close', (code) => resolve(code === 0))
  })
  child.stdin.on('error', () => {}) // it ended before it had read everything: the exit code says so
  child.stdin.end(picture)
  const [well, drawn] = await Promise.all([ended, buffer(child.stdout).catch(() => null)])
  return well && drawn !== null && drawn.length > 0 ? drawn : null
}
