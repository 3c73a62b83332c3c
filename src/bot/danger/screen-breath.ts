import { type Danger, noDanger } from '../../knowledge/danger/danger.ts'
import { type Circumstances, screen, weighedIn } from '../../knowledge/danger/screen.ts'
import { oddsOfDanger, raisedInFewWordsFrom } from '../../knowledge/danger/told/weigh.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Conversation } from '../conversation.ts'
import { reachesNobodyInDanger } from '../hear/about-number.ts'
import { asksOnlyForPerson } from '../hear/asks-for-person.ts'
import { asksWhatNow } from '../hear/asks-what-now.ts'
import { clausesIn, withoutClauses } from '../hear/clauses-in.ts'
import type { Heard } from '../hear/listen.ts'
import { saysUnsafe, theirsIsOver } from '../hear/read-safety.ts'
import { readSmallTalk } from '../hear/small-talk.ts'
import { isInPath } from '../path/path.ts'
import { asksToBeFound } from './be-found.ts'
import { cannotCall } from './cannot-call.ts'
import { hasCaseOfDanger, inDanger, stillCounts } from './in-danger.ts'

/**
 * Danger in words that were just said: alone, together with what was written in the same breath ("họ nhốt em" may take three messages), and
 * beside what was told before: papers that are held and a debt told of on another day belong together. Null where nothing was written.
 * Pure.
 */
export function screenBreath({ said, burst, conversation, before: known }: Heard, knowledge: Knowledge, nowMs: number): Danger | null {
  const text = textIn(said)
  if (text === null) return null
  const before = conversation.signs.filter((sign) => stillCounts(sign, nowMs)).map(({ signal }) => signal)
  const asks = said.kind === 'words' && mayAsk(conversation, knowledge)
  const inTalk = isInTalk(conversation, knowledge)
  const circumstances: Circumstances = { before, mayAsk: asks, inTalk, known }
  const alone = screenWithoutCourtesy(text, knowledge, circumstances)
  const isOnlyAlike = alone.because.every(({ kind }) => kind === 'alike')
  if ((isOnlyAlike || isToldAlready(alone, conversation)) && tellsNoOtherDanger(text, conversation, knowledge)) return noDanger
  if (tellsOnlyThatTheyCannotCall(text, alone, conversation, knowledge)) return noDanger
  if (isOnlyAlike && isSaidToUs(text, knowledge)) return noDanger
  if (burst === text || burst === '' || isPolite(text, knowledge)) return alone
  const together = screen(burst, knowledge, circumstances)
  const isDoubted = asks && together.level >= 3 && becomesUnlikely(burst, text, inTalk, knowledge)
  if (together.level > alone.level && !isDoubted) return together
  if (asksAbout(alone)) return alone
  const fromBefore = { isDoubtedFromBefore: true }
  if (isDoubted) {
    const perhaps = together.signal === null ? null : { signal: together.signal, isNamed: true }
    return { ...alone, ...fromBefore, perhaps, because: together.because }
  }
  const { lookAlike, perhaps, against } = together
  return { ...alone, ...fromBefore, lookAlike, perhaps, against, noticed: [...new Set([...alone.noticed, ...together.noticed])] }
}

/** "Xin chào, tôi bị nhốt, cảm ơn": greetings and thanks take weight from what is told between them, so it is weighed without them. */
function screenWithoutCourtesy(text: string, knowledge: Knowledge, circumstances: Circumstances): Danger {
  const whole = screen(text, knowledge, circumstances)
  if (whole.against?.why !== 'weighed') return whole
  const bare = withoutClauses(text, (clause) => isPolite(clause, knowledge))
  if (bare === text) return whole
  const weighed = screen(bare, knowledge, circumstances)
  return weighed.level > whole.level ? weighed : whole
}

/**
 * "Cho em gặp lại chị Lan", "let me ask my husband": whoever asks for a person is brought to one, who reads it, and what is only polite
 * tells nothing. Clause by clause: "tay em bị cuốn vào máy, cho em gặp người thật với" tells of danger.
 */
function isSaidToUs(text: string, knowledge: Knowledge): boolean {
  return asksOnlyForPerson(text, (clause) => isPolite(clause, knowledge), knowledge)
}

/** "Làm gì để cứu nó", "không ai nghe máy", "làm sao họ tìm được em", "nó gọi về rồi", behind steps: they tell of no other danger. */
function tellsNoOtherDanger(text: string, conversation: Conversation, knowledge: Knowledge): boolean {
  if (hasCaseOfDanger(conversation) && asksWhatNow(text, knowledge)) return true
  return [reachesNobodyInDanger, asksOnlyToBeFound, tellsThatTheirsIsOver, tellsThatTheyAreNear].some((tells) =>
    tells(text, conversation, knowledge),
  )
}

/** "Không biết địa chỉ, họ bảo mai bán em" tells of more: each other clause is screened by itself. */
function asksOnlyToBeFound(text: string, conversation: Conversation, knowledge: Knowledge): boolean {
  if (!asksToBeFound(text, conversation, knowledge)) return false
  const besides = clausesIn(text).filter((clause) => !asksToBeFound(clause, conversation, knowledge))
  return !asksAbout(screen(besides.join(', '), knowledge))
}

function tellsThatTheirsIsOver(text: string, conversation: Conversation, knowledge: Knowledge): boolean {
  return hasCaseOfDanger(conversation) && theirsIsOver(text, conversation, knowledge)
}

/**
 * "Quản lý đang đứng cạnh em" is told like a blow, and says that writing is not safe; words of danger itself are no mere likeness. What was
 * written before it still waits.
 */
function tellsThatTheyAreNear(text: string, conversation: Conversation, knowledge: Knowledge): boolean {
  if (conversation.recent.length > 1 || !hasCaseOfDanger(conversation)) return false
  if (!saysUnsafe({ kind: 'words', text }, conversation, knowledge)) return false
  return screen(text, knowledge).because.every(({ kind }) => kind !== 'words')
}

/**
 * For a relative abroad "không ai nghe máy" is a sign as well: of the danger whose steps they have. So is "có người canh" of
 * whoever is held.
 */
function isToldAlready({ level, topic, forRelative }: Danger, { danger, writer }: Conversation): boolean {
  if (danger === null || writer === 'witness') return false
  return (writer === 'relative' ? forRelative : topic) === danger.topic && level <= danger.level
}

/** "Họ không cho em gọi điện" is a sign of being held, and behind steps for danger says what help has to do without. */
function tellsOnlyThatTheyCannotCall(text: string, alone: Danger, conversation: Conversation, knowledge: Knowledge): boolean {
  if (!cannotCall(text, conversation, knowledge)) return false
  const saysSo = (words: string) => cannotCall(words, conversation, knowledge)
  const besides = screen(
    clausesIn(text)
      .filter((clause) => !saysSo(clause))
      .join(', '),
    knowledge,
  )
  if (besides.level >= 3 && !isToldAlready(besides, conversation)) return false
  return isToldAlready(alone, conversation) || alone.because.every((reason) => reason.kind !== 'words' || saysSo(reason.words))
}

/**
 * No phrase was met, and what was just said makes danger less likely than not, and than it was: "gọi không nghe máy" was asked about, and
 * "họ bảo chờ đơn hàng" says no more of it. More words are no more danger; behind an answer a few lines are
 * weighed as one of them would be.
 */
function becomesUnlikely(burst: string, text: string, inTalk: boolean, knowledge: Knowledge): boolean {
  const together = weighedIn(burst, knowledge)
  if (together === null || together.met > 0) return false
  const odds = oddsOfDanger(together)
  if (inTalk && odds < raisedInFewWordsFrom) return true
  const before = weighedIn(burst.slice(0, -text.length), knowledge)
  const now = weighedIn(text, knowledge)
  return odds < 0 && [before, now].some((part) => part !== null && oddsOfDanger(part) > odds)
}

function asksAbout({ level, lookAlike, perhaps }: Danger): boolean {
  return level >= 3 || lookAlike !== null || perhaps !== null
}

/** Thanks, greetings and a bare no add nothing to what was screened when it was written. */
function isPolite(text: string, knowledge: Knowledge): boolean {
  const talk = readSmallTalk(text, knowledge)
  return talk === 'thanks' || talk === 'greeting' || talk === 'no'
}

/**
 * Whether an answer, steps or the end of a path were given before, and what is written now can be asked about or
 * is seen by whoever has the case.
 */
export function isInTalk({ topic, danger, holder, place }: Conversation, knowledge: Knowledge): boolean {
  return (topic !== null || danger !== null || place.at === 'tree') && holder !== 'person' && !isInPath(place, knowledge)
}

/** Whether a doubt is put into a question: not while a person answers, a path asks, or somebody may be reading along. */
export function mayAsk(conversation: Conversation, knowledge: Knowledge): boolean {
  return conversation.holder !== 'person' && !isInPath(conversation.place, knowledge) && !inDanger(conversation)
}

/** Whoever fills a form in may cry for help in any field of it. */
function textIn(said: Heard['said']): string | null {
  if (said.kind === 'unserved') return said.words ?? null
  return said.kind === 'words' ? said.text : null
}
