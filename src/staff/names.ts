/** The name somebody logs in with, as it is kept and compared: however it was typed, it is one name. Null: it could not be one. */
export function loginOf(typed: string): string | null {
  const login = typed.normalize('NFKC').trim().toLowerCase().normalize('NFKC')
  return /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._@-]| (?! )){1,63}$/u.test(login) ? login : null
}

/** A name as people in need will read it; null where it holds what cannot be seen or turns the text around. */
export function shownNameOf(typed: string): string | null {
  const name = typed.normalize('NFC').trim().replace(/ +/g, ' ')
  return /^[^\p{C}\p{Zl}\p{Zp}]{1,40}$/u.test(name) ? name : null
}
