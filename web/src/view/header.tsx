import type { Chat } from '../chat/chat.ts'
import type { Phrases } from '../chat/phrases.ts'
import { Icon, Mark } from './icon.tsx'

/** Name, the other language, and the way out: a plain link, so that it leaves even where the script fails. */
export function Header({ chat, words, other }: { readonly chat: Chat; readonly words: Phrases; readonly other: 'vi' | 'en' }) {
  return (
    <header class="bar">
      <h1 class="brand">
        <Mark />
        <span class="brand-name">{'Bến\u00a0An'}</span>
      </h1>
      <button type="button" class="language" lang={other} aria-label={words.otherLanguage} onClick={chat.switchLanguage}>
        <Icon name="globe" />
        <span class="short" aria-hidden="true">
          {words.otherLanguageShort}
        </span>
        <span class="long" aria-hidden="true">
          {words.otherLanguage}
        </span>
      </button>
      <a
        class="exit"
        href="/chat/exit"
        rel="noreferrer nofollow"
        aria-label={words.exitLong}
        onClick={(event) => {
          event.preventDefault()
          chat.leave()
        }}
      >
        <Icon name="exit" />
        {words.exit}
        <span class="keys" aria-hidden="true">
          Esc Esc
        </span>
      </a>
    </header>
  )
}
