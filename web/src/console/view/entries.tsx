import { useState } from 'preact/hooks'
import type { Entries } from '../../../../src/server/console/wire/wire-house.ts'
import { Icon } from '../../view/icon.tsx'
import type { Phrases } from '../phrases.ts'
import { countryName, isoDay, moment } from '../times.ts'
import { Waiting } from './asking.tsx'
import { useHere, useNow, useRead } from './here.ts'
import { WithOrWithout } from './withdraw.tsx'

type Entry = Entries['entries'][number]

/** Every answer with its state and dates: what must be looked at first. */
export function EntryList() {
  const { words } = useHere()
  const { read, again, set } = useRead<Entries>('entries')
  const [all, showAll] = useState(false)
  const [name, setName] = useState('')
  const entries = read.at === 'there' ? read.value.entries : []
  const shown = entries.filter((entry) => (all || entry.age !== 'fresh' || entry.withdrawn !== null) && fits(entry, name))
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>{words.content.entries}</h2>
        <span class="meta">{words.content.count(shown.length, entries.length)}</span>
      </div>
      <div class="filters">
        <div class="switch">
          <button type="button" aria-pressed={!all} onClick={() => showAll(false)}>
            {words.content.needs}
          </button>
          <button type="button" aria-pressed={all} onClick={() => showAll(true)}>
            {words.content.all}
          </button>
        </div>
        <label class="find">
          <Icon name="search" />
          <span class="unseen">{words.content.find}</span>
          <input
            class="field"
            data-key="search"
            placeholder={words.content.find}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
      </div>
      <Waiting read={read} again={again} />
      {read.at === 'there' && shown.length === 0 && <p class="empty">{words.content.none}</p>}
      {shown.map((entry) => (
        <EntryRow key={entry.id} entry={entry} onChanged={set} />
      ))}
    </section>
  )
}

function EntryRow({ entry, onChanged }: { readonly entry: Entry; readonly onChanged: (entries: Entries) => void }) {
  const { console, desk, words } = useHere()
  const nowMs = useNow()
  const [asking, ask] = useState(false)
  const { content } = words
  const { withdrawn, signed } = entry
  const title = entry.titles[desk.language]
  const verb = withdrawn === null ? 'withdraw' : 'restore'
  return (
    <div class="entry">
      <EntryState entry={entry} words={words} />
      <div>
        <b>{title}</b>
        <p class="meta">
          {entry.topic}
          {entry.country !== null && ` · ${countryName(entry.country, desk.language)}`} · {words.stages[entry.stage]} · {content.risk}:{' '}
          {words.risks[entry.risk]}
        </p>
        {withdrawn !== null && (
          <p class="meta">{content.withdrawnBy(withdrawn.by, moment(withdrawn.atMs, nowMs, desk.language), withdrawn.reason)}</p>
        )}
      </div>
      <div class="meta">
        <p>{content.reviewBy(isoDay(entry.reviewBy, desk.language))}</p>
        <p>{signed === null ? content.unsigned : content.signed(signed.by, isoDay(signed.on, desk.language))}</p>
      </div>
      {desk.me?.deeds.includes('withdraw-entry') && (
        <button type="button" class="btn" onClick={() => ask(true)}>
          {content[verb]}
          <span class="unseen"> {title}</span>
        </button>
      )}
      {asking && (
        <WithOrWithout<Entries>
          title={withdrawn === null ? content.withdrawEntry : content.restoreEntry}
          text={withdrawn === null ? content.withdrawEntryText : null}
          yes={content[verb]}
          call={(reason) => console.api.post(`entries/${entry.id}/${verb}`, { reason })}
          onDone={onChanged}
          onClose={() => ask(false)}
        />
      )}
    </div>
  )
}

/** A drawing and a word, so that neither colour nor shape has to be known. */
function EntryState({ entry, words }: { readonly entry: Entry; readonly words: Phrases }) {
  const { content } = words
  if (entry.withdrawn !== null) return <State kind="off" icon="pause" text={content.withdrawn} />
  switch (entry.age) {
    case 'fresh':
      return <State kind="good" icon="check" text={content.ages.fresh} />
    case 'soon':
      return <State kind="due" icon="clock" text={content.ages.soon} />
    case 'past':
      return (
        <State kind="bad" icon="warn" text={entry.risk === 'urgent' || entry.risk === 'none' ? content.pastUrgent : content.pastCareful} />
      )
  }
}

export function State({
  kind,
  icon,
  text,
}: {
  readonly kind: 'good' | 'due' | 'bad' | 'off'
  readonly icon: 'check' | 'clock' | 'warn' | 'pause'
  readonly text: string
}) {
  return (
    <p class={`state state-${kind}`}>
      <Icon name={icon} />
      {text}
    </p>
  )
}

/** Found by what it is called in either language. */
function fits({ titles, topic }: Entry, name: string): boolean {
  const words = name.trim().toLowerCase()
  return [titles.vi.toLowerCase(), titles.en.toLowerCase(), topic].some((called) => called.includes(words))
}
