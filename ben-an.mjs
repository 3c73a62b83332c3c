#!/usr/bin/env node
import { existsSync } from 'node:fs'
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
// Reading and stripping some hundreds of files costs more than half of a start; done once, it is kept beside what was built.
module.enableCompileCache(fileURLToPath(new URL('dist/compiled', import.meta.url)))
// As it is written where the source lies, as it was built where only that was shipped.
const { main } = await import(existsSync(new URL('src/cli/ben-an.ts', import.meta.url)) ? './src/cli/ben-an.ts' : './dist/cli/ben-an.js')
process.exitCode = await main(process.argv.slice(2))
