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
