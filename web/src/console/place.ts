/** Where in the console somebody is. It stands behind the # of the address, so that "back" goes back and an alert can lead to a case. */
export type Place =
  | { readonly at: 'queue' }
  | { readonly at: 'mine' }
  | { readonly at: 'case'; readonly id: string }
  | { readonly at: 'hotline' }
  | { readonly at: 'content' }
  | { readonly at: 'house' }
  | { readonly at: 'own' }

const plain = ['queue', 'mine', 'hotline', 'content', 'house', 'own'] as const

/** Without a fragment one stands where one begins. Null: it names no place. */
export function readPlace(fragment: string): Place | null {
  const words = fragment.replace(/^#/, '')
  if (words === '') return { at: 'queue' }
  const id = /^case=([0-9a-f-]{36})$/.exec(words)?.[1]
  if (id !== undefined) return { at: 'case', id }
  const at = plain.find((name) => name === words)
  return at === undefined ? null : { at }
}

export function writePlace(place: Place): string {
  return place.at === 'case' ? `#case=${place.id}` : `#${place.at}`
}

/** The token of an invite. It stands behind the #, so that no server between sees it. */
export function readInvite(fragment: string): string | null {
  return /^#?invite=([A-Za-z0-9_-]{43})$/.exec(fragment)?.[1] ?? null
}

export function samePlace(one: Place, other: Place): boolean {
  return writePlace(one) === writePlace(other)
}
