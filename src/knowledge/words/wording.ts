/** Words that are listened for: signs of danger and what frames them, synonyms and short forms, names of countries, job advertisements. */
import type { Citation, Level, PerLanguage, TopicId } from '../knowledge.ts'

/** Something in a message that means danger. Phrases have gaps (`nhốt * không cho ra`), never regular expressions. */
export interface Signal {
  readonly id: string
  readonly level: Level
  /** The entry whose steps are given. */
  readonly topic: TopicId
  /**
   * The entry for somebody at home who writes of a relative or a friend; null where it is the same. A signal whose own entry it is tells of
   * nobody else.
   */
  readonly forRelative: TopicId | null
  /** The entry for somebody who sees it happen to another beside them; null where it is the same. */
  readonly forWitness: TopicId | null
  /** The entry for whoever writes of a relative who is at home; null where it is the same as of one abroad. */
  readonly forRelativeAtHome: TopicId | null
  /** A family does it: who tells of another is told of at home, as long as no place is named. */
  readonly atHome: boolean
  /** The signal that it counts as where it is told that they are grown up: its own entry speaks of the young alone. */
  readonly ofGrown: string | null
  /** Somebody may be reading along: the conversation becomes guarded. */
  readonly guarded: boolean
  /** What kills within minutes: where it is met its entry is given, whatever else was said. */
  readonly neverOutweighed: boolean
  /** Where it is met the steps for another danger, given a moment ago, are the wrong ones: its own are given at once. */
  readonly overtakes: boolean
  /** Somebody cannot walk out: whatever else happens to them, no steps may tell them to. */
  readonly holds: boolean
  /** Its steps lead away to where people are: none for whoever is on a ship. */
  readonly leadsAway: boolean
  /** Whoever is in it and cannot breathe is not ill: its steps are given. */
  readonly runsOutOfAir: boolean
  /** Answers behind which whoever cannot breathe is taken to be in it. */
  readonly runsOutOfAirBehind: readonly TopicId[]
  /** Its steps say themselves when to call an ambulance, as those for who is ill or wants to die do. */
  readonly callsAmbulance: boolean
  /** Whoever tells of it wants to die: its steps say when to call an ambulance, and no means are named. */
  readonly wantsToDie: boolean
  /** What is told cannot wait for a doctor. */
  readonly needsAmbulance: boolean
  /** What happens, as it is put into the question whether it does ("bị nhốt, không ra ngoài được"); null where nobody is asked. */
  readonly happening: PerLanguage<string> | null
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
  /** What a denial may turn on: "but", "if", "not yet". Beside it nothing is plainly denied. */
  readonly turned: readonly string[]
  /** Asks what would be ("nếu chủ không cho về thì sao"): where it is all of a message, likeness alone raises nothing. */
  readonly supposed: readonly string[]
  /**
   * Asks whether something is as it should be ("có bình thường không"): what is asked about says nothing of danger then, only how it is
   * told.
   */
  readonly wondered: readonly string[]
  /** What the writer would do to somebody ("em muốn giết nó"), where it opens a clause: no threat to the writer. */
  readonly anger: readonly string[]
  /**
   * How somebody speaks who is well, or speaks to whoever answers ("đang nấu cơm", "let me ask my husband"): in a few words, likeness alone
   * raises nothing.
   */
  readonly calm: readonly string[]
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
  /**
   * It happens to somebody told of as he or she ("nó bị nhốt", "they hold her"): a relative, where one is named anywhere in the message.
   */
  readonly another: readonly string[]
  /** It happens to the writer ("nhốt em", "em đang bị …"); outweighs `relative`. */
  readonly myself: readonly string[]
  /**
   * The writer is at home ("tôi đang ở nhà"): takes `myself` back where a country abroad is named. A place of home by its name does the
   * same.
   */
  readonly atHome: readonly string[]
  /** It happens to somebody whom the writer works, lives or passes beside ("đồng nghiệp em bị …", "I saw a man hit …"). */
  readonly witness: readonly string[]
  /** The writer is in the same hands ("ở đây ai cũng", "all of us"): takes `witness` back. */
  readonly inside: readonly string[]
  /** The writer is under 18 ("em mới 15 tuổi"), where it opens a clause: "con gái em 15 tuổi" does not. */
  readonly young: readonly string[]
  /** Whoever it happens to is 18 or more ("em 25 tuổi", "my sister is 30"); never said of who does it. */
  readonly grown: readonly string[]
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
  /** Words in front of the name of a country; of several that stand there the longest counts. */
  readonly places: readonly PlaceWords[]
  /** Words that begin like a short name of a country and are something else: "anh trai", "pháp luật". */
  readonly notPlaces: readonly string[]
  readonly sentences: SentenceWords
  /** How people call themselves; null in a language that has one word for everybody. */
  /** The first words of names for a child, the plainest first: "con" of "con gái tôi", "daughter" of "my daughter". */
  readonly children: readonly string[]
  /** What stands before such a word and names nobody: "my", "the". */
  readonly beforeNames: readonly string[]
  readonly addressed: Addressing | null
}

/**
 * What the words in front of a country say of it: somebody is there, was brought there, goes there, is to be married off there, has got out
 * of it, or it is merely named.
 */
export type Role = 'being' | 'brought' | 'going' | 'promised' | 'ahead' | 'leaving' | 'naming' | 'back' | 'since' | 'not-gone' | 'firm'

/** Words in front of a country that are alike in what they say and in how surely. */
export interface PlaceWords {
  readonly says: Role
  /** Questions about a place have them too ("lương ở Nhật"), so that they tell of nobody by themselves. */
  readonly asked: boolean
  /** Behind a word of getting out they say where somebody got to; "muốn sang" and the like still say where they want to go. */
  readonly arrives: boolean
  /** Something else than a place may follow: "đi anh", "qua anh Nam". */
  readonly loose: boolean
  /** Of words that merely name: a short name without its marks is believed behind them ("nuoc han", but not "hay bi"). */
  readonly unmarked: boolean
  readonly words: readonly string[]
}

/** By what a sentence shows whether it asks, and whether it tells of somebody. */
export interface SentenceWords {
  /** Word classes that the phrases name in angle brackets. */
  readonly words: Readonly<Record<string, readonly string[]>>
  /** It names who it is about. */
  readonly somebody: readonly string[]
  /** It names whoever asks, and is about nobody: "cho em hỏi". */
  readonly askingPolitely: readonly string[]
  readonly question: readonly string[]
  /** Plain words, with gaps at most, in the sentence of a long message that holds its question. */
  readonly story: readonly string[]
  /** First words that ask, and last ones. */
  readonly begins: readonly string[]
  readonly ends: readonly string[]
  /** What may follow the last word, with marks or without: "không ạ". */
  readonly behindTheEnd: readonly string[]
  /** Whoever writes names themselves so, which an advertisement does not. */
  readonly writer: readonly string[]
  /** How people begin before they ask; learning reads them. */
  readonly openings: readonly string[]
}

/** How sure a way of calling oneself is, the least first: "cháu" may be the writer's child, "tôi" fits anybody, "em muốn hỏi" says it. */
export const sureness = ['perhaps', 'neutral', 'clear'] as const

export interface Addressing {
  /** Phrases in which people call themselves, under the word that they are then called by. Same phrase form as signals. */
  readonly ways: Readonly<Record<(typeof sureness)[number], Readonly<Record<string, readonly string[]>>>>
  /** Phrases in which such a word is somebody else, or the bot. */
  readonly others: readonly string[]
  /** Under such a word, the first words of names of those whom it may tell of further: who said "con gái tôi" says "cháu" of her. */
  readonly named: Readonly<Record<string, readonly string[]>>
}

export interface CountryNames {
  readonly name: PerLanguage<string>
  /** Other ways people write it, and its best known cities: `campuchia`, `nhật bản`, `seoul`. */
  readonly also: PerLanguage<readonly string[]>
  /** Short forms that are words of their own too (`anh`, `hàn`, `mỹ`): they count only behind a word of place (`sang`, `ở`, `nước`). */
  readonly short: PerLanguage<readonly string[]>
  /** Those of `short` that without their marks are an everyday word far more often: "bị", "mà", "phí". */
  readonly doubtful: PerLanguage<readonly string[]>
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
  /** Phrases that take it back: an advertisement that promises the opposite ("không thu phí môi giới", "no deposit"). */
  readonly lookAlikes: PerLanguage<readonly string[]>
  readonly reason: PerLanguage<string>
  readonly sources: readonly Citation[]
}
