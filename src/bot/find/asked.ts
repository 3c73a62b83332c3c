import type { Danger } from '../../knowledge/danger/danger.ts'
import type { Knowledge, Topic, Tree } from '../../knowledge/knowledge.ts'
import { answeredAsInDanger } from '../danger/in-danger.ts'
import type { Heard } from '../hear/listen.ts'
import { asksOfCompany, type CompanyAsked } from './asks-of-company.ts'
import { asksOnChoices, openTopics } from './open-choices.ts'
import { pathOfSum } from './path-of-sum.ts'

/** A text that may ask something, beside what was spoken of before it. */
export interface Asked {
  readonly heard: Heard
  /** Empty where it is no words. */
  readonly text: string
  readonly danger: Danger
  readonly inDanger: boolean
  /** The topic that was answered last. */
  readonly before: Topic | undefined
  /** The topics that are offered while none of them was taken, the likeliest first. */
  readonly open: readonly Topic[]
  /** It goes on about what is offered. */
  readonly asksOnOpen: boolean
  /** The guided path for a sum that was paid. */
  readonly ofSum: Tree | null
  readonly company: CompanyAsked | null
}

/** Pure. */
export function readAsked(heard: Heard, danger: Danger, knowledge: Knowledge): Asked {
  const { conversation, said } = heard
  const text = said.kind === 'words' ? said.text : ''
  const inDanger = answeredAsInDanger(conversation)
  const before = conversation.topic === null ? undefined : knowledge.topics.get(conversation.topic)
  const open = openTopics(conversation, knowledge)
  const spokenOf = open.length > 0 ? open : before ? [before] : []
  const asksOnOpen = open.length > 0 && asksOnChoices(heard, knowledge)
  const ofSum = inDanger ? null : pathOfSum(text, spokenOf, knowledge)
  const company = inDanger ? null : asksOfCompany(text, spokenOf.length > 0, knowledge)
  return { heard, text, danger, inDanger, before, open, asksOnOpen, ofSum, company }
}
