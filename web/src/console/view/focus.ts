/** The field in which a reply is written, where there is one. */
export function focusReply(): void {
  document.querySelector<HTMLElement>('[data-key="reply"]')?.focus()
}

/** As a ref: only when it appears, for a ref with one identity is called once. */
export function focusFirst(element: HTMLElement | null): void {
  element?.focus()
}
