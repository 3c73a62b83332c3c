/**
 * `npm run bench [-- PART ...] [--json]`: figures of one run on one machine, ours beside peers and beside the bare ceiling.
 * Parts: respond, search, durable, start, memory, takeover, channels; all of them when none is named.
 */
import { readConfig } from '../src/config.ts'
import type { Knowledge } from '../src/knowledge/knowledge.ts'
import { readLibrary } from '../src/library/read-library.ts'
import { type Metrics, machine, rounded } from './measure.ts'
import { benchChannels } from './parts/channels.ts'
import { benchDurable } from './parts/durable.ts'
import { benchMemory } from './parts/memory.ts'
import { benchRespond } from './parts/respond.ts'
import { benchSearch } from './parts/search.ts'
import { benchStart } from './parts/start.ts'
import { benchTakeover } from './parts/takeover.ts'

const parts: Readonly<Record<string, (knowledge: Knowledge) => Metrics | Promise<Metrics>>> = {
  respond: benchRespond,
  search: benchSearch,
  durable: benchDurable,
  start: benchStart,
  memory: benchMemory,
  takeover: benchTakeover,
  channels: benchChannels,
}

const words = process.argv.slice(2)
const asJson = words.includes('--json')
const named = words.filter((word) => word !== '--json')
const unknown = named.filter((word) => !(word in parts))
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}

const { contentFolder, keptContent } = readConfig()
const knowledge = await readLibrary(contentFolder, keptContent)
const metrics: Record<string, number> = {}
for (const name of named.length > 0 ? named : Object.keys(parts)) {
  const found = (await parts[name]?.(knowledge)) ?? {}
  for (const [metric, value] of Object.entries(found)) {
    metrics[metric] = rounded(value)
    if (!asJson) console.log(`${metric.padEnd(28)} ${rounded(value)}`)
  }
}
if (asJson) console.log(JSON.stringify({ machine: machine(), metrics }))
else console.log(JSON.stringify(machine()))
