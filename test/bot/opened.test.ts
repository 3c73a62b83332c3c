import { describe, expect, test } from 'vitest'
import type { InboundContent } from '../../src/bot/message.ts'
import { respond } from '../../src/bot/respond.ts'
import type { Turn } from '../../src/bot/turn.ts'
import { talkKnowledge } from './fixture-knowledge.ts'
import { afterwards, message, nowMs, talk, text } from './path/walking.ts'

const knowledge = talkKnowledge()
const opened: InboundContent = { kind: 'started', payload: null }
const [tree = ''] = knowledge.trees.keys()
const said = ({ replies }: Turn) => replies.map(({ origin }) => (origin.from === 'phrase' ? origin.id : origin.from))

describe('a conversation that is opened', () => {
  test('twice, as when somebody follows and presses to talk, is greeted once', () => {
    expect(talk([opened, opened], knowledge).map(said)).toEqual([['hello'], []])
  })

  test('again after words, or a minute later, is greeted again: somebody asked for the beginning', () => {
    expect(talk([opened, text('phí môi giới ai trả'), opened], knowledge).map(said)[2]).toEqual(['hello'])
    const [first] = talk([opened], knowledge)
    const later = first && respond(afterwards(first), message(opened, nowMs + 60_000), knowledge, nowMs + 60_000)
    expect(later && said(later)).toEqual(['hello'])
  })

  test('in the middle of a path loses nothing of it: the way back stands first', () => {
    const [inPath, again] = talk([{ kind: 'started', payload: tree }, opened], knowledge)
    expect(inPath?.conversation.place).toMatchObject({ at: 'tree', tree })
    expect(again?.conversation.place).toEqual(inPath?.conversation.place)
    expect([again && said(again), again?.replies[0]?.choices[0]?.data]).toEqual([['hello'], 'cmd:resume'])
  })
})
