import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Running } from '../../../src/main.ts'
import { openKeys } from '../../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../../src/store/open-store.ts'
import { makeGround, startHere } from '../../server/running.ts'
import { openTelegramStandIn, type TelegramStandIn } from '../telegram-stand-in.ts'

let ground: Awaited<ReturnType<typeof makeGround>>
let standIn: TelegramStandIn
let running: Running | null
let lines: string[]

beforeEach(async () => {
  ground = await makeGround()
  standIn = await openTelegramStandIn()
  lines = []
  const telegram = { BEN_AN_TELEGRAM_TOKEN: '4242:TOKEN', BEN_AN_TELEGRAM_API: standIn.url }
  running = await startHere({ ...ground.environment, ...telegram }, lines)
})
afterEach(async () => {
  await running?.stop()
  await standIn.close()
  ground.remove()
})

let nextId = 700
function sent(chat: number, content: object): object {
  nextId += 1
  const head = { message_id: nextId, date: Math.floor(Date.now() / 1000), chat: { id: chat, type: 'private' } }
  return { update_id: nextId, message: { ...head, ...content } }
}

const said = (chat: number, part: string) =>
  standIn.waitFor('sendMessage', ({ payload }) => payload.chat_id === chat && String(payload.text).includes(part))

const logged = (event: string) => expect.poll(() => lines.filter((line) => line.includes(`"${event}"`)).length, { timeout: 20_000 }).toBe(1)

/** What lies in the store of a server that has stopped. */
async function filesOf(chat: string) {
  const { databaseFile } = running ?? { databaseFile: '' }
  await running?.stop()
  const { keys } = openKeys({ key: ground.environment.BEN_AN_KEY_FILE ?? '', store: databaseFile })
  const store = await openSqliteStore({ path: databaseFile, keys, now: Date.now })
  const id = await store.conversationOf({ channel: 'telegram', account: '4242', id: chat }, Date.now())
  const notes = await store.media.of(id)
  const files = await Promise.all(notes.map(async (note) => ({ ...note, bytes: (await store.media.read(note.id))?.bytes ?? null })))
  await store.close()
  return files
}

test('a picture is fetched once a person is asked for, and only then, and loses where it was taken', async () => {
  const place = { IFD0: { Make: 'ThePhone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '11/1 33/1 0/1' } }
  const taken = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#3a6' } })
    .withExif(place)
    .jpeg()
    .toBuffer()
  standIn.hold('L', taken)
  standIn.deliver(sent(1, { photo: [{ file_id: 's' }, { file_id: 'L', file_size: taken.length }] }))
  await said(1, 'không đọc được ảnh')
  expect(standIn.calls.map(({ method }) => method)).not.toContain('getFile')
  standIn.deliver(sent(1, { text: 'gặp người thật' }))
  await standIn.waitFor('getFile', ({ payload }) => payload.file_id === 'L')
  await logged('file-kept')
  const [file] = await filesOf('1')
  expect(file).toMatchObject({ state: 'kept', type: 'image/jpeg' })
  expect(file?.bytes?.includes('ThePhone')).toBe(false)
  expect((await sharp(file?.bytes ?? undefined).metadata()).width).toBe(80)
})

test('what is no picture is refused, and its sender is told', async () => {
  standIn.hold('evil', Buffer.from('<svg onload="alert(1)"/>'))
  standIn.deliver(sent(2, { text: 'gặp người thật' }))
  await standIn.waitFor('sendMessage', ({ payload }) => payload.chat_id === 2)
  standIn.deliver(sent(2, { document: { file_id: 'evil', file_name: 'a.svg' } }))
  await said(2, 'không mở được')
  expect(await filesOf('2')).toMatchObject([{ state: 'refused', code: 'unknown-type', bytes: null }])
})

test('whoever leaves has the messages of both sides deleted, and is told what stays', async () => {
  standIn.deliver(sent(3, { text: 'pha trà sao cho ngon' }))
  await said(3, 'Đun nước sôi')
  const first = nextId
  standIn.deliver(sent(3, { text: 'thoát' }))
  await said(3, 'Hẹn gặp lại')
  await said(3, 'tin cũ hơn thì không xóa được')
  const { payload } = await standIn.waitFor('deleteMessages')
  expect(payload).toEqual({ chat_id: 3, message_ids: expect.arrayContaining([first, nextId]) })
  expect(payload.message_ids).toHaveLength(3)
  await logged('taken-back')
})
