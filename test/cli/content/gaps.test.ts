import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { listGaps } from '../../../src/cli/content/gaps.ts'
import { groupGaps } from '../../../src/cli/content/group-gaps.ts'
import { run as runContent } from '../../../src/cli/content.ts'
import { vietnamDate, vietnamMidnightMs } from '../../../src/knowledge/dates.ts'
import { answerCommandLine } from '../../../src/store/control.ts'
import { openKeys } from '../../../src/store/keys/keys.ts'
import type { Store, UnansweredQuestion } from '../../../src/store/store.ts'
import { folders } from '../../store/folder.ts'
import { arrived, does, turn } from '../../store/given.ts'

const newFolder = folders()
const dayMs = 86_400_000
const firstDayMs = vietnamMidnightMs('2026-11-20')

/** One question a day. */
function asked(...questions: readonly (string | readonly [string, string])[]): readonly UnansweredQuestion[] {
  return questions.map((one, day) => {
    const [question, language] = typeof one === 'string' ? [one, 'vi'] : one
    return { question, language, atMs: firstDayMs + day * dayMs }
  })
}
const counts = (questions: readonly UnansweredQuestion[]) => groupGaps(questions).map(({ count, questions: [first] }) => [count, first])

describe('what is alike is put together', () => {
  const alike = [
    { name: 'tone marks or none', of: asked('giá vàng hôm nay', 'gia vang hom nay'), groups: [[2, 'gia vang hom nay']] },
    { name: 'a word more or less', of: asked('giá vàng hôm nay bao nhiêu', 'hôm nay giá vàng'), groups: [[2, 'hôm nay giá vàng']] },
    {
      name: 'words that all share do not make two things one',
      of: asked('em muốn hỏi về bảo hiểm', 'em muốn hỏi về học bổng', 'em muốn hỏi về bảo hiểm xã hội', 'em muốn hỏi về bằng lái'),
      groups: [
        [2, 'em muốn hỏi về bảo hiểm xã hội'],
        [1, 'em muốn hỏi về bằng lái'],
        [1, 'em muốn hỏi về học bổng'],
      ],
    },
    {
      name: 'never across languages',
      of: asked('visa uc', ['visa uc', 'en']),
      groups: [
        [1, 'visa uc'],
        [1, 'visa uc'],
      ],
    },
    {
      name: 'most asked first, then the newest',
      of: asked('học bổng', 'bằng lái xe', 'học bổng', 'thời tiết'),
      groups: [
        [2, 'học bổng'],
        [1, 'thời tiết'],
        [1, 'bằng lái xe'],
      ],
    },
    {
      name: 'signs alone are a question too',
      of: asked('???', '???', '👍'),
      groups: [
        [2, '???'],
        [1, '👍'],
      ],
    },
    { name: 'nothing', of: [], groups: [] },
  ] as const
  for (const { name, of, groups } of alike) {
    test(name, () => {
      expect(counts(of)).toEqual(groups)
    })
  }

  test('each wording stands once, the newest first, and no question is lost', () => {
    const [gap] = groupGaps(asked('học bổng', 'hoc bong', 'xin học bổng', 'học bổng'))
    expect(gap).toEqual({ language: 'vi', count: 4, questions: ['học bổng', 'xin học bổng'], lastAtMs: firstDayMs + 3 * dayMs })
  })
})

test('told: how often, in which language, when last, and not more wordings than show what is meant', () => {
  const questions = asked('học bổng', 'xin học bổng', 'học bổng nào', 'về học bổng', 'học bổng đi', ['weather', 'en'])
  expect(listGaps(groupGaps(questions))).toBe(`6 questions without an answer, 2 when alike are put together

5 × vi, last on 2026-11-24
    học bổng đi
    về học bổng
    học bổng nào
    xin học bổng
    (and 1 more)

1 × en, last on 2026-11-25
    weather`)
  expect(listGaps(groupGaps(asked('học bổng')))).toMatch(/^1 question without an answer, 1 when/)
  expect(listGaps([])).toBe('No question without an answer is kept.')
})

test('a day begins at midnight in Việt Nam', () => {
  const beginsMs = vietnamMidnightMs('2026-11-22')
  expect(new Date(beginsMs).toISOString()).toBe('2026-11-21T17:00:00.000Z')
  expect([vietnamDate(beginsMs), vietnamDate(beginsMs - 1)]).toEqual(['2026-11-22', '2026-11-21'])
})

describe('the command', () => {
  let said: string[]
  let blamed: string[]
  beforeEach(() => {
    said = []
    blamed = []
    vi.spyOn(console, 'log').mockImplementation((text) => void said.push(String(text)))
    vi.spyOn(console, 'error').mockImplementation((text) => void blamed.push(String(text)))
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    vi.restoreAllMocks()
  })

  /** A store in which a question was missed; the command line is pointed at it. */
  async function kept(): Promise<{ readonly store: Store; readonly dataFolder: string }> {
    const folder = newFolder()
    const dataFolder = path.dirname(folder.file)
    const keyFile = path.join(folder.path, 'master.key')
    vi.stubEnv('BEN_AN_DATA', dataFolder)
    vi.stubEnv('BEN_AN_KEY_FILE', keyFile)
    const store = await folder.open({ keys: openKeys({ key: keyFile, store: folder.file }).keys })
    await turn(store, arrived('1', 'a'), does({ kind: 'note-unanswered', question: 'học bổng', language: 'vi' }))
    return { store, dataFolder }
  }
  const listed = () => JSON.parse(said.at(-1) ?? '') as readonly { readonly count: number; readonly last: string }[]

  test('asks the server that runs', async () => {
    const { store, dataFolder } = await kept()
    const end = await answerCommandLine(store, dataFolder)
    expect(await runContent(['gaps'])).toBe(0)
    expect(said.join()).toContain('1 × vi')
    await end()
  })

  test('reads the store where none runs, and leaves it as it was', async () => {
    const { store } = await kept()
    await store.close()
    for (const _ of ['once', 'twice']) {
      expect(await runContent(['gaps', '--json'])).toBe(0)
      expect(listed()).toEqual([{ language: 'vi', count: 1, last: '2026-09-21', questions: ['học bổng'] }])
    }
  })

  test('tells only what was asked since a day', async () => {
    const { store, dataFolder } = await kept()
    const end = await answerCommandLine(store, dataFolder)
    const since = async (day: string) => {
      expect(await runContent(['gaps', '--json', '--since', day])).toBe(0)
      return listed().length
    }
    expect([await since('2026-09-20'), await since('2026-09-21'), await since('2026-09-22')]).toEqual([1, 1, 0])
    await end()
    await store.close()
    expect(await since('2026-09-22')).toBe(0)
  })

  test('where nobody has talked yet there is no gap', async () => {
    vi.stubEnv('BEN_AN_DATA', newFolder().path)
    expect(await runContent(['gaps'])).toBe(0)
    expect(said).toEqual(['No question without an answer is kept.'])
  })

  test.each([[['--since', 'yesterday']], [['--since', '2026-02-30']]])('says how it is used: %j', async (flags) => {
    expect(await runContent(['gaps', ...flags])).toBe(2)
    expect(blamed.join()).toContain('gaps [--since DATE]')
  })
})
