import { Icon } from '../../view/icon.tsx'
import { holderOf, type Notice } from '../desk.ts'
import { refusalText } from '../phrases.ts'
import { moment } from '../times.ts'
import { useHere, useNow } from './here.ts'

/** What must not be missed, under the header: the gravest first. */
export function Warnings() {
  const { console, desk, words } = useHere()
  const nowMs = useNow()
  const { queue, lostSinceMs, presses, notice } = desk
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
      {notice && <NoticeStrip notice={notice} />}
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

/** Something rang, or something pressed did not happen. */
function NoticeStrip({ notice }: { readonly notice: Notice }) {
  const { console, desk, words } = useHere()
  const id = notice.kind === 'rang' ? notice.alert.case : notice.press.case
  const elsewhere = desk.place.at !== 'case' || desk.place.id !== id
  return (
    <div class={`warning ${notice.kind === 'rang' && !notice.alert.sound ? '' : 'warning-orange'}`} role="alert">
      <Icon name={notice.kind === 'rang' ? 'bell' : 'warn'} />
      <p>{notice.kind === 'rang' ? <Rang notice={notice} /> : <Refused notice={notice} />}</p>
      <div class="acts">
        {elsewhere && (
          <button type="button" class="btn" onClick={() => console.go({ at: 'case', id })}>
            {words.warnings.open}
          </button>
        )}
        <button type="button" class="btn" onClick={console.dismiss}>
          {words.warnings.dismiss}
        </button>
      </div>
    </div>
  )
}

function Rang({ notice }: { readonly notice: Notice & { readonly kind: 'rang' } }) {
  const { words } = useHere()
  const { alert } = notice
  return (
    <>
      <b>{words.warnings.rang[alert.why] ?? words.warnings.rangElse}</b>: {alert.pseudonym} · {words.level(alert.level)}
    </>
  )
}

function Refused({ notice }: { readonly notice: Notice & { readonly kind: 'refused' } }) {
  const { desk, words } = useHere()
  const { press, code } = notice
  const holder = holderOf(desk, press.case)
  const why = code === 'already-taken' && holder !== null ? words.takenBy(holder) : refusalText(code, words)
  return (
    <>
      <b>{why}</b>
      {press.kind === 'reply' && ` ${words.replyBack}`}
    </>
  )
}
