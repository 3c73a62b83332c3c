import type { Phrases } from '../chat/phrases.ts'
import type { Talk } from '../chat/talk.ts'
import { Icon, type IconName } from './icon.tsx'

type Standing = 'machine' | 'waiting' | 'person' | 'neutral' | 'offline'

/** Who speaks, always in sight and always in words. While somebody may be reading along it does not say who, and never changes. */
export function Strip({ talk, words }: { readonly talk: Talk; readonly words: Phrases }) {
  const standing: Standing = !talk.connected ? 'offline' : talk.guarded ? 'neutral' : talk.speaker
  const icon: IconName | null = standing === 'person' || standing === 'offline' ? standing : null
  const [who, rest] = words[standing]
  return (
    <div class={`who who-${standing}`}>
      {icon && <Icon name={icon} />}
      {standing === 'waiting' && <span class="pulse" aria-hidden="true" />}
      <p role="status">
        <b>{who}</b>
        {rest}
      </p>
    </div>
  )
}
