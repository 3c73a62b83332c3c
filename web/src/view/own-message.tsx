import { useRef } from 'preact/hooks'
import type { Chat } from '../chat/chat.ts'
import type { Phrases } from '../chat/phrases.ts'
import type { OwnMessage } from '../chat/talk.ts'
import { clockTime } from '../chat/words.ts'
import { Icon } from './icon.tsx'

/** What the person wrote, and how far it got. Once the conversation is guarded it says "sent" and no more. */
export function OwnMessageView(props: {
  readonly item: OwnMessage
  readonly guarded: boolean
  readonly words: Phrases
  readonly chat: Chat
}) {
  const { item, words, chat } = props
  const failed = item.state === 'failed'
  const bare = item.words === '' || props.guarded
  const bubble = useRef<HTMLParagraphElement>(null)
  const sendAgain = () => {
    bubble.current?.focus() // the button goes with the pressing
    chat.sendAgain()
  }
  return (
    <div class="mine">
      <p ref={bubble} class={`bubble own${failed ? ' own-failed' : ''}`} tabIndex={-1}>
        <span class="unseen">{words.youWrote} </span>
        {bare ? <Progress item={item} words={words} time={false} /> : item.words}
      </p>
      {(!bare || failed) && (
        <p class={`progress${failed ? ' progress-failed' : ''}`}>
          <Progress item={item} words={words} time={true} />
          {failed && (
            <button type="button" class="again" onClick={sendAgain}>
              {words.again}
            </button>
          )}
        </p>
      )}
    </div>
  )
}

function Progress({ item, words, time }: { readonly item: OwnMessage; readonly words: Phrases; readonly time: boolean }) {
  const at = time && item.atMs !== null ? ` ${clockTime(item.atMs)}` : ''
  return (
    <span class="progress-words">
      <Icon name={item.state === 'sent' ? 'check' : item.state === 'failed' ? 'warn' : 'clock'} />
      {words[item.state]}
      {at}
    </span>
  )
}
