import type { outcomes } from '../../hotline/case.ts'
import type { Refusal } from '../../hotline/refusal.ts'
import type { Language } from '../../knowledge/knowledge.ts'

type Closing = (typeof outcomes)[number]

/** What the bot says to staff in their group. No word of the person is part of any. */
export interface GroupTexts {
  readonly waiting: string
  readonly returned: string
  readonly taken: (name: string) => string
  readonly outside: string
  readonly parked: (name: string, day: string) => string
  readonly closed: string
  readonly level: (level: number) => string
  readonly eraseAsked: string
  readonly eraseInConsole: string
  readonly notCopied: string
  readonly take: string
  readonly close: string
  readonly whichOutcome: string
  readonly outcomes: Readonly<Record<Closing, string>>
  readonly yours: string
  readonly openConsole: string
  readonly refused: Readonly<Record<Refusal | 'unknown-case', string>>
  readonly linkFirst: string
  readonly linked: (name: string) => string
  readonly badCode: string
  readonly anonymous: string
  readonly answerInConsole: string
  readonly onlyWords: string
  readonly confirm: string
  readonly sendAnyway: string
  readonly oldButton: string
  readonly slow: string
  readonly person: string
  readonly unread: string
}

export const groupTexts: Readonly<Record<Language, GroupTexts>> = {
  vi: {
    waiting: 'Ca đang chờ người nhận.',
    returned: 'Ca đã về lại hàng chờ.',
    taken: (name) => `${name} đã nhận ca.`,
    outside: 'Có người đang trả lời bên ứng dụng của kênh.',
    parked: (name, day) => `${name} tạm gác ca đến ${day}.`,
    closed: 'Ca đã đóng.',
    level: (level) => `Bây giờ là mức ${level}.`,
    eraseAsked: 'Người nhắn yêu cầu xóa. Xin kiểm tra trong trang trực.',
    eraseInConsole: 'Người nhắn yêu cầu xóa: đóng ca là xóa hẳn. Xin kiểm tra rồi đóng trong trang trực.',
    notCopied: 'Nội dung chỉ đọc được trong trang trực.',
    take: 'Nhận ca',
    close: 'Đóng ca',
    whichOutcome: 'Ca này kết thúc thế nào?',
    outcomes: {
      helped: 'Đã giúp được',
      referred: 'Đã chuyển nơi khác',
      declined: 'Người nhắn không cần nữa',
      'no-longer-writes': 'Không nhắn nữa',
      'not-for-us': 'Không thuộc phạm vi',
      misuse: 'Quấy phá',
    },
    yours: 'Bạn đang giữ ca này.',
    openConsole: 'Bạn đã nhận ca. Xin mở trang trực ngay: không mở thì ca sẽ về lại hàng chờ.',
    refused: {
      'already-taken': 'Có người khác đã nhận ca này.',
      closed: 'Ca đã đóng.',
      'not-closed': 'Ca chưa đóng.',
      'not-taken': 'Chưa ai nhận ca. Xin nhận trước.',
      'not-allowed': 'Vai trò của bạn không làm được việc này.',
      'not-yours': 'Chỉ người đang giữ ca làm được việc này.',
      'confirm-first': 'Xin xác nhận trước khi gửi.',
      'went-away': 'Người nhắn đã rời đi. Chưa nhắn được cho đến khi họ viết lại.',
      'answer-first': 'Người nhắn còn chờ trả lời. Xin trả lời trước.',
      'not-safe-now': 'Người nhắn nói lúc này nhắn tin không an toàn. Chưa nhắn được cho đến khi họ viết lại.',
      'not-guarded': 'Cuộc trò chuyện này không cần giữ tin lại.',
      'not-there': 'Người được chuyển chưa mở trang trực.',
      'cannot-hold': 'Người đó không giữ ca được.',
      'bad-date': 'Ngày không hợp lệ.',
      erased: 'Cuộc trò chuyện đã xóa hoặc đang chờ xóa. Không gửi gì nữa.',
      'not-erased': 'Không ai xin xóa cuộc trò chuyện này.',
      'other-case-open': 'Cuộc trò chuyện này đã có ca khác đang mở.',
      'unknown-case': 'Không còn ca này.',
    },
    linkFirst: 'Tài khoản Telegram này chưa nối với tài khoản trực. Vào trang trực, mục Tài khoản, lấy mã rồi nhắn ở đây: /link MÃ',
    linked: (name) => `Đã nối với tài khoản của ${name}.`,
    badCode: 'Mã không đúng hoặc đã quá hạn. Xin lấy mã mới trong trang trực.',
    anonymous: 'Bạn đang ẩn danh trong nhóm nên tin này không gửi đi. Xin tắt ẩn danh rồi nhắn lại.',
    answerInConsole: 'Ca này chỉ trả lời được trong trang trực. Tin trên chưa gửi đi.',
    onlyWords: 'Từ đây chỉ gửi được chữ. Tin trên chưa gửi đi.',
    confirm: 'Có thể có người khác đọc máy của người nhắn, và đã lâu họ chưa nhắn. Vẫn gửi câu này?',
    sendAnyway: 'Vẫn gửi',
    oldButton: 'Nút này không còn dùng được.',
    slow: 'Nhóm đang chậm vì có nhiều ca cùng lúc. Trang trực luôn đủ và mới nhất.',
    person: 'Người nhắn',
    unread: '(một tin không đọc được ở đây)',
  },
  en: {
    waiting: 'The case is waiting for somebody to take it.',
    returned: 'The case is back in the queue.',
    taken: (name) => `${name} has taken the case.`,
    outside: 'Somebody is answering in the channel’s own app.',
    parked: (name, day) => `${name} has parked the case until ${day}.`,
    closed: 'The case is closed.',
    level: (level) => `It is level ${level} now.`,
    eraseAsked: 'The person asked for everything to be erased. Please check in the console.',
    eraseInConsole:
      'The person asked for everything to be erased, and closing the case erases it for good. Please check and close it in the console.',
    notCopied: 'What is said can be read in the console only.',
    take: 'Take',
    close: 'Close',
    whichOutcome: 'How does this case end?',
    outcomes: {
      helped: 'Helped',
      referred: 'Referred elsewhere',
      declined: 'Help not wanted any more',
      'no-longer-writes': 'No longer writes',
      'not-for-us': 'Not for us',
      misuse: 'Misuse',
    },
    yours: 'You hold this case.',
    openConsole: 'You hold the case. Please open the console now: if you do not, it goes back to the queue.',
    refused: {
      'already-taken': 'Somebody else has taken this case.',
      closed: 'The case is closed.',
      'not-closed': 'The case is not closed.',
      'not-taken': 'Nobody has taken the case. Please take it first.',
      'not-allowed': 'Your role may not do this.',
      'not-yours': 'Only whoever holds the case may do this.',
      'confirm-first': 'Please confirm before it is sent.',
      'went-away': 'The person has left. Nothing can be sent until they write again.',
      'answer-first': 'The person is still waiting for an answer. Please answer first.',
      'not-safe-now': 'The person said that writing is not safe now. Nothing can be sent until they write again.',
      'not-guarded': 'Nothing has to be held back in this conversation.',
      'not-there': 'Whoever it would go to has no console open.',
      'cannot-hold': 'Whoever it would go to cannot hold cases.',
      'bad-date': 'That day does not do.',
      erased: 'The conversation was erased, or waits for it. Nothing is sent any more.',
      'not-erased': 'Nobody asked for this conversation to be erased.',
      'other-case-open': 'This conversation has another open case.',
      'unknown-case': 'There is no such case any more.',
    },
    linkFirst:
      'This Telegram account belongs to nobody of the staff yet. Get a code in the console under Account, then write here: /link CODE',
    linked: (name) => `Linked with the account of ${name}.`,
    badCode: 'That code is wrong or too old. Please get a new one in the console.',
    anonymous: 'You are anonymous in this group, so this was not sent. Please switch that off and write again.',
    answerInConsole: 'This case can only be answered in the console. The message above was not sent.',
    onlyWords: 'Only words can be sent from here. The message above was not sent.',
    confirm: 'Somebody may be reading along on the person’s side, and they have not written for a while. Send this anyway?',
    sendAnyway: 'Send anyway',
    oldButton: 'This button is no longer in use.',
    slow: 'This group is slow because of many cases at once. The console has everything, and at once.',
    person: 'Person',
    unread: '(something that cannot be read here)',
  },
}
