import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'

const smallHeap = JSON.stringify(path.resolve(import.meta.dirname, '../../../src/cli/serve/small-heap.ts'))

/** How often the old heap is looked through while a process comes to hold a hundred megabytes. */
function lookedThrough(before: string): number {
  const program = `
    import { PerformanceObserver, constants } from 'node:perf_hooks'
    const { keepHeapSmall } = await import(${smallHeap})
    ${before}
    let major = 0
    new PerformanceObserver((list) => {
      for (const { detail } of list.getEntries()) if (detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR) major += 1
    }).observe({ entryTypes: ['gc'] })
    const held = []
    for (let round = 0; round < 100; round += 1) {
      for (let one = 0; one < 10_000; one += 1) held.push([one, { round }])
      await new Promise((next) => setImmediate(next))
    }
    await new Promise((next) => setTimeout(next, 20))
    process.stdout.write(String(major))`
  return Number(execFileSync(process.execPath, ['--max-semi-space-size=4', '--input-type=module', '-e', program], { encoding: 'utf8' }))
}

test('a server that runs lets its heap grow less between two looks', () => {
  expect(lookedThrough('keepHeapSmall()')).toBeGreaterThan(lookedThrough(''))
})
