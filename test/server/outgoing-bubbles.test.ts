import { expect, test } from 'vitest'
import { webLimits } from '../../src/adapters/web/web-channel.ts'
import type { KeptFile, MediaId } from '../../src/bot/message.ts'
import { replyOf } from '../../src/bot/say/say.ts'
import { bubblesOf } from '../../src/server/outgoing-bubbles.ts'

const said = replyOf({ from: 'person', name: 'Mai', proposalOf: null }, [{ kind: 'paragraph', text: 'Giấy đây ạ.' }])
const file: KeptFile = { media: 'm' as MediaId, name: 'giay.pdf' }

test('every bubble that begins with neutral words comes without a sound, the one of a file too; no other does', () => {
  const quiet = (opening: string | null) => bubblesOf({ ...said, opening, file }, webLimits, 0).map(({ bubble }) => bubble.quiet)
  expect(quiet('Bến An đã nhận.')).toEqual([true, true])
  expect(quiet(null)).toEqual([undefined, undefined])
})
