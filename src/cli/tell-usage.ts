/**
 * Says how a verb is called: what stands behind the colon of its summary, and what else helps. `of`: the verb that it is
 * one of. Returns the exit code.
 */
export function tellUsage(summary: string, { of = '', more = [] }: { readonly of?: string; readonly more?: readonly string[] } = {}): 2 {
  const call = summary.slice(summary.indexOf(': ') + 2)
  console.error([`Usage: ben-an ${of}${of && ' '}${call}`, ...more].join('\n'))
  return 2
}
