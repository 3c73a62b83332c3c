/**
 * The same as `make`, with what it made kept for when the same text comes again: the last `most` texts that were asked for are there, and
 * at most twice as many. What is longer than `longest` is made anew each time: strangers write it, and nobody writes it twice.
 */
export function keepingFew<Made extends object | string | null>(
  make: (text: string) => Made,
  most: number,
  longest = Number.POSITIVE_INFINITY,
): (text: string) => Made {
  let lately = new Map<string, Made>()
  let before = new Map<string, Made>()
  return (text) => {
    const known = lately.get(text)
    if (known !== undefined) return known
    const made = before.get(text) ?? make(text)
    if (text.length > longest) return made
    // What is asked for again moves on before the rest is forgotten, so that common words are never made anew.
    if (lately.size >= most) {
      before = lately
      lately = new Map()
    }
    lately.set(text, made)
    return made
  }
}
