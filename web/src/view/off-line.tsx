import type { WireCall } from '../../../src/server/wire.ts'
import type { Phrases } from '../chat/phrases.ts'
import type { Talk } from '../chat/talk.ts'
import { Calls } from './calls.tsx'

/** Without a connection: what becomes of the messages, and the numbers, for calls still work. None are shown unasked while somebody may be reading along. */
export function OffLine({ talk, words, numbers }: { readonly talk: Talk; readonly words: Phrases; readonly numbers: readonly WireCall[] }) {
  const unsent = talk.items.some((item) => item.kind === 'own' && item.state !== 'sent')
  return (
    <section class="card">
      <p class="card-title">{unsent ? words.unsentTitle : words.offlineTitle}</p>
      <p>
        {unsent ? words.unsentText : words.offlineText}
        {!unsent && numbers.length > 0 && ` ${words.offlineCall}`}
      </p>
      {numbers.length > 0 && <Calls calls={numbers} weight="quiet" />}
    </section>
  )
}
