import type { ChannelAddress } from '../../bot/message.ts'
import type { Bubble } from '../../bot/say/bubble.ts'
import type { ChannelLimits } from '../../bot/say/channel-limits.ts'
import type { Channel, FileToSend, Pacing, SendOutcome } from '../channel.ts'
import type { Poster } from '../post-json.ts'
import { type Called, calledBy } from './call.ts'
import { type Meaning, meaningOf } from './error-codes.ts'
import { findFile } from './find-file.ts'
import { longestText, longestTitle, messageCall, mostButtons, type Uploaded } from './message-body.ts'
import { anonymous, readEvent } from './read-event.ts'
import { sendOutcome } from './send-outcome.ts'
import { checkSignature, isUnsigned, namesApp } from './signature.ts'
import type { TokenKeeper } from './token-keeper.ts'
import { acceptedBytes, uploadCall, uploadedHandle } from './upload.ts'

export interface ZaloOaSettings {
  readonly appId: string
  readonly appSecret: string
  readonly oaId: string
  readonly oaSecret: string
  readonly apiRoot: string
  readonly oauthRoot: string
  /** Ends of host names beside Zalo's own that what people send may lie on. */
  readonly fileHosts: readonly string[]
}

const hourMs = 3_600_000

export const zaloOaLimits: ChannelLimits = {
  maxTextLength: longestText,
  maxChoices: mostButtons,
  callButtons: 3,
  dialsNoPlus: true,
  maxLabelLength: longestTitle,
  drawsBlocks: false,
  deletesWithinMs: 0,
  sendsFiles: true,
  fileKinds: acceptedBytes,
  protectsContent: false,
  window: { freeForMs: 48 * hourMs, openForMs: 7 * 24 * hourMs, freeReplies: null },
  wordsAloneFor: anonymous,
}

/** Plans are said to allow a hundred calls a minute and more; how many, Zalo says when it is too much. */
const pacing: Pacing = { perSecond: 5, perPersonMs: 500, timeoutMs: 5000 }

export interface ZaloOaDeps {
  readonly poster: Poster
  readonly tokens: TokenKeeper
  readonly onTrouble: Tell
}

/** Told by code of what somebody has to put right, each time it is met; null: that part works. */
export type Tell = (part: 'sending' | 'tokens', code: string | null) => void

/** How a try ended: with a call, or before any was made. */
type Tried = Called | { readonly kind: 'withheld'; readonly outcome: SendOutcome }

/** Zalo Official Account as a channel. */
export function zaloOaChannel(settings: ZaloOaSettings, { poster, tokens, onTrouble }: ZaloOaDeps): Channel {
  const post = async (path: string, body: string | Uint8Array, access: string, signal: AbortSignal, type = 'application/json') =>
    calledBy(await poster.post(`${settings.apiRoot}${path}`, body, signal, { access_token: access, 'content-type': type }))

  /** What was uploaded and is in no message yet is nowhere: to upload it again is always safe. */
  async function upload(file: FileToSend, access: string, signal: AbortSignal): Promise<Uploaded | Tried> {
    const call = uploadCall(file)
    if (typeof call === 'string') return withheld({ kind: 'refused', unreachable: false, code: call })
    const called = await post(call.path, call.body, access, signal, call.contentType)
    if (called.kind !== 'ok') return called.kind === 'no-answer' ? { kind: 'not-sent', code: called.code } : called
    const handle = uploadedHandle(call.kind, called.data)
    if (handle === null) return { kind: 'not-sent', code: 'upload-without-handle' }
    return call.kind === 'picture' ? { kind: 'picture', id: handle } : { kind: 'document', token: handle }
  }

  async function say(to: ChannelAddress, bubble: Bubble, access: string, signal: AbortSignal, uploaded: Uploaded | null): Promise<Called> {
    const { path, body } = messageCall(to, bubble, uploaded)
    const called = await post(path, JSON.stringify(body), access, signal)
    return means(called) === 'once-more' ? post(path, JSON.stringify(body), access, signal) : called
  }

  async function deliver(to: ChannelAddress, bubble: Bubble, access: string, signal: AbortSignal, file?: FileToSend): Promise<Tried> {
    if (file !== undefined && to.id.startsWith(anonymous)) return withheld({ kind: 'refused', unreachable: false, code: 'zalo-file-kind' })
    const uploaded = file === undefined ? null : await upload(file, access, signal)
    return uploaded === null || isUploaded(uploaded) ? say(to, bubble, access, signal, uploaded) : uploaded
  }

  async function withToken(signal: AbortSignal, call: (access: string) => Promise<Tried>): Promise<Tried> {
    const kept = await tokens.read().catch(() => undefined)
    if (kept === undefined) return withheld({ kind: 'try-later', afterSeconds: null, wholeChannel: true, code: 'tokens-unread' })
    if (kept === null) return nobodyMay('login-needed', onTrouble)
    const tried = await call(kept.access)
    if (means(tried) !== 'renew') return tried
    const renewal = await tokens.renew(kept.version, signal)
    if (renewal === 'login-needed') return nobodyMay('token-revoked', onTrouble)
    const fresh = renewal === 'renewed' ? await tokens.read().catch(() => null) : null
    return fresh === null
      ? withheld({ kind: 'try-later', afterSeconds: 5, wholeChannel: true, code: 'token-renewing' })
      : call(fresh.access)
  }

  return {
    name: 'zalo-oa',
    limits: zaloOaLimits,
    pacing,
    verify(request) {
      if (!isUnsigned(request)) checkSignature(request, settings)
    },
    isTrial: isUnsigned,
    saysOurs: (request) => namesApp(request, settings.appId),
    read: (request) => (isUnsigned(request) ? { kind: 'ignored', what: 'unsigned' } : readEvent(request.body, settings.oaId)),
    async send(to, bubble, signal, file) {
      const tried = await withToken(signal, (access) => deliver(to, bubble, access, signal, file))
      const trouble = troubleOf(tried)
      if (trouble !== undefined) onTrouble('sending', trouble)
      return tried.kind === 'withheld' ? tried.outcome : sendOutcome(tried)
    },
    findFile: async (ref) => findFile(ref, settings),
  }
}

function withheld(outcome: SendOutcome): Tried {
  return { kind: 'withheld', outcome }
}

/**
 * Nobody can write until an administrator has logged in; rows wait, and expire by their own clock. To look again
 * asks nobody but our own store.
 */
function nobodyMay(code: 'login-needed' | 'token-revoked', onTrouble: Tell): Tried {
  onTrouble('tokens', 'login-needed')
  return withheld({ kind: 'try-later', afterSeconds: 10, wholeChannel: true, code })
}

function isUploaded(ended: Uploaded | Tried): ended is Uploaded {
  return ended.kind === 'picture' || ended.kind === 'document'
}

function means(tried: Tried): Meaning | null {
  return tried.kind === 'refused' ? meaningOf(tried.code).meaning : null
}

/** What somebody has to put right; null: it works. Anything else tells nothing; of a token that is missing was told already. */
function troubleOf(tried: Tried): string | null | undefined {
  if (tried.kind === 'ok') return null
  if (tried.kind === 'failed' && tried.status === 429) return 'zalo-http-429'
  if (tried.kind !== 'refused') return undefined
  const { meaning, alerts } = meaningOf(tried.code)
  return ['stop', 'renew', 'wait'].includes(meaning) || alerts === true ? `zalo${tried.code}` : undefined
}
