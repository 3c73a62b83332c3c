import { type Danger, tellsNothing } from '../../knowledge/danger/danger.ts'
import { readJobAd } from '../../knowledge/job-ad.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { plain } from '../../knowledge/words/normalise.ts'
import { answeredAsInDanger } from '../danger/in-danger.ts'
import type { Heard } from '../hear/listen.ts'
import { readSmallTalk } from '../hear/small-talk.ts'
import type { FoundAnswer } from './found-answer.ts'

/** What asks nothing of the content: small talk, and an advertisement that was passed on. Null for everything else. Pure. */
export function notAsking(heard: Heard, danger: Danger, knowledge: Knowledge): FoundAnswer | null {
  return smallTalk(heard, danger, knowledge) ?? advertisement(heard, knowledge)
}

function smallTalk({ conversation, said }: Heard, danger: Danger, knowledge: Knowledge): FoundAnswer | null {
  const text = said.kind === 'words' ? said.text : ''
  const talk = tellsNothing(danger) ? readSmallTalk(text, knowledge) : null
  if (talk === null) return null
  if (!answeredAsInDanger(conversation)) return { kind: 'small-talk', talk }
  const asksForSteps = talk !== 'thanks' && plain(text) === '' // "?" or a tear
  const isForStaff = talk === 'anger' // who is held cannot go outside for a while; whoever has the case hears it
  return asksForSteps || isForStaff ? null : { kind: 'small-talk', talk }
}

function advertisement({ burst }: Heard, knowledge: Knowledge): FoundAnswer | null {
  const ad = readJobAd(burst, knowledge)
  return ad.isAd ? { kind: 'advertisement', ad } : null
}
