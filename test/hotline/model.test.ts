import { describe, expect, test } from 'vitest'
import type { ConversationId } from '../../src/bot/conversation.ts'
import type { InboundContent } from '../../src/bot/message.ts'
import { newConversation } from '../../src/bot/new-conversation.ts'
import { respond } from '../../src/bot/respond.ts'
import { talkKnowledge } from '../bot/fixture-knowledge.ts'
import { hanh, hour, lan, mai, minute, nine } from './given.ts'
import { asksForPerson, isHeld, saysSafe } from './model/commands.ts'
import { checkAsleep, checkWorld } from './model/invariants.ts'
import { promisesIn } from './model/owed.ts'
import { content, runModel } from './model/run-model.ts'
import { World } from './model/world.ts'

test('whatever happens in whatever order, nobody is left in silence and nobody is spoken over', () => {
  runModel({ numRuns: 20_000, maxCommands: 24 })
}, 300_000)

test('the same with words that go the whole way through the bot', () => {
  runModel({ numRuns: 1_000, maxCommands: 24, words: true })
}, 300_000)

test('staff who fall asleep leave nobody counting on them', () => {
  runModel({ numRuns: 1_000, maxCommands: 24, asleep: true })
}, 300_000)

describe('whoever says that writing is safe, and hears that a person knows, is told when nobody comes', () => {
  test('though their case came back unannounced from somebody who answered outside', () => {
    const world = new World(content, nine, [mai.id, lan.id, hanh.id])
    says(world, isHeld)
    world.outside()
    says(world, asksForPerson)
    world.wait(3 * hour)
    says(world, saysSafe)
    checkAsleep(world)
  })

  test('though nobody was on duty when it began', () => {
    const world = new World(content, nine - 75 * minute, [mai.id, lan.id, hanh.id])
    says(world, isHeld)
    world.wait(20 * minute)
    says(world, saysSafe)
    checkAsleep(world)
  })
})

test('the model hears a promise that stands among other words', () => {
  const staffed = { ...talkKnowledge(), staffed: true }
  const from = { channel: 'telegram', account: 'bot', id: 'somebody' }
  const heard = (content: InboundContent) =>
    respond(newConversation('talk' as ConversationId), { eventId: '1', from, sentAtMs: nine, content }, staffed, nine).replies.flatMap(
      (reply) => promisesIn(reply, staffed).map(([key]) => key),
    )
  expect([heard(asksForPerson), heard({ kind: 'text', text: 'nó đánh em' }), heard(isHeld)]).toEqual([
    ['person.on-duty'],
    ['danger.told'],
    [],
  ])
})

function says(world: World, content: InboundContent): void {
  world.deliver(`event-${world.accepted.size}`, content)
  world.decideNext(false)
  checkWorld(world)
}
