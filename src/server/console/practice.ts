import { randomUUID } from 'node:crypto'
import type { CaseId, InboundMessage } from '../../bot/turn.ts'
import { newCase, noClocks } from '../../hotline/case.ts'
import { practiceChannel } from '../../hotline/practice.ts'
import { finish } from '../../hotline/step.ts'
import { usualTimes } from '../../hotline/times.ts'
import type { Language, Level, PerLanguage } from '../../knowledge/knowledge.ts'
import type { ConsoleSettings } from './deps.ts'

/** Dangerous enough to be practised with, and below what rings phones. */
const level: Level = 2

/** Made up for this: nobody lived it. */
const story: PerLanguage<string> = {
  vi: 'Chào anh chị, đây là tin nhắn tập. Em sang làm được bốn tháng, hai tháng nay công ty không trả lương, hỏi thì bảo chờ. Em nên làm gì?',
  en: 'Hello, this is a practice message. I have worked here for four months and for two months they have not paid me. They tell me to wait. What should I do?',
}

/** A case to learn with, as if somebody had written: nobody is at the other end. */
export async function openPractice({ store, hotline, time }: ConsoleSettings, language: Language): Promise<CaseId> {
  const nowMs = time.nowMs()
  const from = { channel: practiceChannel, account: practiceChannel, id: randomUUID() }
  const content: InboundMessage['content'] = { kind: 'text', text: story[language] }
  const message: InboundMessage = { eventId: randomUUID(), from, sentAtMs: nowMs, content, languageHint: language }
  const [id] = await store.keepInbox([{ kind: 'message', message }], nowMs)
  if (id === undefined) throw new Error('a message of a new sender was not new')
  const decided = await store.decide(
    id,
    { cause: 'next-message' },
    (conversation, _, __, { newCase: caseId }) => {
      const moment = {
        nowMs,
        times: usualTimes,
        timetable: hotline.timetable(),
        guarded: false,
        away: false,
        heardAtMs: nowMs,
        present: [],
      }
      const next = { ...newCase(caseId, level, false, nowMs), clocks: noClocks }
      return {
        conversation: { ...conversation, language },
        bubbles: [],
        effects: [{ kind: 'open-case', level, topic: null, because: [story[language]] }],
        step: finish(null, { next, effects: [] }, moment),
        tallies: [],
      }
    },
    nowMs,
  )
  if (decided?.step === null || decided === null) throw new Error('a practice case did not open')
  return decided.step.case.id
}
