import type { WireCall } from '../../../src/server/wire.ts'
import { Icon } from './icon.tsx'
import { Words } from './words.tsx'

/** `strong` where calling is what matters now, `quiet` beside something else. */
export type CallWeight = 'strong' | 'quiet'

/** Numbers to press. */
export function Calls({ calls, weight }: { readonly calls: readonly WireCall[]; readonly weight: CallWeight }) {
  return (
    <ul class={`calls calls-${weight}`}>
      {calls.map((call) => (
        <li key={call.number}>
          <a class="call" href={`tel:${call.number}`}>
            <Icon name="phone" />
            <span class="call-words">
              <b class="call-number">{call.shown}</b>
              <span class="call-name">
                <Words text={call.name} />
              </span>
              {call.note !== '' && (
                <span class="call-note">
                  <Words text={call.note} />
                </span>
              )}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The same numbers as plain lines of text, for a screen that somebody else may see. */
export function PlainCalls({ calls }: { readonly calls: readonly WireCall[] }) {
  return (
    <>
      {calls.map((call) => (
        <p key={call.number}>
          <a class="plain-call" href={`tel:${call.number}`}>
            <b>{call.shown}</b>
            <span>
              <Words text={call.note === '' ? call.name : `${call.name}. ${call.note}`} />
            </span>
          </a>
        </p>
      ))}
    </>
  )
}
