import { defineConfig } from 'vitest/config'

/**
 * Four kinds of test: `unit` answers in seconds, `whole` needs a server, a browser or a killed process, `contract` holds every channel to the
 * same and waits most of the time, so that all channels wait at once, `long` repeats what is whole at length.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          testTimeout: 60_000,
          setupFiles: ['test/seed.ts'],
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.whole.test.ts', 'test/**/*.long.test.ts'],
        },
      },
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
