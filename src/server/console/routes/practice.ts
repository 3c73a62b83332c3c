import { randomUUID } from 'node:crypto'
import type { CaseId } from '../../../bot/conversation.ts'
import type { InboundMessage } from '../../../bot/message.ts'
import { AppError } from '../../../errors.ts'
import { newCase } from '../../../hotline/case.ts'
import { practiceChannel } from '../../../hotline/practice.ts'
import { finish } from '../../../hotline/step.ts'
import { usualTimes } from '../../../hotline/times.ts'
import type { Language, Level, PerLanguage } from '../../../knowledge/knowledge.ts'
import type { ConsoleDeps } from '../deps.ts'

/** Below everybody who really waits; whoever practises may raise it. */
const level: Level = 0

/** Enough for everybody at a training. */
const mostAtOnce = 20

/** Made up for this: nobody lived it. */
const story: PerLanguage<string> = {
  vi: 'Chào anh chị, đây là tin nhắn tập. Em sang làm được bốn tháng, hai tháng nay công ty không trả lương, hỏi thì bảo chờ. Em nên làm gì?',
  en: 'Hello, this is a practice message. I have worked here for four months and for two months they have not paid me. They tell me to wait. What should I do?',
}

/**
 * A case to learn with, as if somebody had written: nobody is at the other end. @throws AppError `too-many-requests` while many are open
 */
export async function openPractice({ store, hotline, time }: ConsoleDeps, language: Language): Promise<CaseId> {
  const nowMs = time.nowMs()
  const open = (await store.openCases()).filter(({ channel }) => channel === practiceChannel)
  if (open.length >= mostAtOnce) throw new AppError('too-many-requests', 'too many practice cases are open')
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
        writingNow: null,
        away: false,
        heardAtMs: nowMs,
        present: [],
      }
      const next = newCase(caseId, level, false, nowMs)
      return {
        conversation: { ...conversation, language },
        bubbles: [],
        effects: [{ kind: 'open-case', level, topic: null, because: [{ kind: 'text', text: story[language] }] }],
        step: finish(null, { next, effects: [] }, moment),
        tallies: [],
      }
    },
    nowMs,
  )
  if (decided?.step === null || decided === null) throw new Error('a practice case did not open')
  return decided.step.case.id
}
