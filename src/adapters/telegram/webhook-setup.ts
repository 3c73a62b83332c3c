import type { Api } from 'grammy/web'
import type { ChannelProblem } from '../channel-status.ts'
import { called } from './call.ts'
import { problemOf } from './status.ts'
import { allowedUpdates } from './update.ts'

/** Tells Telegram where to deliver and which commands its menu shows. Returns what went wrong, or null. Doing it twice changes nothing. */
export async function setWebhook(api: Api, url: string, secret: string): Promise<ChannelProblem | null> {
  const wanted = { secret_token: secret, allowed_updates: [...allowedUpdates], max_connections: 40 }
  const set = await called((over) => api.setWebhook(url, wanted, over), timeoutMs)
  if (set.kind !== 'ok') return problemOf(set)
  for (const [language, commands] of Object.entries(menu)) {
    const code = language === 'vi' ? {} : ({ language_code: 'en' } as const)
    const shown = await called((over) => api.setMyCommands(commands, code, over), timeoutMs)
    if (shown.kind !== 'ok') return problemOf(shown)
  }
  return null
}

const timeoutMs = 10_000

/** Vietnamese is what Telegram shows where it knows no better. */
const menu = {
  vi: [
    { command: 'menu', description: 'Xem các mục' },
    { command: 'gap_nguoi', description: 'Gặp người thật' },
    { command: 'quay_lai', description: 'Quay lại một bước' },
    { command: 'en', description: 'English' },
    { command: 'thoat', description: 'Thoát' },
  ],
  en: [
    { command: 'menu', description: 'See the topics' },
    { command: 'person', description: 'Talk to a person' },
    { command: 'back', description: 'One step back' },
    { command: 'vi', description: 'Tiếng Việt' },
    { command: 'exit', description: 'Leave' },
  ],
}
