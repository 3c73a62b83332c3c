import type { Reason } from '../../bot/reason.ts'
import type { Effect } from '../../bot/turn.ts'
import type { CaseAlert } from '../../hotline/case-alert.ts'
import { practiceChannel } from '../../hotline/practice.ts'
import type { CaseEffect, Step } from '../../hotline/step.ts'
import { pseudonymOf } from '../pseudonym.ts'
import { auditEntry } from '../staff/audit-entry.ts'
import type { Why } from '../tables/cases.ts'
import type { Loaded } from '../tables/conversations.ts'
import type { Tables } from '../tables.ts'

/** Keeps what became of a case, and carries out its effects; returns what staff have to hear. `turn` tells why a person has to look. */
export function keepStep(
  tables: Tables,
  loaded: Loaded,
  { case: one, effects }: Step,
  turn: readonly Effect[],
  nowMs: number,
): readonly CaseAlert[] {
  const { id, number, address } = loaded
  tables.cases.keep(loaded, one, reasonsIn(turn))
  const about = { case: one.id, pseudonym: pseudonymOf(id), level: one.level }
  const alerts: CaseAlert[] = []
  for (const effect of effects) {
    if (effect.kind !== 'alert' && effect.kind !== 'ring') carryOut(effect)
    else if (address.channel !== practiceChannel) alerts.push({ ...about, ...effect })
  }
  if (one.state.at === 'closed') tables.alerts.forget(one.id)
  for (const alert of alerts) tables.alerts.add(alert, nowMs)
  return alerts

  function carryOut(effect: Exclude<CaseEffect, { kind: 'alert' | 'ring' }>): void {
    switch (effect.kind) {
      case 'raise-epoch':
        tables.outgoing.cancelBot(number, 'taken', nowMs)
        break
      case 'set-clock':
        tables.clocks.set(number, effect.clock, effect.dueAtMs)
        break
      case 'cancel-clock':
        tables.clocks.cancel(number, effect.clock)
        break
      case 'audit':
        tables.audit.add(auditEntry(nowMs, effect.by, effect.did, { case: one.id, detail: effect.detail }))
        break
      case 'tell':
      case 'send-reply':
        break // whoever decided has made bubbles of them
      case 'destroy':
        break // the end of keeping the decision
    }
  }
}

function reasonsIn(effects: readonly Effect[]): Why {
  const telling = effects.filter(({ kind }) => kind === 'open-case' || kind === 'raise-case' || kind === 'add-to-case')
  const opened = telling.find(({ kind }) => kind === 'open-case')
  return { topic: opened?.kind === 'open-case' ? opened.topic : null, because: telling.flatMap(becauseOf) }
}

function becauseOf(effect: Effect): readonly Reason[] {
  return 'because' in effect ? effect.because : []
}
