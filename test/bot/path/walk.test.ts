import { describe, expect, test } from 'vitest'
import type { Conversation } from '../../../src/bot/conversation.ts'
import { respond } from '../../../src/bot/respond.ts'
import { talkKnowledge } from '../fixture-knowledge.ts'
import { afterwards, begin, message, nowMs, talk, tap, text } from './walking.ts'

const knowledge = talkKnowledge()
/** Asked whether there is a written contract. */
const atContract = talk([tap('tree:job-offer'), text('2')], knowledge).at(-1)?.conversation as Conversation
const write = (words: string, from: Conversation) => respond(from, message(text(words)), knowledge, nowMs)
const first = (blocks: readonly { readonly kind: string }[] | undefined) => blocks?.[0]

describe('words inside a path', () => {
  test('that are not understood twice in a row bring the way to a person first', () => {
    const once = write('hả', atContract)
    expect(once.replies[0]?.choices[0]?.toPerson).toBe(false)
    const twice = write('hả', once.conversation)
    expect(twice.replies[0]?.choices[0]?.toPerson).toBe(true)
    expect(write('chưa có', twice.conversation).conversation.misses).toBe(0)
  })

  test('that say "I do not know" to a question are asked again, not answered as a question', () => {
    const turn = write('không biết', talk([tap('tree:job-offer')], knowledge).at(-1)?.conversation as Conversation)
    expect(turn.replies[0]?.origin).toMatchObject({ from: 'tree', id: 'job-offer', node: 'who-offers' })
  })

  test('that name an option roughly say how they were understood, but not to who reads along', () => {
    expect(first(write('có đọc hiểu', atContract).replies[0]?.blocks)).toMatchObject({ text: expect.stringContaining('Bến An hiểu') })
    const guarded = write('có đọc hiểu', { ...atContract, guarded: true })
    expect(guarded.conversation.place).toMatchObject({ node: 'visa' })
    expect(JSON.stringify(guarded.replies)).not.toContain('Bến An hiểu')
  })

  test('that name an option in the other language choose it, and the talk keeps its language', () => {
    const turn = write('not yet', { ...atContract, language: 'vi' })
    expect(turn.conversation).toMatchObject({ place: { node: 'visa', answers: { contract: 'no' } } })
  })

  test('at its end are a question like any other: the path is left behind', () => {
    const ended = talk([tap('tree:leave-job'), text('3'), text('2')], knowledge).at(-1)?.conversation as Conversation
    expect(ended.place).toMatchObject({ at: 'tree', node: 'out' })
    const turn = write('phí môi giới ai trả', ended)
    expect(turn.replies[0]?.origin).toMatchObject({ id: 'brokerage-fee' })
    expect(turn.conversation.place).toEqual({ at: 'open' })
    expect(turn.replies[0]?.choices.map(({ data }) => data)).not.toContain('cmd:resume')
  })

  test('ask for what a step wants in its own words: a sum, a time', () => {
    const asked = talk([tap('tree:fee-check'), text('xyz')], knowledge).at(-1)?.replies[0]
    const sum = talk([tap('tree:fee-check'), text('36'), text('xyz')], knowledge).at(-1)?.replies[0]
    expect(asked?.blocks[0]).not.toEqual(sum?.blocks[0])
    expect(sum?.blocks[0]).toMatchObject({ text: expect.stringContaining('tiền') })
  })
})

describe('a path', () => {
  test('begun anew forgets the answer before it: "more" is of nothing', () => {
    const turns = talk([text('phí môi giới ai trả'), tap('tree:job-offer'), text('xem thêm')], knowledge)
    expect(turns.at(-1)?.replies[0]?.origin).toMatchObject({ id: 'more.none' })
  })

  test('pressed at a question to which the kept answers lead no more starts over and says so', () => {
    const offered = talk([tap('tree:job-offer'), text('2')], knowledge).at(-1)?.conversation.offered ?? []
    const elsewhere = begin({ place: { at: 'tree', tree: 'job-offer', node: 'who-offers', answers: {} } })
    const turn = respond(elsewhere, message(tap(offered[0]?.data ?? '')), knowledge, nowMs)
    expect(turn.conversation.place).toMatchObject({ node: 'who-offers', answers: {} })
    expect(turn.replies[0]?.blocks.length).toBeGreaterThan(2)
  })

  test('in which danger was chosen before gives its steps once within half an hour', () => {
    const [, chosen] = talk([tap('tree:leave-job'), text('2')], knowledge)
    const before = afterwards(chosen as NonNullable<typeof chosen>)
    const [, again] = talk([tap('tree:leave-job'), text('2')], knowledge, before)
    expect(chosen?.replies).toHaveLength(2)
    expect(again?.replies).toHaveLength(1)
    expect(again?.effects.map(({ kind }) => kind)).toEqual(['add-to-case'])
  })
})
