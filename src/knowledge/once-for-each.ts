/** The same as `make`, which is asked once for each thing; what it made is kept as long as that thing is. */
export function onceForEach<Thing extends object, Made extends object>(make: (thing: Thing) => Made): (thing: Thing) => Made {
  const kept = new WeakMap<Thing, Made>()
  return (thing) => {
    const known = kept.get(thing)
    if (known !== undefined) return known
    const made = make(thing)
    kept.set(thing, made)
    return made
  }
}

/**
 * The same for a thing and a key: `make` is asked once for the two together. Only for keys that content or code names,
 * never for what strangers write.
 */
export function onceForEachKey<Thing extends object, Key, Made extends object | string | null>(
  make: (thing: Thing, key: Key) => Made,
): (thing: Thing, key: Key) => Made {
  const keptFor = onceForEach((_: Thing) => new Map<Key, Made>())
  return (thing, key) => {
    const kept = keptFor(thing)
    const known = kept.get(key)
    if (known !== undefined) return known
    const made = make(thing, key)
    kept.set(key, made)
    return made
  }
}
