export type IconName =
  | 'back'
  | 'bell'
  | 'check'
  | 'clock'
  | 'doc'
  | 'down'
  | 'edit'
  | 'exit'
  | 'eye'
  | 'globe'
  | 'hand'
  | 'keys'
  | 'more'
  | 'next'
  | 'offline'
  | 'pause'
  | 'person'
  | 'phone'
  | 'search'
  | 'swap'
  | 'warn'

/** A drawing of the page's own set (index.html, console.html). It never stands without a word, so screen readers pass it over. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" aria-hidden="true">
      <use href={`#i-${name}`} />
    </svg>
  )
}

/** The shoreline with its one warm point. */
export function Mark() {
  return (
    <svg class="mark" aria-hidden="true">
      <use href="#mark" />
    </svg>
  )
}
