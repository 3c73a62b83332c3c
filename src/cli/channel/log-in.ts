import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { type LoginEnd, logInHouse } from '../../adapters/open-channel.ts'
import type { Config } from '../../config.ts'
import { AppError } from '../../errors.ts'
import type { Language } from '../../knowledge/knowledge.ts'
import { askHouse } from '../../store/control.ts'
import { withChannels } from './with-channels.ts'

type Begun = { readonly url: string; readonly redirect: string } | null

/**
 * Has the administrator of an account consent, in a browser. The service sends that browser to our server, which ends the log-in; where it
 * cannot be reached, the address it was sent to is pasted here. Returns the exit code.
 */
export async function logIn(channel: string, config: Config, argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...argv], options: { lang: { type: 'string', default: 'en' } } })
  const words = texts[values.lang === 'vi' ? 'vi' : 'en']
  const begun = await ask<Begun>(config, `${channel}-begin-login`, '')
  if (begun === null) {
    console.error(words.noAddress)
    return 1
  }
  console.log(words.steps(begun.redirect, begun.url))
  const pasted = (await readLine()).trim()
  if (pasted === '') return 0
  const end = await ask<LoginEnd>(config, `${channel}-end-login`, pasted.slice(pasted.indexOf('?') + 1))
  console.log(words.ends[end])
  return end === 'logged-in' ? 0 : 1
}

interface Texts {
  readonly noAddress: string
  readonly steps: (redirect: string, url: string) => string
  readonly ends: Readonly<Record<LoginEnd, string>>
}

const texts: Readonly<Record<Language, Texts>> = {
  en: {
    noAddress: 'Set BEN_AN_PUBLIC_ADDRESS: the service sends the browser back there.',
    steps: (redirect, url) =>
      [
        `1. See that the service knows this address to come back to, letter by letter:\n\n   ${redirect}\n`,
        `2. Open this as an administrator of the account, within the hour, and allow what it asks:\n\n   ${url}\n`,
        '3. The page says "Logged in": done, press Enter. It cannot be reached: paste the whole address that the browser shows.',
      ].join('\n'),
    ends: {
      'logged-in': 'Logged in. Messages that waited leave within seconds.',
      unknown: 'This log-in was not begun here, or too long ago, or has ended already. See `status`, or begin again.',
      'another-account': 'This is another account than the one that is set. Nothing was changed.',
      refused: 'The service did not take the code. Begin again, and check the secret of the app.',
      unanswered: 'The service did not answer. Begin again.',
    },
  },
  vi: {
    noAddress: 'Xin đặt BEN_AN_PUBLIC_ADDRESS: dịch vụ đưa trình duyệt quay về địa chỉ đó.',
    steps: (redirect, url) =>
      [
        `1. Xem bên dịch vụ đã khai đúng địa chỉ quay về này chưa, đúng từng chữ:\n\n   ${redirect}\n`,
        `2. Trong vòng một giờ, người quản trị tài khoản mở đường dẫn này và đồng ý:\n\n   ${url}\n`,
        '3. Trang hiện "Đăng nhập xong" là được, bấm Enter. Nếu trang không mở được: dán nguyên địa chỉ đang hiện trên trình duyệt vào đây.',
      ].join('\n'),
    ends: {
      'logged-in': 'Đăng nhập xong. Tin đang chờ sẽ được gửi trong vài giây nữa.',
      unknown: 'Lần đăng nhập này không bắt đầu từ máy này, đã quá lâu, hoặc đã xong rồi. Xem `status`, hoặc làm lại.',
      'another-account': 'Đây là một tài khoản khác với tài khoản đã cài đặt. Chưa có gì thay đổi.',
      refused: 'Dịch vụ không nhận mã. Xin làm lại, và xem lại mã bí mật của ứng dụng.',
      unanswered: 'Dịch vụ không trả lời. Xin làm lại.',
    },
  },
}

async function ask<T>(config: Config, name: string, word: string): Promise<T> {
  const running = await askHouse<{ readonly said: T }>(config.dataFolder, name, word)
  if (running !== null) return running.said
  return withChannels(config, 'make-store', async ({ open }) => {
    const said = await logInHouse(open)[name]?.(word)
    if (said === undefined) throw new AppError('bad-config', `${name.split('-begin')[0]} is not set`)
    return said.said as T
  })
}

async function readLine(): Promise<string> {
  const asking = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return await asking.question('> ')
  } finally {
    asking.close()
  }
}
