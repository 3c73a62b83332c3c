/**
 * Decides a backlog, has bubbles of it begin to leave meanwhile, and says `kept` after each, for whoever watches its system calls:
 * `node begin-and-say.ts FILE SYNCHRONOUS`
 */
import { writeSync } from 'node:fs'
import { openDatabase } from '../../../src/store/database.ts'
import type { Decide } from '../../../src/store/decide-store.ts'
import { passingKeys } from '../../../src/store/keys/keys.ts'
import { openStoreOn } from '../../../src/store/open-store.ts'
import { address, arrived, echo, t0 } from '../given.ts'

const slowly: Decide = (...asked) => {
  const endMs = performance.now() + 2
  while (performance.now() < endMs);
  return echo(...asked)
}

const [file = '', synchronous = 'FULL'] = process.argv.slice(2)
const db = openDatabase(file)
db.pragma(`synchronous = ${synchronous}`)
const store = openStoreOn(db, { keys: passingKeys(), now: () => t0 })
const people = Array.from({ length: 100 }, (_, n) => address(`person-${n}`))
const ids = await store.keepInbox(
  people.map((from, n) => arrived(`${n}`, 'x', from)),
  t0,
)
const decided = ids.map((id) => store.decide(id, { cause: 'next-message' }, slowly, t0))
await decided[0]
writeSync(1, 'open\n')
for (let n = 0; n < 20; n++) {
  await decided[4 * n]
  const { rows } = await store.nextToSend('telegram', t0, 1)
  for (const { id } of rows) if (await store.beginSend(id, t0)) writeSync(1, 'kept\n')
}
await Promise.all(decided)
