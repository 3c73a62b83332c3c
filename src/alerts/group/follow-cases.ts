import type { GroupCalled, GroupWords, StaffGroupCalls, Standing } from '../../adapters/telegram/staff-group.ts'
import type { CaseId } from '../../bot/conversation.ts'
import type { CaseAlert } from '../../hotline/case-alert.ts'
import { practiceChannel } from '../../hotline/practice.ts'
import type { Staff } from '../../hotline/roles.ts'
import type { AlertReason } from '../../hotline/step.ts'
import { Nap } from '../../nap.ts'
import type { GroupStore } from '../../store/reach/reach.ts'
import type { Store } from '../../store/store.ts'
import type { Time } from '../../time.ts'
import type { Crowd, CrowdOf } from '../tell-crowd.ts'
import { staffWords } from '../words.ts'
import { type Aside, openAsides } from './asides.ts'
import { carryOutStep } from './carry-out-step.ts'
import { openFoldedCases } from './folded-cases.ts'
import { groupTexts } from './group-words.ts'
import { minutePace } from './minute-pace.ts'
import { nextStep } from './next-step.ts'
import { openReadyCases } from './ready-cases.ts'
import { type TopicView, topicView } from './topic-view.ts'
import type { TopicSetting } from './topic-words.ts'

export interface FollowDeps {
  readonly calls: StaffGroupCalls
  readonly store: Pick<Store, 'openCases' | 'brief' | 'transcript'>
  readonly group: GroupStore
  /** The operator has what is said copied, and answered, in the group. */
  readonly copiesText: boolean
  readonly people: () => Promise<readonly Staff[]>
  readonly setting: () => TopicSetting
  /** Of many that came over one line those behind the first few get no topic yet. */
  readonly crowdOf: CrowdOf
  /** Words of staff that were written in the topic itself are not copied into it. */
  readonly wasSaidHere: (id: CaseId, text: string) => boolean
  /** The group has another id from now on. */
  readonly moved: (chat: string) => Promise<void>
  readonly time: Time
  /** Told by code what went wrong, and null when it goes well again. */
  readonly report: (code: string | null) => void
}

export interface Follower {
  /** Something has changed about this case. */
  look(id: CaseId): void
  alert(alert: CaseAlert): void
  /** Words for staff who wrote or pressed something there. The same words for the same topic wait once. */
  aside(topic: number | null, words: GroupWords): void
  standing(): Standing | null
  stop(): Promise<void>
}

/** Looked at anew after this: topics whose case has gone or was closed long ago, and what a crash left half done. */
const roundMs = 10 * 60_000
const retryMs = 1_000
const longestPauseMs = 60_000

/** With so many cases waiting for their turn staff are told that the group is behind. */
const slowFrom = 15

/** A case of this level, and what has to leave the group, goes before words to staff who wrote or pressed something there. */
const beforeAsides = 3

/** Which alerts are said in the topic; the others show in how the case stands. */
const said: ReadonlySet<AlertReason> = new Set([
  'more-danger',
  'waits',
  'unanswered',
  'reply-failed',
  'steps-failed',
  'went-away',
  'parked-until-now',
])

/**
 * Keeps the topics of the group in step with the cases, as fast as twenty messages a minute allow: the most dangerous case first,
 * everything about it in one message. What has to be done is made from how the case and its topic stand, so
 * nothing is lost when it is stopped.
 */
export function followCases(deps: FollowDeps): Follower {
  const { calls, group, time, report } = deps
  const stopping = new AbortController()
  const stop = stopping.signal
  const nap = new Nap(time, stop)
  const pace = minutePace()
  const fresh = new Set<CaseId>()
  const ready = openReadyCases()
  const folded = openFoldedCases(deps.crowdOf, tellCrowd, time)
  const alerts = new Map<CaseId, Set<AlertReason>>()
  const asides = openAsides()
  let standing: Standing | null = null
  let failures = 0
  let toldSlow = false

  async function run(): Promise<void> {
    let roundAtMs = time.steadyMs()
    while (!stop.aborted) {
      try {
        if (standing !== 'ready') await enter()
        else if (time.steadyMs() >= roundAtMs) {
          await lookAround()
          roundAtMs = time.steadyMs() + roundMs
        } else if (!(await workOnce())) await nap.sleep(roundAtMs - time.steadyMs())
      } catch {
        await time.wait(retryMs, stop) // the store is busy: nothing was forgotten
      }
    }
  }

  async function enter(): Promise<void> {
    standing = await calls.standing()
    if (standing === 'ready') report(null)
    else {
      report(standing)
      await time.wait(standing === 'unanswered' ? backOffMs() : roundMs, stop)
    }
  }

  async function lookAround(): Promise<void> {
    for (const { case: one } of await deps.store.openCases()) fresh.add(one.id)
    for (const topic of await group.topics()) fresh.add(topic.case)
  }

  /** False: there is nothing to do. */
  async function workOnce(): Promise<boolean> {
    for (const id of fresh) {
      fresh.delete(id)
      await rank(id)
    }
    if (ready.count() === 0) toldSlow = false
    if (ready.count() > slowFrom && !toldSlow) {
      toldSlow = true
      aside(null, { text: groupTexts[deps.setting().language].slow, buttons: [], answers: null })
    }
    const urgent = ready.mostUrgent()
    const answer = asides.first()
    if (urgent === null && answer === null) return false
    const waitMs = pace.waitMs(time.steadyMs())
    if (waitMs > 0) await nap.sleep(waitMs)
    else if (urgent !== null && (urgent.urgency >= beforeAsides || answer === null)) await stepOnce(urgent.id)
    else if (answer !== null) await sayAside(answer)
    return true
  }

  /** What has to leave the group goes first, then what is most dangerous; among equals what was ready first. */
  async function rank(id: CaseId): Promise<void> {
    try {
      const topic = await group.topicOf(id)
      if (topic === null && (await folded.isFolded(id))) return ready.drop(id)
      const view = await viewOf(id)
      if (view?.state.at !== 'waiting') for (const one of folded.unfold()) fresh.add(one)
      const step = nextStep(topic, view, [...(alerts.get(id) ?? [])], time.nowMs())
      const urgency = step?.do === 'delete' ? 5 : (view?.level ?? 0)
      if (step === null) ready.drop(id)
      else ready.put(id, urgency)
    } catch (error) {
      fresh.add(id)
      throw error
    }
  }

  function tellCrowd({ count }: Crowd): void {
    const { language, places } = deps.setting()
    const { title, text } = staffWords[language].crowd(count)
    aside(null, { text: `${title}. ${text}\n${places.console}`, buttons: [], answers: null })
  }

  async function stepOnce(id: CaseId): Promise<void> {
    ready.drop(id)
    fresh.add(id) // there may be more to do, or the same again
    const [view, topic] = [await viewOf(id), await group.topicOf(id)]
    const news = alerts.get(id)
    alerts.delete(id)
    const step = nextStep(topic, view, [...(news ?? [])], time.nowMs())
    if (step === null) return
    pace.left(time.steadyMs())
    const ended = await carryOutStep(id, step, topic, view, { calls, group, setting: deps.setting(), nowMs: time.nowMs() })
    if (step.do !== 'say' || ended.kind !== 'ok') for (const why of news ?? []) remember(id, why)
    if (ended.kind === 'refused') {
      fresh.delete(id) // saying the same again would be refused again: at the next change, or the next round
      alerts.delete(id)
    }
    await after(ended)
  }

  async function after(ended: GroupCalled<unknown>): Promise<void> {
    switch (ended.kind) {
      case 'ok':
        failures = 0
        return
      case 'topic-gone':
      case 'topic-closed':
      case 'unchanged':
        return
      case 'moved':
        return deps.moved(ended.to)
      case 'wait':
        return pace.pause(time.steadyMs(), ended.seconds * 1000)
      case 'later':
        report(ended.code)
        return pace.pause(time.steadyMs(), backOffMs())
      case 'shut-out':
        standing = null
        return report(ended.code)
      case 'refused':
        return report(ended.code)
    }
  }

  async function sayAside({ topic, words }: Aside): Promise<void> {
    pace.left(time.steadyMs())
    const ended = await calls.say(topic, words)
    if (!['wait', 'later', 'moved'].includes(ended.kind)) asides.drop()
    await after(ended)
  }

  async function viewOf(id: CaseId): Promise<TopicView | null> {
    const brief = await deps.store.brief(id)
    if (brief === null || brief.channel === practiceChannel) return null
    const transcript = deps.copiesText ? await deps.store.transcript(brief.conversation) : null
    const view = topicView(brief, transcript, await deps.people())
    return { ...view, lines: view.lines.filter(({ by, text }) => by === null || text === null || !deps.wasSaidHere(id, text)) }
  }

  function backOffMs(): number {
    failures += 1
    return Math.min(longestPauseMs, retryMs * 2 ** Math.min(failures, 6))
  }

  function remember(id: CaseId, why: AlertReason): void {
    alerts.set(id, (alerts.get(id) ?? new Set()).add(why))
  }

  function aside(topic: number | null, words: GroupWords): void {
    if (asides.add(topic, words)) nap.wake()
  }

  function look(id: CaseId): void {
    fresh.add(id)
    nap.wake()
  }

  const ended = run()
  return {
    look,
    aside,
    alert(one) {
      if (one.kind !== 'alert' || !said.has(one.why)) return
      remember(one.case, one.why)
      look(one.case)
    },
    standing: () => standing,
    stop() {
      stopping.abort()
      return ended
    },
  }
}
