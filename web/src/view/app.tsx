import { useCallback, useLayoutEffect, useState } from 'preact/hooks'
import type { Chat } from '../chat/chat.ts'
import { phrases } from '../chat/phrases.ts'
import type { Talk } from '../chat/talk.ts'
import { Composer } from './composer.tsx'
import { Header } from './header.tsx'
import { NewBelow } from './new-below.tsx'
import { Side } from './side.tsx'
import { Strip } from './strip.tsx'
import { Thread } from './thread.tsx'

/** The whole page. Order of the tab key: language, exit, talk, numbers, field, send; the side column repeats and comes last. */
export function App({ chat, talk }: { readonly chat: Chat; readonly talk: Talk }) {
  const words = phrases[talk.language]
  const [below, setBelow] = useState(false)
  const seen = useCallback(() => setBelow(false), [])
  useLayoutEffect(() => {
    document.documentElement.lang = talk.language
    document.title = words.title
  }, [talk.language, words])
  return (
    <div class="page">
      <div class="screen">
        <Header chat={chat} words={words} other={talk.language === 'vi' ? 'en' : 'vi'} />
        <Strip talk={talk} words={words} />
        <Thread chat={chat} talk={talk} words={words} onLeft={setBelow} />
        <Composer chat={chat} talk={talk} words={words}>
          {below && <NewBelow words={words} onSeen={seen} />}
        </Composer>
      </div>
      <Side words={words} numbers={talk.guarded ? [] : chat.page.plainNumbers[talk.language]} />
    </div>
  )
}
