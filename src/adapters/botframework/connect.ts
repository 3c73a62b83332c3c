import { AsyncLocalStorage } from 'node:async_hooks'
import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication, type ConversationReference } from 'botbuilder'
import type { Posted, Poster } from '../post-json.ts'
import type { Library } from './library.ts'
import { type BotFrameworkSettings, servicesOf } from './settings.ts'

type Arguments = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>
type Credentials = NonNullable<Arguments[1]>
type HttpClient = NonNullable<NonNullable<Arguments[4]>['httpClient']>

/** One send on its way through the library. */
interface Sending {
  readonly token: string | null
  readonly signal: AbortSignal
  posted: Posted | null
}

/** Thrown through the library once the end of a send is known: anything else it would try again by itself. */
class Over extends Error {}

/**
 * botbuilder over our own connections. Importing this file loads it, which takes over half a second and some 45 MB: it is imported where
 * the channel is configured and nowhere else.
 */
export function connect(settings: BotFrameworkSettings, poster: Poster): Library {
  const sendings = new AsyncLocalStorage<Sending>()
  const appId = settings.app?.id ?? ''
  const options = settings.app ? customCloud(servicesOf(settings)) : {}
  const http = { httpClient: postThrough(poster, sendings) }
  const authentication = new ConfigurationBotFrameworkAuthentication(options, credentials(appId, sendings), undefined, undefined, http)
  const adapter = new CloudAdapter(authentication)
  return {
    async authenticate({ channelId = '', serviceUrl = '' }, authorization) {
      const { claimsIdentity } = await authentication.authenticateRequest({ channelId, serviceUrl } as Activity, authorization)
      return claimsIdentity.isAuthenticated ? Object.fromEntries(claimsIdentity.claims.map(({ type, value }) => [type, value])) : {}
    },
    async send(to, drawn, token, signal) {
      const sending: Sending = { token, signal, posted: null }
      const reference = to as Partial<ConversationReference>
      const write = () =>
        adapter.continueConversationAsync(appId, reference, async (turn) => {
          turn.activity.id = '' // made up by the library, which would answer to it
          await turn.sendActivity({ ...drawn })
        })
      try {
        await sendings.run(sending, write)
      } catch (error) {
        if (sending.posted === null) return { kind: 'not-sent', code: error instanceof Error ? error.name : 'broken' }
      }
      return sending.posted ?? { kind: 'not-sent', code: 'nothing-posted' }
    },
  }
}

/** Every address is named, so that the library guesses none. */
function customCloud({ keys, issuer, tokens, scope }: ReturnType<typeof servicesOf>): Arguments[0] {
  return {
    ValidateAuthority: true,
    ToChannelFromBotLoginUrl: tokens,
    ToChannelFromBotOAuthScope: scope,
    ToBotFromChannelTokenIssuer: issuer,
    OAuthUrl: scope,
    ToBotFromChannelOpenIdMetadataUrl: keys,
    ToBotFromEmulatorOpenIdMetadataUrl: keys,
    CallerId: '',
  }
}

/** Tokens are fetched before, where it can be told how that ended; here they are only put on. */
function credentials(appId: string, sendings: AsyncLocalStorage<Sending>): Credentials {
  return {
    isValidAppId: async (id) => id === appId,
    isAuthenticationDisabled: async () => appId === '',
    createCredentials: async () => ({
      async signRequest(request) {
        const token = sendings.getStore()?.token ?? null
        if (token !== null) request.headers.set('authorization', `Bearer ${token}`)
        return request
      },
    }),
  }
}

/** One call a send: how it ended is kept here, where bytes that left can be told from bytes that did not. */
function postThrough(poster: Poster, sendings: AsyncLocalStorage<Sending>): HttpClient {
  return {
    async sendRequest(request) {
      const sending = sendings.getStore()
      if (!sending || sending.posted !== null || request.method !== 'POST' || typeof request.body !== 'string') throw new Over()
      request.headers.set('accept-encoding', 'identity')
      sending.posted = await poster.post(request.url, request.body, sending.signal, request.headers.toJson())
      if (sending.posted.kind !== 'answered' || sending.posted.status >= 300) throw new Over()
      const { status, body } = sending.posted
      return { status, bodyAsText: body, request, headers: request.headers.clone() }
    },
  }
}
