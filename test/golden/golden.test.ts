import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { limitsByChannel } from '../../src/adapters/limits-by-channel.ts'
import { shape } from '../../src/bot/say/shape.ts'
import { drawReplies } from '../../src/cli/content/draw-replies.ts'
import { talkKnowledge } from '../bot/fixture-knowledge.ts'
import { goldens } from './replies.ts'

/** The exact messages of each channel, to be read. After a deliberate change record them anew, and read the difference: `npm run transcripts`. */
const recording = process.env.BEN_AN_RECORD === '1'
const channels = Object.entries(limitsByChannel)

for (const { name, why, reply } of goldens(talkKnowledge())) {
  test(`${name}: ${why}`, () => {
    const file = join(import.meta.dirname, `${name}.txt`)
    const drawn = `# ${why}\n\n${channels.map(([channel, limits]) => drawReplies(channel, [reply], limits)).join('\n\n\n')}\n`
    const written = existsSync(file) ? readFileSync(file, 'utf8') : ''
    if (recording && drawn !== written) {
      writeFileSync(file, drawn)
      console.log(`${name}.txt is written anew`)
    } else expect(drawn).toBe(written)
  })

  test(`${name}: no channel is given more than it carries, and every choice is there to be taken`, () => {
    for (const [channel, limits] of channels) {
      const bubbles = shape(reply, limits)
      for (const { text, choices, buttons = [] } of bubbles) {
        expect([channel, text.length <= limits.maxTextLength]).toEqual([channel, true])
        expect([channel, choices.length + buttons.length <= limits.maxChoices]).toEqual([channel, true])
      }
      const said = bubbles.map(({ text }) => text).join('\n')
      const pressed = new Set(bubbles.flatMap(({ choices }) => choices.map(({ data }) => data)))
      for (const [i, { data }] of reply.choices.entries())
        expect([channel, pressed.has(data) || said.includes(`[${i + 1}] `)]).toEqual([channel, true])
    }
  })
}
