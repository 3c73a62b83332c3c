import { framesIn } from '../../knowledge/danger/danger-books.ts'
import { type Country, home, type Knowledge, type Topic } from '../../knowledge/knowledge.ts'
import { findPlaces, readStanding } from '../../knowledge/places/places.ts'
import { readWords } from '../../knowledge/words/words.ts'
import type { Conversation } from '../conversation.ts'
import type { FoundAnswer } from '../find/found-answer.ts'
import type { Reply } from '../reply.ts'
import { choiceOf, personChoice } from '../say/choices.ts'
import { countryName } from '../say/country-name.ts'
import { say } from '../say/say.ts'
import type { Setting } from '../setting.ts'
import { readChoice } from './choice-data.ts'
import type { Heard } from './listen.ts'
import { saysOneOf } from './says-one-of.ts'

/** More words tell something besides. */
const mostWords = 8
/** "Em đang ở Đức": whatever was guessed of it, there is nothing else in it. */
const fewWords = 4

/**
 * The country where whoever writes says that they are, and asks nothing: "em làm giúp việc bên Đài". How one goes there is no answer to
 * that; nor is it to whoever is at home that they were not understood. So it is of a relative: "con tôi đi Đài Loan 2 năm rồi". Null
 * where they say more or ask whom to call. Behind answers that are `open`, to what is asked there, "ở Nhật" alone says it.
 */
export function saysOnlyWhere(
  { said, conversation }: Heard,
  found: FoundAnswer,
  open: readonly Topic[],
  knowledge: Knowledge,
): Country | null {
  if (said.kind !== 'words') return null
  const { whereabouts, destination } = findPlaces(said.text, knowledge)
  if (whereabouts === null || destination !== null || whereabouts !== conversation.whereabouts) return null
  const words = readWords(said.text, knowledge.lexicon)
  const standing = readStanding(said.text, whereabouts, knowledge)
  const isNoMore = standing?.firmly === true && words.length <= fewWords && found.kind === 'choices'
  if (whereabouts === home ? found.kind !== 'nothing' : !isNoMore && !isAboutGoing(found)) return null
  if (saysOneOf('words.whom-to-call', said.text, knowledge)) return null
  if (words.length > mostWords) return null
  const isBehindIt = open[0]?.stage === 'during' || isTellingOfDanger(conversation)
  const isTold = standing !== null && !standing.asks && (standing.firmly || standing.tellsOfSomebody || isBehindIt)
  return isTold ? whereabouts : null
}

/** "Ở Đài Loan", behind what may be danger or what was not understood, is where that happens. */
function isTellingOfDanger({ offered, misses, signs }: Conversation): boolean {
  return misses > 0 || signs.length > 0 || offered.some(({ data }) => readChoice(data)?.kind === 'now')
}

function isAboutGoing(found: FoundAnswer): boolean {
  if (found.kind === 'entry') return found.topic.stage === 'before' && !found.followsUp
  return found.kind === 'choices' ? found.topics[0]?.stage === 'before' : found.kind === 'nothing'
}

/** Understood; what follows is answered for that place. What was guessed is offered, should it be meant. */
export function sayUnderstoodWhere(country: Country, found: FoundAnswer, said: string, setting: Setting): Reply {
  const isOfKin = framesIn(readWords(said, setting.knowledge.lexicon), setting.knowledge).some(({ means }) => means === 'kin')
  const key = isOfKin ? 'location.theirs' : 'location.here'
  const guessed = found.kind === 'entry' ? [found.topic, ...found.others] : found.kind === 'choices' ? found.topics : []
  const choices = guessed.map(({ id, entry }) => choiceOf(entry[setting.language].title, { kind: 'topic', topic: id, country: null }))
  return say(setting, key, [...choices, personChoice(setting)], { country: countryName(country, setting) })
}
