import { type Carried, type Carrier, carryMs } from './carrier.ts'
import type { Notice } from './notice.ts'
import { staffWords } from './words.ts'

export interface MailSettings {
  readonly host: string
  readonly port: number
  /** `tls`: from the first byte; `starttls`: before anything is said; `plain`: to a server on this machine. */
  readonly security: 'tls' | 'starttls' | 'plain'
  readonly user: string | null
  readonly password: string | null
  readonly from: string
}

export interface MailCarrier extends Carrier {
  close(): void
}

/** E-mail over the operator's own server. */
export function mailCarrier(settings: MailSettings): MailCarrier {
  const transport = openTransport(settings)
  const { from } = settings
  return {
    kind: 'mail',
    async carry(target, notice) {
      if (target.kind !== 'mail') return { kind: 'gone' }
      try {
        const open = await transport
        await open.sendMail({ from, to: target.address, subject: `Bến An: ${notice.title}`, text: letter(notice), headers: unasked })
        return { kind: 'arrived', acknowledged: false }
      } catch (error) {
        return meaningOf(error)
      }
    },
    close: () => void transport.then((open) => open.close()),
  }
}

/** Connects and logs in, and sends nothing. Null: the server takes us; else what it said, a code without a name or a password. */
export async function mailTrouble(settings: MailSettings): Promise<string | null> {
  const transport = await openTransport(settings)
  try {
    await transport.verify()
    return null
  } catch (error) {
    const { responseCode, code } = error as { readonly responseCode?: number; readonly code?: string }
    return String(responseCode ?? code ?? 'no answer')
  } finally {
    transport.close()
  }
}

/** The package is loaded by whoever has a mail server: others would keep megabytes of it, and start later. */
async function openTransport({ host, port, security, user, password }: MailSettings) {
  const { createTransport } = await import('nodemailer')
  return createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'plain',
    ...(user !== null && { auth: { user, pass: password ?? '' } }),
    connectionTimeout: carryMs / 2,
    greetingTimeout: carryMs / 2,
    socketTimeout: carryMs / 2,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

/** Keeps replies of absent people, and loops of them, away. */
const unasked = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', Priority: 'urgent', Importance: 'high' }

function letter({ title, text, link, language }: Notice): string {
  return [title, text, '', `${staffWords[language].open}: ${link}`, '', staffWords[language].mailFoot].join('\n')
}

/** A server says with its first digit whether the same letter may do later; what never answered may. */
function meaningOf(error: unknown): Carried {
  const answer = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
  if (answer >= 500) return { kind: 'failed', code: `mail-${answer}` }
  return { kind: 'try-later', afterSeconds: null, code: answer > 0 ? `mail-${answer}` : 'mail-no-answer' }
}
