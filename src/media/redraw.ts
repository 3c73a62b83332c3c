import { spawn } from 'node:child_process'
import { extname } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL(`./redraw-process${extname(import.meta.url)}`, import.meta.url))

const longestMs = 30_000

let last: Promise<unknown> = Promise.resolve()

/**
 * The picture drawn anew as JPEG, without place, name of the phone, or anything else that stood beside its points; null for what is no
 * picture, or one that cannot be drawn in half a minute. Strangers' bytes are decoded in a process of their own, with nothing in its
 * environment, and it ends with the picture. One at a time: a picture may need 100 MB.
 */
export function redraw(picture: Uint8Array): Promise<Buffer | null> {
  const mine = last.then(() => draw(picture))
  last = mine
  return mine
}

async function draw(picture: Uint8Array): Promise<Buffer | null> {
  const child = spawn(process.execPath, [program], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: longestMs,
    killSignal: 'SIGKILL',
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
