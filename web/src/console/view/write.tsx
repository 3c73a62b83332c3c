import { useEffect, useRef } from 'preact/hooks'
import type { CaseView } from '../../../../src/server/console/wire/wire.ts'
import { type Draft, noDraft } from '../desk.ts'
import { channelName, type Phrases, refusalText } from '../phrases.ts'
import { inWords } from '../times.ts'
import { Attach } from './attach.tsx'
import { focusFirst, focusReply } from './focus.ts'
import { useHere, useNow } from './here.ts'

/** Where a reply is written. It stays until it has certainly left. */
export function Write({ view }: { readonly view: CaseView }) {
  const { console, desk, words } = useHere()
  const draft = desk.drafts[view.id] ?? noDraft
  const asked = desk.late?.case === view.id && !view.eraseAsked
  useFieldOnceAnswered(asked)
  if (asked) return <OnceMore view={view} />
  if (!view.mayDo.includes('reply')) {
    return draft.text === '' ? null : (
      <div class="write">
        <p class="meta">{whyNot(view, words)}</p>
        <p class="quoted wrap">{draft.text}</p>
      </div>
    )
  }
  const waits = view.writingNow === 'unsafe'
  const send = (event: Event) => {
    event.preventDefault()
    if (!waits) console.reply(view.id, draft)
  }
  return (
    <form class="write" onSubmit={send}>
      <textarea
        class="field"
        data-key="reply"
        aria-label={words.write.label(view.pseudonym)}
        placeholder={words.write.placeholder}
        value={draft.text}
        maxLength={longestText}
        onInput={(event) => console.write(view.id, { ...draft, text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) send(event)
        }}
      />
      <Attach view={view} draft={draft} />
      <div class="under">
        <Limits view={view} draft={draft} />
        {waits ? (
          <p class="waits">{words.write.waits}</p>
        ) : (
          <button type="submit" class="btn btn-go">
            {words.write.send} <kbd class="only-wide">Ctrl Enter</kbd>
          </button>
        )}
      </div>
    </form>
  )
}

function whyNot({ eraseAsked, state }: CaseView, words: Phrases): string {
  if (eraseAsked) return refusalText('erased', words)
  return state === 'closed' ? words.write.reopenFirst : words.write.takeFirst
}

/** The second question goes with its answer, and the focus with it: it goes on in the field, for on the page a letter is a deed. */
function useFieldOnceAnswered(asked: boolean): void {
  const before = useRef(false)
  useEffect(() => {
    if (before.current && !asked && document.activeElement === document.body) focusReply()
    before.current = asked
  }, [asked])
}

/** As the server takes it in one reply. */
const longestText = 4000
const writableSoonMs = 3_600_000

function Limits({ view, draft }: { readonly view: CaseView; readonly draft: Draft }) {
  const { desk, words } = useHere()
  const nowMs = useNow()
  const { maxTextLength, writableUntilMs } = view.limits
  const length = [...draft.text].length
  const leftMs = writableUntilMs === null ? null : writableUntilMs - nowMs
  return (
    <p class="limits meta">
      {leftMs !== null && (
        <span class={leftMs < writableSoonMs ? 'uneasy' : ''}>
          {channelName(view.channel, words)}: {leftMs <= 0 ? words.write.overdue : words.write.writable(inWords(leftMs, desk.language))}
        </span>
      )}
      {leftMs !== null && leftMs > 0 && <Price view={view} />}
      <span class={length > maxTextLength ? 'uneasy' : ''}>
        <b class="figure">{length}</b>/{maxTextLength} {words.write.characters}
        {length > maxTextLength && `, ${words.write.inPieces(Math.ceil(length / maxTextLength))}`}
      </span>
      {view.unread !== null && (
        <span class={view.unread > 0 ? 'uneasy' : ''}>{view.unread > 0 ? words.write.unread(view.unread) : words.write.allRead}</span>
      )}
      {draft.proposalOf !== null && <span>{words.write.fromProposal}</span>}
      {draft.text !== '' && <span>{words.write.kept}</span>}
    </p>
  )
}

/** What a reply costs, before it is written. */
function Price({ view: { limits } }: { readonly view: CaseView }) {
  const { desk, words } = useHere()
  const nowMs = useNow()
  const { freeUntilMs, freeLeft } = limits
  if (freeUntilMs === null) return null
  if (freeUntilMs <= nowMs || freeLeft === 0) return <span class="uneasy">{words.write.costs}</span>
  return (
    <>
      <span>{words.write.free(inWords(freeUntilMs - nowMs, desk.language))}</span>
      {freeLeft !== null && <span class={freeLeft <= fewLeft ? 'uneasy' : ''}>{words.write.freeLeft(freeLeft)}</span>}
    </>
  )
}

const fewLeft = 2

/** The second question: the person may be watched, and wrote a while ago or is not sure. Waiting is the easy answer. */
function OnceMore({ view }: { readonly view: CaseView }) {
  const { console, desk, words } = useHere()
  const nowMs = useNow()
  const heardMs = Math.max(0, ...view.lines.filter(({ by }) => by === 'person').map(({ atMs }) => atMs))
  const title = view.writingNow === 'unsure' ? words.write.unsureTitle : words.write.lateTitle(inWords(nowMs - heardMs, desk.language))
  return (
    <section class="once-more" role="alertdialog" aria-label={title}>
      <p>
        <b>{title}</b>
      </p>
      <p>{words.write.lateText}</p>
      <p class="quoted wrap">{desk.late?.body.text}</p>
      <div class="acts">
        <button type="button" class="btn btn-go" ref={focusFirst} onClick={console.holdLate}>
          {words.write.lateHold}
        </button>
        <button type="button" class="btn btn-stop" onClick={console.sendLate}>
          {words.write.lateSend}
        </button>
      </div>
    </section>
  )
}
