import type { ChannelLogin } from '../open-channel.ts'
import type { Poster } from '../post-json.ts'
import type { LoginBox } from '../token-box.ts'
import { askForTokens, beginLogin, type OauthSettings } from './oauth.ts'
import type { Tell } from './zalo-oa-channel.ts'

export interface LogInDeps {
  readonly poster: Poster
  readonly box: LoginBox
  readonly now: () => number
  /** Where Zalo sends the administrator back to, as it is saved in Zalo's console; null: there is no public address. */
  readonly redirect: string | null
  readonly onTrouble: Tell
  /** Whose account this token is for, as Zalo itself says; null: it did not tell. */
  readonly accountOf: (access: string) => Promise<string | null>
}

/** Zalo's own code holds for ten minutes; who consents may first have to be found. */
const loginMs = 60 * 60_000

/** How an administrator of the account gives this copy the right to answer for it. */
export function zaloLogin(
  settings: OauthSettings & { readonly oaId: string },
  { poster, box, now, redirect, onTrouble, accountOf }: LogInDeps,
): ChannelLogin {
  return {
    async begin() {
      if (redirect === null) return null
      const { state, proof, url } = beginLogin(settings, redirect)
      await box.keepLogin(state, proof, now() + loginMs, now())
      return { url, redirect }
    },
    async end(returned) {
      const code = returned.get('code') ?? ''
      const proof = code === '' ? null : await box.useLogin(returned.get('state') ?? '', now())
      if (proof === null) return 'unknown'
      const named = returned.get('oa_id')
      if (named !== null && named !== settings.oaId) return 'another-account'
      const granted = await askForTokens(poster, settings, { grant_type: 'authorization_code', code, code_verifier: proof })
      if (granted.kind !== 'granted') return granted.kind === 'refused' ? 'refused' : 'unanswered'
      const { access, refresh, lifeMs } = granted
      const account = (await accountOf(access)) ?? named // what a browser brings can have been typed by anybody
      if (account !== settings.oaId) return account === null ? 'unanswered' : 'another-account'
      await box.keep({ access, refresh, gotAtMs: now(), expiresAtMs: now() + lifeMs }, null)
      onTrouble('tokens', null)
      return 'logged-in'
    },
  }
}
