import type { Who } from '../knowledge/danger/who/writer.ts'
import type { Country, Knowledge, Language, Stage } from '../knowledge/knowledge.ts'
import type { Conversation } from './conversation.ts'

/** For whom, where and when a text is filled in. */
export interface Setting {
  readonly knowledge: Knowledge
  readonly language: Language
  /** What stands for "anh/chị" in texts: the word by which the person is called; null leaves it. */
  readonly addressed: string | null
  /** Where the person in need is; null while nobody knows. */
  readonly whereabouts: Country | null
  /** Where whoever writes for another is themselves; null or left out: nothing was said of it, and a relative is at home. */
  readonly writesFrom?: Country | null
  /**
   * Who writes: the person in need, somebody at home for them, or somebody beside them. Numbers must be dialled from where the writer is.
   */
  readonly writer: Who
  /** Whoever writes is under 18; left out: not that anybody knows. */
  readonly young?: boolean
  /**
   * The stage that a text speaks to, else that of the danger that steps were given for: before leaving and after coming home people are at
   * home, even where they do not say so.
   */
  readonly stage?: Stage | null
  /** Somebody may be reading along: nothing that was said is repeated. */
  readonly guarded: boolean
  readonly nowMs: number
}

/** Answered in until the person's own language is known. */
const firstLanguage: Language = 'vi'

export function settingOf(conversation: Conversation, knowledge: Knowledge, nowMs: number): Setting {
  const { danger } = conversation
  return {
    knowledge,
    language: conversation.language ?? firstLanguage,
    addressed: conversation.addressed?.as ?? null,
    whereabouts: conversation.whereabouts,
    writesFrom: conversation.writesFrom,
    writer: conversation.writer,
    young: conversation.young,
    stage: (danger?.topic != null && knowledge.topics.get(danger.topic)?.stage) || null,
    guarded: conversation.guarded,
    nowMs,
  }
}
