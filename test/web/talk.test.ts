import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { View, ViewRow } from '../../src/server/page/wire.ts'
import { awaitsReply, follow, type Item, newTalk, openFrom, type Talk, type TalkEvent } from '../../web/src/chat/talk.ts'

const empty: View = { rows: [], seq: 0, talk: 'one', speaker: 'machine', guarded: false, language: 'vi' }

test('an answer that is faster than the word that the question was kept still stands under the question', () => {
  expect(shown(after(wrote('a', 'Hỏi'), viewed([1]), kept('a')))).toEqual(['Hỏi', 1])
})

test('an answer never slips under a message that has not left', () => {
  const talk = after(wrote('a', 'Một'), kept('a'), wrote('b', 'Hai'), failed('b'), viewed([1]))
  expect(shown(talk)).toEqual(['Một', 1, 'Hai (failed)'])
})

test('an answer to what had failed and is tried once more stands under it, however fast it is', () => {
  const tried = [wrote('a', 'Một'), wrote('b', 'Hai'), failed('a'), failed('b'), { kind: 'trying', id: 'a' }] as const
  expect(shown(after(...tried, viewed([1]), kept('a')))).toEqual(['Một', 1, 'Hai (failed)'])
  expect(shown(after(...tried, failed('a'), viewed([1])))).toEqual([1, 'Một (failed)', 'Hai (failed)'])
})

test('messages behind a failed one keep their order when it goes', () => {
  const talk = after(wrote('a', 'Một'), wrote('b', 'Hai'), failed('a'), failed('b'), viewed([1]), kept('a'), kept('b'))
  expect(shown(talk)).toEqual([1, 'Một', 'Hai'])
})

test('a row that comes twice, by events and by asking, stands once', () => {
  expect(shown(after(viewed([1, 2]), viewed([2, 3]), viewed([1])))).toEqual([1, 2, 3])
})

test('from the moment that somebody may read along the past and the words are gone, the answer stays', () => {
  const talk = after(
    wrote('a', 'hôm qua'),
    kept('a'),
    viewed([1]),
    wrote('b', 'họ khóa cửa'),
    kept('b'),
    viewed([2, 3], { guarded: true, speaker: 'waiting' }),
  )
  expect(shown(talk)).toEqual(['', 2, 3])
  expect(JSON.stringify(talk)).not.toContain('khóa')
})

test('what was told in another tab takes the past along in this one, whether or not anything was written here', () => {
  const guarded = viewed([2], { guarded: true })
  expect(shown(after(wrote('a', 'hôm qua'), kept('a'), viewed([1]), guarded))).toEqual(['', 2])
  expect(shown(loadedWith(viewed([0, 1]), guarded))).toEqual([2])
  expect(shown(loadedWith(viewed([1, 2]), viewed([], { guarded: true })))).toEqual([2])
})

test('while somebody may read along words never enter the talk, steps given stay, nothing is drawn across', () => {
  const talk = after(
    wrote('a', 'x'),
    kept('a'),
    viewed([1], { guarded: true }),
    wrote('b', 'bí mật'),
    kept('b'),
    viewed([2], { guarded: true, speaker: 'person' }),
  )
  expect(shown(talk)).toEqual(['', 1, '', 2])
})

test('of a talk that was erased nothing stays but the answer, and what has not left yet', () => {
  const talk = after(
    wrote('a', 'Hỏi'),
    kept('a'),
    viewed([1]),
    wrote('b', 'Xóa'),
    kept('b'),
    wrote('c', 'Nữa'),
    failed('c'),
    viewed([2], { talk: 'two' }),
  )
  expect(shown(talk)).toEqual([2, 'Nữa (failed)'])
})

test('of a talk that was erased while a person held it nothing tells that there was somebody', () => {
  expect(shown(after(viewed([1], { speaker: 'person' }), wrote('a', 'Xóa'), kept('a'), viewed([], { talk: 'two' })))).toEqual([])
})

test('a message that failed after its answer had come keeps the rows in order', () => {
  expect(shown(after(wrote('a', 'Hỏi'), viewed([1]), failed('a'), viewed([1, 2])))).toEqual(['Hỏi (failed)', 1, 2])
})

test('coming and going of a person is drawn once each, not for what was so when the page was loaded', () => {
  const views = [viewed([2], { speaker: 'person' }), viewed([3], { speaker: 'person' }), viewed([4])]
  expect(shown(loadedWith(viewed([1], { speaker: 'waiting' }), ...views))).toEqual(['— reloaded', 1, '— joined', 2, 3, '— left', 4])
  expect(shown(after(viewed([1], { speaker: 'waiting' }), ...views))).toEqual(['— asked', 1, '— joined', 2, 3, '— left', 4])
})

test('the page follows the language answered in, but not an old one over the one just chosen', () => {
  const chosen = after(viewed([1]), { kind: 'chose-language', language: 'en' })
  expect(chosen.language).toBe('en')
  expect(follow(chosen, viewed([2], { language: 'vi' })).language).toBe('en')
  const settled = follow(follow(chosen, viewed([2], { language: 'en' })), viewed([3], { language: 'vi' }))
  expect(settled.language).toBe('vi')
  expect(after(viewed([1], { language: null })).language).toBe('vi')
})

test('a talk that was read back says that the person’s own words are not there, unless somebody may read along', () => {
  expect(shown(loadedWith(viewed([1, 2]), viewed([3])))).toEqual(['— reloaded', 1, 2, 3])
  expect(shown(loadedWith(viewed([])))).toEqual([])
  expect(shown(loadedWith(viewed([2], { guarded: true })))).toEqual([2])
  expect(shown(loadedWith(failed('x'), wrote('a', 'chưa gửi'), failed('a'), viewed([1])))).toEqual(['— reloaded', 1, 'chưa gửi (failed)'])
})

test('a session that is over takes the talk along, not what was never sent', () => {
  const talk = after(wrote('a', 'Hỏi'), kept('a'), viewed([7], { speaker: 'person' }), wrote('b', 'Nữa'), failed('b'), {
    kind: 'session-over',
  })
  expect(shown(talk)).toEqual(['Nữa (failed)'])
  expect(talk).toMatchObject({ seq: 0, speaker: 'machine', guarded: false })
})

const openCases: readonly { name: string; events: readonly TalkEvent[]; open: number }[] = [
  { name: 'after the last own word', events: [viewed([1]), wrote('a', 'x'), kept('a'), viewed([2, 3])], open: 2 },
  { name: 'nothing once the person has written again', events: [viewed([1]), wrote('a', 'x')], open: 2 },
  { name: 'nothing above the words of a responder', events: [wrote('a', 'x'), viewed([1]), viewed([2], {}, 'person')], open: 3 },
  { name: 'only the last row of a talk that was read back', events: [viewed([1, 2, 3])], open: 2 },
]
for (const { name, events, open } of openCases) {
  test(`choices can be pressed: ${name}`, () => expect(openFrom(after(...events).items)).toBe(open))
}

test('"reading" shows for what was kept and not answered, never while a person has the talk', () => {
  expect(awaitsReply(after(wrote('a', 'x')))).toBe(false)
  expect(awaitsReply(after(wrote('a', 'x'), kept('a')))).toBe(true)
  expect(awaitsReply(after(viewed([1], { speaker: 'person' }), wrote('a', 'x'), kept('a')))).toBe(false)
  expect(awaitsReply(after(wrote('a', 'x'), kept('a'), viewed([1], { guarded: true }), wrote('b', 'y'), kept('b')))).toBe(false)
})

test('whatever happens in whatever order: rows stand once and in order, and no unsent message is lost', () => {
  const event = fc.oneof(
    fc.integer({ min: 0, max: 5 }).map((n) => wrote(`m${n}`, `w${n}`)),
    fc.integer({ min: 0, max: 5 }).map((n) => kept(`m${n}`)),
    fc.integer({ min: 0, max: 5 }).map((n) => failed(`m${n}`)),
    fc.constant<TalkEvent>({ kind: 'sending-again' }),
    fc
      .record({ from: fc.integer({ min: 1, max: 9 }), count: fc.integer({ min: 0, max: 3 }), guarded: fc.boolean() })
      .map(({ from, count, guarded }) => viewed(range(from, count), { guarded })),
  )
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      const written = new Set<string>()
      const unique = events.filter((one) => one.kind !== 'wrote' || !(written.has(one.message.id) || !written.add(one.message.id)))
      const talk = after(...unique)
      const rows = talk.items.flatMap((item) => (item.kind === 'row' ? [item.row.seq] : []))
      expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b))
      const lost: string[] = []
      let before = newTalk('vi')
      for (const one of unique) {
        const now = follow(before, one)
        lost.push(...ids(before, 'failed').filter((id) => !ids(now).includes(id)))
        before = now
      }
      expect(lost).toEqual([])
    }),
  )
})

function after(...events: readonly TalkEvent[]): Talk {
  return events.reduce(follow, follow(newTalk('vi'), { kind: 'session-over' }))
}

/** A page that finds a talk when it is loaded. */
function loadedWith(first: TalkEvent, ...events: readonly TalkEvent[]): Talk {
  return events.reduce(follow, follow(newTalk('vi'), first))
}

function wrote(id: string, words: string): TalkEvent {
  return { kind: 'wrote', message: { kind: 'text', id, language: 'vi', text: words }, words }
}

function kept(id: string): TalkEvent {
  return { kind: 'kept', id, atMs: 5 }
}

function failed(id: string): TalkEvent {
  return { kind: 'failed', id }
}

function viewed(seqs: readonly number[], state: Partial<View> = {}, author: ViewRow['author'] = 'bot'): TalkEvent {
  return {
    kind: 'viewed',
    view: { ...empty, rows: seqs.map((seq) => ({ ...row(seq), author })), seq: Math.max(0, ...seqs), ...state },
    atMs: 9,
  }
}

function row(seq: number): ViewRow {
  return { seq, author: 'bot', lane: 'bot', atMs: seq, bubble: { text: `${seq}`, blocks: null, choices: [] }, nobody: false }
}

function range(from: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, step) => from + step)
}

function ids(talk: Talk, state?: 'failed'): readonly string[] {
  return talk.items.flatMap((item) => (item.kind === 'own' && (!state || item.state === state) ? [item.id] : []))
}

function shown(talk: Talk): readonly (string | number)[] {
  return talk.items.map((item: Item) => {
    if (item.kind === 'row') return item.row.seq
    if (item.kind === 'mark') return `— ${item.what}`
    return item.state === 'failed' ? `${item.words} (failed)` : item.words
  })
}
