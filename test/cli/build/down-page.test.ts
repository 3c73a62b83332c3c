import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { downPageName, isDownPage, makeDownPage } from '../../../src/cli/build/down-page.ts'
import type { Contact } from '../../../src/knowledge/knowledge.ts'
import { realKnowledge } from '../../bot/fixture-knowledge.ts'

const knowledge = await realKnowledge()

let webFolder: string
beforeEach(() => {
  webFolder = mkdtempSync(path.join(tmpdir(), 'ben-an-down-'))
})
afterEach(() => rmSync(webFolder, { recursive: true }))

const file = () => path.join(webFolder, downPageName)
const made = async (content = knowledge) => {
  await makeDownPage({ webFolder }, content)
  return readFileSync(file(), 'utf8')
}

test('it holds the numbers of home and for citizens anywhere in both languages, with from where each is dialled, and a way out', async () => {
  const page = await made()
  for (const [language, from] of Object.entries({ vi: 'Gọi được từ Việt Nam.', en: 'Can be dialled from Viet Nam.' })) {
    const part = page.split('<div lang=').find((section) => section.startsWith(`"${language}"`)) ?? ''
    expect(part.match(/href="tel:[^"]+"/g)).toEqual(expect.arrayContaining(['href="tel:111"', 'href="tel:112"', 'href="tel:+84981848484"']))
    expect(part).toContain(`<span class="number">111</span></a> <small>${from}</small>`)
    expect(part).toContain('<a href="/chat/exit"')
  }
})

test('it needs nothing that a server would have to give: no script, and no file', async () => {
  expect(await made()).not.toMatch(/<script|<link|<img|src=|url\(|@import/)
})

test('it says nothing that holds at some hours only', async () => {
  const [id] = [...knowledge.contacts].find(([, { number }]) => number === '111') ?? []
  if (id === undefined) throw new Error('111 is in the content')
  const weekly = { kind: 'weekly', utcOffsetMinutes: 420, open: [{ days: [1], fromMinute: 480, toMinute: 1020 }] } as const
  const contacts = new Map<string, Contact>(
    [...knowledge.contacts].map(([key, one]) => [key, key === id ? { ...one, hours: weekly } : one]),
  )
  expect(await made({ ...knowledge, contacts })).not.toContain('tel:111"')
})

test('one that is right is left alone, where nobody may write as well; another one is made anew, and told from it', async () => {
  await made()
  const before = statSync(file()).mtimeMs
  chmodSync(file(), 0o400)
  await makeDownPage({ webFolder }, knowledge)
  expect(statSync(file()).mtimeMs).toBe(before)
  chmodSync(file(), 0o600)
  writeFileSync(file(), 'old')
  expect(await isDownPage({ webFolder }, knowledge)).toBe(false)
  await makeDownPage({ webFolder }, knowledge)
  expect(await isDownPage({ webFolder }, knowledge)).toBe(true)
})
