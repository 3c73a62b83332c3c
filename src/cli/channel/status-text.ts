import type { NamedStatus } from '../../adapters/ask-statuses.ts'
import { type ChannelProblem, type ChannelStatus, channelProblems } from '../../adapters/channel-status.ts'
import { channelSwitches } from '../../adapters/open-channels.ts'
import type { Language } from '../../knowledge/knowledge.ts'

/** How one channel stands, in lines; the same lines for every channel. What it does not tell is left out. */
export function statusText({ name, status }: NamedStatus, language: Language): string {
  const words = labels[language]
  if (!status.configured) return line(words.channel, `${name}: ${words.off(channelSwitches[name] ?? '')}`)
  const lines = [line(words.channel, name), ...told(status, language), ...status.problems.map((one) => problemText(one, name, language))]
  return [...lines, ...(status.problems.length === 0 ? [words.well] : [])].join('\n')
}

/** One problem: what is wrong, what the service said, and what mends it. */
export function problemText({ code, detail }: ChannelProblem, channel: string, language: Language): string {
  const { what, mend } = channelProblems[code][language]
  return `✗ ${what}${detail === null ? '' : ` (${detail})`}\n    → ${mend.replaceAll('{channel}', channel)}`
}

function told({ account, webhook, quota }: ChannelStatus, language: Language): readonly string[] {
  const words = labels[language]
  return [
    line(words.account, account ?? words.untold),
    line(words.delivery, webhook === null ? words.asked : (webhook.url ?? (webhook.healthy ? words.untold : words.nowhere))),
    ...(webhook?.provenAtMs === undefined ? [] : [line(words.proven, instant(webhook.provenAtMs) || words.nothingYet)]),
    ...(webhook?.waiting ? [line(words.waiting, String(webhook.waiting))] : []),
    ...(webhook?.lastError ? [line(words.lastError, `${instant(webhook.atMs)} ${webhook.lastError}`.trim())] : []),
    ...(quota === null ? [] : [line(words.quota, quotaText(quota, words.untold))]),
  ]
}

function quotaText({ left, of, renewsAtMs }: NonNullable<ChannelStatus['quota']>, untold: string): string {
  const share = `${left ?? untold}${of === null ? '' : ` / ${of}`}`
  return renewsAtMs === null ? share : `${share} → ${instant(renewsAtMs)}`
}

function line(label: string, text: string): string {
  return `${label.padEnd(12)}${text}`
}

function instant(atMs: number | null): string {
  return atMs === null ? '' : new Date(atMs).toISOString()
}

const labels = {
  en: {
    channel: 'channel',
    off: (variable: string) => `off (${variable} is not set)`,
    account: 'account',
    delivery: 'delivers to',
    asked: 'nowhere: this server asks',
    nowhere: 'nowhere',
    proven: 'last call',
    nothingYet: 'none since the start',
    waiting: 'waiting',
    lastError: 'last error',
    quota: 'may send',
    untold: 'not told',
    well: 'All is well.',
  },
  vi: {
    channel: 'kênh',
    off: (variable: string) => `chưa bật (chưa đặt ${variable})`,
    account: 'tài khoản',
    delivery: 'giao tin về',
    asked: 'không: máy này tự đi hỏi',
    nowhere: 'chưa đâu cả',
    proven: 'tin gần nhất',
    nothingYet: 'chưa có từ lúc khởi động',
    waiting: 'đang chờ',
    lastError: 'lỗi gần đây',
    quota: 'còn gửi được',
    untold: 'không cho biết',
    well: 'Mọi thứ đều ổn.',
  },
} as const
