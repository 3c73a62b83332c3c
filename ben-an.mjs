#!/usr/bin/env node
import { existsSync, readdirSync, statSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

// The door to every command. Plain JavaScript, so that a Node too old for the rest can say so in words.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`old-node: Bến An needs Node 22.18 or newer; this is ${process.versions.node}.
On Linux (x64) \`npm ci\` brings Node 24 along, and \`npm start\`, \`npm run chat\` and all other scripts use it.
Elsewhere install Node 24 from nodejs.org.`)
  process.exit(1)
}
// What V8 compiled once is kept beside what was built (docs/adr/0022).
module.enableCompileCache(fileURLToPath(at('dist/compiled')))
// As it was built, until something that it was built from changes: from its sources a start takes a third longer (docs/adr/0086).
const source = 'src/cli/ben-an.ts'
const builtMs = changedMs('dist/program/ben-an.js')
const isBuilt = !existsSync(at(source)) || ['package-lock.json', 'src', ...below('src')].every((name) => changedMs(name) < builtMs)
const { main } = await import(isBuilt ? './dist/program/ben-an.js' : `./${source}`)
process.exitCode = await main(process.argv.slice(2))

function at(name) {
  return new URL(name, import.meta.url)
}

/** Nought where there is nothing. */
function changedMs(name) {
  return statSync(at(name), { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function below(folder) {
  return readdirSync(at(folder), { recursive: true }).map((name) => `${folder}/${name}`)
}
