export type IconName = 'check' | 'clock' | 'doc' | 'down' | 'exit' | 'globe' | 'next' | 'offline' | 'person' | 'phone' | 'warn'

/** A drawing of the page's own set (index.html). It never stands without a word, so screen readers pass it over. */
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
