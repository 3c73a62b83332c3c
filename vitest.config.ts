import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/** Files that put something else in a module's place: each needs a process of its own. */
const mocking = globSync('test/**/*.test.ts').filter((file) => readFileSync(file, 'utf8').includes('vi.mock('))
const started = ['test/**/*.whole.test.ts', 'test/**/*.long.test.ts']

/** Modules are loaded by Node itself, as they are when the program runs. */
const native = { setupFiles: ['test/seed.ts'], experimental: { viteModuleRunner: false } }
const unit = { ...native, testTimeout: 60_000, unstubEnvs: true, unstubGlobals: true }

/**
 * Kinds of test: `unit` answers in seconds, its files share processes and what was loaded once; `mocked` is the same for files that may not share;
 * `whole` needs a server, a browser or a killed process; `contract` holds every channel to the same and waits most of the time;
 * `long` repeats what is whole at length.
 */
export default defineConfig({
  test: {
    projects: [
      { test: { ...unit, name: 'unit', isolate: false, include: ['test/**/*.test.ts'], exclude: [...started, ...mocking] } },
      { test: { ...unit, name: 'mocked', include: mocking, exclude: started } },
      {
        test: {
          name: 'whole',
          setupFiles: ['test/seed.ts'],
          include: ['test/**/*.whole.test.ts'],
          exclude: ['test/channel-contract/**'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'contract',
          setupFiles: ['test/seed.ts'],
          include: ['test/channel-contract/*.whole.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
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
