import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { CaseView } from '../../../../src/server/console/wire/wire.ts'

export interface Unseen {
  readonly scroller: RefObject<HTMLDivElement | null>
  /** The person wrote something that has not been in sight. */
  readonly unseen: boolean
  look(): void
}

/** Whether the end of the talk was in sight since the person wrote last: the talk may be scrolled, and on a phone it may be the other part. */
export function useUnseen(view: CaseView, talkShown: boolean): Unseen {
  const scroller = useRef<HTMLDivElement>(null)
  const heard = view.lines.filter(({ by }) => by === 'person' || by === 'gap').length
  const [seen, setSeen] = useState(heard)
  const look = () => {
    if (showsEnd(scroller.current)) setSeen(heard)
  }
  useLayoutEffect(look, [heard, talkShown])
  return { scroller, unseen: heard > seen, look }
}

const nearEndPx = 40

/** The scroller begins at its end: further up it is below zero. Where it is not drawn it shows nothing. */
function showsEnd(scroller: HTMLDivElement | null): boolean {
  return scroller !== null && scroller.clientHeight > 0 && scroller.scrollTop > -nearEndPx
}
