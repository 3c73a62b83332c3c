import type { CaseView } from '../../../../src/server/console/wire/wire.ts'
import type { Press } from '../press.ts'
import { moment } from '../times.ts'
import { useHere, useNow } from './here.ts'
import { Odd } from './said.tsx'

/** What somebody noted last stands before all that the machine gathered, and leaves room for it: whoever is given a case reads it first. */
export function LastNote({ view: { notes } }: { readonly view: CaseView }) {
  const { desk, words } = useHere()
  const nowMs = useNow()
  const last = notes.at(-1)
  if (last === undefined) return null
  return (
    <section class="panel last-note">
      <div class="panel-head">
        <h2>{words.help.lastNote}</h2>
        <span class="meta">
          {last.by} · {moment(last.atMs, nowMs, desk.language)}
        </span>
      </div>
      <p class="wrap folded">
        <Odd text={last.text} />
      </p>
      <p class="meta">{words.help.allNotes(notes.length)}</p>
    </section>
  )
}

/** Among staff. It lies on another ground than the talk, so that nobody writes to the person here by mistake. */
export function Notes({ view }: { readonly view: CaseView }) {
  const { console, desk, words } = useHere()
  const nowMs = useNow()
  const text = desk.noteDrafts[view.id] ?? ''
  const pending = desk.presses.filter((press): press is Press & { kind: 'note' } => press.kind === 'note' && press.case === view.id)
  return (
    <section class="panel notes">
      <div class="panel-head">
        <h2>{words.help.notes}</h2>
        <span class="meta">{words.help.notesHint}</span>
      </div>
      {view.notes.length === 0 && pending.length === 0 && <p class="meta">{words.help.noNotes}</p>}
      <ul>
        {view.notes.map((note) => (
          <li key={note.id}>
            <b>{note.by}</b> <span class="meta">{moment(note.atMs, nowMs, desk.language)}</span>{' '}
            <span class="wrap">
              <Odd text={note.text} />
            </span>
          </li>
        ))}
        {pending.map((press) => (
          <li key={press.id}>
            <span class="wrap">{press.body.text}</span>{' '}
            <span class="meta">{press.unsure ? words.lines.retrying : words.lines.pending}</span>
          </li>
        ))}
      </ul>
      {view.mayDo.includes('note') && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (text.trim() !== '') console.note(view.id, text.trim())
          }}
        >
          <label>
            <span class="unseen">{words.help.note}</span>
            <input
              class="field"
              maxLength={4000}
              placeholder={words.help.note}
              value={text}
              onInput={(event) => console.writeNote(view.id, event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="btn">
            {words.help.noteDo}
          </button>
        </form>
      )}
    </section>
  )
}
