import { describe, expect, test, vi } from 'vitest'
import { describe as say } from '../../../src/knowledge/compile/flaw.ts'
import { problemTexts } from '../../../src/knowledge/compile/problem-texts.ts'
import { compile, survey } from '../../../src/knowledge/compile.ts'
import { digest } from '../../../src/library/read-content.ts'
import { edited, fixture, found } from './fixture.ts'
import { planted } from './planted.ts'

// One test compiles the content once for every plant.
vi.setConfig({ testTimeout: 60_000 })

test('the whole fixture has nothing to mend', () => {
  expect(found(fixture)).toEqual([])
})

test('a slip can be served: only who asks for slips is told', () => {
  for (const { plant } of planted.filter(({ slips }) => slips)) expect(found(plant(fixture))).toEqual([])
  expect(found(fixture, { slips: true })).toEqual([])
})

test('what editors of other systems put at the beginning and at the end of lines is no problem', () => {
  expect(found(fixture.map(({ path, text }) => ({ path, text: `\uFEFF${text.replaceAll('\n', '\r\n')}` })))).toEqual([])
})

test('letters that are taken apart, as some systems write them, are the same letters', () => {
  expect(found(fixture.map(({ path, text }) => ({ path, text: text.normalize('NFD') })))).toEqual([])
  const apart = compile(
    fixture.map(({ path, text }) => ({ path, text: text.normalize('NFD') })),
    digest,
  )
  const title = 'knowledge' in apart ? apart.knowledge.topics.get('brokerage-fee')?.entry.vi.title : null
  expect(title).toBe('Tôi có phải trả tiền môi giới không?')
})

test('the same words about the same line are told once', () => {
  const lines = found(edited(fixture, 'faq/before/brokerage-fee.en.md', 'No. The law', 'No. <b>The</b> law'))
  expect(lines).toEqual(['markup faq/before/brokerage-fee.en.md:7'])
})

describe('a planted problem is found, and nothing else', () => {
  for (const { kind, name, plant, at, ...questions } of planted) {
    test(`${kind}: ${name}`, () => {
      const lines = found(plant(fixture), questions)
      expect(lines.filter((line) => line === `${kind} ${at}`)).toHaveLength(1)
      expect(lines.filter((line) => !line.startsWith(`${kind} `))).toEqual([])
    })
  }
})

test.each(['in-danger', 'for-another'])('a text that is read in place of the answer is held to what that is held to: %s', (mark) => {
  const answered = (text: string) => {
    const [vi, en] = (['vi', 'en'] as const).map((language) => `faq/before/brokerage-fee.${language}.md`) as [string, string]
    const part = `<!-- ${mark} -->\n${text}\n<!-- more -->`
    const files = edited(edited(fixture, vi, '<!-- more -->', part), en, '<!-- more -->', part)
    return found(files)
      .filter((line) => !line.startsWith('stale-language'))
      .map((line) => line.replace('faq/before/brokerage-fee', ''))
  }
  expect(answered('Call {{contact.vn-111}}.')).toEqual([])
  expect(answered('')).toEqual(['empty-text .en.md:14', 'empty-text .vi.md:19'])
  expect(answered('Call {{contact.nobody}}.')).toEqual(['contact-unknown .en.md:15', 'contact-unknown .vi.md:20'])
  expect(answered('It costs {{fact.nothing}}.')).toEqual(['fact-unknown .en.md:15', 'fact-unknown .vi.md:20'])
  expect(answered('Gọi 0981 84 84 84.')).toEqual(['phone-number .en.md:15', 'phone-number .vi.md:20'])
  expect(answered(Array.from({ length: 30 }, () => `${'word '.repeat(15)}\n`).join('\n'))).toContain('text-too-long .vi.md:20')
})

test('words that are read, and said to nobody, may be as many as people use', () => {
  const many = JSON.stringify(Array.from({ length: 200 }, (_, n) => `- it is over now ${n}`).join('\n'))
  const withWords = (key: string) =>
    (['vi', 'en'] as const).reduce((files, language) => edited(files, `phrases/${language}.json`, '{', `{\n  "${key}": ${many},`), fixture)
  const tooLong = (key: string) => found(withWords(key)).filter((problem) => problem.startsWith('text-too-long'))
  expect(tooLong('words.over')).toEqual([])
  expect(tooLong('over')).toEqual(['text-too-long phrases/en.json:2', 'text-too-long phrases/vi.json:2'])
})

test('every kind of problem has a plant', () => {
  const kinds = new Set(planted.map(({ kind }) => kind))
  expect(Object.keys(problemTexts).filter((kind) => !kinds.has(kind as keyof typeof problemTexts))).toEqual([])
})

test('several problems in several files are all told at once', () => {
  const files = planted.filter(({ kind }) => ['money', 'short-code-abroad', 'signal-gap', 'rule-unknown'].includes(kind)).slice(0, 4)
  const all = files.reduce((content, { plant }) => plant(content), fixture)
  expect(found(all)).toHaveLength(4)
})

test('a problem is told with file, line and words in either language', () => {
  const money = planted.find(({ kind }) => kind === 'money')
  const [flaw] = survey(money?.plant(fixture) ?? [], digest).flaws
  if (!flaw) throw new Error('nothing was found')
  expect(say(flaw, 'en')).toEqual({
    file: 'content/faq/before/brokerage-fee.en.md',
    line: 10,
    problem: 'a sum of money in running text: "20 million dong"; write {{fact.<id>}} instead, with its source in content/facts.yaml',
  })
  expect(say(flaw, 'vi').problem).toBe(
    'có số tiền viết trong câu: "20 million dong"; hãy dùng {{fact.<id>}} và ghi nguồn trong content/facts.yaml',
  )
})

describe('the words of every problem', () => {
  const slots = (text: string) => [...text.matchAll(/\{([a-zA-Z]+)\}/g)].map(([, name]) => name).sort()
  for (const [kind, { vi, en }] of Object.entries(problemTexts)) {
    test(`${kind} fills in the same things in both languages`, () => {
      expect(new Set(slots(vi))).toEqual(new Set(slots(en)))
    })
  }
  test('no slot is left open when a problem is told', () => {
    for (const { plant, ...questions } of planted) {
      for (const flaw of survey(plant(fixture), digest, questions).flaws) {
        for (const language of ['vi', 'en'] as const) expect(say(flaw, language).problem).not.toMatch(/(?<!\{)\{[a-zA-Z]+\}(?!\})/)
      }
    }
  })
})

test('a stale translation is told its stamp, and the stamp mends it', () => {
  const stale = planted.find(({ kind }) => kind === 'stale-language')
  const files = stale?.plant(fixture) ?? []
  const [flaw] = survey(files, digest).flaws
  const stamp = String(flaw?.slots.stamp)
  const mended = files.map(({ path, text }) =>
    path === flaw?.file ? { path, text: text.replace(/^of: .*$/m, `of: ${stamp}`) } : { path, text },
  )
  expect(stamp).toMatch(/^[0-9a-f]{8}$/)
  expect(found(mended)).toEqual([])
})

test('nothing of the calendar is asked unless a day is named', () => {
  expect(found(fixture)).toEqual([])
  expect(found(fixture, { onDate: '2030-01-01' }).length).toBeGreaterThan(0)
})

test('compile gives Knowledge or problems in English', () => {
  expect('knowledge' in compile(fixture, digest)).toBe(true)
  const bad = compile(planted[0]?.plant(fixture) ?? [], digest)
  expect('problems' in bad && bad.problems).toEqual([
    { file: 'content/faq/before/notes.txt', line: 0, problem: problemTexts['misplaced-file'].en },
  ])
})
