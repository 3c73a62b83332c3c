import type { Block, Call } from './turn.ts'

/** The same blocks with every number given once: where it comes again it is left out, and cards that follow each other become one list. */
export function eachNumberOnce(blocks: readonly Block[]): readonly Block[] {
  const given = new Set<string>()
  const once: Block[] = []
  for (const block of blocks) {
    if (block.kind !== 'calls') {
      once.push(block)
      continue
    }
    const calls = block.calls.filter((call) => isNew(call, given))
    const last = once.at(-1)
    if (last?.kind === 'calls') once[once.length - 1] = { kind: 'calls', calls: [...last.calls, ...calls] }
    else if (calls.length > 0) once.push({ kind: 'calls', calls })
  }
  return once
}

function isNew({ number }: Call, given: Set<string>): boolean {
  if (given.has(number)) return false
  given.add(number)
  return true
}
