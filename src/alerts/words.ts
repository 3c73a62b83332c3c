import type { AlertReason } from '../hotline/step.ts'
import type { Language } from '../knowledge/knowledge.ts'

/** What staff read on a lock screen, in a mailbox, in their group. Nothing here can hold a word of the person. */
export interface StaffWords {
  readonly why: Readonly<Record<AlertReason, string>>
  readonly ring: string
  readonly test: string
  /** Many who wait, over one line. */
  readonly crowd: (count: number) => { readonly title: string; readonly text: string; readonly spoken: string }
  /** A channel does not work. */
  readonly channel: (channel: string, code: string) => string
  readonly level: (level: number) => string
  readonly open: string
  readonly coming: string
  /** Read out by a gateway that calls. */
  readonly call: (pseudonym: string, level: number) => string
  readonly mailFoot: string
}

export const staffWords: Readonly<Record<Language, StaffWords>> = {
  vi: {
    why: {
      opened: 'Có ca mới.',
      raised: 'Mức nguy hiểm vừa tăng.',
      'more-danger': 'Có thêm dấu hiệu nguy hiểm.',
      waits: 'Ca đang chờ, chưa có người nhận.',
      returned: 'Ca đã về lại hàng chờ.',
      unanswered: 'Có tin chưa được trả lời.',
      'given-to-you': 'Ca vừa được chuyển cho bạn.',
      'no-longer-yours': 'Ca này không còn do bạn giữ.',
      'answered-outside': 'Có người đã trả lời bên ứng dụng của kênh.',
      'reply-failed': 'Một câu trả lời của người trực chưa tới được người nhắn.',
      'steps-failed': 'Hướng dẫn khẩn của máy chưa tới được người nhắn.',
      'went-away': 'Người nhắn đã rời đi. Xin đừng nhắn thêm.',
      'parked-until-now': 'Đến hẹn của một ca tạm gác.',
      'erase-asked': 'Có yêu cầu xóa cần kiểm tra.',
      erased: 'Người nhắn đã xóa hết. Ca này không còn nữa.',
      reopened: 'Ca được mở lại.',
    },
    ring: 'Ca khẩn chưa có người nhận. Bạn đang trực máy.',
    crowd: (count) => ({
      title: `${count} ca cùng một đường mạng`,
      text: 'Có thể là người phá, cũng có thể là cả một nơi ở chung đang kêu cứu. Các ca này báo chung. Xin xem hàng chờ.',
      spoken: `Bến An. ${count} ca cùng một đường mạng đang chờ. Xin mở trang trực.`,
    }),
    test: 'Thử chuông: máy này nhận được báo động của Bến An.',
    channel: (channel, code) =>
      code === 'no-room'
        ? 'Ổ đĩa gần đầy: tệp người ta gửi chưa lấy về được. Xin người quản trị dọn chỗ trống.'
        : `Kênh ${channel} không gửi hoặc không nhận được tin hay tệp (${code}). Xin người quản trị xem trang trực.`,
    level: (level) => `mức ${level}`,
    open: 'Mở trang trực',
    coming: 'Tôi vào ngay',
    call: (pseudonym, level) => `Bến An. Ca ${pseudonym}, mức ${level}, chưa có người nhận. Xin mở trang trực.`,
    mailFoot: 'Thư tự động, không có nội dung cuộc trò chuyện. Xin đừng trả lời thư này.',
  },
  en: {
    why: {
      opened: 'A new case.',
      raised: 'The level of danger has risen.',
      'more-danger': 'More signs of danger.',
      waits: 'A case is waiting and nobody has taken it.',
      returned: 'A case is back in the queue.',
      unanswered: 'A message has not been answered.',
      'given-to-you': 'A case was given to you.',
      'no-longer-yours': 'You no longer hold this case.',
      'answered-outside': 'Somebody answered in the channel’s own app.',
      'reply-failed': 'A reply of the hotline did not reach the person.',
      'steps-failed': 'The steps for danger did not reach the person.',
      'went-away': 'The person has left. Please do not write.',
      'parked-until-now': 'A parked case is due.',
      'erase-asked': 'A request to erase has to be checked.',
      erased: 'The person erased everything. The case is gone.',
      reopened: 'A case was reopened.',
    },
    ring: 'An urgent case has no responder. You are on call.',
    crowd: (count) => ({
      title: `${count} cases over one line`,
      text: 'Perhaps somebody floods the hotline, perhaps a whole dormitory calls for help. They alert together. Please look at the queue.',
      spoken: `Ben An. ${count} cases over one line are waiting. Please open the console.`,
    }),
    test: 'Test: this device receives the alerts of Bến An.',
    channel: (channel, code) =>
      code === 'no-room'
        ? 'The disk is nearly full: files that people send wait to be fetched. Please make room.'
        : `The channel ${channel} cannot send or receive messages or files (${code}). Please look at the console.`,
    level: (level) => `level ${level}`,
    open: 'Open the console',
    coming: 'I am coming',
    call: (pseudonym, level) => `Ben An. Case ${pseudonym}, level ${level}, has no responder. Please open the console.`,
    mailFoot: 'Sent automatically. It holds nothing of the conversation. Please do not answer this e-mail.',
  },
}
