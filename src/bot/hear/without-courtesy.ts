/** Plain text without the words of courtesy before and after it. */
export function withoutCourtesy(typed: string, courtesy: ReadonlySet<string>): string {
  const [first = ''] = typed.split(' ', 1)
  if (!courtesy.has(first) && !courtesy.has(typed.slice(typed.lastIndexOf(' ') + 1))) return typed
  const words = typed.split(' ')
  let from = 0
  let to = words.length
  while (from < to && courtesy.has(words[from] ?? '')) from += 1
  while (to > from && courtesy.has(words[to - 1] ?? '')) to -= 1
  return words.slice(from, to).join(' ')
}

/** However polite, a command is short. */
const mostWords = 12

/** The text, then what is left with fewer words of courtesy before and after it: "cụ thể đi" ends in "đi", but not in "the". */
export function* lessAndLessPolite(typed: string, courtesy: ReadonlySet<string>): Generator<string> {
  yield typed
  const words = typed.split(' ')
  if (words.length > mostWords) return
  for (let from = 0; from < words.length; from += 1) {
    for (let to = words.length; to > from; to -= 1) {
      yield words.slice(from, to).join(' ')
      if (!courtesy.has(words[to - 1] ?? '')) break
    }
    if (!courtesy.has(words[from] ?? '')) return
  }
}

/** Words without those that call somebody: "cô ơi" is no "có". Folded or plain. */
export function withoutCalls(words: readonly string[]): readonly string[] {
  return words.filter((word, at) => !isCall(word) && !isCall(words[at + 1]))
}

/** "Ơi", behind whoever is called: grammar, as are the little words. */
export function isCall(word: string | undefined): boolean {
  return word === 'ơi' || word === 'oi'
}
