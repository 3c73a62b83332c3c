/**
 * What an `error` in the body of an answer means for us. `later`: nothing was sent, and the same may work soon. `once-more`: at once, and
 * then it stands. `renew`: the token does not count any more. `unreachable`: this person, for ever. `closed`: too long since they wrote.
 * `refused`: this message. `stop`: nothing can be sent until somebody puts it right.
 */
export type Meaning = 'later' | 'wait' | 'once-more' | 'renew' | 'unreachable' | 'closed' | 'refused' | 'stop'

export interface ErrorCode {
  readonly code: number
  /** As docs/zalo-oa.md lists it. */
  readonly what: string
  readonly meaning: Meaning
  /** Told to whoever keeps the copy, though the meaning alone would not be. */
  readonly alerts?: true
}

export const errorCodes: readonly ErrorCode[] = [
  { code: -32, what: 'rate limit of the app or the account', meaning: 'wait' },
  { code: -100, what: 'the uploaded file is not there any more', meaning: 'later' },
  { code: -124, what: 'access token invalid', meaning: 'renew' },
  { code: -200, what: 'sending failed', meaning: 'once-more' },
  { code: -201, what: 'a parameter is invalid', meaning: 'refused' },
  { code: -204, what: 'the account is disabled', meaning: 'stop' },
  { code: -205, what: 'the account does not exist', meaning: 'stop' },
  { code: -209, what: 'the app is not activated', meaning: 'stop' },
  { code: -210, what: 'a parameter exceeds its limit', meaning: 'refused' },
  { code: -211, what: 'out of quota', meaning: 'refused', alerts: true },
  { code: -212, what: 'the API is not granted to the app', meaning: 'stop' },
  { code: -213, what: 'the person does not follow, or has never written', meaning: 'unreachable' },
  { code: -216, what: 'access token invalid', meaning: 'renew' },
  { code: -217, what: 'the person blocked this', meaning: 'unreachable' },
  { code: -218, what: 'the person has received as many as they may', meaning: 'refused' },
  { code: -219, what: 'the app was removed or disabled', meaning: 'stop' },
  { code: -220, what: 'access token expired', meaning: 'renew' },
  { code: -221, what: 'the account is not verified', meaning: 'stop' },
  { code: -223, what: 'the API is not granted to the app', meaning: 'stop' },
  { code: -224, what: 'the plan of the account is too small', meaning: 'stop' },
  { code: -227, what: 'the person is banned, or was away for 45 days', meaning: 'unreachable' },
  { code: -230, what: 'the person has not written for seven days', meaning: 'closed' },
  { code: -232, what: 'the person has not written, or too long ago', meaning: 'closed' },
  { code: -233, what: 'this kind of message is not supported', meaning: 'refused' },
  { code: -234, what: 'not allowed from 22:00 to 06:00', meaning: 'later' },
  { code: -240, what: 'this address of the API is shut down', meaning: 'refused', alerts: true },
  { code: -242, what: 'the proof of the app secret is wrong', meaning: 'stop' },
  { code: -244, what: 'the person blocked this', meaning: 'unreachable' },
  { code: -248, what: 'against the rules of the platform', meaning: 'refused', alerts: true },
  { code: -320, what: 'no billing account', meaning: 'stop' },
  { code: -321, what: 'the billing account is empty', meaning: 'stop' },
  { code: -14003, what: 'the redirect address does not match', meaning: 'stop' },
]

const byCode = new Map(errorCodes.map((one) => [one.code, one]))

/** A code that is in no list was no success: the same is tried until it is too late, and staff see it then. */
export function meaningOf(code: number): ErrorCode {
  return byCode.get(code) ?? { code, what: 'not in the list', meaning: 'later', alerts: true }
}
