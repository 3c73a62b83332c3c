import type { FastifyPluginAsync } from 'fastify'
import type { LoginEnd, OpenChannel } from '../../adapters/open-channel.ts'
import { AppError } from '../../errors.ts'

/**
 * `GET /channels/:channel/login`: where a service sends the browser of whoever allowed us to speak for their account. What came
 * is used once and shown nowhere.
 */
export function loginRoutes(open: readonly OpenChannel[]): FastifyPluginAsync {
  const logins = new Map(open.flatMap(({ channel, login }) => (login === undefined ? [] : [[channel.name, login] as const])))
  return async (app) => {
    app.get<{ Params: { channel: string } }>('/channels/:channel/login', async (request, reply) => {
      const login = logins.get(request.params.channel)
      if (login === undefined) throw new AppError('not-found', 'nobody logs in for this channel')
      const end = await login.end(new URL(request.url, 'http://here').searchParams)
      void reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')
      return reply
        .code(end === 'logged-in' ? 200 : 400)
        .type('text/plain; charset=utf-8')
        .send(said[end])
    })
  }
}

const said: Readonly<Record<LoginEnd, string>> = {
  'logged-in': 'Đăng nhập xong. Có thể đóng trang này.\n\nLogged in. You can close this page.\n',
  unknown:
    'Lần đăng nhập này không bắt đầu từ máy chủ, hoặc đã quá lâu. Xin gõ lại lệnh đăng nhập.\n\nThis log-in was not begun here, or too long ago. Begin it again.\n',
  'another-account':
    'Đây là một tài khoản khác với tài khoản đã cài đặt. Chưa có gì thay đổi.\n\nThis is another account than the one that is set. Nothing was changed.\n',
  refused:
    'Dịch vụ không nhận mã này. Xin gõ lại lệnh đăng nhập, và xem lại mã bí mật của ứng dụng.\n\nThe service did not take this code. Begin again, and check the secret of the app.\n',
  unanswered: 'Dịch vụ không trả lời. Xin gõ lại lệnh đăng nhập.\n\nThe service did not answer. Begin the log-in again.\n',
}
