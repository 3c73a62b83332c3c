import type { Danger } from '../../knowledge/danger/danger.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Heard } from '../hear/listen.ts'
import { saysOneOf } from '../hear/says-one-of.ts'
import { entriesOf } from './entries-of.ts'
import { signalsMet } from './signals-met.ts'

/**
 * "Không thở được" alone is an illness; from whoever told of a lorry before, or names one in the same breath, it is its air that runs out.
 * Pure.
 */
export function withoutAir(found: Danger, { said, burst, conversation }: Heard, knowledge: Knowledge): Danger {
  const closed = knowledge.signals.find(({ runsOutOfAir }) => runsOutOfAir)
  if (closed === undefined || found.level < 3 || said.kind !== 'words' || !saysOneOf('words.airless', said.text, knowledge)) return found
  if (signalsMet(found.because, knowledge).every(({ needsAmbulance }) => !needsAmbulance)) return found
  const wasTold = conversation.signs.some(({ signal }) => signal === closed.id)
  if (!wasTold && !saysOneOf('words.in-vehicle', burst, knowledge)) return found
  return { ...found, signal: closed.id, ...entriesOf(closed), guarded: true }
}
