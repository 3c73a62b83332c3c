import type { Case, Holder } from './case.ts'
import { backToQueue, hold, tellFormerHolder } from './hold.ts'
import type { Moment } from './moment.ts'
import type { Refusal } from './refusal.ts'
import { mayDo, relationTo, type Staff } from './roles.ts'
import { alert, type Change } from './step.ts'
import { tell } from './tell.ts'

/** Out of the queue, from the channel's own tool, or back from where it was parked. */
export function take(one: Case, by: Staff, moment: Moment): Change {
  const { next, effects } = hold(one, holder(by), tell('taken', by.name), moment)
  return { next, effects: [...effects, ...tellFormerHolder(one, [by.id])] }
}

/**
 * To somebody who is there: by its holder (a transfer) or by a supervisor, from wherever it is. What the person waits for is not stopped
 * by it: the clock goes on as it ran, so passing a case round never wins time.
 */
export function give(one: Case, to: Staff, by: Staff, moment: Moment): Change | Refusal {
  if (!mayDo(to.role, 'reply', 'own')) return 'cannot-hold'
  if (!moment.present.includes(to.id)) return 'not-there'
  if (one.state.at === 'taken' && relationTo(one, to.id) === 'own') return { next: one, effects: [] }
  const { next, effects } = hold(one, holder(to), tell(one.state.at === 'taken' ? 'transferred' : 'taken', to.name), moment)
  const told = to.id === by.id ? [] : [alert({ staff: to.id }, 'given-to-you')]
  return { next, effects: [...effects, ...told, ...tellFormerHolder(one, [by.id, to.id])] }
}

/** Whoever cannot go on says so, and the person is told. */
export function release(one: Case, by: Staff, moment: Moment): Change {
  const { next, effects } = backToQueue(one, 'lost', 'returned', moment)
  return { next, effects: [...effects, ...tellFormerHolder(one, [by.id])] }
}

function holder({ id }: Staff): Holder {
  return { kind: 'responder', id }
}
