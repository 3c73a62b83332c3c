// Its packages are loaded when somebody logs in or joins, for no start has to wait for them.

/** What a phone needs to show codes from now on. */
export interface Enrolment {
  /** Base32, for typing. */
  readonly secret: string
  readonly otpauth: string
  /** `path` draws the dark squares in a field of `size` by `size`, the quiet edge among it. */
  readonly qr: { readonly size: number; readonly path: string }
}

const stepSeconds = 30
const edge = 4

export async function newTotpSecret(): Promise<string> {
  const { generateSecret } = await import('otplib')
  return generateSecret()
}

export async function enrolmentOf(secret: string, label: string): Promise<Enrolment> {
  const [{ generateURI }, { encode }] = await Promise.all([import('otplib'), import('uqr')])
  const otpauth = generateURI({ issuer: 'Bến An', label, secret })
  const { size, data } = encode(otpauth, { ecc: 'M', border: edge })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return { secret, otpauth, qr: { size, path } }
}

/** The time step that the code belongs to: this one or one beside it, for clocks are not exact. Null when it is none of them. */
export async function stepOf(secret: string, code: string, nowMs: number): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null
  const { verifySync } = await import('otplib')
  const result = verifySync({ secret, token: code, epoch: Math.floor(nowMs / 1000), epochTolerance: stepSeconds })
  return result.valid && 'timeStep' in result ? result.timeStep : null
}
