import type { Language } from '../../knowledge/knowledge.ts'
import type { Restored } from '../../store/copies/restore-store.ts'

/** What whoever restored has to know: what is lost, what was done again, and what they look at before people write. */
export function restoredText(restored: Restored, language: Language): string {
  const { copiedAtMs, lastKeptMs, erasingsKnownUntilMs, putAside, erasedAgain, hiddenAgain, perhapsSent, logInAgain } = restored
  const words = texts[language]
  return [
    words.restored(instant(copiedAtMs)),
    words.opened(restored.conversations, restored.unreadable),
    ...(restored.wrappedAnew ? [words.wrappedAnew] : []),
    lastKeptMs === null ? words.lostUnknown : lastKeptMs > copiedAtMs ? words.lost(minutes(lastKeptMs - copiedAtMs)) : words.nothingLost,
    ...(erasedAgain + hiddenAgain > 0 ? [words.erased(erasedAgain, hiddenAgain)] : []),
    words.knownUntil(instant(erasingsKnownUntilMs)),
    ...(perhapsSent.repeat + perhapsSent.once > 0 ? [words.perhapsSent(perhapsSent.repeat, perhapsSent.once)] : []),
    ...(putAside === null ? [] : [words.putAside(putAside)]),
    '',
    words.look,
    ...[...words.toDo, ...logInAgain.map(words.logIn)].map((line) => `- ${line}`),
  ].join('\n')
}

/** What a trial came to. */
export function triedText({ copiedAtMs, conversations, unreadable }: Restored, language: Language): string {
  const words = texts[language]
  return [words.tried(instant(copiedAtMs)), words.opened(conversations, unreadable)].join('\n')
}

function instant(atMs: number): string {
  return new Date(atMs).toISOString().replace(/\.\d+Z$/, 'Z')
}

function minutes(ms: number): number {
  return Math.ceil(ms / 60_000)
}

const texts = {
  en: {
    restored: (at: string) => `Restored as it was at ${at}.`,
    tried: (at: string) => `This backup of ${at} can be restored. It was taken away again; nothing was changed.`,
    opened: (count: number, unreadable: number) =>
      `Conversations that the key opens: ${count}.${unreadable === 0 ? '' : ` Damaged: ${unreadable}.`}`,
    lost: (count: number) => `Lost: what was written and done in the ${count} minutes after that.`,
    wrappedAnew: 'It was sealed with a master key of before, and is sealed with the one of today now.',
    nothingLost: 'Nobody had written after that, so no message is lost.',
    lostUnknown: 'Lost: whatever was written and done after that; how much cannot be told, for no store was there that could be read.',
    erased: (erased: number, hidden: number) => `Erased again: ${erased}. Hidden again until somebody has looked: ${hidden}.`,
    knownUntil: (at: string) => `Erasings are known until ${at}: whoever asked for one after that has to ask again.`,
    perhapsSent: (repeat: number, once: number) =>
      `Perhaps sent already: ${repeat} with steps or numbers leave again, ${once} are shown to staff and do not.`,
    putAside: (file: string) => `The store of before lies at ${file}. It holds what people wrote: delete it when you need it no more.`,
    look: 'Before people write:',
    toDo: [
      'start the server, then: ben-an doctor',
      'everybody logs in anew; open invitations are gone',
      'accounts: disable again whom you disabled since; passwords and codes are as they were',
      'numbers and answers: withdraw again what was withdrawn since',
      'cases: who took one since has to take it again',
    ],
    logIn: (channel: string) => `ben-an channel ${channel} login: its token may have been renewed since`,
  },
  vi: {
    restored: (at: string) => `Đã khôi phục về lúc ${at}.`,
    tried: (at: string) => `Bản sao lưu lúc ${at} khôi phục được. Bản thử đã dọn đi, không đổi gì.`,
    opened: (count: number, unreadable: number) =>
      `Cuộc trò chuyện mà khóa mở được: ${count}.${unreadable === 0 ? '' : ` Bị hỏng: ${unreadable}.`}`,
    lost: (count: number) => `Mất: những gì viết và làm trong ${count} phút sau lúc đó.`,
    wrappedAnew: 'Bản này niêm bằng khóa chính trước đây; nay đã niêm lại bằng khóa đang dùng.',
    nothingLost: 'Sau lúc đó chưa ai nhắn, nên không mất tin nào.',
    lostUnknown: 'Mất: những gì viết và làm sau lúc đó; không biết là bao nhiêu, vì không còn kho dữ liệu cũ đọc được.',
    erased: (erased: number, hidden: number) => `Đã xóa lại: ${erased}. Đã ẩn lại, chờ có người xem: ${hidden}.`,
    knownUntil: (at: string) => `Biết được các yêu cầu xóa cho đến ${at}: ai yêu cầu sau lúc đó phải yêu cầu lại.`,
    perhapsSent: (repeat: number, once: number) =>
      `Có thể đã gửi rồi: ${repeat} tin có các bước hoặc số điện thoại sẽ gửi lại; ${once} tin chỉ hiện cho người trực, không gửi.`,
    putAside: (file: string) => `Kho dữ liệu trước đó nằm ở ${file}. Trong đó có lời người ta nhắn: khi không cần nữa thì xóa đi.`,
    look: 'Trước khi có người nhắn:',
    toDo: [
      'khởi động máy chủ, rồi gõ: ben-an doctor',
      'mọi người đăng nhập lại; thư mời chưa dùng không còn nữa',
      'tài khoản: khóa lại những ai bị khóa sau lúc đó; mật khẩu và mã trở về như lúc đó',
      'số điện thoại và câu trả lời: rút lại những gì đã rút sau lúc đó',
      'ca: ai nhận ca sau lúc đó thì nhận lại',
    ],
    logIn: (channel: string) => `ben-an channel ${channel} login: token của kênh có thể đã đổi sau lúc đó`,
  },
} as const
