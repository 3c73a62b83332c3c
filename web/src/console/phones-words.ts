import type { WireLanguage } from '../../../src/server/wire.ts'

/** What the console says about the phones of one's own. */
const vi = {
  title: 'Máy đổ chuông',
  text: 'Khi có ca khẩn mà không ai ở trang trực, những máy này đổ chuông. Trên màn hình khóa chỉ có số ca, mức và lý do, không có nội dung.',
  none: 'Chưa có máy nào. Khi đến lượt bạn trực máy, không ai gọi được bạn.',
  kinds: { push: 'Trình duyệt', mail: 'E-mail', call: 'Gọi điện' },
  thisOne: 'máy này',
  failed: 'lần thử gần nhất không tới',
  untried: 'chưa thử',
  fine: 'lần thử gần nhất đã tới',
  ringHere: 'Đổ chuông trên máy này',
  cannot: 'Trình duyệt này không đổ chuông được. Trên iPhone, hãy thêm trang này vào màn hình chính rồi mở từ đó.',
  forbidden: 'Trình duyệt đang chặn thông báo. Mở phần cài đặt của trình duyệt để cho phép, rồi thử lại.',
  mail: 'Địa chỉ e-mail',
  call: 'Số điện thoại',
  callHint: 'Viết cả mã nước, ví dụ +84912345678.',
  add: 'Thêm',
  test: 'Thử',
  remove: 'Bỏ',
  ended: {
    arrived: 'Đã gửi. Nếu máy không reo trong một phút, hãy xem lại cài đặt thông báo của máy.',
    failed: 'Chưa tới được. Thử lại, hoặc dùng cách khác.',
    gone: 'Máy này không còn nhận nữa nên đã được bỏ ra.',
  },
  telegram: 'Nhóm Telegram',
  linked: 'Tài khoản Telegram của bạn đã nối: bạn nhận và đóng ca được trong nhóm.',
  notLinked: 'Muốn nhận và đóng ca trong nhóm, lấy mã rồi nhắn vào nhóm trong 10 phút.',
  getCode: 'Lấy mã',
  unlink: 'Bỏ nối',
}

export type PhonesWords = typeof vi

const en: PhonesWords = {
  title: 'What rings for you',
  text: 'When a case is urgent and nobody is at a console, these ring. A lock screen shows the number, level and reason of the case, and nothing of what was said.',
  none: 'Nothing yet. When you are on call, nobody can reach you.',
  kinds: { push: 'Browser', mail: 'E-mail', call: 'Phone call' },
  thisOne: 'this one',
  failed: 'the last try did not arrive',
  untried: 'not tried yet',
  fine: 'the last try arrived',
  ringHere: 'Ring on this device',
  cannot: 'This browser cannot ring. On an iPhone, add this page to the home screen and open it from there.',
  forbidden: 'The browser blocks notifications. Allow them in its settings, then try again.',
  mail: 'E-mail address',
  call: 'Phone number',
  callHint: 'With the country code, such as +84912345678.',
  add: 'Add',
  test: 'Try it',
  remove: 'Remove',
  ended: {
    arrived: 'Sent. If it does not ring within a minute, look at the notification settings of the device.',
    failed: 'It did not arrive. Try again, or use another way.',
    gone: 'It takes nothing any more and was removed.',
  },
  telegram: 'Telegram group',
  linked: 'Your Telegram account is linked: you can take and close cases in the group.',
  notLinked: 'To take and close cases in the group, get a code and write it there within 10 minutes.',
  getCode: 'Get a code',
  unlink: 'Unlink',
}

export const phonesWords: Readonly<Record<WireLanguage, PhonesWords>> = { vi, en }
