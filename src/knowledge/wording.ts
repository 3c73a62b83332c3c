/** Words that are listened for: signs of danger and what frames them, synonyms and short forms, names of countries, job advertisements. */
import type { Citation, Level, PerLanguage, TopicId } from './knowledge.ts'

/** Something in a message that means danger. Phrases have gaps (`nhốt * không cho ra`), never regular expressions. */
export interface Signal {
  readonly id: string
  readonly level: Level
  /** The entry whose steps are given. */
  readonly topic: TopicId
  /** The entry for somebody at home who writes of a relative or a friend; null where it is the same. A signal whose own entry it is tells of nobody else. */
  readonly forRelative: TopicId | null
  /** Somebody may be reading along: the conversation becomes guarded. */
  readonly guarded: boolean
  /** What kills within minutes: where it is met its entry is given, whatever else was said. */
  readonly neverOutweighed: boolean
  readonly phrases: PerLanguage<readonly string[]>
  /** Signals that make this one level 3, told in the same message or before: papers held, with a debt beside it. */
  readonly raisedBy: readonly string[]
  /** The signal that it then counts as; null where it keeps its own entry. */
  readonly becomes: string | null
  /** Phrases that look like this signal and are not. */
  readonly lookAlikes: PerLanguage<readonly string[]>
}

/** What turns a danger phrase into a look-alike, whichever signal it belongs to. Same phrase form as signals. */
export interface Frames {
  /** General questions: "làm sao biết …", "how do I know if …". */
  readonly general: readonly string[]
  /** Other subjects: news, a film, people in general. */
  readonly others: readonly string[]
  /** What is made up or taught: a novel, a song, a lesson. Holds for the whole message, where no writer and no relative stands beside. */
  readonly invented: readonly string[]
  readonly negation: readonly string[]
  /** It is over and the person is safe. */
  readonly past: readonly string[]
  /** When it was, if long ago: "hồi 2019", "years ago". It is over where the message ends in `past` or `settled`. */
  readonly once: readonly string[]
  /** How the person lives since: "giờ em mở tiệm", "now I work". Says that it is over only behind what was `once`. */
  readonly settled: readonly string[]
  /** It has not happened: feared, supposed, asked about beforehand ("lỡ bị …", "what if …"). */
  readonly feared: readonly string[]
  /** It is happening to somebody now; outweighs every frame above ("cứu em với", "right now"). */
  readonly now: readonly string[]
  /** It happens to a relative or a friend of the writer ("con tôi đang bị …"). */
  readonly relative: readonly string[]
  /** It happens to the writer ("nhốt em", "em đang bị …"); outweighs `relative`. */
  readonly myself: readonly string[]
  /** Word classes that phrases name in angle brackets: `<kin> bị <beat>`. */
  readonly words: Readonly<Record<string, readonly string[]>>
}

export interface Lexicon {
  /**
   * Words that mean the same here, under the name of what they mean. The same name in both languages is the same idea, so that a
   * question in one language can find what was written in the other.
   */
  readonly synonyms: Readonly<Record<string, readonly string[]>>
  /** Short forms and teencode: `ko` to `không`, `xkld` to `xuất khẩu lao động`. */
  readonly short: Readonly<Record<string, string>>
  /** Words too common to tell topics apart. */
  readonly common: readonly string[]
  /** Whole messages that greet, thank or acknowledge: no question, no miss. */
  readonly greetings: readonly string[]
  /** What people ask that is somebody else's to answer (weather, shopping, land), by kind: ways of asking, as in an entry. */
  readonly elsewhere: Readonly<Record<string, readonly string[]>>
}

export interface CountryNames {
  readonly name: PerLanguage<string>
  /** Other ways people write it, and its best known cities: `campuchia`, `nhật bản`, `seoul`. */
  readonly also: PerLanguage<readonly string[]>
  /** Short forms that are words of their own too (`anh`, `hàn`, `mỹ`): they count only behind a word of place (`sang`, `ở`, `nước`). */
  readonly short: PerLanguage<readonly string[]>
}

/** How a job advertisement is recognised, and what in it warns. */
export interface Advertisement {
  /** Phrases that advertisements are made of; several different ones together make a text an advertisement. */
  readonly signs: PerLanguage<readonly string[]>
  readonly flags: readonly RedFlag[]
}

/** One kind of warning in an advertisement, with the reason that is told to the person. */
export interface RedFlag {
  readonly id: string
  readonly phrases: PerLanguage<readonly string[]>
  readonly reason: PerLanguage<string>
  readonly sources: readonly Citation[]
}
