/** Without an app nothing is proven: for the Emulator, on a machine that talks to itself. */
export type BotFrameworkSettings = AppSettings | { readonly app: null }

export interface AppSettings {
  readonly app: {
    readonly id: string
    readonly secret: string
    /** Of the organisation; null for an app of many tenants, as they could be made until July 2025. */
    readonly tenant: string | null
  }
  /** A stand-in for Microsoft's services on this machine; null: Microsoft. */
  readonly standIn: string | null
}

/** Where keys and tokens come from, and who says so. */
export interface Services {
  readonly keys: string
  readonly issuer: string
  readonly tokens: string
  readonly scope: string
}

export function servicesOf({ app, standIn }: AppSettings): Services {
  const tenant = app.tenant ?? 'botframework.com'
  return {
    keys: `${standIn ?? 'https://login.botframework.com'}/v1/.well-known/openidconfiguration`,
    issuer: 'https://api.botframework.com',
    tokens: `${standIn ?? 'https://login.microsoftonline.com'}/${tenant}/oauth2/v2.0/token`,
    scope: 'https://api.botframework.com/.default',
  }
}
