import { spawn } from 'node:child_process'
import path from 'node:path'
import type { Point } from './points.ts'

/** What a life had been told is done when it ended. */
export interface Life {
  readonly acked: readonly string[]
  readonly arrived: readonly string[]
  readonly killed: boolean
}

const script = path.join(import.meta.dirname, 'live-and-die.ts')

/** Lets a process live with the store until it comes to `point` for the nth time. One that never comes there lives to its end. */
export async function liveUntil(point: Point, nth: number, file: string, keyFile: string, life: number): Promise<Life> {
  const child = spawn(process.execPath, [script, file, keyFile, point, String(nth), String(life)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const signal = await new Promise<NodeJS.Signals | null>((resolve) => child.on('close', (_, by) => resolve(by)))
  const lines = out.split('\n')
  const killed = signal === 'SIGKILL'
  if (!killed && !lines.includes('lived')) throw new Error(`it ended by itself:\n${err}`)
  const after = (word: string) => lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1))
  return { acked: after('acked'), arrived: after('arrived'), killed }
}
