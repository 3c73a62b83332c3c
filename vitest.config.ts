import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Every process of a run strips and compiles the same files: the first keeps what came of it (decision 22). */
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('node_modules/.cache/ben-an-compiled', import.meta.url))

/** Files that put something else in a module's place: each needs a process of its own. */
const mocking = globSync('test/**/*.test.ts').filter((file) => readFileSync(file, 'utf8').includes('vi.mock('))
const started = ['test/**/*.whole.test.ts', 'test/**/*.long.test.ts']

/** Modules are loaded by Node itself, as they are when the program runs. What is waited for takes its time on a busy machine. */
const native = { setupFiles: ['test/seed.ts'], experimental: { viteModuleRunner: false }, expect: { poll: { timeout: 30_000 } } }
const apart = ['test/channel-contract/**', 'test/browser/**']
const whole = { ...native, testTimeout: 120_000, hookTimeout: 120_000 }
const unit = { ...native, testTimeout: 60_000, hookTimeout: 60_000, unstubEnvs: true, unstubGlobals: true }

/**
 * Kinds of test: `unit` answers in seconds, its files share processes and what was loaded once; `mocked` is the same for files that may not share;
 * `whole` needs a server or a killed process, and its files run beside each other, each in its own folder and on its own port; `contract`
 * holds every channel to the same, and waits most of the time; `browser` drives pages in one browser of the run;
 * `long` repeats what is whole at length.
 */
export default defineConfig({
  test: {
    projects: [
      { test: { ...unit, name: 'unit', isolate: false, include: ['test/**/*.test.ts'], exclude: [...started, ...mocking] } },
      { test: { ...unit, name: 'mocked', include: mocking, exclude: started } },
      { test: { ...whole, name: 'whole', include: ['test/**/*.whole.test.ts'], exclude: apart } },
      {
        test: {
          ...whole,
          name: 'browser',
          retry: 1, // a key pressed while a busy machine draws may be missed once; what fails twice is broken, and what was tried twice is told
          include: ['test/browser/**/*.whole.test.ts'],
          globalSetup: 'test/browser/once.ts',
        },
      },
      { test: { ...whole, name: 'contract', include: ['test/channel-contract/*.whole.test.ts'] } },
      ...(process.env.BEN_AN_LONG
        ? [
            {
              test: {
                name: 'long',
                include: ['test/**/*.long.test.ts'],
                testTimeout: 3_600_000,
                hookTimeout: 120_000,
                fileParallelism: false,
              },
            },
          ]
        : []),
    ],
  },
})
