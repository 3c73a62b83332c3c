import type { WireLanguage } from '../../../src/server/wire.ts'

/** What the page itself says. Answers, choices and numbers come from the server; none of them stands here. */
export interface Phrases {
  /** Of the browser's tab and the task list: it could be any page. */
  readonly title: string
  readonly about: string
  /** Said when the server could not give the first words. */
  readonly greeting: string
  readonly otherLanguage: string
  readonly otherLanguageShort: string
  readonly exit: string
  readonly exitLong: string
  readonly exitHref: string
  readonly exitLimits: string
  readonly exitKeys: string
  readonly thread: string
  readonly machine: Strip
  readonly waiting: Strip
  readonly person: Strip
  readonly neutral: Strip
  readonly offline: Strip
  readonly machineSays: string
  readonly personSays: string
  readonly youWrote: string
  readonly sending: string
  readonly sent: string
  readonly failed: string
  readonly again: string
  readonly looking: string
  readonly sources: string
  readonly newBelow: string
  readonly asked: string
  readonly joined: string
  readonly left: string
  readonly reloaded: string
  readonly anyTime: string
  readonly unsentTitle: string
  readonly unsentText: string
  readonly crowdedText: string
  readonly offlineTitle: string
  readonly offlineText: string
  readonly offlineCall: string
  readonly call: string
  readonly numbers: string
  readonly openFile: string
  readonly handOver: string
  readonly file: string
  readonly fileRefused: string
  readonly write: string
  readonly writeLabel: string
  readonly writeInTree: string
  readonly send: string
}

/** What the strip says: the speaker, then the rest of the sentence. */
type Strip = readonly [who: string, rest: string]

/** The page does not know how the person calls themselves: once they have written it calls them nothing. */
const vi: Phrases = {
  title: 'Hỏi đáp',
  about: 'Hỏi đáp về chuyện đi làm ở nước ngoài: trước khi đi, khi đang ở bên đó, sau khi về. Miễn phí, không cần nói tên.',
  greeting: 'Chào anh/chị. Đây là Bến An: hỏi đáp miễn phí về đi làm ở nước ngoài. Anh/chị không cần cho biết tên.',
  otherLanguage: 'English',
  otherLanguageShort: 'EN',
  exit: 'Thoát nhanh',
  exitLong: 'Thoát nhanh: đóng trang này ngay',
  exitHref: 'https://www.google.com/search?q=thoi+tiet',
  exitLimits: 'Thoát nhanh đóng trang này ngay, nhưng lịch sử duyệt web của máy vẫn ghi là đã vào đây.',
  exitKeys: 'Có bàn phím thì bấm Esc hai lần.',
  thread: 'Cuộc trò chuyện',
  machine: ['Máy', ' trả lời, cả ngày lẫn đêm'],
  waiting: ['Đang chờ người trực', ' · máy vẫn trả lời'],
  person: ['Người trực', ' đang ở đây. Máy im lặng.'],
  neutral: ['Bến An', ' nhận tin cả ngày lẫn đêm'],
  offline: ['Mất kết nối.', ' Gọi điện vẫn được.'],
  machineSays: 'Bến An trả lời:',
  personSays: 'Người trực',
  youWrote: 'Tin đã viết:',
  sending: 'Đang gửi…',
  sent: 'Đã gửi',
  failed: 'Chưa gửi được',
  again: 'Gửi lại',
  looking: 'Bến An đang đọc…',
  sources: 'Nguồn',
  newBelow: 'Có tin mới',
  asked: 'đã báo người trực',
  joined: 'người trực đã vào',
  left: 'người trực đã rời, máy trả lời lại',
  reloaded: 'Những lời đã viết không hiện lại ở đây',
  anyTime: 'Viết tiếp lúc nào cũng được. Không viết cũng không sao.',
  unsentTitle: 'Tin chưa gửi vẫn còn đây',
  unsentText: 'Có mạng lại là máy tự gửi, mỗi tin chỉ gửi một lần. Đừng đóng trang này.',
  crowdedText:
    'Đang có quá nhiều tin gửi từ cùng một mạng. Lát nữa máy tự gửi lại, mỗi tin chỉ gửi một lần. Đừng đóng trang này. Đổi sang mạng khác, như 4G của điện thoại, thì có thể gửi được ngay.',
  offlineTitle: 'Đang chờ kết nối lại',
  offlineText: 'Không cần tải lại trang.',
  offlineCall: 'Cần ngay thì gọi:',
  call: 'Gọi',
  openFile: 'Mở tệp',
  handOver: 'Gửi ảnh hoặc tệp',
  file: 'Một tệp',
  fileRefused: 'Tệp này không gửi được. Gửi được ảnh, PDF, Word, ghi âm, nếu không quá lớn.',
  numbers: 'Những số gọi được',
  write: 'Viết câu hỏi…',
  writeLabel: 'Câu hỏi',
  writeInTree: 'Số hoặc câu hỏi…',
  send: 'Gửi',
}

const en: Phrases = {
  title: 'Questions',
  about: 'Questions about working abroad: before you go, while you are there, after you come back. Free, no name needed.',
  greeting: 'Hello. This is Bến An: free answers about working abroad. You need not give your name.',
  otherLanguage: 'Tiếng Việt',
  otherLanguageShort: 'VI',
  exit: 'Quick exit',
  exitLong: 'Quick exit: close this page now',
  exitHref: 'https://www.google.com/search?q=weather',
  exitLimits: 'Quick exit closes this page at once. It does not clear the history of the phone.',
  exitKeys: 'With a keyboard, press Esc twice.',
  thread: 'Conversation',
  machine: ['A machine', ' answers, day and night'],
  waiting: ['Waiting for a person', ' · the machine still answers'],
  person: ['A person', ' is here. The machine is silent.'],
  neutral: ['Bến An', ' takes messages day and night'],
  offline: ['No connection.', ' Calls still work.'],
  machineSays: 'Bến An answers:',
  personSays: 'A person on duty',
  youWrote: 'You wrote:',
  sending: 'Sending…',
  sent: 'Sent',
  failed: 'Not sent',
  again: 'Send again',
  looking: 'Bến An is reading…',
  sources: 'Sources',
  newBelow: 'New message',
  asked: 'the person on duty has been told',
  joined: 'a person is here now',
  left: 'the person has left, the machine answers again',
  reloaded: 'What you wrote is not shown here again',
  anyTime: 'Write again at any time. Not writing is fine too.',
  unsentTitle: 'Your message is still here',
  unsentText: 'It is sent as soon as there is a connection, once and not twice. Keep this page open.',
  crowdedText:
    'Too many messages are coming from this network. Yours is sent again by itself, once and not twice. Keep this page open. Over another network, such as mobile data, it can go at once.',
  offlineTitle: 'Waiting for the connection',
  offlineText: 'No need to load the page again.',
  offlineCall: 'If it cannot wait, call:',
  call: 'Call',
  openFile: 'Open the file',
  handOver: 'Send a picture or a file',
  file: 'A file',
  fileRefused: 'This file cannot be sent. Pictures, PDF, Word and recordings can, if they are not too large.',
  numbers: 'Numbers you can call',
  write: 'Write here…',
  writeLabel: 'Your question',
  writeInTree: 'Number or text…',
  send: 'Send',
}

export const phrases: Readonly<Record<WireLanguage, Phrases>> = { vi, en }
