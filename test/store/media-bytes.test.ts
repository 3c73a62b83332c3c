import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { InboxEvent } from '../../src/store/decide-store.ts'
import { type Folder, folders } from './folder.ts'
import { address, does, hourMs, t0, turn } from './given.ts'

const newFolder = folders()
const opens = does({ kind: 'open-case', level: 2, topic: null, because: [{ kind: 'text', text: 'asked' }] })

function picture(eventId: string): InboxEvent {
  const file = { ref: 'handle-canary-1111', name: 'ten-tep-2222.jpg', sizeBytes: null }
  const content = { kind: 'file', what: 'picture', file, caption: 'chu-thich-3333' } as const
  return { kind: 'message', message: { eventId, from: address('an'), sentAtMs: t0, content, remoteId: 'remote-canary-4444' } }
}

/** A picture of 700 kB is kept; returns what lies sealed of it, a piece from the middle of each part. */
async function keepPicture(folder: Folder) {
  const store = await folder.open()
  await turn(store, picture('1'), opens)
  const [file] = await store.media.wanted(t0, 1)
  if (file === undefined) throw new Error('nothing is wanted')
  const bytes = Buffer.concat([randomBytes(350_000), Buffer.from('picture-canary-5555'), randomBytes(350_000)])
  await store.media.keep(file.id, { type: 'image/jpeg', bytes }, t0)
  const parts = folder.peek((db) => db.prepare<[], Buffer>('SELECT body FROM media_parts ORDER BY part').pluck().all())
  const wrapped = folder.peek((db) => db.prepare<[], Buffer>('SELECT wrapped FROM media').pluck().all())
  return { store, file, traces: [...parts.map((part) => part.subarray(1000, 1064)), ...wrapped] }
}

const left = (folder: Folder, traces: readonly (Buffer | string)[]) => traces.filter((trace) => folder.bytes().includes(trace)).length

test('nothing of a file stands open in any file of the store, nor what leads to it', async () => {
  const folder = newFolder()
  const { store, traces } = await keepPicture(folder)
  const canaries = ['handle-canary-1111', 'ten-tep-2222', 'chu-thich-3333', 'remote-canary-4444', 'picture-canary-5555']
  expect(left(folder, traces)).toBe(traces.length) // the scan sees what is there
  expect(left(folder, canaries)).toBe(0)
  await turn(
    store,
    { kind: 'message', message: { eventId: '2', from: address('an'), sentAtMs: t0, content: { kind: 'left' } } },
    does({ kind: 'leave' }),
  )
  expect((await store.takeBacks.due(t0, 9)).open[0]?.messages).toMatchObject([{ remoteId: 'remote-canary-4444' }])
  expect(left(folder, canaries)).toBe(0)
})

test('of a file that was kept long enough, or whose conversation was erased, nothing is left', async () => {
  const old = newFolder()
  const kept = await keepPicture(old)
  await kept.store.tidy(t0 + 14 * 24 * hourMs + 1)
  expect(left(old, kept.traces)).toBe(0)

  const erased = newFolder()
  const gone = await keepPicture(erased)
  const asks: InboxEvent = {
    kind: 'message',
    message: { eventId: '2', from: address('an'), sentAtMs: t0, content: { kind: 'text', text: 'xóa' } },
  }
  await turn(gone.store, asks, does({ kind: 'erase', receipt: 'r' }))
  expect(left(erased, gone.traces)).toBe(0)
})
