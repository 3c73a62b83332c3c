import { describe, expect, test } from 'vitest'
import { respond } from '../../src/bot/respond.ts'
import { languages } from '../../src/knowledge/knowledge.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'
import { begin, message, nowMs, tap, text } from '../bot/path/walking.ts'

const knowledge = await realKnowledge()

const where = { vi: (country: string) => `Em ở ${country}.`, en: (country: string) => `I am in ${country}.` } as const

const isAnsweredFor = (topic: string, country: string, asked: string): boolean => {
  const { conversation, replies } = respond(begin(), message(text(asked)), knowledge, nowMs)
  const [first] = replies.some(({ origin }) => origin.from === 'phrase' && origin.id === 'choices') ? conversation.offered : []
  const said = first === undefined ? replies : respond(conversation, message(tap(first.data)), knowledge, nowMs).replies
  return said.some(({ origin }) => origin.from === 'entry' && origin.id === `${topic}@${country}`)
}

describe('whoever says where they are gets the answer for there, at once or by the first choice:', () => {
  for (const topic of [...knowledge.topics.values()].filter(({ variants }) => variants.size > 0)) {
    test(topic.id, () => {
      const missed = [...topic.variants.keys()].flatMap((country) =>
        languages.flatMap((language) => {
          const asked = `${where[language](knowledge.countries.get(country)?.name[language] ?? '')} ${topic.entry[language].title}`
          return isAnsweredFor(topic.id, country, asked) ? [] : [asked]
        }),
      )
      expect(missed).toEqual([])
    })
  }
})

describe('a country picked under an answer', () => {
  const varied = [...knowledge.topics.values()].filter(({ variants }) => variants.size > 0)
  test('of danger is where they are: the numbers that follow must be those of the place', () => {
    const urgent = varied.filter(({ risk }) => risk === 'urgent')
    expect(urgent.length).toBeGreaterThan(0)
    expect(urgent.filter(({ countryPicked }) => countryPicked !== 'there').map(({ id }) => id)).toEqual([])
  })
  test('before leaving is only asked about', () => {
    const before = varied.filter(({ stage }) => stage === 'before')
    expect(before.length).toBeGreaterThan(0)
    expect(before.filter(({ countryPicked }) => countryPicked !== 'asked').map(({ id }) => id)).toEqual([])
  })
})
