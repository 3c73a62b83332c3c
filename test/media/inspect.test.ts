import sharp from 'sharp'
import { expect, test } from 'vitest'
import { inspect } from '../../src/media/inspect.ts'
import { redraw } from '../../src/media/redraw.ts'
import { typeOf } from '../../src/media/type-of.ts'

const box = (brand: string) => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}`), Buffer.alloc(12)])
const office = (...names: readonly string[]) => Buffer.from(`PK\x03\x04[Content_Types].xml ${names.join(' ')}`, 'latin1')
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const kinds: readonly (readonly [string, Buffer, string | null])[] = [
  ['a voice message', Buffer.from('OggS\0\0'), 'audio/ogg'],
  ['a film', box('isom'), 'video/mp4'],
  ['a film of an old phone', box('3gp4'), 'video/3gpp'],
  ['a film of another phone', box('qt  '), 'video/quicktime'],
  ['sound in the same boxes', box('M4A '), 'audio/mp4'],
  ['a letter', office('word/document.xml'), word],
  ['a contract', Buffer.from('%PDF-1.7'), 'application/pdf'],
  ['sound as a table of numbers', Buffer.from('RIFF\0\0\0\0WAVEfmt '), 'audio/wav'],
  ['a letter with a program', office('word/document.xml', 'word/vbaProject.bin'), null],
  ['any other packet', Buffer.from('PK\x03\x04evil.exe'), null],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), null],
  ['a page with the name of a sound in it', Buffer.from('<html x=WAVE><script>alert(1)</script>'), null],
  ['a drawing with the name of a picture in it', Buffer.from('<svg id="WEBP" xmlns="http://www.w3.org/2000/svg"/>'), null],
  ['a drawing that is a program', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), null],
  ['a program', Buffer.from('MZ\x90\0'), null],
  ['a page that begins as a picture of another kind', Buffer.from('GIF<script>'), null],
  ['words', Buffer.from('hello'), null],
  ['nothing', Buffer.alloc(0), null],
]

for (const [what, bytes, type] of kinds) {
  test(`the type of ${what}`, () => {
    expect(typeOf(bytes)?.type ?? null).toBe(type)
  })
}

const plain = () => sharp({ create: { width: 60, height: 40, channels: 3, background: '#3a6' } })
const secrets = { IFD0: { Make: 'ThePhone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '11/1 33/1 0/1' } }

test('a picture is drawn anew: upright, and without the place where it was taken', async () => {
  const taken = await plain().withMetadata({ orientation: 6 }).withExif(secrets).jpeg().toBuffer()
  expect(taken.includes('ThePhone')).toBe(true)
  const seen = await inspect(Buffer.concat([taken, Buffer.from('<script>behind the picture</script>')]))
  if (seen.kind !== 'fine') throw new Error(seen.code)
  expect(seen.type).toEqual({ type: 'image/jpeg', ending: 'jpg', family: 'picture' })
  expect(seen.bytes.includes('ThePhone') || seen.bytes.includes('<script>')).toBe(false)
  const read = await sharp(seen.bytes).metadata()
  expect(read.exif).toBeUndefined()
  expect([read.format, read.width, read.height]).toEqual(['jpeg', 40, 60])
})

test('of pictures in other forms one still picture is left', async () => {
  for (const picture of [plain().png(), plain().webp(), plain().gif()]) {
    const seen = await inspect(await picture.toBuffer())
    expect(seen.kind === 'fine' && typeOf(seen.bytes)?.type).toBe('image/jpeg')
  }
})

test('what only begins like a picture is refused, and the next one is not', async () => {
  const broken = Buffer.concat([Buffer.from('\xff\xd8\xff', 'latin1'), Buffer.alloc(500, 7)])
  expect(await inspect(broken)).toEqual({ kind: 'refused', code: 'unreadable-picture' })
  expect(await inspect(box('heic'))).toEqual({ kind: 'refused', code: 'unreadable-picture' })
  expect((await inspect(await plain().png().toBuffer())).kind).toBe('fine')
})

test('no reader but those of the pictures that are kept looks at what says it is one', async () => {
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
  expect(await redraw(Buffer.from(drawing))).toBeNull()
})

test('a picture that would fill the memory is refused', async () => {
  const bomb = await sharp({ create: { width: 16_000, height: 8_000, channels: 3, background: '#000' } })
    .png()
    .toBuffer()
  expect(await inspect(bomb)).toEqual({ kind: 'refused', code: 'unreadable-picture' })
})

test('a film keeps its length and loses the place where it was taken', async () => {
  const film = Buffer.concat([box('isom'), Buffer.from('\xa9xyz\0\x12\x15\xc7+21.0278+105.8342/ and -06.1751+106.8650+012.3/', 'latin1')])
  const seen = await inspect(film)
  if (seen.kind !== 'fine') throw new Error(seen.code)
  expect(seen.bytes).toHaveLength(film.length)
  expect(seen.bytes.toString('latin1')).toContain('+00.0000+000.0000/ and -00.0000+000.0000+000.0/')
})

test('sound and documents stay as they are', async () => {
  const voice = Buffer.from('OggS and what was said')
  expect(await inspect(voice)).toMatchObject({ kind: 'fine', bytes: voice })
})
