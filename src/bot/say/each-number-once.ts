import type { Block, Call } from '../reply.ts'

/**
 * The same blocks with every number given once: where it comes again it is left out, and cards that follow each other become one list.
 * Words that lead up to numbers ("call:") never stand without: where all of theirs were given before, these are given again.
 */
export function eachNumberOnce(blocks: readonly Block[]): readonly Block[] {
  const given = new Set<string>()
  const once: Block[] = []
  for (const block of blocks) {
    if (block.kind !== 'calls') {
      once.push(block)
      continue
    }
    const fresh = block.calls.filter((call) => isNew(call, given))
    const last = once.at(-1)
    const calls = fresh.length === 0 && leadsUp(last) ? oneCardEach(block.calls) : fresh
    if (last?.kind === 'calls') once[once.length - 1] = { kind: 'calls', calls: [...last.calls, ...calls] }
    else if (calls.length > 0) once.push({ kind: 'calls', calls })
  }
  return once
}

function isNew(call: Call, given: Set<string>): boolean {
  const line = lineOf(call)
  if (given.has(line)) return false
  given.add(line)
  return true
}

/** Which line it is: the same short number is another one in another country. */
export function lineOf({ name, number }: Call): string {
  return `${number} ${name}`
}

/** Words that lead up to what stands under them: "call:". */
export function leadsUp(block: Block | undefined): block is Extract<Block, { readonly kind: 'paragraph' }> {
  return block?.kind === 'paragraph' && block.text.endsWith(':')
}

/** Each number with one card: the last one, in the place of the first. */
export function oneCardEach(calls: readonly Call[]): readonly Call[] {
  return [...new Map(calls.map((call) => [lineOf(call), call])).values()]
}

/** The cards that stand among the blocks, in their order. */
export function callsIn(blocks: readonly Block[]): readonly Call[] {
  return blocks.flatMap((block) => (block.kind === 'calls' ? block.calls : []))
}
