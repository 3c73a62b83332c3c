import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Chat } from '../chat/chat.ts'
import type { Phrases } from '../chat/phrases.ts'
import { openFrom, type Talk } from '../chat/talk.ts'
import { Calls, PlainCalls } from './calls.tsx'
import { Icon } from './icon.tsx'

const tallestPx = 144

interface Shown {
  readonly chat: Chat
  readonly talk: Talk
  readonly words: Phrases
}

/**
 * Where the person writes; the numbers stand beside it and open without a script. Over it, however high it is, stands that something new is
 * below.
 */
export function Composer({ chat, talk, words, children }: Shown & { readonly children: ComponentChildren }) {
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (field.current && chat.draft !== '') {
      field.current.value = chat.draft
      grow(field.current)
    }
  }, [chat])
  const send = () => {
    if (!field.current) return
    chat.write(field.current.value)
    field.current.value = ''
    chat.keepDraft('')
    grow(field.current)
    field.current.focus()
  }
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {children}
      {talk.speaker !== 'machine' && !talk.guarded && <HandOver chat={chat} words={words} />}
      <div class="composer-row">
        <Numbers chat={chat} talk={talk} words={words} />
        <textarea
          ref={field}
          rows={1}
          aria-label={words.writeLabel}
          placeholder={asksForNumber(talk) ? words.writeInTree : words.write}
          autocomplete="off"
          autocapitalize="sentences"
          spellcheck={false}
          onInput={(event) => {
            grow(event.currentTarget)
            chat.keepDraft(event.currentTarget.value)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing || !hasKeyboard()) return
            event.preventDefault()
            send()
          }}
        />
        <button type="submit" class="send">
          {words.send}
        </button>
      </div>
    </form>
  )
}

/** Only while a person was asked for: nobody else looks at it. */
function HandOver({ chat, words }: { readonly chat: Chat; readonly words: Phrases }) {
  const [refused, setRefused] = useState(false)
  const hand = async (field: HTMLInputElement) => {
    const file = field.files?.[0]
    field.value = '' // the same one can be chosen again
    setRefused(false)
    if (file && (await chat.hand(file)) === 'refused') setRefused(true)
  }
  return (
    <p class="hand-over">
      <label>
        {words.handOver}
        <input type="file" onChange={(event) => void hand(event.currentTarget)} />
      </label>
      <span role="status">{refused && words.fileRefused}</span>
    </p>
  )
}

function Numbers({ chat, talk, words }: Shown) {
  const panel = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const shut = (event: Event) => {
      if (event.target instanceof Node && !panel.current?.contains(event.target)) panel.current?.removeAttribute('open')
    }
    document.addEventListener('click', shut)
    return () => document.removeEventListener('click', shut)
  }, [])
  return (
    <details
      ref={panel}
      class="dial"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !panel.current?.open) return
        panel.current.open = false
        panel.current.querySelector('summary')?.focus()
      }}
    >
      <summary>
        <Icon name="phone" />
        {words.call}
      </summary>
      <div class="dial-panel">
        <h2 class="label">{words.numbers}</h2>
        {talk.guarded ? (
          <PlainCalls calls={chat.page.plainNumbers[talk.language]} />
        ) : (
          <Calls calls={chat.page.numbers[talk.language]} weight="quiet" />
        )}
      </div>
    </details>
  )
}

function asksForNumber(talk: Talk): boolean {
  const last = talk.items[talk.items.length - 1]
  const open = openFrom(talk.items) < talk.items.length
  return open && last?.kind === 'row' && last.row.bubble.choices.some((choice) => choice.data.startsWith('edge:'))
}

function grow(field: HTMLTextAreaElement): void {
  field.style.height = ''
  if (field.value !== '') field.style.height = `${Math.min(field.scrollHeight + 2, tallestPx)}px`
}

/** On a phone Enter makes a new line, for there the button is under the thumb. */
function hasKeyboard(): boolean {
  return matchMedia('(hover: hover) and (pointer: fine)').matches
}
