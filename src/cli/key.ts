import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { AppError, refusalOf } from '../errors.ts'
import { type Language, languages } from '../knowledge/knowledge.ts'
import { storeFile } from '../store/control.ts'
import { keepKey, nextKeyFile, openKeys } from '../store/keys/keys.ts'
import { joinKey, readPaperKey, splitKey, writePaperKey } from '../store/keys/paper-key.ts'
import { type KeyChanged, rotateKey } from '../store/keys/rotate-key.ts'

export const summary =
  'the master key: key FILE makes it | key paper FILE [--halves] prints it to be written down | key from-paper FILE < LINES puts it back | key rotate [--lang vi] changes it, with the server stopped'

/** An existing key is never overwritten. */
export async function run(argv: readonly string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...argv],
    options: { halves: { type: 'boolean', default: false }, lang: { type: 'string', default: 'en' } },
    allowPositionals: true,
  })
  const [first, second] = positionals
  const language = languages.find((known) => known === values.lang)
  if (positionals.length === 1 && first === 'rotate' && language !== undefined) return rotate(language)
  if (positionals.length === 1 && first !== undefined && !['paper', 'from-paper', 'rotate'].includes(first)) return make(first)
  if (first === 'paper' && second !== undefined) return print(second, values.halves)
  if (first === 'from-paper' && second !== undefined) return putBack(second)
  console.error('Say where: ben-an key /path/to/master.key (outside the data folder, and copied to a safe place).')
  console.error(`\n  ${summary}`)
  return 2
}

/** Makes the key that a production start asks for, mode 0600. */
function make(file: string): number {
  const { made } = openKeys({ key: file, store: noStore(file) })
  if (!made) throw new AppError('key-exists', `${file} was left as it is`)
  console.log(`The master key is in ${file}. Keep a copy of it away from this machine: without it nobody can read the data.`)
  console.log(`On paper: ben-an key paper ${file}`)
  return 0
}

/** Goes to whoever looks at the screen, and to a printer that keeps nothing: said so above it. */
function print(file: string, halves: boolean): number {
  if (existsSync(nextKeyFile(file))) throw new AppError('key-changing', `${nextKeyFile(file)} is not in its place yet`)
  const key = openKeys({ key: existing(file), store: noStore(file) }).keys.master.export()
  console.log(paperText.head)
  if (!halves) console.log([paperText.whole, '', ...writePaperKey(key), ''].join('\n'))
  else for (const [at, half] of splitKey(key).entries()) console.log([paperText.half(at + 1), '', ...writePaperKey(half), ''].join('\n'))
  console.log(halves ? paperText.footOfHalves : paperText.foot)
  return 0
}

/** Four lines, or eight where it was printed in halves; from the terminal or a file. */
function putBack(file: string): number {
  const lines = readFileSync(0, 'utf8')
    .split(/\r?\n/)
    .filter((line) => /^\s*[1-4]\s/.test(line))
  const halves = lines.length > 4 ? [lines.slice(0, 4), lines.slice(4)] : [lines]
  const read = halves.map((half) => readPaperKey(half.join('\n')))
  for (const [at, one] of read.entries()) {
    if ('key' in one) continue
    const half = halves.length > 1 ? ` of half ${at + 1}` : ''
    console.error(
      one.trouble === 'lines'
        ? `Four numbered lines are needed${half}; ${one.count} came.`
        : `Line ${one.line}${half} is not as it was written down.`,
    )
    return 1
  }
  const [one, other] = read.flatMap((part) => ('key' in part ? [part.key] : []))
  if (one === undefined) return 1
  keepKey(file, other === undefined ? one : joinKey(one, other))
  console.log(`The master key is in ${file} again; \`ben-an doctor\` tells whether it fits the store.`)
  return 0
}

/** The one of the settings, which the server goes by; it has to be stopped. */
function rotate(language: Language): number {
  const { keyFile, dataFolder } = readConfig()
  const changed = rotateKey({ key: keyFile, store: storeFile(dataFolder), nowMs: Date.now() })
  console.log(changedText(changed, keyFile, language))
  return 0
}

function changedText({ wrapped, olderKey }: KeyChanged, keyFile: string, language: Language): string {
  const words = rotateText[language]
  return [
    wrapped === null ? words.ended(keyFile) : words.changed(keyFile, wrapped.conversations),
    ...(wrapped === null || wrapped.unreadable === 0 ? [] : [words.unreadable(wrapped.unreadable)]),
    ...(olderKey === null ? [] : [words.older(olderKey)]),
    '',
    words.now,
    ...words.toDo(keyFile).map((line) => `- ${line}`),
  ].join('\n')
}

function existing(file: string): string {
  try {
    readFileSync(file)
    return file
  } catch (error) {
    throw refusalOf(error) ?? error
  }
}

/** A place beside no store, since a key may be printed where its data are not. */
function noStore(file: string): string {
  return `${file}.none/none`
}

const paperText = {
  head: `Khóa chính của Bến An / The master key of Bến An

Ai có khóa này và dữ liệu thì đọc được hết. Chép tay hoặc in ra máy in cắm thẳng vào máy này, cất nơi khóa được, rồi xóa màn hình.
Whoever has this and the data can read everything. Write it down, or print it on a printer plugged into this machine; lock it away, then
clear the screen.
`,
  whole: 'Cả khóa / the whole key',
  half: (number: number) =>
    `Nửa ${number} / half ${number}. Giao cho hai người khác nhau: một nửa không nói lên điều gì. / For two people: one half alone says nothing.`,
  footOfHalves: `Dùng lại: ben-an key from-paper TỆP, rồi gõ bốn dòng của nửa 1, bốn dòng của nửa 2, và Ctrl D. / To use it: ben-an key from-paper FILE, then type the
four lines of half 1, the four of half 2, and Ctrl D.`,
  foot: `Dùng lại: ben-an key from-paper TỆP, rồi gõ các dòng và Ctrl D. / To use it: ben-an key from-paper FILE, then type the lines and Ctrl D.`,
}

const rotateText = {
  en: {
    changed: (file: string, count: number) => `The master key in ${file} is a new one. Conversations that it opens: ${count}.`,
    ended: (file: string) => `The change that was cut off is ended: the master key in ${file} is the new one.`,
    unreadable: (count: number) => `Damaged, and unreadable before: ${count}.`,
    older: (file: string) => `The one of before lies at ${file}: backups and snapshots made until now open with it.`,
    now: 'Now:',
    toDo: (file: string) => [
      `the paper and the copies that you have are of the old key; write the new one down: ben-an key paper ${file}`,
      'start the server, then: ben-an doctor, and: ben-an backup',
      'when the last backup of before is gone, after 30 days, delete the old key and its paper',
      'whoever has the old key still reads any copy of the data made until now: delete or lock away those that lie elsewhere',
    ],
  },
  vi: {
    changed: (file: string, count: number) => `Khóa chính ở ${file} nay là khóa mới. Cuộc trò chuyện mà khóa mở được: ${count}.`,
    ended: (file: string) => `Lần đổi khóa dở dang đã xong: khóa chính ở ${file} nay là khóa mới.`,
    unreadable: (count: number) => `Bị hỏng, từ trước đã không đọc được: ${count}.`,
    older: (file: string) => `Khóa cũ nằm ở ${file}: bản sao lưu và bản chụp làm từ trước đến giờ mở bằng khóa đó.`,
    now: 'Bây giờ:',
    toDo: (file: string) => [
      `tờ giấy và các bản sao khóa đang có là của khóa cũ; hãy chép khóa mới ra giấy: ben-an key paper ${file}`,
      'khởi động máy chủ, rồi gõ: ben-an doctor --lang vi, và: ben-an backup',
      'sau 30 ngày, khi bản sao lưu cuối cùng của khóa cũ đã hết, thì xóa khóa cũ và hủy tờ giấy của nó',
      'ai có khóa cũ vẫn đọc được mọi bản sao dữ liệu làm từ trước đến giờ: bản nào nằm nơi khác thì xóa hoặc khóa lại',
    ],
  },
} as const
