import type { Danger } from '../../knowledge/danger/danger.ts'
import { framesIn } from '../../knowledge/danger/danger-books.ts'
import type { Knowledge, TopicId } from '../../knowledge/knowledge.ts'
import type { Signal } from '../../knowledge/words/wording.ts'
import { readWords } from '../../knowledge/words/words.ts'
import type { Conversation } from '../conversation.ts'
import { isQuestion } from '../find/asks-on.ts'
import type { Heard } from '../hear/listen.ts'
import { saysOneOf } from '../hear/says-one-of.ts'
import { hasCaseOfDanger } from './in-danger.ts'

/**
 * "Sốt cao khó thở", "gãy tay rồi", told behind steps: whoever cannot walk out, or writes for another, reads theirs once more with an
 * ambulance beside them, everybody else those for who is hurt. Not behind steps that begin with an ambulance, nor what asks. Pure.
 */
export function illBehindSteps(danger: Danger, { said, conversation }: Heard, knowledge: Knowledge): Danger {
  const given = hasCaseOfDanger(conversation) ? (conversation.danger?.topic ?? null) : null
  const ill = knowledge.signals.find(({ needsAmbulance }) => needsAmbulance)
  if (given === null || ill === undefined || said.kind !== 'words' || callsAmbulance(given, ill, knowledge)) return danger
  if (!saysOneOf('words.acutely-ill', said.text, knowledge) || isQuestion(said.text, conversation.language ?? 'vi', knowledge))
    return danger
  if (isLongAgo(said.text, knowledge)) return danger
  const steps = keepsSteps(given, conversation, knowledge) ? { topic: given, guarded: true, needsAmbulance: true } : { topic: ill.topic }
  const because = { kind: 'words', signal: ill.id, level: ill.level, words: said.text } as const
  return { ...danger, ...steps, level: 4, because: [...danger.because, because] }
}

/** They were for whoever writes now, who cannot walk out, or writes for another. */
function keepsSteps(given: TopicId, { danger, writer }: Conversation, { signals }: Knowledge): boolean {
  const isForAnother = writer !== 'self'
  if ((danger?.forAnother ?? false) !== isForAnother) return false
  return isForAnother || signals.some(({ holds, runsOutOfAir, topic }) => (holds || runsOutOfAir) && topic === given)
}

function isLongAgo(text: string, knowledge: Knowledge): boolean {
  return framesIn(readWords(text, knowledge.lexicon), knowledge).some(({ means }) => means === 'once' || means === 'past')
}

/** Its steps say themselves when to call one: those for who is hurt, or wants to die. */
function callsAmbulance(given: TopicId, ill: Signal, { topics }: Knowledge): boolean {
  return given === ill.topic || topics.get(given)?.grimTitle === true
}
