import { describe, expect, test } from 'vitest'
import { mayBeMeant, mayBeOffered, type SaidFirst } from '../../../src/knowledge/danger/may-be-meant.ts'
import type { Knowledge } from '../../../src/knowledge/knowledge.ts'
import { signalOf, smallKnowledge } from '../small-knowledge.ts'

const titles = (id: string) => ({ id, vi: [id], en: [id] }) as const
const small = smallKnowledge({ topics: ['wages', 'beaten', 'despair'].map(titles), signals: [signalOf({ id: 'beaten', level: 3 })] })
const despair = small.topics.get('despair')
if (!despair) throw new Error('the topic is not there')
const grim = { ...despair, grimTitle: true }
const knowledge: Knowledge = { ...small, topics: new Map([...small.topics, ['despair', grim]]) }

const cases: readonly { said: SaidFirst; share: number; offers: readonly string[] }[] = [
  { said: 'answer', share: 0.15, offers: ['wages', 'beaten', 'despair'] },
  { said: 'answer', share: 0.1, offers: ['wages', 'beaten'] },
  { said: 'answer', share: 0.01, offers: [] },
  { said: 'answer-in-danger', share: 0.9, offers: ['wages'] },
  { said: 'steps', share: 0.1, offers: ['wages', 'beaten'] },
  { said: 'steps', share: 0.3, offers: ['wages', 'beaten', 'despair'] },
  { said: 'steps-asked-for', share: 0.9, offers: ['wages', 'beaten'] },
  { said: 'steps-again', share: 0.3, offers: ['wages'] },
  { said: 'steps-again', share: 0.2, offers: [] },
]

describe('titles that may be offered under', () => {
  for (const { said, share, offers } of cases) {
    test(`${said}, each with ${share} of the ranking: ${offers.join(', ') || 'none'}`, () => {
      const hits = ['wages', 'beaten', 'despair'].map((topic) => ({ topic, score: share }))
      expect(mayBeMeant(hits, said, knowledge).map(({ id }) => id)).toEqual(offers)
    })
  }

  test('a grim one stands under no steps that were only asked for', () => {
    expect(mayBeOffered(grim, 'steps-asked-for', knowledge)).toBe(false)
    expect(mayBeOffered(grim, 'steps', knowledge)).toBe(true)
  })
})
