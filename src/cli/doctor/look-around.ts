import type { NamedStatus } from '../../adapters/ask-statuses.ts'
import { channelProblems } from '../../adapters/channel-status.ts'
import { mailTrouble } from '../../alerts/mail.ts'
import type { Config } from '../../config.ts'
import type { Language } from '../../knowledge/knowledge.ts'
import { type Finding, note, well, wrong } from './finding.ts'

/** How the channels stand; one that nobody switched on is no finding as long as there is another. Pure. */
export function channelFindings(statuses: readonly NamedStatus[], language: Language): readonly Finding[] {
  const found = statuses.flatMap(({ name, status }) => {
    if (!status.configured) return []
    if (status.problems.length === 0) return [well('channel-well', name, status.account ?? '?')]
    return status.problems.map(({ code, detail }) => {
      const { what, mend } = channelProblems[code][language]
      return wrong('channel-wrong', name, detail === null ? what : `${what} (${detail})`, mend.replaceAll('{channel}', name))
    })
  })
  return found.length === 0 ? [note('channels-none')] : found
}

export async function lookAtMail({ alerts: { mail } }: Pick<Config, 'alerts'>): Promise<Finding> {
  if (mail === null) return note('mail-none')
  const trouble = await mailTrouble(mail)
  return trouble === null ? well('mail-well') : wrong('mail-wrong', trouble)
}

/** `reachable` null: nobody is on call. Pure. */
export function phonesFinding(reachable: boolean | null): Finding {
  if (reachable === null) return note('phones-nobody')
  return reachable ? well('phones-well') : wrong('phones-none')
}
