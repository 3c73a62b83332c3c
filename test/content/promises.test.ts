import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const phrases = (language: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(new URL(`../../content/phrases/${language}.json`, import.meta.url), 'utf8'))

const files = ['file.voice', 'file.picture', 'file.video', 'file.document', 'file.kept']
const howLong = [
  { language: 'vi', atMost: 'giữ kín hai tuần', andBackups: 'bản sao lưu thêm một tháng', never: 'tự xoá' },
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
