export type Refusal = (typeof refusals)[number]

/** Why an act does not happen: an expected answer, no error. The console has words for each. */
export const refusals = [
  'already-taken',
  'closed',
  'not-closed',
  // nobody holds it: to be taken first
  'not-taken',
  'not-allowed',
  'not-yours',
  // the responder is asked once more before a late reply leaves
  'confirm-first',
  // they left, or cannot be reached: nothing is written to them until they write
  'went-away',
  // their last message said that writing is not safe: the draft waits until they write
  'not-safe-now',
  // somebody waits for an answer and would not be told that none comes
  'answer-first',
  // writing is safe as far as anybody knows: nothing to hold back for
  'not-guarded',
  // the one it would go to has no console open
  'not-there',
  // it would go to a role that holds no cases
  'cannot-hold',
  // the day is past, or too far away
  'bad-date',
  // erased, or asked to be: nothing goes to this person any more
  'erased',
  // nobody asked for it to be erased
  'not-erased',
  'other-case-open',
] as const
