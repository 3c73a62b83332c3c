import type { Chat } from '../chat/chat.ts'
import type { Phrases } from '../chat/phrases.ts'
import type { Talk } from '../chat/talk.ts'
import { Blocks } from './blocks.tsx'
import { Calls } from './calls.tsx'
import { Choices } from './choices.tsx'

/** The first words. Until the person has said something, also what can be asked, the numbers, and what leaving does not do. */
export function Hello(props: { readonly chat: Chat; readonly talk: Talk; readonly words: Phrases; readonly open: boolean }) {
  const { chat, talk, words, open } = props
  const bubbles = chat.page.hello[talk.language]
  const choices = bubbles.map((bubble) => bubble.choices).reduce((all, more) => all.concat(more), [])
  const numbers = chat.page.plainNumbers[talk.language]
  return (
    <section class="hello">
      {bubbles.map((bubble, index) => (
        <div key={index} class="bubble machine">
          <Blocks bubble={bubble} tone={index === 0 ? 'answer' : 'on'} calls="quiet" words={words} />
        </div>
      ))}
      {open && <Choices choices={choices} onChoose={chat.choose} />}
      {open && numbers.length > 0 && (
        <section class="hello-numbers">
          <h2 class="label">{words.numbers}</h2>
          <Calls calls={numbers} weight="quiet" />
        </section>
      )}
      {open && <p class="fine hello-exit">{words.exitLimits}</p>}
    </section>
  )
}
