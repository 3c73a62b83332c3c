/**
 * The second press of a double one is meant for what the first one met. Where another button has come to lie under the pointer meanwhile, it
 * does nothing: a case was taken or a question answered, and nobody has looked at what lies there now. Links, to numbers and out, always lead on.
 */
export function onlyWhatWasMeant(page: Document): void {
  let before: Element | null = null
  page.addEventListener(
    'click',
    (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null
      if (event.detail > 1 && button !== null && button !== before) {
        event.preventDefault()
        event.stopPropagation()
      }
      before = button
    },
    true,
  )
}
