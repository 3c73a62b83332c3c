import type { TelegramFiles } from '../../src/adapters/telegram/files.ts'

/** For tests in which no file is spoken of. */
export const noFiles: TelegramFiles = {
  find: async () => ({ kind: 'gone', code: 'none' }),
  send: async () => ({ kind: 'not-sent', code: 'none' }),
}
