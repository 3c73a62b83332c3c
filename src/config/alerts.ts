import { isLoopback } from '../loopback.ts'
import { list, readOrigin, readTarget } from './addresses.ts'
import type { Variables } from './environment.ts'
import { readSecret, secretRule } from './secret.ts'

/** How people on call are reached. Web Push needs nothing set. */
export interface AlertsConfig {
  readonly mail: MailConfig | null
  /** The operator's gateway for calls or text messages. */
  readonly call: { readonly url: string; readonly secret: string } | null
  /** Further origins of push services, beside those of the browsers. */
  readonly pushServices: readonly string[]
}

export interface MailConfig {
  readonly host: string
  readonly port: number
  readonly security: 'tls' | 'starttls' | 'plain'
  readonly user: string | null
  readonly password: string | null
  readonly from: string
}

export function readAlerts({ value, checked, problems, production }: Variables): AlertsConfig {
  const server = checked(
    'BEN_AN_SMTP',
    readMailServer,
    'must be smtps://user:password@host:port, or smtp:// for a server that begins TLS itself',
  )
  const from = checked('BEN_AN_MAIL_FROM', (text) => (/^[^\s@<>]+@[^\s@<>]+$/.test(text) ? text : null), 'must be an e-mail address')
  if ((value('BEN_AN_SMTP') === null) !== (value('BEN_AN_MAIL_FROM') === null))
    problems.push('BEN_AN_SMTP and BEN_AN_MAIL_FROM go together')
  const url = checked('BEN_AN_CALL_WEBHOOK', (text) => readTarget(text, production), 'must be an https address')
  const secret = checked('BEN_AN_CALL_SECRET', readSecret, secretRule)
  if ((value('BEN_AN_CALL_WEBHOOK') === null) !== (value('BEN_AN_CALL_SECRET') === null))
    problems.push('BEN_AN_CALL_WEBHOOK and BEN_AN_CALL_SECRET go together: an unsigned call proves nothing')
  const origins = (text: string) => {
    const read = list(text).map((one) => readOrigin(one, production))
    return read.every((origin) => origin !== null) ? read : null
  }
  return {
    mail: server && { ...server, from: from ?? '' },
    call: url === null ? null : { url, secret: secret ?? '' },
    pushServices: checked('BEN_AN_PUSH_SERVICES', origins, 'must be https origins, divided by commas') ?? [],
  }
}

/** In the clear only to a server on this machine. */
function readMailServer(text: string): Omit<MailConfig, 'from'> | null {
  const url = URL.parse(text)
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || !url.hostname || !['', '/'].includes(url.pathname) || url.search || url.hash)
    return null
  const tls = url.protocol === 'smtps:'
  return {
    host: url.hostname,
    port: url.port === '' ? (tls ? 465 : 587) : Number(url.port),
    security: tls ? 'tls' : isLoopback(url.hostname) ? 'plain' : 'starttls',
    user: url.username === '' ? null : decodeURIComponent(url.username),
    password: url.password === '' ? null : decodeURIComponent(url.password),
  }
}
