import type { Item } from '../chat/talk.ts'

/** Further than this from the end, the person is reading something: nothing moves under them. */
const nearEndPx = 160

/**
 * Moves to what is new. The person's own message and the answer to it are gone to, and to a press that stands nowhere in the talk (`pressed`);
 * anything else only while they read at the end, else it is `left-below` for them to find. A reply longer than the screen shows its first line.
 * A talk that is read back is gone on with at our last reply.
 */
export function followTalk(
  list: HTMLElement | null,
  before: readonly Item[],
  now: readonly Item[],
  pressed: boolean,
): 'moved' | 'left-below' | 'nothing-new' {
  const added = now.filter((item) => !before.includes(item) && !before.some((old) => sameThing(old, item)))
  const first = added[0]
  if (!list || !first) return 'nothing-new'
  const at = before.length === 0 ? lastReplyIn(now) : now.indexOf(first)
  const element = list.children[at]
  if (!(element instanceof HTMLElement)) return 'nothing-new'
  if (first.kind === 'own' && document.activeElement === document.body) focusOn(element)
  const asked = pressed || first.kind === 'own' || now[at - 1]?.kind === 'own' || before.length === 0
  if (!asked && !readsAtEnd(element)) return 'left-below'
  scrollTo(0, Math.max(0, element.getBoundingClientRect().top + scrollY - headerHeight() - 12))
  return 'moved'
}

/** The person looks at the last of the page. */
export function atEnd(): boolean {
  return innerHeight + scrollY >= document.documentElement.scrollHeight - 80
}

/** Brings the first lines of the card that now stands under the talk into sight, for somebody who was looking at the talk's last words. */
export function showCard(list: HTMLElement | null): void {
  const card = list?.parentElement?.querySelector('.card')
  if (!list || !card || list.getBoundingClientRect().bottom >= innerHeight + nearEndPx) return
  scrollBy(0, Math.max(0, card.getBoundingClientRect().top - innerHeight / 2))
}

/** The pressed choice is gone and the focus with it: the tab key goes on from what it became. */
function focusOn(own: HTMLElement): void {
  own.querySelector<HTMLElement>('[tabindex]')?.focus({ preventScroll: true })
}

/** The bubbles of one reply were decided in the same moment. */
function lastReplyIn(items: readonly Item[]): number {
  const rows = items.flatMap((item) => (item.kind === 'row' ? [item.row] : []))
  const last = rows[rows.length - 1]
  return Math.max(
    0,
    items.findIndex((item) => item.kind === 'row' && item.row.atMs === last?.atMs && item.row.author === last.author),
  )
}

function sameThing(a: Item, b: Item): boolean {
  if (a.kind === 'row' && b.kind === 'row') return a.row.seq === b.row.seq
  return a.kind === 'own' && b.kind === 'own' && a.id === b.id
}

function readsAtEnd(added: HTMLElement): boolean {
  return added.getBoundingClientRect().top < innerHeight + nearEndPx
}

/** What stays at the top of the screen while the talk moves under it. */
function headerHeight(): number {
  const strip = document.querySelector('.who')
  return strip ? strip.getBoundingClientRect().bottom : 0
}
