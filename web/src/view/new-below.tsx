import { useEffect } from 'preact/hooks'
import type { Phrases } from '../chat/phrases.ts'
import { Icon } from './icon.tsx'
import { atEnd } from './scroll.ts'

/** Something new stands further down than the person reads: until they are there. */
export function NewBelow({ words, onSeen }: { readonly words: Phrases; readonly onSeen: () => void }) {
  useEffect(() => {
    const look = () => {
      if (atEnd()) onSeen()
    }
    addEventListener('scroll', look)
    return () => removeEventListener('scroll', look)
  }, [onSeen])
  return (
    <button type="button" class="below" onClick={() => scrollTo(0, document.documentElement.scrollHeight)}>
      <Icon name="down" />
      {words.newBelow}
    </button>
  )
}
