/**
 * The same as `make`, with what it made kept for when the same text comes again: up to `most` texts, and then all are forgotten at once. What is
 * longer than `longest` is made anew each time: strangers write it, and nobody writes it twice.
 */
export function keepingFew<Made extends object | string>(
  make: (text: string) => Made,
  most: number,
  longest = Number.POSITIVE_INFINITY,
): (text: string) => Made {
  const kept = new Map<string, Made>()
  return (text) => {
    const known = kept.get(text)
    if (known !== undefined) return known
    const made = make(text)
    if (text.length > longest) return made
    if (kept.size >= most) kept.clear()
    kept.set(text, made)
    return made
  }
}
