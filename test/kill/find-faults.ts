import type { TranscriptLine } from '../../src/store/store.ts'
import type { People } from './people.ts'
import type { Rig } from './rig.ts'

export interface Uncertain {
  readonly id: number
  readonly ifUncertain: 'repeat' | 'once'
}

/**
 * Everything that a crash must not have done, as a list; empty when promise 4 holds. What was acknowledged is there, once, in order;
 * every message has its one answer; sends that were cut off followed the rule of their kind.
 */
export async function findFaults(rig: Rig, people: People, uncertain: readonly Uncertain[]): Promise<readonly string[]> {
  const faults: string[] = []
  for (const { id, ifUncertain } of uncertain) {
    const state = rig.stateOf(id)
    const right = ifUncertain === 'once' ? ['for-staff'] : ['sent', 'due']
    if (!right.includes(state)) faults.push(`a send of kind ${ifUncertain} that was cut off stands as ${state}`)
  }
  const transcripts = await rig.read(people.ids)
  for (const id of people.ids) {
    const lines = transcripts.get(id) ?? []
    const told = lines.flatMap((line) => (line.by === 'person' && line.content.kind === 'text' ? [line.content.text] : []))
    const wanted = people.acknowledged.get(id) ?? []
    if (told.join('\n') !== wanted.join('\n')) faults.push(`${id}: ${difference(wanted, told)}`)
    faults.push(...answerFaults(id, lines))
  }
  return faults
}

function difference(wanted: readonly string[], told: readonly string[]): string {
  const lost = wanted.filter((text) => !told.includes(text)).length
  const at = wanted.findIndex((text, place) => told[place] !== text)
  return `acknowledged ${wanted.length}, kept ${told.length}, lost ${lost}, first difference at ${at}: ${told.slice(at - 1, at + 3).join(' | ')}`
}

/** One answer after each message: none is missing, none was decided twice. */
function answerFaults(id: string, lines: readonly TranscriptLine[]): readonly string[] {
  const faults: string[] = []
  let answers = 1
  for (const line of lines) {
    if (line.by === 'person') {
      if (answers !== 1) faults.push(`${id}: a message has ${answers} answers`)
      answers = 0
    } else if (line.by === 'bot') answers += 1
    else faults.push(`${id}: a line by ${line.by}`)
  }
  if (answers !== 1) faults.push(`${id}: the last message has ${answers} answers`)
  return faults
}
