import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Signal } from '../../knowledge/words/wording.ts'
import type { Reason } from '../reason.ts'

/** The signals of which words stand among the reasons; what was only told like one is none. Pure. */
export function signalsMet(because: readonly Reason[], { signals }: Knowledge): readonly Signal[] {
  return signals.filter(({ id }) => because.some((reason) => reason.kind === 'words' && reason.signal === id))
}
