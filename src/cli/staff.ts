import { parseArgs } from 'node:util'
import { type Config, readConfig } from '../config.ts'
import { AppError } from '../errors.ts'
import type { Role } from '../hotline/roles.ts'
import { type InvitingDesk, inviteStaff } from '../staff/invite.ts'
import { inviteInStore } from './ask-store.ts'
import { tellUsage } from './tell-usage.ts'

export const summary = 'a link that makes one account of the console: staff invite [--role admin|supervisor|responder|curator]'

const roles: readonly Role[] = ['admin', 'supervisor', 'responder', 'curator']

/**
 * Whoever may run this holds the machine, so no account is asked for. The running server keeps the invite, or the store where none runs.
 */
export async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { role: { type: 'string', default: 'admin' } },
    allowPositionals: true,
  })
  const role = roles.find((one) => one === values.role)
  if (positionals.length !== 1 || positionals[0] !== 'invite' || role === undefined) return tellUsage(summary)
  const config = readConfig()
  const staff: InvitingDesk['staff'] = {
    async invite(invite, told) {
      if ((await inviteInStore({ invite, told })) === null) throw new AppError('no-store', `there is no store in ${config.dataFolder} yet`)
      return 'done'
    },
  }
  const { token, expiresAtMs } = await inviteStaff(role, null, { staff, time: { nowMs: Date.now } })
  console.log(inviteText(role, `${consoleOf(config)}#invite=${token}`, expiresAtMs))
  return 0
}

/** What is printed: the link stands alone on its line, so that it can be taken whole. */
export function inviteText(role: Role, link: string, expiresAtMs: number): string {
  return `One account, as ${role}; serves once, until ${new Date(expiresAtMs).toISOString()}:\n\n${link}\n`
}

function consoleOf({ publicAddress, host, port }: Config): string {
  return `${publicAddress ?? `http://${host}:${port}`}/console`
}
