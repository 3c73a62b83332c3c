import type { FastifyReply } from 'fastify'
import { AppError } from '../../../errors.ts'
import type { StaffId } from '../../../hotline/case.ts'
import type { AccountDeps } from '../../../staff/account-deps.ts'
import { proveAgain } from '../../../staff/prove-again.ts'

/** Somebody who is logged in proves it once more, before what reaches far. @throws AppError `bad-code`, `too-many-requests` */
export async function stepUp(id: StaffId, code: string, deps: AccountDeps, reply: FastifyReply): Promise<void> {
  const proved = await proveAgain(id, code, deps)
  if (proved === 'refused') throw new AppError('bad-code', 'a code was refused')
  if (proved === 'proved') return
  void reply.header('retry-after', '900')
  throw new AppError('too-many-requests', 'too many wrong codes')
}
