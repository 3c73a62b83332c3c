import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const source = path.resolve(import.meta.dirname, '../../src')

/** `XSettings` is what an operator or an author sets, plain values; what holds a part that does something is `XDeps`. */
function settingsThatAct(text: string): readonly string[] {
  const found = text.matchAll(/^(?:export )?interface (\w*Settings)\b[^{]*\{(.*?)^\}/gms)
  return [...found].filter(([, , members = '']) => /=>|: (?:Pick<)?(?:Store|Time|Poster)\b/.test(members)).map(([, name = '']) => name)
}

test('what is called settings are values', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const texts = files.map((file) => readFileSync(path.join(source, file), 'utf8'))
  expect(texts.filter((text) => /^(?:export )?interface \w*Settings\b/m.test(text)).length).toBeGreaterThan(5)
  expect(texts.flatMap(settingsThatAct)).toEqual([])
})

test('settings that act are found', () => {
  const mail = 'export interface MailSettings {\n  readonly port: number\n}\n'
  const watch = 'interface WatchSettings {\n  readonly port: number\n  readonly onTrouble: (code: string) => void\n}\n'
  const clock = 'export interface ClockSettings extends More {\n  readonly time: Pick<Time, "nowMs">\n}\n'
  expect(settingsThatAct(mail + watch + clock)).toEqual(['WatchSettings', 'ClockSettings'])
})
