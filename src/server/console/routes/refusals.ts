import type { FastifyReply } from 'fastify'
import { type Refusal, refusals } from '../../../hotline/refusal.ts'
import type { Failure } from '../../wire.ts'

/** Why an act did not happen, for whoever reads the answer without the console's own words. */
const hints: Readonly<Record<Refusal, string>> = {
  'already-taken': 'Somebody else holds this case.',
  closed: 'The case is closed.',
  'not-closed': 'The case is open.',
  'not-taken': 'Take the case first.',
  'not-allowed': 'The role of this account does not do that.',
  'not-yours': 'Somebody else holds this case.',
  'confirm-first': 'Somebody may be reading along, and the person wrote long ago. Ask once more, then send again with confirmed.',
  'went-away': 'The person left, or cannot be reached: nothing is written to them until they write.',
  'not-safe-now': 'The person said that writing is not safe: nothing is written to them until they write.',
  'answer-first': 'The person waits for an answer. Answer, or say what is to happen.',
  'not-guarded': 'Writing is safe as far as is known; there is nothing to hold back for.',
  'not-there': 'They have no console open.',
  'cannot-hold': 'Their role holds no cases.',
  'bad-date': 'The day is past, or too far away.',
  erased: 'The person asked for everything to be erased; nothing goes to them any more.',
  'not-erased': 'Nobody asked for this to be erased.',
  'other-case-open': 'This person has another case open.',
}

/** An expected answer and no error: 409, with the refusal as its code. */
export function refuse(reply: FastifyReply, refusal: Refusal): FastifyReply {
  return reply.code(409).send({ code: refusal, hint: hints[refusal] } satisfies Failure)
}

export function isRefusal(what: unknown): what is Refusal {
  return refusals.some((refusal) => refusal === what)
}
