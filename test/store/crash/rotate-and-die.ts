/**
 * A process that changes the master key and dies at a named point as by `kill -9`. Started by tests only:
 * `node rotate-and-die.ts FILE KEY-FILE POINT`
 */
import { rotateKey } from '../../../src/store/keys/rotate-key.ts'
import { t0 } from '../given.ts'

const [store = '', key = '', deadly = ''] = process.argv.slice(2)
rotateKey({
  store,
  key,
  nowMs: t0,
  at: (point) => {
    if (point === deadly) process.kill(process.pid, 'SIGKILL')
  },
})
