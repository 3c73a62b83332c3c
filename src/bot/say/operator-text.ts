import { inlinesOf } from '../../knowledge/inlines-of.ts'
import type { Inline, OperatorKey, Prose } from '../../knowledge/knowledge.ts'
import { weekInWords } from '../danger/opening-hours.ts'
import { spoken } from '../phrases.ts'
import type { Setting } from '../setting.ts'

/** What operator.yaml says of whoever runs this copy, in the language; null where it says nothing. */
export function operatorText(key: OperatorKey, { knowledge, language }: Setting): string | null {
  const { name, phone, privacyContact, website, hours } = knowledge.operator
  switch (key) {
    case 'name':
      return name?.[language] ?? null
    case 'phone':
      return phone
    case 'privacy-contact':
      return privacyContact
    case 'website':
      return website
    case 'hours':
      if (hours.kind === 'unknown') return null
      return hours.kind === 'always' ? spoken(knowledge, language, 'operator.always') : weekInWords(hours, language)
  }
}

/** The text without the paragraphs and points that name what is not known of the operator: half a sentence promises what is not there. */
export function withoutUnknownOperator(prose: Prose, setting: Setting): Prose {
  const isKnown = (text: Inline) =>
    text.every((part) => typeof part === 'string' || part.kind !== 'operator' || operatorText(part.key, setting) !== null)
  const isWhole = (block: Prose[number]) => inlinesOf(block).every(isKnown)
  if (prose.every(isWhole)) return prose
  return prose.flatMap((block): Prose => {
    if (isWhole(block)) return [block]
    if (block.kind === 'contacts' || block.kind === 'paragraph') return []
    const items = block.items.filter(isKnown)
    return items.length === 0 ? [] : [{ ...block, items }]
  })
}
