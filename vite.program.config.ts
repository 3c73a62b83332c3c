import { cpSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { defineConfig } from 'vite'
import { lookOfSources } from './built-from.mjs'
import { compilerKey } from './src/library/compiler-key.ts'

const folder = 'dist/program'
const aside = `${folder}.new`
let builtFrom = ''

/**
 * The program in some fifty files: what a start needs of five hundred sources and of the packages behind them lies in a few, for Node finds,
 * reads and links every file by itself (docs/adr/0086).
 */
export default defineConfig({
  build: {
    ssr: true,
    outDir: aside,
    target: 'node22',
    rolldownOptions: {
      input: {
        'ben-an': 'src/cli/ben-an.ts',
        'reading-thread': 'src/library/reading-thread.ts',
        'redraw-process': 'src/media/redraw-process.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
  ssr: {
    noExternal: true,
    // What has native parts, and what no start loads.
    external: [
      'better-sqlite3',
      'sharp',
      '@node-rs/argon2',
      'age-encryption',
      'botbuilder',
      'minisearch',
      'nodemailer',
      'otplib',
      'uqr',
      'web-push',
      '@nlpjs/basic',
    ],
  },
  plugins: [
    { name: 'compiler-key', load: (id) => (id.endsWith('/src/library/compiler-key.ts') ? keyAsBuilt() : null) },
    { name: 'latin', renderChunk: (code) => ({ code: latin(code), map: null }) },
    {
      // Sources that change while they are built are not those that were built, and a program that runs never misses a file for long.
      name: 'in-place',
      buildStart: () => {
        builtFrom = lookOfSources() ?? ''
      },
      writeBundle: () => {
        cpSync('src/store/migrations', `${aside}/migrations`, { recursive: true })
        writeFileSync(`${aside}/built-from`, builtFrom)
        rmSync(folder, { recursive: true, force: true })
        renameSync(aside, folder)
      },
    },
  ],
})

async function keyAsBuilt(): Promise<string> {
  return `export const compilerKey = async () => '${await compilerKey()}'`
}

/**
 * A text with a letter beyond Latin takes two bytes a letter in memory, all of it.
 * @throws Error where a backslash stands before one: what that means is not seen from here
 */
function latin(code: string): string {
  const escaped = /\\[^\0-\xff]/.exec(code)
  if (escaped) throw new Error(`a backslash before a letter beyond Latin: ${escaped[0]}`)
  return code.replace(/[^\0-\xff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
