import { Icon } from '../../view/icon.tsx'
import { moment } from '../times.ts'
import { useHere, useNow } from './here.ts'

/** What must not be missed, under the header: the gravest first. */
export function Warnings() {
  const { console, desk, words } = useHere()
  const nowMs = useNow()
  const { queue, lostSinceMs, presses } = desk
  const stuck = presses.filter(({ unsure }) => unsure).length
  const hotline = desk.me?.deeds.includes('see-queue') ?? false
  return (
    <>
      {queue?.phonesReachable === false && <Warning kind="red">{words.warnings.noPhone}</Warning>}
      {lostSinceMs !== null && (
        <Warning kind="grey" icon="offline">
          <b>{words.warnings.lost(moment(lostSinceMs, nowMs, desk.language))}</b> {words.warnings.lostMore}
        </Warning>
      )}
      {stuck > 0 && <Warning kind="orange">{words.warnings.pressing(stuck)}</Warning>}
      {queue?.staffed === false && desk.place.at !== 'case' && <Warning kind="warm">{words.warnings.nobody}</Warning>}
      {hotline && !console.sound() && <Warning kind="orange">{words.warnings.soundOff}</Warning>}
      {hotline && console.sound() && !console.bell.ready() && (
        <Warning
          kind="grey"
          icon="bell"
          button={
            <button type="button" class="btn">
              {words.warnings.letRing}
            </button>
          }
        >
          {words.warnings.silent}
        </Warning>
      )}
    </>
  )
}

interface WarningProps {
  readonly kind: 'red' | 'grey' | 'orange' | 'warm'
  readonly icon?: 'offline' | 'bell' | 'warn'
  readonly button?: preact.ComponentChildren
  readonly children: preact.ComponentChildren
}

function Warning({ kind, icon = 'warn', button, children }: WarningProps) {
  return (
    <div class={`warning warning-${kind}`} role="status">
      <Icon name={icon} />
      <p>{children}</p>
      {button}
    </div>
  )
}
