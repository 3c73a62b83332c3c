import type { Channels } from '../../../../src/server/console/wire/wire-house.ts'
import { channelName, type Phrases } from '../phrases.ts'
import { moment } from '../times.ts'
import { Waiting } from './asking.tsx'
import { useHere, useNow, useRead } from './here.ts'

type Channel = Channels['channels'][number]

/** How each channel stands, as its service tells just now, and what mends what is wrong. */
export function ChannelList() {
  const { words } = useHere()
  const { read, again } = useRead<Channels>('channels')
  const { house } = words
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>{house.channels}</h2>
        <span class="meta">{house.channelsHint}</span>
      </div>
      <Waiting read={read} again={again} />
      {read.at === 'there' && read.value.channels.map((channel) => <ChannelRow key={channel.name} channel={channel} />)}
    </section>
  )
}

/** Two channels may have one name for staff (Zalo), so the operator's stands beside it. */
function ChannelRow({ channel }: { readonly channel: Channel }) {
  const { desk, words } = useHere()
  const nowMs = useNow()
  const { house } = words
  const { on, name, problems } = channel
  return (
    <div class="entry">
      <p>
        <b>{channelName(name, words)}</b> <span class="meta">{name}</span>{' '}
        {on && (
          <span class={problems.length === 0 ? 'tag' : 'tag tag-guard'}>
            {problems.length === 0 ? house.channelWell : house.channelWrong}
          </span>
        )}
      </p>
      {!on && <p class="meta wrap">{house.channelOff(channel.switch)}</p>}
      {on &&
        told(channel, words, (atMs) => moment(atMs, nowMs, desk.language)).map((line) => (
          <p key={line} class="meta wrap">
            {line}
          </p>
        ))}
      {problems.map(({ code, detail, what, mend }) => (
        <p key={code} class="said-no wrap">
          {what[desk.language]} {detail !== null && `(${detail})`} {mend[desk.language]}
        </p>
      ))}
    </div>
  )
}

function told({ account, webhook, quota }: Channel, { house }: Phrases, when: (atMs: number) => string): readonly string[] {
  const delivery = webhook === null ? house.asksItself : `${house.delivers} ${webhook.url ?? house.notTold}`
  return [
    ...(account === null ? [] : [account]),
    delivery,
    ...(webhook?.provenAtMs === undefined ? [] : [house.lastCall(webhook.provenAtMs === null ? null : when(webhook.provenAtMs))]),
    ...(webhook?.waiting ? [house.waitingThere(webhook.waiting)] : []),
    ...(webhook?.lastError ? [house.lastError(webhook.lastError, webhook.atMs === null ? '?' : when(webhook.atMs))] : []),
    ...(quota === null ? [] : [house.maySend(String(quota.left ?? '?'), quota.of === null ? '' : String(quota.of))]),
    ...(quota?.renewsAtMs ? [house.renews(when(quota.renewsAtMs))] : []),
  ]
}
