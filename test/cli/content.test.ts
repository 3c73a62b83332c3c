import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { run as runContent } from '../../src/cli/content.ts'
import { run as runRegister } from '../../src/cli/register.ts'
import { readLibrary } from '../../src/library/read-library.ts'

// Every command compiles content, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

let folder: string
let said: string[]
let blamed: string[]

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ben-an-content-'))
  cpSync(path.resolve(import.meta.dirname, '../fixtures/content'), folder, { recursive: true })
  cpSync(path.resolve(import.meta.dirname, '../../content/phrases'), path.join(folder, 'phrases'), { recursive: true })
  vi.stubEnv('BEN_AN_CONTENT', folder)
  said = []
  blamed = []
  vi.spyOn(console, 'log').mockImplementation((text) => void said.push(String(text)))
  vi.spyOn(console, 'error').mockImplementation((text) => void blamed.push(String(text)))
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

const file = (name: string) => path.join(folder, name)
const textOf = (name: string) => readFileSync(file(name), 'utf8')

function change(name: string, find: string, replace: string): void {
  if (!textOf(name).includes(find)) throw new Error(`"${find}" is not in ${name}`)
  writeFileSync(file(name), textOf(name).replace(find, replace))
}

describe('check', () => {
  test('whole content: counts, and exit code 0', async () => {
    expect(await runContent(['check'])).toBe(0)
    expect(said).toEqual(['4 topics, 1 trees, no problem.'])
  })

  test('as JSON, exactly', async () => {
    expect(await runContent(['check', '--json'])).toBe(0)
    expect(JSON.parse(said.join(''))).toEqual({ topics: 4, trees: 1, languages: ['vi', 'en'], problems: [] })
    change('faq/about/how-to-use.en.md', 'Just ask', 'Pay 20%. Just ask')
    expect(await runContent(['check', '--json'])).toBe(1)
    expect(JSON.parse(said[1] ?? '')).toEqual({
      topics: 4,
      trees: 1,
      languages: ['vi', 'en'],
      problems: [
        {
          file: 'content/faq/about/how-to-use.en.md',
          line: 7,
          problem: 'a percentage in running text: "20%"; write {{fact.<id>}} instead, with its source in content/facts.yaml',
        },
      ],
    })
  })

  test('in Vietnamese, with file and line', async () => {
    change('faq/about/how-to-use.en.md', 'Just ask', 'Pay 20%. Just ask')
    expect(await runContent(['check', '--lang', 'vi'])).toBe(1)
    expect(said.join('\n')).toContain('content/faq/about/how-to-use.en.md:7 có tỉ lệ phần trăm viết trong câu: "20%"')
    expect(said.join('\n')).toContain('4 chủ đề, 1 sơ đồ, 1 lỗi.')
  })

  test('looks ahead only when asked', async () => {
    expect(await runContent(['check', '--at', '2028-01-01'])).toBe(1)
    expect(said.join('\n')).toContain('past its review date')
  })

  test.each([[['--lang', 'fr']], [['--at', 'tomorrow']]])('refuses %j', async (flags) => {
    expect(await runContent(['check', ...flags])).toBe(2)
    expect(blamed).toHaveLength(1)
  })
})

describe('stamp', () => {
  test('says that the English text matches, and changes nothing else', async () => {
    change('faq/about/how-to-use.vi.md', 'Cứ hỏi', 'Hãy hỏi')
    expect(await runContent(['check'])).toBe(1)
    const before = textOf('faq/about/how-to-use.en.md')
    expect(await runContent(['stamp', 'how-to-use'])).toBe(0)
    expect(await runContent(['check'])).toBe(0)
    expect(textOf('faq/about/how-to-use.en.md').replace(/^of: .*$/m, '')).toBe(before.replace(/^of: .*$/m, ''))
  })

  test('adds the line where it is missing, in a variant too', async () => {
    const variant = 'faq/during/unpaid-wages@jp.en.md'
    writeFileSync(file(variant), textOf(variant).replace(/^of: .*\n/m, ''))
    expect(await runContent(['stamp', 'unpaid-wages@jp'])).toBe(0)
    expect(await runContent(['check'])).toBe(0)
  })

  test('writes into keys that are still empty, as a variant’s may be', async () => {
    const variant = 'faq/during/unpaid-wages@jp.en.md'
    writeFileSync(file(variant), textOf(variant).replace(/^---\n[\s\S]*?^---\n/m, '---\n---\n'))
    expect(await runContent(['stamp', 'unpaid-wages@jp'])).toBe(0)
    expect(textOf(variant)).toMatch(/^---\nof: [0-9a-f]{8}\n---\n/)
    expect(await runContent(['check'])).toBe(0)
  })

  test('writes into a file that begins with an editor’s mark, and says so when there is nothing to write into', async () => {
    const english = 'faq/about/how-to-use.en.md'
    writeFileSync(file(english), `\uFEFF${textOf(english).replace(/^of: .*\n/m, '')}`)
    expect(await runContent(['stamp', 'how-to-use'])).toBe(0)
    expect(await runContent(['check'])).toBe(0)
    writeFileSync(file(english), 'Just ask.\n')
    expect(await runContent(['stamp', 'how-to-use'])).toBe(1)
    expect(textOf(english)).toBe('Just ask.\n')
  })

  test('guided paths are stamped as answers are', async () => {
    const [vi, en] = ['trees/job-offer.vi.md', 'trees/job-offer.en.md']
    change(vi, 'Ai mời', 'Ai rủ')
    expect(await runContent(['check'])).toBe(1)
    expect(said.join('\n')).toContain('npm run content -- stamp tree:job-offer')
    const before = textOf(en)
    expect(await runContent(['stamp', 'tree:job-offer'])).toBe(0)
    expect(await runContent(['check'])).toBe(0)
    expect(textOf(en)).not.toBe(before)
    expect(textOf(en).replace(/^of: .*$/m, '')).toBe(before.replace(/^of: .*$/m, ''))
    expect(await runContent(['stamp', 'tree:nothing'])).toBe(1)
  })

  test('never stamps all at once, nor what is not there', async () => {
    expect(await runContent(['stamp'])).toBe(2)
    expect(await runContent(['stamp', '--all'])).toBe(2)
    expect(await runContent(['stamp', 'nothing'])).toBe(1)
  })
})

describe('confirm', () => {
  test('notes who called and when, in one line of the file', async () => {
    const before = textOf('contacts.yaml')
    expect(await runContent(['confirm', 'tw-1955', '--by', 'Trần "Lan" B', '--on', '2026-11-23'])).toBe(0)
    const contact = (await readLibrary(folder)).contacts.get('tw-1955')
    expect(contact?.confirmed).toEqual({ by: 'Trần "Lan" B', on: '2026-11-23' })
    const lines = textOf('contacts.yaml').split('\n')
    expect(lines.filter((line) => !before.split('\n').includes(line))).toEqual(['  confirmed: { by: "Trần \\"Lan\\" B", on: 2026-11-23 }'])
  })

  test('replaces an earlier call, however it was written', async () => {
    change('contacts.yaml', '  confirmed: null', '  confirmed:\n    by: A\n    on: 2026-01-01')
    expect(await runContent(['confirm', 'vn-111', '--by', 'B', '--on', '2026-11-23'])).toBe(0)
    expect((await readLibrary(folder)).contacts.get('vn-111')?.confirmed).toEqual({ by: 'B', on: '2026-11-23' })
  })

  test('refuses a number that is never shown, one that is not there, and half a call', async () => {
    expect(await runContent(['confirm', 'vn-old', '--by', 'A', '--on', '2026-11-23'])).toBe(1)
    expect(await runContent(['confirm', 'nobody', '--by', 'A', '--on', '2026-11-23'])).toBe(1)
    expect(await runContent(['confirm', 'vn-111', '--on', '2026-11-23'])).toBe(2)
    expect(await runContent(['confirm', 'vn-111', '--by', 'A', '--on', 'today'])).toBe(2)
  })
})

test('stale tells what is past, what is due, what nobody signed and what nobody called; it never fails', async () => {
  expect(await runContent(['stale', '--at', '2027-03-01', '--within', '90'])).toBe(0)
  const text = said.join('\n')
  expect(text).toContain('Past the review date (1)\n  2027-02-22  content/faq/during/cannot-leave.vi.md')
  expect(text).toContain('To be read again before 2027-05-30 (3)')
  expect(text).toContain('Signed by nobody (4)')
  expect(text).toContain('  tw-1955  1955  (source of no known date)')
  expect(text).not.toContain('vn-old')
  expect(await runContent(['stale', '--within', 'soon'])).toBe(2)
  expect(await runContent(['stale', '--lang', 'fr'])).toBe(2)
})

test('stale tells a figure that ends and has no later one, and no other', async () => {
  expect(await runContent(['stale', '--at', '2027-03-01'])).toBe(0)
  expect(said.join('\n')).not.toContain('Figures')
  change('facts.yaml', 'unit: vnd, from: 2026-09-10', 'unit: vnd, from: 2026-09-10, until: 2027-03-20')
  expect(await runContent(['stale', '--at', '2027-03-01'])).toBe(0)
  expect(said.at(-1)).toContain('before 2027-03-31 (1)\n  2027-03-20  fine-unlicensed-collecting')
})

test('stale speaks Vietnamese too', async () => {
  expect(await runContent(['stale', '--at', '2027-03-01', '--within', '90', '--lang', 'vi'])).toBe(0)
  const text = said.join('\n')
  expect(text).toContain('Đã quá ngày đọc lại (1)\n  2027-02-22  content/faq/during/cannot-leave.vi.md')
  expect(text).toContain('Phải đọc lại trước ngày 2027-05-30 (3)')
  expect(text).toContain('  tw-1955  1955  (nguồn không rõ ngày)')
})

test('draw makes a flowchart of a tree', async () => {
  expect(await runContent(['draw', 'job-offer'])).toBe(0)
  expect(said.join('\n').split('\n')).toEqual([
    'flowchart TD',
    '  who-offers("Ai mời anh/chị đi làm?")',
    '  which-company{{"Tên công ty là gì? [find-company]"}}',
    '  ask-for-contract["Hỏi xem hợp đồng trước khi đưa tiền."]',
    '  through-a-person["Dừng lại và hỏi thêm:"]',
    '  who-offers -->|"Công ty"| which-company',
    '  who-offers -->|"Người quen, họ hàng, #quot;cò#quot; (1)"| through-a-person',
    '  which-company -->|"found"| ask-for-contract',
    '  which-company -->|"not-found"| through-a-person',
    '  which-company -->|"revoked"| through-a-person',
    '  which-company -->|"cannot-check"| ask-for-contract',
  ])
  expect(await runContent(['draw', 'job-offer', '--lang', 'en'])).toBe(0)
  expect(said.at(-1)).toContain('Who offers you the work?')
  expect(await runContent(['draw', 'nothing'])).toBe(2)
})

describe('preview', () => {
  const shown = async (...argv: readonly string[]) => {
    expect(await runContent(['preview', ...argv])).toBe(0)
    return said.at(-1) ?? ''
  }

  test('an answer as every channel shows it: buttons here, numbers there', async () => {
    const all = await shown('brokerage-fee')
    expect(all.match(/^== .*$/gm)?.map((line) => line.split(':')[0])).toEqual([
      '== zalo-oa',
      '== zalo-bot',
      '== telegram',
      '== botframework',
      '== web',
    ])
    const bot = await shown('brokerage-fee', '--channel', 'zalo-bot')
    expect([bot.includes('| [1] '), bot.includes('  [ ')]).toEqual([true, false])
    const telegram = await shown('brokerage-fee', '--channel', 'telegram')
    expect([telegram.includes('| [1] '), telegram.includes('  [ ')]).toEqual([false, true])
  })

  test('the form for a country, and what somebody in danger gets', async () => {
    expect(await shown('unpaid-wages@jp', '--channel', 'web')).not.toBe(await shown('unpaid-wages', '--channel', 'web'))
    expect(await shown('cannot-leave', '--channel', 'zalo-oa', '--lang', 'en')).toMatch(/\n\n\| .{60}/)
  })

  test('a step of a path, as it is reached by answers and by what is typed', async () => {
    expect(await shown('tree:job-offer', '--channel', 'telegram')).toContain('Ai mời anh/chị đi làm?')
    expect(await shown('job-offer#through-a-person', '--channel', 'telegram')).toContain('Dừng lại và hỏi thêm')
    expect(await shown('job-offer#ask-for-contract', '--channel', 'telegram')).toContain('Hỏi xem hợp đồng')
  })

  test('what is not there, and a channel that is none', async () => {
    for (const argv of [[], ['nothing'], ['brokerage-fee@xx'], ['job-offer#nowhere'], ['brokerage-fee', '--channel', 'fax']])
      expect(await runContent(['preview', ...argv])).toBe(2)
  })
})

test('the workshop lists its verbs', async () => {
  expect(await runContent([])).toBe(0)
  for (const verb of ['check', 'stamp', 'stale', 'draw', 'preview', 'confirm']) expect(said.join()).toContain(`  ${verb} `)
  expect(await runContent(['polish'])).toBe(2)
})

describe('register import', () => {
  const list = 'licence,name,status\n01,Sao Biển,licensed\n02,Cánh Buồm,suspended\n'
  const flags = ['--as-of', '2026-11-01', '--source', 'https://dolab.moha.gov.vn']

  test('takes the list over, with its date and source', async () => {
    writeFileSync(file('list.csv'), list)
    writeFileSync(file('revoked.csv'), 'licence,name,status\n03,Hải Đăng,revoked\n')
    const code = await runRegister(['import', file('list.csv'), file('revoked.csv'), ...flags])
    rmSync(file('list.csv'))
    rmSync(file('revoked.csv'))
    expect([code, said]).toEqual([0, ['3 companies as of 2026-11-01: 1 licensed, 1 suspended, 1 revoked']])
    expect((await readLibrary(folder)).companies).toEqual({
      asOf: '2026-11-01',
      source: 'https://dolab.moha.gov.vn',
      companies: [
        { licence: '01', names: ['Sao Biển'], status: 'licensed' },
        { licence: '02', names: ['Cánh Buồm'], status: 'suspended' },
        { licence: '03', names: ['Hải Đăng'], status: 'revoked' },
      ],
    })
  })

  test('takes nothing over when one line is bad', async () => {
    writeFileSync(file('list.csv'), `${list}04,,licensed\n`)
    expect(await runRegister(['import', file('list.csv'), ...flags])).toBe(1)
    expect(blamed.join('\n')).toContain(`${file('list.csv')}:4 the name is missing`)
    expect(() => textOf('registers/companies.csv')).toThrow()
  })

  test('a licence in two lists is refused', async () => {
    writeFileSync(file('list.csv'), list)
    expect(await runRegister(['import', file('list.csv'), file('list.csv'), ...flags])).toBe(1)
  })

  test.each([
    [['import', 'x.csv', '--source', 'https://x.vn']],
    [['import', 'x.csv', '--as-of', '2026-11-01']],
    [['import', 'x.csv', '--as-of', '2026-11-01', '--source', 'my desk']],
    [['import', '--as-of', '2026-11-01', '--source', 'https://x.vn']],
    [['x.csv', '--as-of', '2026-11-01', '--source', 'https://x.vn']],
  ])('says how it is used: %j', async (argv) => {
    expect(await runRegister(argv)).toBe(2)
  })
})
