import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import type { CrashPoint } from '../../src/store/crash-point.ts'
import { findFaults } from './find-faults.ts'
import { killAtRandom } from './kill.ts'
import { openPeople } from './people.ts'
import { openRig, type Rig } from './rig.ts'

let rig: Rig | null = null
afterEach(async () => {
  await rig?.close()
  rig = null
})

test('kill -9 at random moments loses nothing that was acknowledged, does nothing twice and keeps the order', async () => {
  const report = await killAtRandom(4, Math.random)
  expect(report.faults).toEqual([])
  expect(report.acknowledged).toBeGreaterThanOrEqual(20)
})

const points: readonly CrashPoint[] = ['before-inbox-insert', 'mid-apply', 'before-commit', 'after-commit']
for (const point of points) {
  test(`a crash at "${point}" under load is made good by the next start`, async () => {
    rig = await openRig()
    const people = openPeople(rig, 4)
    await rig.start('--die-at', point, '25')
    const died = untilGone(rig)
    await people.write(died)
    await died
    const uncertain = rig.leaving()
    await rig.start()
    await people.finish()
    await rig.untilDecided()
    while (rig.leaving().some(({ id }) => uncertain.some((cut) => cut.id === id))) await wait(20)
    expect(await findFaults(rig, people, uncertain)).toEqual([])
  })
}

test('a crash while what a crash left is being decided is made good too', async () => {
  rig = await openRig()
  const people = openPeople(rig, 4)
  await rig.start('--die-at', 'mid-apply', '30')
  const died = untilGone(rig)
  await people.write(died)
  await died
  await rig.start('--die-at', 'after-claim', '1')
  await untilGone(rig)
  await rig.start()
  await people.finish()
  await rig.untilDecided()
  expect(await findFaults(rig, people, [])).toEqual([])
})

test('a crash between a send and its record repeats what may be said twice, and shows staff what may not', async () => {
  rig = await openRig()
  rig.telegram.always('sendMessage', { does: 'swallow' })
  const people = openPeople(rig, 1)
  await rig.start()
  const [id = ''] = people.ids
  await people.write(rig.telegram.waitFor('sendMessage').then(() => rig?.kill()))
  const [first] = rig.leaving()
  expect(first?.ifUncertain).toBe('repeat')
  rig.telegram.always('sendMessage', null)
  const before = rig.telegram.calls.length
  await rig.start()
  await people.finish()
  while (rig.stateOf(first?.id ?? 0) !== 'sent') await wait(20)
  expect(rig.telegram.calls[before]?.payload.chat_id).toBe(Number(id))

  const leaving = {
    update_id: 9_000_000,
    message: {
      message_id: 1,
      date: 1_795_000_000,
      chat: { id: Number(id), type: 'private' },
      from: { id: Number(id), is_bot: false, first_name: 'An' },
      text: 'thoát',
    },
  }
  rig.telegram.always('sendMessage', { does: 'swallow' })
  await rig.deliver(leaving)
  while (!rig.leaving().some(({ ifUncertain }) => ifUncertain === 'once')) await wait(5)
  await rig.kill()
  const farewell = rig.leaving().find(({ ifUncertain }) => ifUncertain === 'once')
  rig.telegram.always('sendMessage', null)
  await rig.start()
  while (['leaving', 'due'].includes(rig.stateOf(farewell?.id ?? 0))) await wait(20)
  expect(rig.stateOf(farewell?.id ?? 0)).toBe('for-staff')
})

function untilGone(watched: Rig): Promise<void> {
  return (async () => {
    while (!watched.gone) await wait(5)
  })()
}
