import { describe, expect, test } from 'vitest'
import { type GroupStep, keptMs, nextStep } from '../../../src/alerts/group/next-step.ts'
import type { CopiedLine, TopicView } from '../../../src/alerts/group/topic-view.ts'
import type { CaseId } from '../../../src/bot/conversation.ts'
import type { AlertReason } from '../../../src/hotline/step.ts'
import type { GroupTopic } from '../../../src/store/reach/reach.ts'

const waiting: TopicView = {
  id: 'a' as CaseId,
  pseudonym: 'K7-Q2M',
  level: 4,
  state: { at: 'waiting', returned: false },
  eraseAsked: false,
  copies: false,
  lines: [],
}
const taken: TopicView = { ...waiting, state: { at: 'taken', by: 'Lan | "x"' } }
const closed: TopicView = { ...waiting, state: { at: 'closed', outcome: 'helped', atMs: 1000 } }
const lines = (...seqs: number[]): readonly CopiedLine[] => seqs.map((seq) => ({ seq, by: null, text: `line ${seq}` }))
const copying: TopicView = { ...waiting, copies: true, lines: lines(1, 2, 3) }

/** The topic as it is after everything about this view was said in it. */
function upToDate(view: TopicView, over: Partial<GroupTopic> = {}): GroupTopic {
  const topic: GroupTopic = {
    case: view.id,
    thread: 7,
    title: `${view.pseudonym} · ${view.level}`,
    told: '',
    copied: null,
    closedAtMs: null,
  }
  const said = nextStep({ ...topic, copied: view.copies ? 0 : null }, view, [], 0)
  return { ...topic, told: said?.do === 'say' ? said.told : '', ...over }
}

interface Row {
  readonly name: string
  readonly topic: GroupTopic | null
  readonly view: TopicView | null
  readonly alerts?: readonly AlertReason[]
  readonly nowMs?: number
  readonly is: Partial<GroupStep> | null
}

const rows: readonly Row[] = [
  { name: 'a case without a topic gets one', topic: null, view: waiting, is: { do: 'create', title: 'K7-Q2M · 4', copied: null } },
  {
    name: 'a topic without a word gets its first',
    topic: upToDate(waiting, { told: '' }),
    view: waiting,
    is: { do: 'say', news: [{ kind: 'state' }] },
  },
  { name: 'a topic that shows how it stands is left alone', topic: upToDate(waiting), view: waiting, is: null },
  { name: 'somebody took it', topic: upToDate(waiting), view: taken, is: { do: 'say', news: [{ kind: 'state' }] } },
  {
    name: 'taken and given back while nobody looked: nothing to say',
    topic: upToDate(waiting),
    view: { ...waiting },
    is: null,
  },
  {
    name: 'back in the queue',
    topic: upToDate(taken),
    view: { ...waiting, state: { at: 'waiting', returned: true } },
    is: { do: 'say', news: [{ kind: 'state' }] },
  },
  {
    name: 'more danger: the title first',
    topic: upToDate(waiting),
    view: { ...waiting, level: 3 },
    is: { do: 'rename', title: 'K7-Q2M · 3' },
  },
  {
    name: '… then the words',
    topic: upToDate(waiting, { title: 'K7-Q2M · 3' }),
    view: { ...waiting, level: 3 },
    is: { do: 'say', news: [{ kind: 'level' }] },
  },
  {
    name: 'an alert',
    topic: upToDate(waiting),
    view: waiting,
    alerts: ['waits'],
    is: { do: 'say', news: [{ kind: 'alert', why: 'waits' }] },
  },
  {
    name: 'an erase was asked for',
    topic: upToDate(waiting),
    view: { ...waiting, eraseAsked: true },
    is: { do: 'say', news: [{ kind: 'erase-asked' }] },
  },
  { name: 'somebody closed the topic of an open case', topic: upToDate(waiting, { closedAtMs: 5 }), view: waiting, is: { do: 'reopen' } },
  { name: 'a closed case says so', topic: upToDate(waiting), view: closed, is: { do: 'say', news: [{ kind: 'state' }], lines: [] } },
  { name: '… and closes its topic', topic: upToDate(closed), view: closed, is: { do: 'close' } },
  { name: '… which stays a while', topic: upToDate(closed, { closedAtMs: 5 }), view: closed, nowMs: 1000 + keptMs - 1, is: null },
  { name: '… and then goes', topic: upToDate(closed, { closedAtMs: 5 }), view: closed, nowMs: 1000 + keptMs, is: { do: 'delete' } },
  { name: 'a closed case never gets a topic', topic: null, view: closed, is: null },
  { name: 'a case that was opened again', topic: upToDate(closed, { closedAtMs: 5 }), view: waiting, is: { do: 'reopen' } },
  { name: 'a case that was destroyed takes its topic along', topic: upToDate(waiting), view: null, is: { do: 'delete' } },
  { name: 'nothing and nothing', topic: null, view: null, is: null },
  { name: 'text from the first line on', topic: null, view: copying, is: { do: 'create', title: 'K7-Q2M · 4', copied: 0 } },
  {
    name: 'of a long conversation its end',
    topic: null,
    view: { ...copying, lines: lines(...Array.from({ length: 40 }, (_, n) => n * 2 + 1)) },
    is: { do: 'create', title: 'K7-Q2M · 4', copied: 55 },
  },
  { name: 'new lines alone', topic: upToDate(copying, { copied: 2 }), view: copying, is: { do: 'say', news: [], lines: lines(3) } },
  { name: 'all lines are there', topic: upToDate(copying, { copied: 3 }), view: copying, is: null },
  { name: 'text may not stand there any more', topic: upToDate(copying, { copied: 3 }), view: waiting, is: { do: 'delete' } },
  { name: 'text may not be begun in a topic without', topic: upToDate(waiting), view: copying, is: null },
]

describe('the next step in a topic', () => {
  for (const { name, topic, view, alerts = [], nowMs = 0, is } of rows) {
    test(name, () => {
      const step = nextStep(topic, view, alerts, nowMs)
      if (is === null) expect(step).toBeNull()
      else expect(step).toMatchObject(is)
    })
  }

  test('what is said once is not said again', () => {
    for (const view of [waiting, taken, closed, copying, { ...waiting, eraseAsked: true }]) {
      const topic = upToDate(view, { copied: view.copies ? 3 : null, closedAtMs: view === closed ? 5 : null })
      expect(nextStep(topic, view, [], 0)).toBeNull()
    }
  })
})
