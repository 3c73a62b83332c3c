import path from 'node:path'
import type { Channel, SendOutcome } from '../../src/adapters/channel.ts'
import { webLimits } from '../../src/adapters/web/web-channel.ts'
import type { ConversationId } from '../../src/bot/conversation.ts'
import { followTurn } from '../../src/hotline/follow-turn.ts'
import type { Staff } from '../../src/hotline/roles.ts'
import { usualTimes as times } from '../../src/hotline/times.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { startOutbox } from '../../src/outbox/start-outbox.ts'
import { openRowWriter } from '../../src/server/console/view/queue-view.ts'
import { type OpenHotline, openHotline } from '../../src/server/hotline/open-hotline.ts'
import type { Decide, OutgoingBubble } from '../../src/store/decide-store.ts'
import { passingKeys } from '../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../src/store/open-store.ts'
import type { OutboxRow } from '../../src/store/outbox-store.ts'
import type { Store } from '../../src/store/store.ts'
import { systemTime } from '../../src/time.ts'
import { type Metrics, quantile } from '../measure.ts'
import { freshFolder } from '../ours.ts'
import { benchConsoles } from './consoles.ts'

const races = 10_000
const claims = 1_000
const atOnce = 200
const openCases = 5_000
const looks = 300

/** What the hotline promises under load: nothing of the bot begins to leave after a take, one holder a case, and pages that keep up. */
export async function benchTakeover(knowledge: Knowledge): Promise<Metrics> {
  const consoles = await benchConsoles()
  return { ...(await benchTakes(knowledge)), ...(await benchClaims(knowledge)), ...consoles, ...(await benchQueue(knowledge)) }
}

const mai = { id: 'mai', role: 'responder', name: 'Mai' } as Staff
const lan = { id: 'lan', role: 'responder', name: 'Lan' } as Staff
const time = systemTime()

/**
 * A responder takes while bubbles of the bot are leaving, at every moment of their way. Writes are carried out in the order in which they
 * are asked for, so a send began after the take exactly if it was asked for later and allowed.
 */
async function benchTakes(knowledge: Knowledge): Promise<Metrics> {
  const asked = new Map<ConversationId, number>()
  const bot = new Map<string, OutboxRow>()
  let order = 0
  let afterTake = 0
  const store = await openFresh()
  const watched: Store = {
    ...store,
    decide(id, cause, decide, nowMs) {
      if (cause.cause === 'act') asked.set(id, order++)
      return store.decide(id, cause, decide, nowMs)
    },
    async nextToSend(...which) {
      const next = await store.nextToSend(...which)
      for (const row of next.rows) if (row.author === 'bot' && row.epoch === 0) bot.set(row.id, row)
      return next
    },
    async beginSend(id, nowMs) {
      const at = order++
      const begun = await store.beginSend(id, nowMs)
      const row = bot.get(id)
      if (begun && row !== undefined && (asked.get(row.conversation) ?? Number.POSITIVE_INFINITY) < at) afterTake += 1
      return begun
    },
  }
  const hotline = await openHotline({
    store: watched,
    decide: watched.decide,
    knowledge: () => knowledge,
    limitsOf: () => webLimits,
    time,
  })
  const outbox = startOutbox({ store: watched, channels: [hurriedChannel], time, random: Math.random, report: () => undefined })
  for (let done = 0; done < races; done += atOnce) {
    const ids = await openMany(store, atOnce, 'telegram', done, 1 + (done % 3))
    outbox.wake('telegram')
    await Promise.all(ids.map((id) => takeSoon(store, hotline, id)))
  }
  await outbox.stop()
  await store.close()
  return { 'takeover.races': races, 'takeover.botAfterTake': afterTake }
}

async function takeSoon(store: Store, hotline: OpenHotline, id: ConversationId): Promise<void> {
  await time.wait(Math.random() * 40)
  const open = (await store.conversation(id))?.openCase
  if (!open) throw new Error('a case is open')
  await hotline.act(open.id, { act: 'take' }, mai)
}

/** Two responders press at the same moment, again and again. */
async function benchClaims(knowledge: Knowledge): Promise<Metrics> {
  const store = await openFresh()
  const hotline = await openHotline({ store, decide: store.decide, knowledge: () => knowledge, limitsOf: () => webLimits, time })
  let doubles = 0
  for (const id of await openMany(store, claims, 'web', 0, 0)) {
    const open = (await store.conversation(id))?.openCase
    if (!open) throw new Error('a case is open')
    const both = [mai, lan].sort(() => Math.random() - 0.5)
    const came = await Promise.all(both.map((by) => hotline.act(open.id, { act: 'take' }, by)))
    const won = came.filter((one) => typeof one === 'object').length
    if (won !== 1 || !came.includes('already-taken')) doubles += 1
  }
  await store.close()
  return { 'claim.races': claims, 'claim.doubleHolders': doubles }
}

/** The queue as a console gets it, while conversations go on. */
async function benchQueue(knowledge: Knowledge): Promise<Metrics> {
  const store = await openFresh()
  const ids = await openMany(store, openCases, 'web', 0, 0)
  const setting = { knowledge, language: 'vi', names: new Map(), lookingAt: () => [], fromOneLine: () => 0 } as const
  const writeRow = openRowWriter()
  const look = async () => (await store.openCases()).map((one) => writeRow(one, setting)).join(',')
  await look()
  const samples: number[] = []
  for (let nth = 0; nth < looks; nth += 1) {
    const id = ids[(nth * 37) % ids.length]
    if (id !== undefined)
      await store.decide(id, { cause: 'act' }, (conversation) => ({ conversation, bubbles: [], effects: [], step: null }), time.nowMs())
    const beganAt = performance.now()
    await look()
    samples.push(performance.now() - beganAt)
  }
  await store.close()
  return { 'queue.openCases': ids.length, 'queue.p50Ms': quantile(samples, 0.5), 'queue.p99Ms': quantile(samples, 0.99) }
}

function openFresh(): Promise<Store> {
  return openSqliteStore({ path: path.join(freshFolder(), 'bench.db'), keys: passingKeys(), now: time.nowMs })
}

/** Conversations with an open case, each with so many bubbles of the bot waiting to leave. */
async function openMany(store: Store, count: number, channel: string, from: number, bubbles: number): Promise<readonly ConversationId[]> {
  const nowMs = time.nowMs()
  const opening: Decide = (conversation, _, __, { newCase }) => {
    const effects = [{ kind: 'open-case', level: 1, topic: null, because: [{ kind: 'text', text: 'bench' }] }] as const
    const timetable = { hours: { kind: 'always' }, utcOffsetMinutes: 420, holidays: [], shifts: [] } as const
    const moment = { times, timetable, nowMs, guarded: false, writingNow: null, away: false, heardAtMs: nowMs, present: [mai.id, lan.id] }
    return { conversation, bubbles: Array(bubbles).fill(said(nowMs)), effects, step: followTurn(null, { effects }, newCase, moment) }
  }
  const events = Array.from({ length: count }, (_, nth) => {
    const id = `${channel}-${from + nth}`
    const address = { channel, account: 'bench', id }
    return { kind: 'message', message: { eventId: id, from: address, sentAtMs: nowMs, content: { kind: 'text', text: 'x' } } } as const
  })
  const ids = await store.keepInbox(events, nowMs)
  await Promise.all(ids.map((id) => store.decide(id, { cause: 'next-message' }, opening, nowMs)))
  return ids
}

function said(nowMs: number): OutgoingBubble {
  return {
    bubble: { text: 'Bến An trả lời.', blocks: null, choices: [] },
    ifUncertain: 'repeat',
    lane: 'bot',
    origin: { from: 'phrase', id: 'greeting', version: 'bench' },
    expiresAtMs: nowMs + 30 * 60_000,
    notice: false,
  }
}

const endings: readonly SendOutcome[] = [
  { kind: 'sent', remoteId: '1' },
  { kind: 'sent', remoteId: '1' },
  { kind: 'try-later', afterSeconds: null, wholeChannel: false, code: '500' },
  { kind: 'uncertain', code: 'timeout' },
]

/** Sends as fast as it is asked to, answers at some moment, and does not always succeed. */
const hurriedChannel: Channel = {
  name: 'telegram',
  limits: webLimits,
  pacing: { perSecond: 1e6, perPersonMs: 0, timeoutMs: 5_000 },
  verify: () => undefined,
  read: () => ({ kind: 'ignored', what: 'bench' }),
  async send() {
    await time.wait(Math.random() * 5)
    return endings[Math.floor(Math.random() * endings.length)] ?? { kind: 'uncertain', code: 'bench' }
  },
}
