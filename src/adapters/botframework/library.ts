import type { Posted } from '../post-json.ts'
import type { Drawn } from './draw-bubble.ts'
import type { Reference } from './route.ts'

/** What is used of botbuilder, so that one file knows it and another library could stand in its place. */
export interface Library {
  /**
   * Checks signature, issuer, audience, time and endorsement of a token.
   * Rejects with whatever the library throws.
   */
  authenticate(about: About, authorization: string): Promise<Claims>
  /** Never rejects. `token` null: written to without proof. */
  send(to: Reference, drawn: Drawn, token: string | null, signal: AbortSignal): Promise<Posted>
}

/** What a token is held against. */
export interface About {
  readonly channelId: string | undefined
  readonly serviceUrl: string | undefined
}

export type Claims = Readonly<Record<string, unknown>>
