import { describe, expect, test } from 'vitest'
import { withNumbers } from '../../../src/bot/danger/with-numbers.ts'
import type { Block } from '../../../src/bot/reply.ts'
import { plainText } from '../../../src/bot/say/plain-text.ts'
import { settingOf } from '../../../src/bot/setting.ts'
import type { Country } from '../../../src/knowledge/knowledge.ts'
import { talkKnowledge } from '../fixture-knowledge.ts'
import { begin, nowMs } from '../path/walking.ts'

const knowledge = talkKnowledge()

describe('the numbers in danger', () => {
  const police: Block = { kind: 'calls', calls: [{ name: 'Police', number: '117', shown: '117', note: '' }] }
  const steps: Block = { kind: 'steps', items: ['Wait.'] }
  const numbers = (blocks: readonly Block[], whereabouts: string | null) =>
    withNumbers(blocks, settingOf(begin({ language: 'en', whereabouts: whereabouts as Country | null }), knowledge, nowMs)).map((block) =>
      block.kind === 'calls' ? block.calls.map(({ shown }) => shown) : plainText(block),
    )

  test('while nobody knows where somebody is the line for citizens anywhere stands first', () => {
    expect(numbers([steps, police], null)).toEqual(['1. Wait.', ['+84 981 84 84 84', '117']])
  })

  test('where it is known the nearer one does', () => {
    expect(numbers([steps, police], 'kh')).toEqual(['1. Wait.', ['117', '+84 981 84 84 84']])
  })

  test('are there even when an entry gives none', () => {
    expect(numbers([steps], 'jp').at(-1)).toEqual(['110', '+84 981 84 84 84'])
    expect(numbers([steps], null).at(-1)).toEqual(['+84 981 84 84 84'])
  })
})
