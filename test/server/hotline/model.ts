import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect } from 'vitest'
import type { CaseId, ConversationId } from '../../../src/bot/conversation.ts'
import type { InboundContent } from '../../../src/bot/message.ts'
import type { Act } from '../../../src/hotline/act.ts'
import type { Case } from '../../../src/hotline/case.ts'
import { mayDo, relationTo, type Staff } from '../../../src/hotline/roles.ts'
import { talkKnowledge } from '../../bot/fixture-knowledge.ts'
import { hanh, hour, lan, mai, minute, nine, second, timetable } from '../../hotline/given.ts'
import { asksForPerson, isHeld } from '../../hotline/model/commands.ts'
import type { Talk } from '../../hotline/model/talk.ts'
import { World } from '../../hotline/model/world.ts'
import { type Ending, RealHotline } from './real-hotline.ts'

/** One thing that happens. `dies`: the process ends right after it, or in the middle of deciding it, and goes on with what is on disk. */
type Event = { readonly dies: 'no' | 'after' | 'within' } & (
  | { readonly what: 'says'; readonly content: InboundContent | 'gap' }
  | {
      readonly what: 'acts'
      readonly deed: Act
      readonly by: Staff | 'holder'
      readonly back: 0 | 1
      readonly ending: Ending
      readonly machine: 'sent' | 'unreachable'
    }
  | { readonly what: 'parks'; readonly ms: number; readonly by: Staff | 'holder' }
  | { readonly what: 'holds the erasing'; readonly ms: number; readonly back: 0 | 1 }
  | { readonly what: 'console'; readonly by: Staff; readonly how: 'lost' | 'back' }
  | { readonly what: 'outside' }
  | { readonly what: 'blocks'; readonly by: Staff | 'holder' }
  | { readonly what: 'sets the clock'; readonly ms: number }
  | { readonly what: 'waits' | 'sleeps'; readonly ms: number }
)

const tap = (data: string): InboundContent => ({ kind: 'tap', data })
const contents = [
  ...[asksForPerson, asksForPerson, isHeld, isHeld, tap('consent:2'), tap('cmd:safe-yes'), tap('cmd:safe-no'), tap('cmd:menu')],
  ...[tap('cmd:exit'), tap('cmd:erase')],
  ...([{ kind: 'left' }, { kind: 'returned' }, { kind: 'unserved', what: 'voice' }, 'gap'] as const),
]
const deeds: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Act>({ act: 'take' }) },
  { weight: 4, arbitrary: fc.boolean().map((confirmed): Act => ({ act: 'reply', confirmed })) },
  fc.constantFrom<Act>({ act: 'hold-back' }, { act: 'release' }, { act: 'hand-back' }, { act: 'acknowledge' }),
  fc.constantFrom(mai, lan).map((to): Act => ({ act: 'transfer', to })),
  fc.constantFrom(mai, hanh).map((to): Act => ({ act: 'reassign', to })),
  fc.constant<Act>({ act: 'close', outcome: 'helped' }),
  fc.constant<Act>({ act: 'reopen', otherOpen: false }),
  fc.constantFrom(2, 3, 4).map((level): Act => ({ act: 'set-level', level: level as 2 | 3 | 4 })),
)
const dies = fc.constantFrom('no', 'no', 'no', 'after', 'within') as fc.Arbitrary<Event['dies']>
const by = fc.constantFrom<Staff | 'holder'>('holder', 'holder', mai, lan, hanh)
const ms = fc.constantFrom(second, 90 * second, 3 * minute, 6 * minute, 16 * minute, 61 * minute, 3 * hour, 25 * hour)
const back = fc.constantFrom(0, 0, 0, 1) as fc.Arbitrary<0 | 1>
const ending = fc.constantFrom<Ending>('sent', 'sent', 'failed', 'unreachable')
const machine = fc.constantFrom('sent', 'sent', 'sent', 'unreachable')
const is = <T extends string>(what: T) => fc.constant(what)

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ what: is('says'), dies, content: fc.constantFrom<InboundContent | 'gap'>(...contents) }) },
  { weight: 6, arbitrary: fc.record({ what: is('acts'), dies, deed: deeds, by, back, ending, machine }) },
  fc.record({ what: is('parks'), dies, by, ms: fc.constantFrom(30 * minute, 3 * hour, 24 * hour) }),
  fc.record({ what: is('holds the erasing'), dies, back, ms: fc.constantFrom(3 * hour, 24 * hour) }),
  { weight: 2, arbitrary: fc.record({ what: is('console'), dies, by: fc.constantFrom(mai, lan), how: fc.constantFrom('lost', 'back') }) },
  fc.record({ what: is('outside'), dies }),
  fc.record({ what: is('blocks'), dies, by }),
  fc.record({ what: is('sets the clock'), dies, ms: fc.constantFrom(-3 * hour, -minute, minute, 3 * hour) }),
  { weight: 3, arbitrary: fc.record({ what: fc.constantFrom('waits', 'sleeps'), dies, ms }) },
) as fc.Arbitrary<Event>

/**
 * The model of test/hotline/model, which has been compared with what people saw and were told, beside the real store, bot and server:
 * after whatever happened, and whenever the process died, both know the same of every case.
 */
export async function runBoth(numRuns: number, mostEvents: number): Promise<void> {
  const knowledge = talkKnowledge()
  const staffed = (hours: 'always' | 'unknown') => ({ ...knowledge, operator: { ...knowledge.operator, hours: { kind: hours } } })
  const content = { staffed: staffed('always'), unstaffed: staffed('unknown') }
  const begins = fc.constantFrom(nine, nine + 7 * hour, nine + 12 * hour)
  await fc.assert(
    fc.asyncProperty(begins, fc.array(event, { maxLength: mostEvents, size: 'max' }), async (nowMs, events) => {
      const both = new Both(new World(content, nowMs, []), await RealHotline.open(nowMs, knowledge, timetable))
      try {
        for (const staff of [mai, lan, hanh]) await both.happen({ what: 'console', by: staff, how: 'back', dies: 'no' })
        for (const one of events) await both.happen(one)
      } finally {
        await both.real.close()
      }
    }),
    { numRuns },
  )
}

class Both {
  readonly world: World
  readonly real: RealHotline
  /** What the real ones are called by, for each talk of the model. */
  private readonly ids: ConversationId[] = []
  private readonly lastCase = new Map<ConversationId, CaseId>()

  constructor(world: World, real: RealHotline) {
    this.world = world
    this.real = real
  }

  async happen(one: Event): Promise<void> {
    await this.carryOut(one)
    if (one.dies === 'after') {
      this.world.crash()
      await this.real.die()
    }
    await this.compare()
  }

  private async carryOut(one: Event): Promise<void> {
    const { world, real } = this
    switch (one.what) {
      case 'says':
        return this.say(one.content, one.dies === 'within')
      case 'acts':
        return this.act(one.deed, one.by, world.talks.at(-1 - one.back) ?? world.talk, one.ending, one.machine)
      case 'parks':
        return this.act({ act: 'park', untilMs: world.nowMs + one.ms }, one.by, world.talk, 'sent')
      case 'holds the erasing': {
        const talk = world.talks.at(-1 - one.back) ?? world.talk
        return this.act({ act: 'hold-erase', untilMs: world.nowMs + one.ms }, hanh, talk, 'sent')
      }
      case 'console':
        world.console(one.by.id, one.how)
        return real.console(one.by.id, one.how)
      case 'outside':
        world.outside()
        await real.hotline.answeredOutside({ channel: 'telegram', account: 'bot', id: 'somebody' }, randomUUID())
        return this.sendAll('sent')
      case 'blocks':
        return this.block(one.by)
      case 'sets the clock':
        world.setClock(one.ms)
        return real.setClock(one.ms)
      case 'waits':
        world.wait(one.ms)
        await real.wait(one.ms)
        return this.sendAll('sent')
      case 'sleeps':
        world.sleep(one.ms)
        real.nowMs += one.ms
    }
  }

  private async say(content: InboundContent | 'gap', dies: boolean): Promise<void> {
    const { world, real } = this
    world.deliver(`event-${world.accepted.size}`, content)
    await real.keep(content)
    if (dies) {
      world.decideNext(true)
      await real.dieDeciding()
    }
    while (world.talk.inbox.length > 0) world.decideNext(false)
    await real.decideAll()
    await this.sendAll('sent')
  }

  private async act(deed: Act, who: Staff | 'holder', talk: Talk, how: Ending, machine: 'sent' | 'unreachable' = 'sent'): Promise<void> {
    const { world, real } = this
    const by = whoIs(who, talk)
    const conversation = this.ids[world.talks.indexOf(talk)]
    const id = conversation === undefined ? undefined : this.lastCase.get(conversation)
    const came = world.act(talk, deed, by)
    if (came === null || id === undefined) return
    const really = await real.act(id, deed, by)
    expect(typeof really === 'string' ? really : 'done', JSON.stringify(deed)).toBe(typeof came === 'string' ? came : 'done')
    await this.sendAll(how, machine)
  }

  /** As the console does it: what is open is closed first. */
  private async block(who: Staff | 'holder'): Promise<void> {
    const { world, real } = this
    const { talk } = world
    const by = whoIs(who, talk)
    const one = talk.case
    if (one === null || !mayDo(by.role, 'block-sender', relationTo(one, by.id))) return
    if (one.state.at !== 'closed') await this.act({ act: 'close', outcome: 'misuse' }, by, talk, 'sent')
    if (talk.openCase !== null || world.block(talk, by) !== null) return
    const told = { atMs: real.nowMs, staff: null, deed: 'block-sender', case: null, detail: null }
    await real.store.staff.block(await real.talk(), real.nowMs + 24 * hour, told)
  }

  /** Whatever may leave does, in both, so that what is compared is who is owed what. */
  private async sendAll(how: Ending, machine: 'sent' | 'unreachable' = 'sent'): Promise<void> {
    for (const talk of this.world.talks) {
      if (talk.fate === 'destroyed') continue
      for (let row = openRow(talk); row !== undefined; row = openRow(talk)) {
        if (row.state === 'due') this.world.send(talk)
        else this.world.settle(talk, row.by === 'staff' ? how : machine)
      }
    }
    await this.real.sendAll(how, machine)
  }

  private async compare(): Promise<void> {
    const { world, real } = this
    this.ids[world.talks.length - 1] = await real.talk()
    const cases = await real.store.openCases()
    for (const { case: one, conversation } of cases) this.lastCase.set(conversation, one.id)
    const really = await Promise.all(
      cases.map(async ({ case: one, about }) => {
        const brief = await real.store.brief(one.id)
        return plain(one, { guarded: about.guarded, away: brief?.away, heardAtMs: brief?.heardAtMs })
      }),
    )
    const expected = world.talks.flatMap((talk) => {
      const open = talk.fate === 'destroyed' ? null : talk.openCase
      return open === null ? [] : [plain(open, { guarded: talk.guarded, away: talk.away, heardAtMs: talk.heardAtMs })]
    })
    expect([...really].sort()).toEqual([...expected].sort())
    const held = world.talk.load().holder
    expect((await real.store.conversation(await real.talk()))?.holder).toBe(held)
  }
}

function whoIs(who: Staff | 'holder', { owed }: Talk): Staff {
  return who === 'holder' ? ([mai, lan, hanh].find(({ id }) => owed.believers.has(id)) ?? mai) : who
}

function openRow({ rows }: Talk) {
  return rows.find(({ state }) => state !== 'settled')
}

function plain({ id: _, clocks, ...one }: Case, around: Readonly<Record<string, unknown>>): string {
  const running = Object.entries(clocks).filter(([, dueMs]) => dueMs !== null)
  return JSON.stringify({ ...one, ...around, clocks: Object.fromEntries(running.sort()) }, null, 1)
}
