import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CaseId } from '../../../src/bot/conversation.ts'
import type { InboundContent } from '../../../src/bot/message.ts'
import { AppError } from '../../../src/errors.ts'
import type { Shift } from '../../../src/hotline/timetable.ts'
import { talkKnowledge } from '../../bot/fixture-knowledge.ts'
import { hanh, hour, lan, mai, minute, nine, timetable } from '../../hotline/given.ts'
import { asksForPerson, isHeld } from '../../hotline/model/commands.ts'
import { RealHotline } from './real-hotline.ts'

let real: RealHotline

beforeEach(async () => {
  real = await RealHotline.open(nine, talkKnowledge(), timetable)
  for (const staff of [mai, lan, hanh]) await real.console(staff.id, 'back')
})
afterEach(() => real.close())

async function say(content: InboundContent): Promise<void> {
  await real.keep(content)
  await real.decideAll()
}

async function onlyCase(): Promise<CaseId> {
  const [one] = await real.store.openCases()
  if (one === undefined) throw new Error('a case is open')
  return one.case.id
}

/** What was said to the person, in order, as `bot sent: …`; only the beginning of each. */
async function said(): Promise<readonly string[]> {
  const lines = await real.store.transcript(await real.talk())
  return lines.flatMap((line) => ('bubble' in line ? [`${line.by} ${line.state}: ${line.bubble.text.slice(0, 40)}`] : []))
}

const reply = (id: string, text: string, confirmed = false) =>
  [{ act: 'reply', confirmed } as const, mai, { id, text }] as const satisfies readonly unknown[]

describe('the hotline over the store', () => {
  test('a take is told to the person, and nothing else of the machine leaves after it', async () => {
    await say(asksForPerson)
    const id = await onlyCase()
    expect(await real.hotline.act(id, { act: 'take' }, mai)).toMatchObject({ state: { at: 'taken' } })
    await real.sendAll('sent')
    const lines = await said()
    expect(lines[0]).toMatch(/^bot cancelled: /)
    expect(lines.slice(1)).toEqual([expect.stringMatching(/^bot sent: mai đang đọc tin/)])
    expect(await real.hotline.act(id, { act: 'take' }, lan)).toBe('already-taken')
  })

  test('a bubble that was leaving at the take ends first, is shown, and is not tried again; then the reply leaves', async () => {
    await say(asksForPerson)
    const id = await onlyCase()
    const [leaving] = (await real.store.nextToSend('telegram', real.nowMs, 9)).rows
    if (leaving === undefined) throw new Error('an answer is due')
    await real.store.beginSend(leaving.id, real.nowMs)
    await real.hotline.act(id, { act: 'take' }, mai)
    await real.hotline.act(id, ...reply('r-1', 'Chị đây.'))
    expect((await said())[0]).toMatch(/^bot leaving: /)
    await real.sendAll('sent')
    expect((await said()).at(-1)).toBe('staff due: Chị đây.')
    await real.store.settle(leaving.id, { state: 'due', dueAtMs: real.nowMs, code: 'timeout' }, real.nowMs)
    await real.sendAll('sent')
    expect([(await said())[0], (await said()).at(-1)]).toEqual([expect.stringMatching(/^bot cancelled: /), 'staff sent: Chị đây.'])
  })

  test('a reply sent again by a weak line leaves once, under the name the person knows', async () => {
    await say(asksForPerson)
    const id = await onlyCase()
    await real.hotline.act(id, { act: 'take' }, mai)
    const both = await Promise.all([1, 2].map(() => real.hotline.act(id, ...reply('r-1', 'Chị Mai đây.\n\nEm kể chị nghe.'))))
    expect(both.map((one) => typeof one)).toEqual(['object', 'object'])
    await real.die()
    await real.hotline.act(id, ...reply('r-1', 'Chị Mai đây.'))
    await real.sendAll('sent')
    expect((await said()).filter((line) => line.startsWith('staff'))).toEqual(['staff sent: Chị Mai đây.\n\nEm kể chị nghe.'])
    const lines = await real.store.transcript(await real.talk())
    expect(lines.at(-1)).toMatchObject({ origin: { from: 'person', name: 'mai', proposalOf: null } })
  })

  test('a refused reply has not been said: the same one leaves once it is confirmed', async () => {
    await say(isHeld)
    const id = await onlyCase()
    await real.hotline.act(id, { act: 'take' }, mai)
    real.nowMs += 6 * minute
    expect(await real.hotline.act(id, ...reply('r-1', 'Em có nhắn được không?'))).toBe('confirm-first')
    expect(await real.hotline.act(id, ...reply('r-1', 'Em có nhắn được không?', true))).toMatchObject({ unansweredSinceMs: null })
    await real.sendAll('sent')
    expect(await said()).toEqual([expect.stringMatching(/^bot cancelled: /), expect.stringMatching(/^staff sent: Bến An đã nhận được tin/)])
  })

  test('what was to be told does not begin to leave once somebody may be reading along, or has gone', async () => {
    for (const unsafe of [{ kind: 'left' }, { kind: 'tap', data: 'cmd:safe-no' }] as const) {
      await say(asksForPerson)
      const id = await onlyCase()
      await real.hotline.act(id, { act: 'take' }, mai)
      await say(unsafe)
      await real.sendAll('sent')
      expect((await said()).filter((line) => line.includes('đang đọc tin'))).toEqual([
        'bot cancelled: mai đang đọc tin của anh/chị và sẽ trả l',
      ])
      await say({ kind: 'tap', data: 'cmd:erase' })
    }
  })

  test('a reply that does not arrive rings its holder, whatever it failed by', async () => {
    for (const ending of ['failed', 'unreachable'] as const) {
      await say(asksForPerson)
      const id = await onlyCase()
      await real.hotline.act(id, { act: 'take' }, mai)
      await real.sendAll('sent')
      await real.hotline.act(id, ...reply('r-1', 'Chị đây.'))
      await real.sendAll(ending)
      const alerts = (await real.store.nextAlerts(real.nowMs, 99)).map(({ alert }) => alert)
      expect(alerts).toContainEqual(expect.objectContaining({ kind: 'alert', why: 'reply-failed', whom: { staff: 'mai' } }))
      await say({ kind: 'tap', data: 'cmd:erase' })
    }
  })

  test('whoever turns out to be unreachable waits for nobody: the holder hears of it, and can close', async () => {
    await say({ kind: 'text', text: 'nó đánh em' })
    const id = await onlyCase()
    await real.sendAll('sent')
    await real.hotline.act(id, { act: 'take' }, mai)
    await real.sendAll('sent', 'unreachable')
    const alerts = (await real.store.nextAlerts(real.nowMs, 99)).map(({ alert }) => alert)
    expect(alerts.at(-1)).toMatchObject({ kind: 'alert', why: 'went-away', whom: { staff: 'mai' } })
    await real.wait(hour)
    expect((await real.store.caseOf(id))?.case.state).toMatchObject({ at: 'taken', by: { id: 'mai' } })
    expect(await real.hotline.act(id, { act: 'close', outcome: 'no-longer-writes' }, mai)).toMatchObject({ state: { at: 'closed' } })
  })

  test('whoever writes again before it is told that they were unreachable waits for their answer', async () => {
    await say({ kind: 'text', text: 'nó đánh em' })
    const id = await onlyCase()
    await real.hotline.act(id, { act: 'take' }, mai)
    const [notice] = (await real.store.nextToSend('telegram', real.nowMs, 9)).rows
    if (notice === undefined) throw new Error('the person is told')
    await real.store.beginSend(notice.id, real.nowMs)
    await real.store.settle(notice.id, { state: 'dead', unreachable: true, code: '403' }, real.nowMs)
    await say({ kind: 'text', text: 'em đây' })
    await real.sendAll('sent')
    expect((await real.store.caseOf(id))?.case.unansweredSinceMs).not.toBeNull()
  })

  test('steps for danger that do not arrive are told to whoever is on duty, once; what ends otherwise is not', async () => {
    const told = async () => (await real.store.nextAlerts(real.nowMs, 99)).flatMap(({ alert }) => (alert.kind === 'alert' ? alert.why : []))
    await say(isHeld)
    await onlyCase()
    const endAll = async (code: string) => {
      for (;;) {
        const [row] = (await real.store.nextToSend('telegram', real.nowMs, 1)).rows
        if (row === undefined) return
        await real.store.beginSend(row.id, real.nowMs)
        await real.store.settle(row.id, { state: 'dead', unreachable: false, code }, real.nowMs)
      }
    }
    await endAll('zalo-211')
    await real.wait(10_000)
    expect((await told()).filter((why) => why === 'steps-failed')).toHaveLength(1)
    await say({ kind: 'text', text: 'phí môi giới?' })
    await real.sendAll('sent')
    await real.wait(10_000)
    expect((await told()).filter((why) => why === 'steps-failed')).toHaveLength(1)
  })

  for (const { steps, leave, told } of [
    { steps: 'that a take has kept from leaving are told to whoever took, once', leave: false, told: 1 },
    { steps: 'that left before a take are not told', leave: true, told: 0 },
  ]) {
    test(`steps for danger ${steps}`, async () => {
      await say(isHeld)
      const id = await onlyCase()
      if (leave) await real.sendAll('sent')
      await real.hotline.act(id, { act: 'take' }, mai)
      await real.wait(10_000)
      const alerts = (await real.store.nextAlerts(real.nowMs, 99)).map(({ alert }) => alert)
      expect(alerts.filter((alert) => alert.kind === 'alert' && alert.why === 'steps-failed')).toMatchObject(
        Array.from({ length: told }, () => ({ whom: { staff: mai.id } })),
      )
    })
  }

  test('a reply written before somebody might be reading along does not leave after, and its holder hears of it', async () => {
    await say(asksForPerson)
    const id = await onlyCase()
    await real.hotline.act(id, { act: 'take' }, mai)
    await real.sendAll('sent')
    await real.hotline.act(id, ...reply('r-1', 'Chủ giữ hộ chiếu thì em gọi 113.'))
    await real.hotline.act(id, ...reply('r-2', 'Chị đây.'))
    const [leaving] = (await real.store.nextToSend('telegram', real.nowMs, 9)).rows
    if (leaving === undefined) throw new Error('a reply is due')
    await real.store.beginSend(leaving.id, real.nowMs)
    await say({ kind: 'tap', data: 'cmd:safe-no' })
    await real.store.settle(leaving.id, { state: 'due', dueAtMs: real.nowMs + 5 * minute, code: 'timeout' }, real.nowMs)
    await real.sendAll('sent')
    const lines = (await real.store.transcript(await real.talk())).flatMap((line) => (line.by === 'staff' ? [[line.state, line.code]] : []))
    expect(lines).toEqual([
      ['dead', 'guarded'],
      ['dead', 'guarded'],
    ])
    expect((await real.store.nextAlerts(real.nowMs, 99)).at(-1)?.alert).toMatchObject({ why: 'reply-failed', whom: { staff: 'mai' } })
    expect((await real.store.caseOf(id))?.case.unansweredSinceMs).not.toBeNull()
    await real.hotline.act(id, ...reply('r-3', 'Em có nhắn được không?', true))
    await real.sendAll('sent')
    expect((await said()).at(-1)).toMatch(/^staff sent: /)
  })

  test('whoever says that writing is not safe is written to when they write again; what was on its way stops', async () => {
    await say(isHeld)
    const id = await onlyCase()
    await real.hotline.act(id, { act: 'take' }, mai)
    await real.hotline.act(id, ...reply('r-1', 'Em có ở một mình không?'))
    await say({ kind: 'text', text: 'không an toàn' })
    await real.sendAll('sent')
    expect((await said()).filter((line) => line.startsWith('staff'))).toEqual([expect.stringMatching(/^staff dead: /)])
    expect(await real.hotline.act(id, ...reply('r-2', 'Chị đây.', true))).toBe('not-safe-now')
    await say({ kind: 'text', text: 'giờ chỉ có em' })
    expect(await real.hotline.act(id, ...reply('r-2', 'Chị đây.'))).toMatchObject({ unansweredSinceMs: null })
  })

  test('"Yes" under the question of the bot, pressed after a person has asked something, lowers no guard', async () => {
    await say(isHeld)
    const id = await onlyCase()
    await real.hotline.act(id, { act: 'take' }, mai)
    const isGuarded = async () => (await real.store.brief(id))?.about.guarded
    await real.hotline.act(id, ...reply('r-1', 'Em có bị thương không? Có hoặc Không.'))
    await say({ kind: 'tap', data: 'cmd:safe-yes' })
    expect(await isGuarded()).toBe(true)
    await say({ kind: 'text', text: 'giờ nhắn được' })
    expect(await isGuarded()).toBe(false)
  })

  test('what nobody checked is destroyed twenty days after it was to be erased', async () => {
    await say(isHeld)
    const [id, talk] = [await onlyCase(), await real.talk()]
    await say({ kind: 'tap', data: 'cmd:erase' })
    real.nowMs += 19 * 24 * hour
    await real.wait(minute)
    expect(await real.store.caseOf(id)).toMatchObject({ case: { state: { at: 'waiting' } } })
    real.nowMs += 24 * hour
    await real.wait(minute)
    expect([await real.store.caseOf(id), await real.store.transcript(talk), await real.store.openCases()]).toEqual([null, [], []])
  })

  test('one that nobody came to read in time has not arrived either', async () => {
    await say(asksForPerson)
    const id = await onlyCase()
    await real.hotline.act(id, { act: 'take' }, mai)
    await real.sendAll('sent')
    await real.hotline.act(id, ...reply('r-1', 'Chị đây.'))
    real.nowMs += 6 * hour
    await real.sendAll('sent')
    expect((await said()).at(-1)).toBe('staff dead: Chị đây.')
    expect((await real.store.nextAlerts(real.nowMs, 99)).at(-1)?.alert).toMatchObject({ why: 'reply-failed' })
  })

  test('an alert lies in the store until it is settled, through a crash; it says no word of the person', async () => {
    const heard: string[] = []
    real.hotline.onAlert((alert) => heard.push(alert.kind))
    await say(isHeld)
    await real.die()
    const due = await real.store.nextAlerts(real.nowMs, 99)
    expect(due.map(({ alert }) => alert)).toMatchObject([{ kind: 'alert', whom: 'on-duty', why: 'opened', level: 4 }])
    const [first] = due
    if (first === undefined) throw new Error('one is due')
    await real.store.settleAlert(first.id, { state: 'due', dueAtMs: real.nowMs + minute })
    expect(await real.store.nextAlerts(real.nowMs, 99)).toEqual([])
    expect(await real.store.nextAlerts(real.nowMs + minute, 99)).toMatchObject([{ tries: 1 }])
    await real.store.settleAlert(first.id, { state: 'done' })
    expect(await real.store.nextAlerts(real.nowMs + hour, 99)).toEqual([])
  })

  test('shifts and holidays decide who is promised, not the hours alone; they are kept', async () => {
    const duty = (fromMinute: number, toMinute: number): Shift => ({
      staff: mai.id,
      kind: 'duty',
      rank: 1,
      days: [2],
      fromMinute,
      toMinute,
      firstDate: null,
      lastDate: null,
    })
    const answer = async () => {
      await say({ kind: 'tap', data: 'cmd:erase' })
      await say(asksForPerson)
      return (await real.store.transcript(await real.talk())).flatMap((line) =>
        'origin' in line && line.origin.from === 'phrase' ? [line.origin.id] : [],
      )
    }
    expect(await answer()).toContain('person.on-duty')
    await real.setTimetable([], [duty(13 * 60, 17 * 60)])
    expect(await answer()).toContain('person.nobody')
    await real.setTimetable([{ date: '2026-12-01', open: [] }], [duty(8 * 60, 17 * 60)])
    expect(await answer()).toContain('person.nobody')
    await real.setTimetable([], [duty(8 * 60, 17 * 60)])
    await real.die()
    expect(await answer()).toContain('person.on-duty')
    for (const change of [{ disabled: true }, { waitsForInvite: true }, { role: 'curator' }] as const) {
      const before = real.accounts
      real.accounts = before.map((one) => (one.id === mai.id ? { ...one, ...change } : one))
      await real.hotline.noticeAccounts()
      expect(await answer(), JSON.stringify(change)).toContain('person.nobody')
      real.accounts = before
    }
  })

  test('whoever is blocked is given numbers once and then nothing; danger opens a case all the same', async () => {
    await say({ kind: 'text', text: 'đồ ngu' })
    const before = (await said()).length
    const told = { atMs: nine, staff: null, deed: 'block-sender', case: null, detail: null }
    await real.store.staff.block(await real.talk(), nine + 24 * hour, told)
    await say({ kind: 'tap', data: 'cmd:menu' })
    await say(asksForPerson)
    expect((await said()).slice(before)).toEqual([expect.stringMatching(/không trả lời tin/)])
    expect(await real.store.openCases()).toEqual([])
    await say(isHeld)
    expect(await real.store.openCases()).toMatchObject([{ case: { level: 4 } }])
    await say(asksForPerson)
    expect((await said()).length).toBeGreaterThan(before + 2)
    const counted = await real.store.tallies('2026-11-30', '2026-11-30')
    expect(counted).toContainEqual({ what: 'turn', a: 'turned-away', b: 'vi', count: 2 })
    expect(counted).toContainEqual({ what: 'case-opened', a: '4', b: 'vi', count: 1 })
  })

  test('whoever answers from the group is there without a console', async () => {
    await say(asksForPerson)
    const id = await onlyCase()
    await real.hotline.act(id, { act: 'take' }, mai)
    await real.hotline.noticeConsole(mai.id, 'back', 'group')
    await real.console(mai.id, 'lost')
    expect((await real.store.caseOf(id))?.case.state).toMatchObject({ lostAtMs: null })
    await real.hotline.noticeConsole(mai.id, 'lost', 'group')
    expect((await real.store.caseOf(id))?.case.state).toMatchObject({ lostAtMs: real.nowMs })
  })

  test('an answer in the channel’s own tool that is told twice counts once', async () => {
    await say(asksForPerson)
    const id = await onlyCase()
    const outside = () => real.hotline.answeredOutside({ channel: 'telegram', account: 'bot', id: 'somebody' }, 'message-7')
    await outside()
    const held = (await real.store.caseOf(id))?.case
    expect(held?.state).toMatchObject({ at: 'taken', by: { kind: 'outside' } })
    await real.wait(60_000)
    await outside()
    expect((await real.store.caseOf(id))?.case.state).toEqual(held?.state)
  })

  test('a busy store loses no lease: other cases get theirs at once, this one at the next attempt', async () => {
    await say(asksForPerson)
    await real.hotline.answeredOutside({ channel: 'telegram', account: 'bot', id: 'somebody-else' }, 'message-1')
    const ids = (await real.store.openCases()).map(({ case: one }) => one.id)
    for (const id of ids) await real.hotline.act(id, { act: 'take' }, mai)
    const held = async () => (await real.store.openCases()).filter(({ case: one }) => one.clocks.lease === null).length
    expect([ids.length, await held()]).toEqual([2, 2])
    for (const [what, left] of [
      ['lost', 0],
      ['back', 2],
    ] as const) {
      vi.spyOn(real.store, 'decide').mockRejectedValueOnce(new AppError('store-busy', 'the disk is slow'))
      await expect(real.console(mai.id, what)).rejects.toThrow('the disk is slow')
      expect(await held()).toBe(1)
      await real.console(mai.id, what)
      expect(await held()).toBe(left)
    }
  })

  test('what changes a case, or is said in its conversation, is heard of; what does neither is not', async () => {
    const changes: string[] = []
    const alerts: string[] = []
    const end = real.hotline.onChange(({ case: about }) => changes.push(about))
    real.hotline.onAlert((alert) => alerts.push(alert.kind === 'alert' ? alert.why : alert.kind))
    await say({ kind: 'tap', data: 'cmd:menu' })
    expect(await real.hotline.act('nothing' as CaseId, { act: 'take' }, mai)).toBe('unknown-case')
    expect([changes, alerts]).toEqual([[], []])
    await say(asksForPerson)
    const id = await onlyCase()
    await say({ kind: 'tap', data: 'cmd:menu' })
    await real.hotline.act(id, { act: 'take' }, mai)
    expect([changes, alerts]).toEqual([[id, id, id], ['opened']])
    end()
    await real.hotline.act(id, { act: 'release' }, mai)
    expect(changes).toHaveLength(3)
  })

  test('what was sent is told where it has a case, and a store that cannot be read ends nothing', async () => {
    const changes: string[] = []
    await say(asksForPerson)
    real.hotline.onChange(({ case: about }) => changes.push(about))
    const talk = await real.talk()
    await real.hotline.noticeSent(talk)
    vi.spyOn(real.store, 'conversation').mockRejectedValueOnce(new Error('disk I/O error'))
    await expect(real.hotline.noticeSent(talk)).resolves.toBeUndefined()
    expect(changes).toEqual([await onlyCase()])
  })
})
