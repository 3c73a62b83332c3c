import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { calledIntoGroup } from '../../../src/adapters/telegram/called-into-group.ts'
import { pressedButton } from '../../../src/adapters/telegram/read-update.ts'
import { mayWantMore } from '../../../src/adapters/telegram/wants-more.ts'

const folder = path.join(import.meta.dirname, '../../payloads/telegram')
const payloads = readdirSync(folder).map((name) => ({ name, body: readFileSync(path.join(folder, name)) }))

describe('what a call wants beside its answer', () => {
  for (const { name, body } of payloads) {
    const wants = pressedButton(body) !== null || calledIntoGroup(body, '1') !== null
    test(`${name}: ${wants ? 'is not overlooked' : 'is nothing'}`, () => {
      expect(mayWantMore(body) || !wants).toBe(true)
    })
  }

  test('is looked for in few of them, and in none that is words in private', () => {
    const words = payloads.filter(({ name }) => name.startsWith('text'))
    expect(words.length).toBeGreaterThan(0)
    expect(words.filter(({ body }) => mayWantMore(body))).toEqual([])
    expect(payloads.filter(({ body }) => pressedButton(body) !== null).length).toBeGreaterThan(0)
  })
})
