import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Chat } from '../chat/chat.ts'
import type { Phrases } from '../chat/phrases.ts'
import { awaitsReply, type Item, openFrom, type Talk } from '../chat/talk.ts'
import { clockTime } from '../chat/words.ts'
import { Hello } from './hello.tsx'
import { OffLine } from './off-line.tsx'
import { OwnMessageView } from './own-message.tsx'
import { RowView } from './row.tsx'
import { followTalk, showCard } from './scroll.ts'

interface Shown {
  readonly chat: Chat
  readonly talk: Talk
  readonly words: Phrases
}

/** The talk from its first words down to the last. `onLeft`: whether what came last was left below what the person reads. */
export function Thread({ chat, talk, words, onLeft }: Shown & { readonly onLeft: (below: boolean) => void }) {
  const list = useRef<HTMLDivElement>(null)
  const before = useRef<readonly Item[]>([])
  const readIn = useRef(talk.language)
  useLayoutEffect(() => {
    const pressed = readIn.current !== talk.language // the other language was chosen: what comes now is the answer to it
    const went = followTalk(list.current, before.current, talk.items, pressed)
    if (went !== 'nothing-new' || talk.items.length === 0) onLeft(went === 'left-below')
    before.current = talk.items
    if (went !== 'nothing-new') readIn.current = talk.language
  }, [talk.items])
  useLayoutEffect(() => {
    if ((!talk.connected || talk.crowded) && talk.items.length > 0) showCard(list.current)
  }, [talk.connected, talk.crowded])
  const open = openFrom(talk.items)
  const begun = talk.items.length > 0
  return (
    <main class={`thread${talk.guarded ? ' still' : ''}`}>
      {!talk.guarded && <Hello chat={chat} talk={talk} words={words} open={!begun} />}
      <div ref={list} class="talk" role="log" aria-label={words.thread}>
        {talk.items.map((item, index) => (
          <ItemView key={keyOf(item)} item={item} follows={talk.items[index - 1]} open={index >= open} {...{ chat, talk, words }} />
        ))}
      </div>
      {awaitsReply(talk) && <Looking key={talk.items.length} words={words} />}
      {talk.guarded && <p class="fine">{words.anyTime}</p>}
      {(!talk.connected || talk.crowded) && (
        <OffLine talk={talk} words={words} numbers={talk.guarded ? [] : chat.page.plainNumbers[talk.language]} />
      )}
    </main>
  )
}

/** Some messages get no answer of their own, as the second of two pictures: after a while nobody is waited for. */
function Looking({ words }: { readonly words: Phrases }) {
  const [over, end] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => end(true), looksForMs)
    return () => clearTimeout(timer)
  }, [])
  if (over) return null
  return (
    <p class="fine looking">
      <span class="pulse" aria-hidden="true" />
      {words.looking}
    </p>
  )
}

/** An answer takes a second, and a question that is not understood waits three more for further words. */
const looksForMs = 15_000

interface ItemProps extends Shown {
  readonly item: Item
  readonly follows: Item | undefined
  readonly open: boolean
}

function ItemView({ item, follows, open, chat, talk, words }: ItemProps) {
  switch (item.kind) {
    case 'own':
      return <OwnMessageView item={item} guarded={talk.guarded} words={words} chat={chat} />
    case 'row':
      return (
        <RowView row={item.row} leads={follows?.kind !== 'row'} guarded={talk.guarded} open={open} words={words} onChoose={chat.choose} />
      )
    case 'mark':
      return (
        <p class={`across${item.what === 'asked' || item.what === 'joined' ? ' warm' : ''}`}>
          <span>{item.what === 'reloaded' ? words.reloaded : `${clockTime(item.atMs)} · ${words[item.what]}`}</span>
        </p>
      )
  }
}

function keyOf(item: Item): string {
  if (item.kind === 'row') return `row-${item.row.seq}`
  return item.kind === 'own' ? item.id : `${item.what}-${item.atMs}`
}
