import { describe, expect, test } from 'vitest'
import type { Turn } from '../../src/bot/turn.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'
import { talk, text } from '../bot/path/walking.ts'

const knowledge = await realKnowledge()
const saidIn = (turn: Turn | undefined) => turn?.replies.map(({ origin }) => (origin.from === 'person' ? origin.name : origin.id))
const escaped = [expect.stringMatching(/^just-escaped/)]

describe('whoever was held and has reached the police or the embassy', () => {
  for (const [held, reached, asked] of [
    ['con tôi bị lừa sang Campuchia', 'con tôi qua được đồn công an Campuchia rồi', 'giờ sao'],
    ['con tôi bị lừa sang Campuchia', 'nó tới được đại sứ quán rồi', 'giờ làm gì'],
    ['em bị lừa sang Campuchia', 'em tới được đồn công an rồi', 'giờ sao'],
    ['họ nhốt em không cho ra ngoài', 'em đang ở đồn cảnh sát rồi', 'giờ sao'],
    ['họ nhốt em không cho ra ngoài', 'em duoc cong an cuu roi', 'gio lam sao'],
    ['they lock me in', 'I am at the police station now', 'what now'],
    ['my son was tricked to Cambodia', 'he reached the embassy', 'what do we do now'],
  ] as const)
    test(`is given the steps for whoever is out, also when they ask what to do now: ${reached}`, () => {
      const [, told, again] = talk([held, reached, asked].map(text), knowledge)
      expect(saidIn(told)).toEqual(escaped)
      expect(saidIn(again)).toEqual(escaped)
    })

  for (const said of [
    'tới được đại sứ quán thì làm gì',
    'em không ra được đồn công an',
    'làm sao tới được đồn công an',
    'what if I reach the embassy',
  ])
    test(`is not there yet: ${said}`, () => {
      expect(saidIn(talk(['họ nhốt em không cho ra ngoài', said].map(text), knowledge).at(-1))).not.toEqual(escaped)
    })
})

test('whoever goes to the police or the embassy without more is in no danger', () => {
  for (const said of ['em tới được đồn cảnh sát rồi', 'em đang ở đồn công an làm căn cước', 'I am at the embassy to renew my passport'])
    expect(talk([text(said)], knowledge)[0]?.effects.filter(({ kind }) => kind === 'open-case')).toEqual([])
})
