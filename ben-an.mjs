#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'
import { lookOfSources } from './built-from.mjs'

// The door to every command. Plain JavaScript, so that a Node too old for the rest can say so in words.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`old-node: Bến An needs Node 22.18 or newer; this is ${process.versions.node}.
On Linux (x64) \`npm ci\` brings Node 24 along, and \`npm start\`, \`npm run chat\` and all other scripts use it.
Elsewhere install Node 24 from nodejs.org.`)
  process.exit(1)
}
// What V8 compiled once is kept beside what was built (docs/adr/0022).
module.enableCompileCache(fileURLToPath(new URL('dist/compiled', import.meta.url)))
// As it was built, until a source looks otherwise than then: from its sources a start takes a third longer (docs/adr/0086).
const look = lookOfSources()
const builtFrom = new URL('dist/program/built-from', import.meta.url)
const isBuilt = look === null || (existsSync(builtFrom) && readFileSync(builtFrom, 'utf8') === look)
const { main } = await import(isBuilt ? './dist/program/ben-an.js' : './src/cli/ben-an.ts')
process.exitCode = await main(process.argv.slice(2))
