import { z } from 'zod'
import { type Called, calledBy } from './call.ts'

const timeoutMs = 10_000

/** Asks Zalo whose token this is. Never rejects. */
export async function whoAmI(apiRoot: string, access: string, signal?: AbortSignal): Promise<Called> {
  try {
    const answer = await fetch(`${apiRoot}/v2.0/oa/getoa`, {
      headers: { access_token: access },
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]),
    })
    return calledBy({ kind: 'answered', status: answer.status, body: await answer.text(), retryAfterSeconds: null })
  } catch {
    return { kind: 'not-sent', code: 'unreachable' }
  }
}

const text = z.string().min(1).optional().catch(undefined)
const id = z
  .union([z.string().min(1), z.number()])
  .transform(String)
  .optional()
  .catch(undefined)
const account = z.object({ oa_id: id, name: text, package_name: text })

/** The account that answered; what it did not tell is left out. Pure. */
export function accountIn(called: Called): z.infer<typeof account> {
  return (called.kind === 'ok' && account.safeParse(called.data).data) || {}
}
