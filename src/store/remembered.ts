/** A map that forgets what was put in first once it holds `most`. For what can be read again, or is soon asked for or never. */
export class Remembered<Key, Value> {
  private readonly most: number
  private readonly values = new Map<Key, Value>()

  constructor(most: number) {
    this.most = most
  }

  get(key: Key): Value | undefined {
    return this.values.get(key)
  }

  set(key: Key, value: Value): void {
    if (this.values.size >= this.most && !this.values.has(key)) {
      const [eldest] = this.values.keys()
      if (eldest !== undefined) this.values.delete(eldest)
    }
    this.values.set(key, value)
  }

  delete(key: Key): void {
    this.values.delete(key)
  }

  clear(): void {
    this.values.clear()
  }
}
