import fc from 'fast-check'
import { talkKnowledge } from '../../bot/fixture-knowledge.ts'
import { hanh, hour, lan, mai, nine } from '../given.ts'
import { asksForPerson, commands, commandsWithWords, isHeld } from './commands.ts'
import { checkAsleep } from './invariants.ts'
import { type Content, World } from './world.ts'

/** The small content of the bot's own tests, as it is while somebody is on duty and while nobody is. */
export const content = ((): Content => {
  const knowledge = talkKnowledge()
  const staffed = (hours: 'always' | 'unknown') => ({ ...knowledge, operator: { ...knowledge.operator, hours: { kind: hours } } })
  return { staffed: staffed('always'), unstaffed: staffed('unknown') }
})()

interface How {
  readonly numRuns: number
  readonly maxCommands: number
  /** Messages in words, too. */
  readonly words?: true
  /** Afterwards all of the staff fall asleep. */
  readonly asleep?: true
}

/** Runs random sequences of what can happen to a case. A failure prints the shortest sequence and its seed. */
export function runModel({ numRuns, maxCommands, words, asleep }: How): void {
  const begins = fc.constantFrom(nine, nine, nine + 7.5 * hour, nine + 13 * hour)
  const openings = fc.constantFrom<readonly Opening[]>([], ['asks'], ['danger'], ['asks', 'taken'], ['danger', 'taken'], ['asks', 'taken'])
  const sequences = fc.commands(words ? commandsWithWords : commands, { maxCommands, size: 'max' })
  fc.assert(
    fc.property(begins, openings, sequences, (nowMs, opening, sequence) => {
      const world = new World(content, nowMs, [mai.id, lan.id, hanh.id])
      for (const what of opening) open(world, what)
      fc.modelRun(() => ({ model: { events: 0 }, real: world }), sequence)
      if (asleep) checkAsleep(world)
    }),
    { numRuns },
  )
}

type Opening = 'asks' | 'danger' | 'taken'

/** So that most sequences begin where something can go wrong. */
function open(world: World, what: Opening): void {
  if (what === 'taken') world.act(world.talk, { act: 'take' }, mai)
  else {
    world.deliver(what, what === 'asks' ? asksForPerson : isHeld)
    world.decideNext(false)
  }
}
