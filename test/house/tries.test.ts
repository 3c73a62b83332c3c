import { mkdirSync } from 'node:fs'
import path from 'node:path'
import perf from 'node:perf_hooks'
import { expect, test, vi } from 'vitest'
import { takeLock } from '../../src/store/lock.ts'
import { makeGround, startHere } from '../server/running.ts'

test('a start that comes to nothing watches nothing behind: while another process has the store it is tried thousands of times', async () => {
  const ground = await makeGround()
  const data = path.join(ground.folder, 'data')
  mkdirSync(data)
  const unlock = takeLock(path.join(data, 'ben-an.db'))
  const watching = vi.spyOn(perf, 'monitorEventLoopDelay')
  try {
    await expect(startHere(ground.environment)).rejects.toThrow('store-locked')
    expect(watching).not.toHaveBeenCalled()
    unlock()
    await (await startHere(ground.environment)).stop()
    expect(watching).toHaveBeenCalledOnce()
  } finally {
    watching.mockRestore()
    ground.remove()
  }
})
