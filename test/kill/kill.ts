import { setTimeout as wait } from 'node:timers/promises'
import { findFaults, type Uncertain } from './find-faults.ts'
import { openPeople } from './people.ts'
import { openRig } from './rig.ts'

export interface KillReport {
  readonly kills: number
  readonly acknowledged: number
  readonly cutOffSends: number
  readonly faults: readonly string[]
}

/**
 * Kills the server `kills` times while twelve people write, each time at a random moment after a random number of messages, and looks
 * what became of it all. `random` gives 0 to below 1.
 */
export async function killAtRandom(kills: number, random: () => number): Promise<KillReport> {
  const rig = await openRig()
  try {
    const people = openPeople(rig, 12)
    const uncertain: Uncertain[] = []
    for (let kill = 0; kill < kills; kill += 1) {
      await rig.start()
      const end = people
        .untilAcknowledged(5 + Math.floor(random() * 75))
        .then(() => wait(random() * 20))
        .then(() => rig.kill())
      await people.write(end)
      await end
      uncertain.push(...rig.leaving())
    }
    await rig.start()
    await people.finish()
    await rig.untilDecided()
    while (rig.leaving().some(({ id }) => uncertain.some((cut) => cut.id === id))) await wait(20)
    const acknowledged = [...people.acknowledged.values()].reduce((sum, texts) => sum + texts.length, 0)
    return { kills, acknowledged, cutOffSends: uncertain.length, faults: await findFaults(rig, people, uncertain) }
  } finally {
    await rig.close()
  }
}
