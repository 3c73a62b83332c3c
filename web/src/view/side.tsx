import type { WireCall } from '../../../src/server/wire.ts'
import type { Phrases } from '../chat/phrases.ts'
import { Calls } from './calls.tsx'
import { Mark } from './icon.tsx'

/** On a wide screen: what this is, the numbers, and what leaving does. While somebody may be reading along numbers are shown only where they are asked for. */
export function Side({ words, numbers }: { readonly words: Phrases; readonly numbers: readonly WireCall[] }) {
  return (
    <aside class="side">
      <h1>
        <Mark />
        {'Bến\u00a0An'}
      </h1>
      <p>{words.about}</p>
      {numbers.length > 0 && (
        <section>
          <h2 class="label">{words.numbers}</h2>
          <Calls calls={numbers} weight="quiet" />
        </section>
      )}
      <p class="fine">
        {words.exitLimits} {words.exitKeys}
      </p>
    </aside>
  )
}
