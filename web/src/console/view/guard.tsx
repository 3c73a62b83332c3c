import type { CaseView } from '../../../../src/server/console/wire/wire.ts'
import { Icon } from '../../view/icon.tsx'
import { inWords } from '../times.ts'
import { useHere, useNow } from './here.ts'

/**
 * Over the talk for as long as somebody may be reading along. A relative may be beside the one in need, or at home and far away.
 * Whoever holds the case says here that they have read it and do not write.
 */
export function Guard({ view }: { readonly view: CaseView }) {
  const { console, desk, words } = useHere()
  const nowMs = useNow()
  const heardMs = Math.max(0, ...view.lines.filter(({ by }) => by === 'person').map(({ atMs }) => atMs))
  const silentMs = nowMs - heardMs
  const rules = view.brief.writer === 'relative' ? words.case.guardRulesOfRelative : words.case.guardRules
  return (
    <section class="guard" aria-label={words.case.guardTitle}>
      <Icon name="eye" />
      <b>{words.case.guardTitle}</b>
      <p>{view.writingNow === null ? rules : <strong>{words.case.writingNow[view.writingNow]}</strong>}</p>
      <div class="window">
        {view.unansweredSinceMs !== null && view.mayDo.includes('hold-back') && (
          <button type="button" class="btn" onClick={() => console.press(view.id, { act: 'hold-back' })}>
            {words.case.notNow}
          </button>
        )}
        {heardMs > 0 && (
          <p>
            {words.case.lastWrote} <b>{silentMs < 60_000 ? words.case.justNow : words.case.ago(inWords(silentMs, desk.language))}</b>
          </p>
        )}
      </div>
    </section>
  )
}
