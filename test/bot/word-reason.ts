import type { Reason } from '../../src/bot/reason.ts'
import { wordEvidence } from '../../src/cli/chat/word-evidence.ts'

/** A reason of a case, as transcripts tell it. */
export function wordReason(reason: Reason): string {
  switch (reason.kind) {
    case 'words':
    case 'told-before':
    case 'alike':
    case 'said-now':
      return wordEvidence(reason)
    case 'asked':
    case 'chose':
      return `${reason.kind}: ${reason.topic}`
    case 'path':
      return `${reason.tree}/${reason.node}${reason.chose === null ? '' : `: “${reason.chose.vi}”`}`
    case 'is-in':
      return `is in ${reason.country}`
    case 'sent':
      return `sent: ${reason.what}`
    case 'text':
      return reason.text
    default:
      return plain[reason.kind]
  }
}

const plain = {
  'asked-for-person': 'asked for a person',
  'agreed-to-be-read': 'agreed that a person may read this',
  'not-understood': 'not understood',
  'writes-hidden': 'the app hides what they write',
  'asked-whether-to-pay': 'asked whether to pay',
  'says-over': 'says that it is over',
  'cannot-call': 'cannot call',
  'asks-to-be-found': 'asks how to be found',
  'reaches-nobody': 'called and reached nobody',
  'somebody-is-near': 'says that somebody is near',
} as const
