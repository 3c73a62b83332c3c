import { setTimeout as wait } from 'node:timers/promises'
import type { Rig } from './rig.ts'

/** People who write one message after the other, as a channel delivers them: each is repeated until it is acknowledged. */
export interface People {
  readonly ids: readonly string[]
  /** What each has had acknowledged, in order. */
  readonly acknowledged: ReadonlyMap<string, readonly string[]>
  /** Resolves when so many more messages have been acknowledged, of everybody together. */
  untilAcknowledged(more: number): Promise<void>
  /** Lets everybody write until `end` resolves or the server is gone. */
  write(end: Promise<unknown>): Promise<void>
  /** Repeats what was not acknowledged. */
  finish(): Promise<void>
}

/** Every tenth message is the word of leaving, whose answer must not be said twice; all others are asked in words and answered at once. */
const askedOf10 = 9

export function openPeople(rig: Rig, count: number): People {
  const ids = Array.from({ length: count }, (_, at) => String(700_000_001 + at))
  const acknowledged = new Map<string, string[]>(ids.map((id) => [id, []]))
  const underWay = new Map<string, object>()
  let lastUpdate = 1000
  const total = () => [...acknowledged.values()].reduce((sum, texts) => sum + texts.length, 0)

  const next = (id: string) => {
    lastUpdate += 1
    const told = acknowledged.get(id)?.length ?? 0
    const text = told % 10 === askedOf10 ? 'thoát' : `pha trà sao cho ngon ${told}`
    const from = { id: Number(id), is_bot: false, first_name: 'An', language_code: 'vi' }
    return {
      update_id: lastUpdate,
      message: { message_id: lastUpdate, date: 1_795_000_000, chat: { id: Number(id), type: 'private' }, from, text },
    }
  }
  const deliver = async (id: string): Promise<boolean> => {
    const update = underWay.get(id) ?? next(id)
    underWay.set(id, update)
    if (!(await rig.deliver(update))) return false
    underWay.delete(id)
    acknowledged.get(id)?.push((update as ReturnType<typeof next>).message.text)
    return true
  }

  return {
    ids,
    acknowledged,
    async untilAcknowledged(more) {
      const goal = total() + more
      while (total() < goal) await wait(1)
    },
    async write(end) {
      let ended = false
      void end.then(() => (ended = true))
      const writeOn = async (id: string) => {
        while (!ended && !rig.gone) if (!(await deliver(id))) await wait(10)
      }
      await Promise.all(ids.map(writeOn))
    },
    async finish() {
      for (const id of [...underWay.keys()]) while (!(await deliver(id))) await wait(50)
    },
  }
}
