import type { Danger } from '../../knowledge/danger/danger.ts'
import { framesIn } from '../../knowledge/danger/danger-books.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { readWords } from '../../knowledge/words/words.ts'
import type { Conversation } from '../conversation.ts'
import { isQuestion } from '../find/asks-on.ts'
import type { Heard } from '../hear/listen.ts'
import { saysOneOf } from '../hear/says-one-of.ts'
import { callsAmbulance, givenSteps, guardedSteps, isIllBesides } from './steps-for-the-ill.ts'

/**
 * "Sốt cao khó thở", "gãy tay rồi", told behind steps: whoever was given guarded ones, or writes for another, reads theirs once more with
 * an ambulance beside them, everybody else those for who is hurt. Null behind steps that begin with an ambulance, and for what asks. Pure.
 */
export function illBehindSteps(danger: Danger, heard: Heard, knowledge: Knowledge, nowMs: number): Danger | null {
  const { said, conversation } = heard
  const given = givenSteps(conversation)
  const ill = knowledge.signals.find(({ needsAmbulance }) => needsAmbulance)
  if (given === null || ill === undefined || said.kind !== 'words' || callsAmbulance(given, knowledge)) return null
  if (!tellsOfIllness(said.text, conversation, knowledge)) return null
  const isOfThem = conversation.writer !== 'self' || guardedSteps(conversation, knowledge, nowMs) !== null
  const isKept = isOfThem && !isIllBesides(heard, knowledge)
  const steps = isKept ? { topic: given, guarded: true, needsAmbulance: true } : { topic: ill.topic }
  const because = { kind: 'words', signal: ill.id, level: ill.level, words: said.text } as const
  return { ...danger, ...steps, level: 4, because: [...danger.because, because] }
}

function tellsOfIllness(text: string, { language }: Conversation, knowledge: Knowledge): boolean {
  if (!saysOneOf('words.acutely-ill', text, knowledge) || isQuestion(text, language ?? 'vi', knowledge)) return false
  return !framesIn(readWords(text, knowledge.lexicon), knowledge).some(({ means }) => means === 'once' || means === 'past')
}
