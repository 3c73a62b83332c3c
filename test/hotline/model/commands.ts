import fc, { type Command } from 'fast-check'
import { optionKey } from '../../../src/bot/hear/choice-data.ts'
import type { InboundContent } from '../../../src/bot/message.ts'
import type { Act } from '../../../src/hotline/act.ts'
import { outcomes } from '../../../src/hotline/case.ts'
import { mayDo, relationTo, type Staff } from '../../../src/hotline/roles.ts'
import { hanh, hour, lan, mai, minute, second, staff } from '../given.ts'
import { checkWorld } from './invariants.ts'
import type { Talk } from './talk.ts'
import type { World } from './world.ts'

type Run = Command<Told, World>

/** What a sequence needs to remember beside the world: the events it sent. */
export interface Told {
  events: number
}

const tap = (data: string): InboundContent => ({ kind: 'tap', data })
export const asksForPerson = tap('cmd:person')
export const saysSafe = tap('cmd:safe-yes')
export const isHeld = tap(`edge:leave-job:danger:${optionKey('held')}`)
/** Pressed where the words are long, so that a sequence costs what the hotline costs and not what understanding does. */
const messages: readonly (readonly [string, InboundContent | 'gap'])[] = [
  ['asks for a person', asksForPerson],
  ['asks for a person', asksForPerson],
  ['agrees that a person reads', tap('consent:2')],
  ['is held', isHeld],
  ['is threatened', tap(`edge:leave-job:danger:${optionKey('threatened')}`)],
  ['says that writing is safe', saysSafe],
  ['says that writing is not safe', tap('cmd:safe-no')],
  ['presses menu', tap('cmd:menu')],
  ['presses something old', tap('topic:nothing')],
  ['presses exit', tap('cmd:exit')],
  ['presses erase', tap('cmd:erase')],
  ['sends a voice message', { kind: 'unserved', what: 'voice' }],
  ['blocks us', { kind: 'left' }],
  ['comes back', { kind: 'returned' }],
  ['sends what cannot be read', 'gap'],
]

/** Words that go the whole way through the bot; dearer, so they come in their own run. */
const words: readonly (readonly [string, InboundContent])[] = [
  'họ nhốt em, không cho ra ngoài',
  'bọn nó không cho',
  'em đi ra ngoài',
  'nó đánh em',
  'gặp người thật',
  'chủ nợ lương',
  'asdf qwer',
  'dạ em cảm ơn',
  'có ai không',
  'thoát',
  'xóa hết',
].map((text) => [`writes "${text}"`, { kind: 'text', text }] as const)

const thu = staff('thu', 'curator')
/** Mostly whoever holds the conversation, where somebody does. */
const someone = fc.constantFrom<Staff | 'holder'>('holder', 'holder', 'holder', mai, lan, hanh)
const waits = [second, 30 * second, 90 * second, 2 * minute, 3 * minute, 4 * minute, 6 * minute, 16 * minute, 61 * minute, 3 * hour]

const deeds: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Act>({ act: 'take' }) },
  { weight: 4, arbitrary: fc.boolean().map((confirmed): Act => ({ act: 'reply', confirmed })) },
  fc.constantFrom<Act>({ act: 'hold-back' }, { act: 'release' }, { act: 'hand-back' }, { act: 'acknowledge' }),
  fc.constantFrom(mai, lan, hanh, thu).map((to): Act => ({ act: 'transfer', to })),
  fc.constantFrom(mai, lan, hanh).map((to): Act => ({ act: 'reassign', to })),
  fc.constantFrom(...outcomes).map((outcome): Act => ({ act: 'close', outcome })),
  fc.constant<Act>({ act: 'reopen', otherOpen: false }),
  fc.constantFrom(0, 1, 2, 3, 4).map((level): Act => ({ act: 'set-level', level: level as 0 | 1 | 2 | 3 | 4 })),
)
const parks = fc.constantFrom(30 * minute, 3 * hour, 24 * hour)
/** Mostly the conversation of the person, at times one that waits for its check. */
const whichTalk = fc.constantFrom(0, 0, 0, 1)

export const commands = commandsFor(messages)
export const commandsWithWords = commandsFor([...messages, ...words, ...words])

function commandsFor(contents: readonly (readonly [string, InboundContent | 'gap'])[]): fc.Arbitrary<Run>[] {
  const content = fc.constantFrom(...contents)
  const says = fc.tuple(content, fc.constantFrom(true, true, true, false)).map(([[what, said], decided]) =>
    command(`the person ${what}${decided ? '' : ', not decided yet'}`, (told, world) => {
      told.events += 1
      world.deliver(`event-${told.events}`, said)
      if (decided) world.decideNext(false)
    }),
  )
  const does = fc.tuple(someone, deeds, whichTalk).map(([who, deed, back]) =>
    command(`${nameOf(who)}: ${JSON.stringify(deed)}${back === 0 ? '' : ' (hidden)'}`, (_, world) => {
      const talk = world.talks.at(-1 - back) ?? world.talk
      act(talk, world, deed, whoIs(who, talk))
    }),
  )
  const parking = fc
    .tuple(someone, parks)
    .map(([who, ms]) =>
      command(`${nameOf(who)}: parks for ${ms / minute} min`, (_, world) =>
        act(world.talk, world, { act: 'park', untilMs: world.nowMs + ms }, whoIs(who, world.talk)),
      ),
    )
  const keeping = fc
    .tuple(parks, whichTalk)
    .map(([ms, back]) =>
      command(`${hanh.id}: holds the erasing for ${ms / minute} min${back === 0 ? '' : ' (hidden)'}`, (_, world) =>
        act(world.talks.at(-1 - back) ?? world.talk, world, { act: 'hold-erase', untilMs: world.nowMs + ms }, hanh),
      ),
    )
  const blocks = fc.constantFrom(mai, hanh).map((who) =>
    command(`${who.id}: blocks the sender`, (_, world) => {
      if (mayDo(who.role, 'block-sender', relationOf(world.talk, who))) world.block(world.talk, who)
    }),
  )
  const setsClock = fc
    .constantFrom(-10 * minute, -minute, minute, 10 * minute)
    .map((ms) => command(`the wall clock is set by ${ms / minute} min`, (_, world) => world.setClock(ms)))
  const consoles = fc
    .tuple(fc.constantFrom(mai, lan, hanh), fc.constantFrom('lost', 'back', 'back'))
    .map(([who, what]) => command(`${who.id}: console ${what}`, (_, world) => world.console(who.id, what as 'lost' | 'back')))
  const ends = fc
    .constantFrom('sent', 'sent', 'failed', 'unreachable')
    .map((how) => command(`a send ends as ${how}`, (_, world) => world.settle(world.talk, how as 'sent')))
  const begins = fc.constant(command('a row begins to leave', (_, world) => world.send(world.talk)))
  return [
    ...[says, says, says, says],
    ...[does, does, does, does, does, does],
    ...[parking, keeping, blocks, setsClock],
    ...[consoles, begins, begins, ends, ends],
    fc.constant(command('the channel repeats itself', ({ events }, world) => world.deliver(`event-${events}`, 'gap'))),
    fc.constant(command('the next message is decided', (_, world) => world.decideNext(false))),
    fc.constant(command('the process dies in a decision', (_, world) => world.decideNext(true))),
    fc.constant(command('the process dies', (_, world) => world.crash())),
    fc.constant(command('somebody answers outside', (_, world) => world.outside())),
    fc.constantFrom(...waits).map((ms) => command(`${ms / second} s go by`, (_, world) => world.wait(ms))),
    fc
      .constantFrom(...waits, 25 * hour, 21 * 24 * hour)
      .map((ms) => command(`${ms / second} s go by, no clock is looked at`, (_, world) => world.sleep(ms))),
  ]
}

function relationOf({ case: one }: Talk, { id }: Staff) {
  return one === null ? 'foreign' : relationTo(one, id)
}

function whoIs(who: Staff | 'holder', { owed }: Talk): Staff {
  return who === 'holder' ? ([mai, lan, hanh].find(({ id }) => owed.believers.has(id)) ?? mai) : who
}

function nameOf(who: Staff | 'holder'): string {
  return who === 'holder' ? 'the holder' : who.id
}

/** A take ends as those who know who believes to hold the case expect; everything else is for the invariants to judge. */
function act(talk: Talk, world: World, deed: Act, who: Staff): void {
  const { believers } = talk.owed
  const others = believers.has(who.id) ? [] : [...believers]
  const came = world.act(talk, deed, who)
  if (deed.act !== 'take' || came === null) return
  if (others.length > 0 && came !== 'already-taken') throw new Error(`${who.id} took what ${others} holds`)
  if (others.length === 0 && came === 'already-taken') throw new Error(`${who.id} could not take what nobody holds`)
}

function command(name: string, run: (told: Told, world: World) => void): Run {
  return {
    check: () => true,
    run(told, world) {
      run(told, world)
      checkWorld(world)
    },
    toString: () => name,
  }
}
