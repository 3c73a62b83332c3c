import { describe, expect, test } from 'vitest'
import type { StaffAlert } from '../../../src/server/console/wire/wire.ts'
import {
  type Desk,
  type DeskEvent,
  firstWaiting,
  follow,
  gravestFirst,
  holderOf,
  newDesk,
  noDraft,
  unanswered,
} from '../../../web/src/console/desk.ts'
import type { Press } from '../../../web/src/console/press.ts'
import { caseIds, heldCase, me, nowMs, queue } from '../../browser/console/scenes.ts'

const [beaten = '', ransom = ''] = caseIds
const reply: Press & { readonly kind: 'reply' } = {
  kind: 'reply',
  id: 'a'.repeat(32),
  case: heldCase.id,
  atMs: nowMs,
  unsure: false,
  body: { id: 'a'.repeat(32), text: 'Mình vẫn ở đây.', confirmed: false },
}

function deskAfter(...events: readonly DeskEvent[]): Desk {
  return events.reduce(follow, newDesk('vi', { at: 'case', id: heldCase.id }))
}

const inside: readonly DeskEvent[] = [
  { kind: 'signed-in', me: me() },
  { kind: 'queue', queue, nowMs },
  { kind: 'case', id: heldCase.id, view: heldCase },
]

test("the server's draft counts until this page has one of its own", () => {
  const first = deskAfter(...inside.slice(0, 2), { kind: 'case', id: heldCase.id, view: { ...heldCase, draft: 'từ máy chủ' } })
  expect(first.drafts[heldCase.id]?.text).toBe('từ máy chủ')
  const written = follow(first, { kind: 'drafted', case: heldCase.id, draft: { text: 'viết tiếp', proposalOf: null, file: null } })
  const again = follow(written, { kind: 'case', id: heldCase.id, view: { ...heldCase, draft: 'từ máy chủ' } })
  expect(again.drafts[heldCase.id]?.text).toBe('viết tiếp')
})

test('a reply that is tried once more after a reload does not stand in the field too: it would be sent twice', () => {
  const kept = { ...heldCase, draft: `${reply.body.text}\n` }
  const again = deskAfter(
    ...inside.slice(0, 2),
    { kind: 'restored', drafts: {}, noteDrafts: {}, presses: [reply] },
    { kind: 'case', id: heldCase.id, view: kept },
  )
  expect(again.drafts[heldCase.id]).toBeUndefined()
  expect(follow(again, { kind: 'done', press: reply, view: heldCase }).drafts[heldCase.id]).toEqual(noDraft)
  expect(follow(again, { kind: 'refused', press: reply, code: 'not-yours' }).drafts[heldCase.id]?.text).toBe(reply.body.text)
  const other = { ...heldCase, draft: 'câu khác' }
  expect(follow(again, { kind: 'case', id: heldCase.id, view: other }).drafts[heldCase.id]?.text).toBe('câu khác')
})

const note: Press = { ...reply, kind: 'note', body: { id: reply.id, text: 'Con chị ấy 16 tuổi.' } }
const noting: DeskEvent = { kind: 'note-drafted', case: heldCase.id, text: note.body.text }

const notesKept: readonly { readonly name: string; readonly events: readonly DeskEvent[] }[] = [
  { name: 'the page went elsewhere', events: [noting, { kind: 'went', place: { at: 'queue' } }] },
  { name: 'the screen was locked', events: [noting, { kind: 'at-door', door: { at: 'locked' } }] },
  { name: 'the tab remembered it', events: [{ kind: 'restored', drafts: {}, noteDrafts: { [heldCase.id]: noting.text }, presses: [] }] },
  { name: 'it was refused', events: [noting, { kind: 'pressed', press: note }, { kind: 'refused', press: note, code: 'not-yours' }] },
]
for (const { name, events } of notesKept) {
  test(`a note that is being written stays: ${name}`, () => {
    expect(deskAfter(...inside, ...events).noteDrafts[heldCase.id]).toBe(note.body.text)
  })
}

test('a note that was written down leaves its field', () => {
  expect(deskAfter(...inside, noting, { kind: 'pressed', press: note }).noteDrafts[heldCase.id]).toBe('')
})

test('a reply leaves the field at once and stands among what has not left, once however often it is pressed', () => {
  const sent = deskAfter(
    ...inside,
    { kind: 'drafted', case: heldCase.id, draft: { text: reply.body.text, proposalOf: null, file: null } },
    { kind: 'pressed', press: reply },
  )
  expect(sent.drafts[heldCase.id]).toEqual(noDraft)
  const again = follow(sent, { kind: 'pressed', press: reply })
  expect(again.presses).toEqual([reply])
  expect(follow(again, { kind: 'done', press: reply, view: heldCase }).presses).toEqual([])
})

const waysBack: readonly { readonly name: string; readonly events: readonly DeskEvent[] }[] = [
  { name: 'somebody else holds the case now', events: [{ kind: 'refused', press: reply, code: 'not-yours' }] },
  {
    name: 'it was asked about once more and held back',
    events: [{ kind: 'refused', press: reply, code: 'confirm-first' }, { kind: 'late-put-back' }],
  },
  {
    name: 'it was asked about, and the page went elsewhere',
    events: [
      { kind: 'refused', press: reply, code: 'confirm-first' },
      { kind: 'went', place: { at: 'queue' } },
    ],
  },
  {
    name: 'it was asked about, and the screen was locked',
    events: [
      { kind: 'refused', press: reply, code: 'confirm-first' },
      { kind: 'at-door', door: { at: 'locked' } },
    ],
  },
]
for (const { name, events } of waysBack) {
  test(`no word of a reply that did not leave is lost: ${name}`, () => {
    const desk = deskAfter(...inside, { kind: 'pressed', press: reply }, ...events)
    expect(desk.drafts[heldCase.id]?.text).toBe(reply.body.text)
    expect(desk.presses).toEqual([])
    expect(desk.late).toBeNull()
  })
}

test('a proposal that is sent takes nothing out of the field', () => {
  const desk = deskAfter(
    ...inside,
    { kind: 'drafted', case: heldCase.id, draft: { text: 'câu khác', proposalOf: null, file: null } },
    { kind: 'pressed', press: reply },
  )
  expect(desk.drafts[heldCase.id]?.text).toBe('câu khác')
})

test('what did not leave stands before what was begun since', () => {
  const desk = deskAfter(
    ...inside,
    { kind: 'pressed', press: reply },
    { kind: 'drafted', case: heldCase.id, draft: { text: 'câu mới', proposalOf: null, file: null } },
    { kind: 'refused', press: reply, code: 'closed' },
  )
  expect(desk.drafts[heldCase.id]?.text).toBe('Mình vẫn ở đây.\n\ncâu mới')
})

test('a late reply is asked about, and not told as a failure', () => {
  const desk = deskAfter(...inside, { kind: 'pressed', press: reply }, { kind: 'refused', press: reply, code: 'confirm-first' })
  expect(desk.late).toEqual(reply)
  expect(desk.notices).toEqual([])
})

test('whoever came second is told who was first', () => {
  const press: Press = {
    kind: 'act',
    id: 'b'.repeat(32),
    case: beaten,
    atMs: nowMs,
    unsure: false,
    body: { act: 'take', id: 'b'.repeat(32) },
  }
  const taken = queue.cases.map((row) =>
    row.id === beaten ? { ...row, state: 'taken' as const, holder: { id: ransom, name: 'Lan' } } : row,
  )
  const refused = deskAfter(...inside, { kind: 'refused', press, code: 'already-taken' })
  expect(refused.notices).toEqual([{ kind: 'refused', press, code: 'already-taken' }])
  expect(holderOf(follow(refused, { kind: 'queue', queue: { ...queue, cases: taken }, nowMs }), beaten)).toBe('Lan')
})

test('locked, nothing of anybody is left but what is being written; out of the door, not even that', () => {
  const full = deskAfter(...inside, { kind: 'pressed', press: reply })
  const locked = follow(full, { kind: 'at-door', door: { at: 'locked' } })
  expect([locked.open, locked.queue, locked.people]).toEqual([{ at: 'loading' }, null, []])
  expect(locked.presses).toEqual([reply])
  const out = follow(full, { kind: 'at-door', door: { at: 'sign-in' } })
  expect(JSON.stringify([out.open, out.queue, out.drafts, out.noteDrafts, out.presses, out.me])).toBe(
    '[{"at":"loading"},null,{},{},[],null]',
  )
})

test('a case that is not looked at any more is not shown when its news come late', () => {
  const desk = deskAfter(...inside, { kind: 'went', place: { at: 'queue' } }, { kind: 'case', id: heldCase.id, view: heldCase })
  expect(desk.open).toEqual({ at: 'none' })
})

test('a case that may not be read any more is gone', () => {
  expect(deskAfter(...inside, { kind: 'case', id: heldCase.id, view: null }).open).toEqual({ at: 'gone' })
})

test('of somebody who had everything erased no draft stays on this machine', () => {
  const draft = { text: 'Em đang ở đâu?', proposalOf: null, file: null }
  const alert = { case: heldCase.id, level: 1, pseudonym: 'R4-T8C', sound: false } as const
  const written = deskAfter(...inside, { kind: 'drafted', case: heldCase.id, draft }, noting)
  expect(follow(written, { kind: 'rang', alert: { ...alert, why: 'no-longer-yours' } }).drafts[heldCase.id]).toEqual(draft)
  const erased = follow(written, { kind: 'rang', alert: { ...alert, why: 'erased' } })
  expect([erased.drafts, erased.noteDrafts]).toEqual([{}, {}])
})

test('whoever writes to somebody who looks elsewhere is told of, once, and not what is before their eyes', () => {
  const row = (unansweredSinceMs: number | null) => ({ ...heldCase, id: caseIds[1] ?? '', unansweredSinceMs })
  const came = (unansweredSinceMs: number | null): DeskEvent => ({
    kind: 'queue',
    queue: { ...queue, cases: [row(unansweredSinceMs)] },
    nowMs,
  })
  const told = deskAfter(...inside, came(null), came(nowMs))
  expect(told.notices).toMatchObject([{ kind: 'rang', alert: { case: caseIds[1], why: 'wrote', sound: true } }])
  expect(told.rang).toEqual([caseIds[1]])
  const [notice] = told.notices
  expect(notice && follow(follow(told, { kind: 'dismissed', notice }), came(nowMs)).notices).toEqual([])
  expect(
    follow(deskAfter(...inside, came(null), { kind: 'went', place: { at: 'case', id: caseIds[1] ?? '' } }), came(nowMs)).notices,
  ).toEqual([])
  expect(deskAfter(...inside, came(nowMs)).notices).toEqual([])
})

describe('what has to be read stands until it was seen', () => {
  const [first = '', second = ''] = caseIds
  const rang = (id: string, why: StaffAlert['why'], level: StaffAlert['level'] = 2): DeskEvent => ({
    kind: 'rang',
    alert: { case: id, level, pseudonym: 'K7-Q2M', why, sound: false },
  })
  const whys = (desk: Desk) => gravestFirst(desk).map((notice) => (notice.kind === 'rang' ? notice.alert.why : notice.code))
  const returned = [...inside, rang(first, 'returned'), rang(second, 'waits', 4)]

  test('a later alert does not take the place of an earlier one, and the gravest stands first', () => {
    expect(whys(deskAfter(...returned))).toEqual(['waits', 'returned'])
    expect(whys(deskAfter(...returned, { kind: 'refused', press: reply, code: 'closed' }))).toEqual(['closed', 'waits', 'returned'])
  })

  test('the same word about a case stands once', () => {
    expect(whys(deskAfter(...returned, rang(second, 'waits', 4)))).toEqual(['waits', 'returned'])
  })

  test('each is put away by itself', () => {
    const desk = deskAfter(...returned)
    const [waits] = gravestFirst(desk)
    expect(waits && whys(follow(desk, { kind: 'dismissed', notice: waits }))).toEqual(['returned'])
  })

  test('whoever goes elsewhere, or does something else, has not read it; whoever opens the case sees it', () => {
    expect(whys(deskAfter(...returned, { kind: 'went', place: { at: 'house' } }, { kind: 'pressed', press: reply }))).toEqual([
      'waits',
      'returned',
    ])
    expect(whys(deskAfter(...returned, { kind: 'went', place: { at: 'case', id: first } }))).toEqual(['waits'])
  })

  test('a locked screen keeps it', () => {
    expect(whys(deskAfter(...returned, { kind: 'at-door', door: { at: 'locked' } }))).toEqual(['waits', 'returned'])
  })

  test('that a case waits is over once somebody has it; that it went back to the queue was so', () => {
    const cases = queue.cases.map((row) => (row.id === first || row.id === second ? { ...row, state: 'taken' as const } : row))
    expect(whys(deskAfter(...returned, { kind: 'queue', queue: { ...queue, cases }, nowMs }))).toEqual(['returned'])
  })
})

test('whoever writes while the whole page stands behind another one is told of, also in the case that is open on it', () => {
  const cases = (unansweredSinceMs: number | null) => [{ ...heldCase, unansweredSinceMs }]
  const came = (unansweredSinceMs: number | null, hidden: boolean): DeskEvent => ({
    kind: 'queue',
    queue: { ...queue, cases: cases(unansweredSinceMs) },
    nowMs,
    hidden,
  })
  expect(deskAfter(...inside, came(null, true), came(nowMs, true)).notices).toMatchObject([
    { kind: 'rang', alert: { case: heldCase.id, why: 'wrote' } },
  ])
  expect(deskAfter(...inside, came(null, false), came(nowMs, false)).notices).toEqual([])
})

test('the count in the title: dangerous cases that wait, and those that rang, until somebody has them', () => {
  expect(unanswered(deskAfter(...inside))).toBe(3)
  const rung = deskAfter(...inside, {
    kind: 'rang',
    alert: { case: caseIds[4] ?? '', level: 1, why: 'waits', pseudonym: 'C9-0HE', sound: false },
  })
  expect(unanswered(rung)).toBe(4)
  expect(unanswered(follow(rung, { kind: 'queue', queue: { ...queue, cases: [] }, nowMs }))).toBe(0)
})

test('first in the queue is never a practice case', () => {
  const practising = { ...queue, cases: queue.cases.map((row, at) => ({ ...row, practice: at === 0 })) }
  expect(firstWaiting({ queue: practising })?.id).toBe(ransom)
})

test('a lost line is counted from its first moment', () => {
  const lost = deskAfter(...inside, { kind: 'connected', connected: false, nowMs: 5 }, { kind: 'connected', connected: false, nowMs: 9 })
  expect(lost.lostSinceMs).toBe(5)
  expect(follow(lost, { kind: 'connected', connected: true, nowMs: 11 }).lostSinceMs).toBeNull()
})

test('a line is lost by the clock of the server, which is an hour ahead of this machine', () => {
  const ahead = deskAfter(...inside, { kind: 'queue', queue, nowMs: nowMs - 3_600_000 })
  expect(follow(ahead, { kind: 'connected', connected: false, nowMs: nowMs - 3_590_000 }).lostSinceMs).toBe(queue.nowMs + 10_000)
})

test('a reload brings back words and presses, and no press takes the words that stand in the field', () => {
  const desk = deskAfter(...inside.slice(0, 1), {
    kind: 'restored',
    noteDrafts: {},
    drafts: { [heldCase.id]: 'đang viết' },
    presses: [reply],
  })
  expect(desk.drafts[heldCase.id]?.text).toBe('đang viết')
  expect(desk.presses).toEqual([reply])
})
