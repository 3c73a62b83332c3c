import { cpSync } from 'node:fs'
import { defineConfig } from 'vite'

/**
 * The program in some fifty files: what a start needs of five hundred sources and of the packages behind them lies in a few, for Node finds,
 * reads and links every file by itself (docs/adr/0086).
 */
export default defineConfig({
  build: {
    ssr: true,
    outDir: 'dist/program',
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
    { name: 'latin', renderChunk: (code) => ({ code: latin(code), map: null }) },
    { name: 'migrations', writeBundle: () => cpSync('src/store/migrations', 'dist/program/migrations', { recursive: true }) },
  ],
})

/** A text with a letter beyond Latin takes two bytes a letter in memory, all of it. */
function latin(code: string): string {
  return code.replace(/[^\0-\xff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
