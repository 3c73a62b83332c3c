import sharp from 'sharp'
import { expect, test } from 'vitest'
import { zaloOaLimits } from '../../../src/adapters/zalo-oa/zalo-oa-channel.ts'
import { inspectFor } from '../../../src/server/files/inspect-for.ts'

const kibibyte = 1024
const pdf = (bytes: number) => Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(bytes - 8)])
const xlsx = Buffer.from('PK\x03\x04[Content_Types].xml xl/workbook.xml', 'latin1')

const files = [
  { name: 'a document', bytes: pdf(5 * kibibyte * kibibyte), is: { kind: 'fine' } },
  { name: 'a longer document', bytes: pdf(5 * kibibyte * kibibyte + 1), is: { kind: 'refused', code: 'too-large' } },
  { name: 'a table', bytes: xlsx, is: { kind: 'refused', code: 'unknown-type' } },
  { name: 'sound', bytes: Buffer.from('OggS'), is: { kind: 'refused', code: 'unknown-type' } },
]
for (const { name, bytes, is } of files)
  test(`what a channel does not carry is refused when it is attached: ${name}`, async () => {
    expect(await inspectFor(zaloOaLimits, bytes)).toMatchObject(is)
  })

test('where a channel carries every kind nothing is refused for its kind or length', async () => {
  for (const { bytes } of files) expect(await inspectFor({}, bytes)).toMatchObject({ kind: 'fine' })
})

test('a picture is drawn as small as its channel asks', { timeout: 60_000 }, async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 90 } as const
  const picture = await sharp({ create: { width: 2048, height: 2048, channels: 3, background: '#888', noise } })
    .jpeg()
    .toBuffer()
  const [large, small] = [await inspectFor({}, picture), await inspectFor(zaloOaLimits, picture)]
  if (large.kind !== 'fine' || small.kind !== 'fine') throw new Error('refused')
  expect(large.bytes.length).toBeGreaterThan(kibibyte * kibibyte)
  expect(small.bytes.length).toBeLessThanOrEqual(kibibyte * kibibyte)
})
