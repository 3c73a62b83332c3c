import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { limitsByChannel } from '../../src/adapters/limits-by-channel.ts'

const phrases = (language: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(new URL(`../../content/phrases/${language}.json`, import.meta.url), 'utf8'))

const files = ['file.voice', 'file.picture', 'file.video', 'file.document', 'file.kept']
const howLong = [
  { language: 'vi', atMost: 'chỉ giữ lâu nhất là hai tuần', andBackups: 'bản dự phòng giữ thêm một tháng', never: 'tự xóa' },
  { language: 'en', atMost: 'two weeks at most', andBackups: 'in backups a month longer', never: 'deleted' },
]
for (const { language, atMost, andBackups, never } of howLong)
  test(`of a file no more is said to go than goes, in ${language}: backups hold it for 30 days more, and the app keeps its own`, () => {
    for (const key of files) {
      const said = phrases(language)[key]
      expect(said).toContain(atMost)
      expect(said).toContain(andBackups)
      expect(said).not.toContain(never)
    }
  })

test('what is said to be deleted at leaving is no more than any channel deletes, and is not said to be done', () => {
  const hoursMs = 3_600_000
  for (const { deletesWithinMs } of Object.values(limitsByChannel))
    if (deletesWithinMs > 0 && Number.isFinite(deletesWithinMs)) expect(deletesWithinMs).toBe(48 * hoursMs)
  expect(phrases('vi')['left-behind.older']).toMatch(/hai ngày gần đây đang được xóa.*không xóa được.*tin nào còn thì tự xóa/)
  expect(phrases('en')['left-behind.older']).toMatch(/last two days are being deleted.*cannot be.*what is left/)
})

test('where a talk may stand on a page no list of chats is spoken of', () => {
  expect(limitsByChannel.botframework?.standsAnywhere).toBe(true)
  expect(phrases('vi')['left-behind.anywhere']).not.toContain('danh sách')
})
