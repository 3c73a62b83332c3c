import type { WireCall } from '../../../src/server/wire.ts'
import type { Phrases } from '../chat/phrases.ts'
import type { Talk } from '../chat/talk.ts'
import { Calls } from './calls.tsx'

/** Without a connection, or where too many write from one: what becomes of the messages, and the numbers, for calls still work. None are shown unasked while somebody may be reading along. */
export function OffLine({ talk, words, numbers }: { readonly talk: Talk; readonly words: Phrases; readonly numbers: readonly WireCall[] }) {
  const unsent = talk.items.some((item) => item.kind === 'own' && item.state !== 'sent')
  const crowded = talk.connected && talk.crowded
  return (
    <section class="card">
      <p class="card-title">{unsent || crowded ? words.unsentTitle : words.offlineTitle}</p>
      <p>
        {crowded ? words.crowdedText : unsent ? words.unsentText : words.offlineText}
        {(!unsent || crowded) && numbers.length > 0 && ` ${words.offlineCall}`}
      </p>
      {numbers.length > 0 && <Calls calls={numbers} weight="quiet" />}
    </section>
  )
}
