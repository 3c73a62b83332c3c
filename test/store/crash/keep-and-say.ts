/** Keeps messages one by one and says `kept` after each, for whoever watches its system calls: `node keep-and-say.ts FILE SYNCHRONOUS` */
import { writeSync } from 'node:fs'
import { openDatabase } from '../../../src/store/database.ts'
import { passingKeys } from '../../../src/store/keys/keys.ts'
import { openStoreOn } from '../../../src/store/open-store.ts'
import { arrived, t0 } from '../given.ts'

const [file = '', synchronous = 'FULL'] = process.argv.slice(2)
const db = openDatabase(file)
db.pragma(`synchronous = ${synchronous}`)
const store = openStoreOn(db, { keys: passingKeys(), now: () => t0 })
writeSync(1, 'open\n')
for (let n = 0; n < 20; n++) {
  await store.keepInbox([arrived(`${n}`, 'x')], t0)
  writeSync(1, 'kept\n')
}
