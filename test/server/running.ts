import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Environment } from '../../src/config/environment.ts'
import { readConfig } from '../../src/config.ts'
import { type Running, start } from '../../src/main.ts'
import { openLog } from '../../src/server/log.ts'
import type { Time } from '../../src/time.ts'
import { keptFor } from './kept-for.ts'
import { smallContent } from './small-knowledge.ts'

/** A folder of its own with small content in it, gone with `remove`. */
export async function makeGround(): Promise<{ readonly folder: string; readonly environment: Environment; remove(): void }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ben-an-ground-'))
  for (const { path: name, text } of await smallContent()) {
    const file = path.join(folder, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  const environment = {
    BEN_AN_PORT: '0',
    BEN_AN_DATA: path.join(folder, 'data'),
    BEN_AN_KEY_FILE: path.join(folder, 'keys', 'master.key'),
    BEN_AN_CONTENT: path.join(folder, 'content'),
  }
  return { folder, environment, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** The whole program in this process, listening on a free port of loopback. */
export function startHere(environment: Environment, lines: string[] = [], time?: Time): Promise<Running> {
  const config = { ...readConfig(environment), keptContent: keptFor('small') }
  return start(config, openLog('info', { write: (line: string) => void lines.push(line) }), time)
}
