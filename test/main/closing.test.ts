import { expect, test } from 'vitest'
import { openClosing } from '../../src/main/closing.ts'

test('what was opened last is closed first, and each waits for the one before it', async () => {
  const closing = openClosing()
  const closed: string[] = []
  closing.push(() => void closed.push('store'))
  closing.push(async () => {
    await Promise.resolve()
    closed.push('server')
  })
  await closing.closeAll()
  expect(closed).toEqual(['server', 'store'])
})

test('what cannot be closed leaves nothing behind it open, and is told once all is closed', async () => {
  const closing = openClosing()
  let isStoreClosed = false
  closing.push(() => {
    isStoreClosed = true
  })
  closing.push(() => Promise.reject(new Error('a channel hangs')))
  await expect(closing.closeAll()).rejects.toThrow('a channel hangs')
  expect(isStoreClosed).toBe(true)
})

test('whoever closes a second time waits for the first, and nothing is closed twice', async () => {
  const closing = openClosing()
  const slow = Promise.withResolvers<void>()
  let times = 0
  closing.push(() => {
    times += 1
    return slow.promise
  })
  const first = closing.closeAll()
  let isSecondOver = false
  const second = closing.closeAll().then(() => {
    isSecondOver = true
  })
  await Promise.resolve()
  expect(isSecondOver).toBe(false)
  slow.resolve()
  await Promise.all([first, second])
  expect(times).toBe(1)
})
