import type { Item } from '../chat/talk.ts'

/** Further than this from the end, the person is reading something: nothing moves under them. */
const nearEndPx = 160

/**
 * Moves to what is new. The person's own message and the answer to it are gone to, and to a press that stands nowhere in the talk (`pressed`);
 * anything else only while they read at the end, else it is `left-below` for them to find. A reply longer than the screen shows its first line.
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
  const at = now.indexOf(first)
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

/** Brings what now stands under the talk into sight, for somebody who was looking at the talk's last words. */
export function showEnd(list: HTMLElement | null): void {
  if (list && list.getBoundingClientRect().bottom < innerHeight + nearEndPx) scrollTo(0, document.documentElement.scrollHeight)
}

/** The pressed choice is gone and the focus with it: the tab key goes on from what it became. */
function focusOn(own: HTMLElement): void {
  own.querySelector<HTMLElement>('[tabindex]')?.focus({ preventScroll: true })
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
