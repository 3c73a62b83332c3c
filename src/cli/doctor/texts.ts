import type { Language } from '../../knowledge/knowledge.ts'

interface FindingText {
  readonly what: string
  /** The command or step that mends it; what is well needs none. */
  readonly mend?: string
}

/** Everything that the doctor can say. `{1}`, `{2}`: what was found. */
export const findingTexts = {
  'node-well': { en: { what: 'Node {1}.' }, vi: { what: 'Node {1}.' } },
  'sources-run': {
    en: {
      what: 'The program runs from its sources: nothing was built, or one has changed since.',
      mend: 'npm run build: a start takes less.',
    },
    vi: {
      what: 'Chương trình đang chạy thẳng từ mã nguồn: chưa dựng, hoặc mã nguồn đã đổi từ lúc dựng.',
      mend: 'npm run build: khởi động sẽ nhanh hơn.',
    },
  },
  'settings-bad': {
    en: { what: 'Settings: {1}', mend: 'Set it in ben-an.env, from which the server starts; docs/operators.md, Settings.' },
    vi: {
      what: 'Thiết lập: {1}',
      mend: 'Đặt lại trong ben-an.env, tệp mà máy chủ đọc khi khởi động; docs/vi/operators.md, mục Thiết lập.',
    },
  },
  'settings-well': { en: { what: 'Settings are whole ({1}).' }, vi: { what: 'Thiết lập đầy đủ ({1}).' } },
  'settings-developer': {
    en: {
      what: 'NODE_ENV is not production: made for trying, not for real people.',
      mend: 'Set NODE_ENV=production where people will write.',
    },
    vi: {
      what: 'NODE_ENV chưa là production: để chạy thử, chưa dùng cho người thật.',
      mend: 'Đặt NODE_ENV=production ở nơi người thật sẽ nhắn.',
    },
  },
  'data-missing': {
    en: {
      what: 'There is no data folder {1} yet.',
      mend: 'Start the server once: it makes the folder. If there should be one, look at BEN_AN_DATA.',
    },
    vi: { what: 'Chưa có thư mục dữ liệu {1}.', mend: 'Khởi động máy chủ một lần, máy tự tạo. Nếu lẽ ra phải có, xem lại BEN_AN_DATA.' },
  },
  'folder-not-writable': {
    en: {
      what: 'The folder {1} cannot be written by this user.',
      mend: 'Run the doctor as the server’s user; where it is that: chown -R THAT-USER {1}',
    },
    vi: {
      what: 'Người dùng này không ghi được vào thư mục {1}.',
      mend: 'Chạy lệnh này bằng người dùng của máy chủ; nếu đúng là người đó: chown -R NGƯỜI-ĐÓ {1}',
    },
  },
  'data-not-writable': {
    en: {
      what: '{1} cannot be read and written by this user.',
      mend: 'Somebody else made it, root perhaps. As root: chown -R THE-SERVER’S-USER {2}',
    },
    vi: {
      what: 'Người dùng này không đọc và ghi được {1}.',
      mend: 'Người dùng khác đã tạo ra tệp, có thể là root. Bằng quyền root: chown -R NGƯỜI-DÙNG-CỦA-MÁY-CHỦ {2}',
    },
  },
  'data-open': {
    en: { what: '{1} can be read by other users of this machine.', mend: 'chmod go-rwx {1}' },
    vi: { what: 'Người dùng khác trên máy này đọc được {1}.', mend: 'chmod go-rwx {1}' },
  },
  'data-remote': {
    en: {
      what: 'The data folder lies on a network drive ({1}): SQLite cannot keep its promises there.',
      mend: 'Move it to a local disk and set BEN_AN_DATA.',
    },
    vi: {
      what: 'Thư mục dữ liệu nằm trên ổ mạng ({1}): ở đó SQLite không giữ được lời hứa.',
      mend: 'Chuyển sang ổ trong máy và đặt BEN_AN_DATA.',
    },
  },
  'disk-full': {
    en: { what: 'Only {1} are free beside the data.', mend: 'Make room: below that, messages are refused and upgrades do not begin.' },
    vi: { what: 'Chỉ còn trống {1} chỗ để dữ liệu.', mend: 'Dọn bớt: dưới mức đó tin bị từ chối và không nâng cấp được.' },
  },
  'data-well': { en: { what: 'Data in {1}, {2} free.' }, vi: { what: 'Dữ liệu ở {1}, còn trống {2}.' } },
  'put-aside': {
    en: {
      what: 'A copy that a backup or restore left still lies here: {1}',
      mend: 'Delete it when nobody needs it: it holds what people wrote.',
    },
    vi: {
      what: 'Còn một bản sao mà lần sao lưu hoặc khôi phục để lại: {1}',
      mend: 'Không ai cần nữa thì xóa: trong đó có lời người ta nhắn.',
    },
  },
  'key-missing': {
    en: {
      what: 'The master key {1} is missing.',
      mend: 'Put your copy there (ben-an key from-paper {1}); only where there is no data yet: ben-an key {1}',
    },
    vi: {
      what: 'Không có khóa chính {1}.',
      mend: 'Đặt bản sao khóa vào đó (ben-an key from-paper {1}); chỉ khi chưa có dữ liệu mới gõ: ben-an key {1}',
    },
  },
  'key-bad': {
    en: { what: 'The master key cannot be used: {1}', mend: 'chmod 600 the file; if it is damaged, put your copy there.' },
    vi: { what: 'Không dùng được khóa chính: {1}', mend: 'chmod 600 tệp khóa; nếu tệp hỏng thì đặt bản sao vào.' },
  },
  'key-other': {
    en: {
      what: 'The master key {1} is not the one that this store was sealed with.',
      mend: 'Set BEN_AN_KEY_FILE to the right one; or move this one away and put your copy there: ben-an key from-paper {1}',
    },
    vi: {
      what: 'Khóa chính {1} không phải khóa của kho dữ liệu này.',
      mend: 'Đặt BEN_AN_KEY_FILE đúng tệp; hoặc dời tệp này đi rồi đặt bản sao khóa vào đó: ben-an key from-paper {1}',
    },
  },
  'key-well': { en: { what: 'The master key is there and fits.' }, vi: { what: 'Khóa chính có đó và đúng khóa.' } },
  'key-changing': {
    en: {
      what: 'A change of the master key was cut off: {1} is not in its place. Nothing is lost.',
      mend: 'Stop the server, then: ben-an key rotate',
    },
    vi: {
      what: 'Lần đổi khóa chính còn dở dang: {1} chưa vào chỗ. Không mất gì.',
      mend: 'Dừng máy chủ, rồi gõ: ben-an key rotate --lang vi',
    },
  },
  'key-older': {
    en: {
      what: 'A master key of before still lies here: {1}',
      mend: 'Delete it, and its paper, once no backup of its days is left: 30 days after the change.',
    },
    vi: {
      what: 'Khóa chính trước đây vẫn còn ở đây: {1}',
      mend: 'Khi không còn bản sao lưu nào của thời khóa đó, tức 30 ngày sau khi đổi, thì xóa khóa và hủy tờ giấy của nó.',
    },
  },
  'key-same-disk': {
    en: {
      what: 'Key and data lie on one disk: whoever takes that has both.',
      mend: 'Keep the key on another disk, and a copy on paper: ben-an key paper {1}',
    },
    vi: {
      what: 'Khóa và dữ liệu nằm chung một ổ: ai lấy ổ là có cả hai.',
      mend: 'Để khóa ở ổ khác, và giữ một bản trên giấy: ben-an key paper {1}',
    },
  },
  'store-none': {
    en: { what: 'There is no store yet: nobody has written.', mend: 'Start the server: it makes one.' },
    vi: { what: 'Chưa có kho dữ liệu: chưa ai nhắn.', mend: 'Khởi động máy chủ, máy tự tạo.' },
  },
  'store-unreadable': {
    en: {
      what: 'The store {1} cannot be opened.',
      mend: 'Mend first what is wrong above. If nothing is, and this is the server’s user, restore: ben-an restore FILE --replace',
    },
    vi: {
      what: 'Không mở được kho dữ liệu {1}.',
      mend: 'Sửa các lỗi ở trên trước. Nếu không còn lỗi nào, và đây đúng là người dùng của máy chủ, thì khôi phục: ben-an restore TỆP --replace',
    },
  },
  'store-damaged': {
    en: { what: 'The store is damaged: {1}', mend: 'Stop the server, then: ben-an restore FILE --replace' },
    vi: { what: 'Kho dữ liệu bị hỏng: {1}', mend: 'Dừng máy chủ, rồi gõ: ben-an restore TỆP --replace' },
  },
  'store-newer': {
    en: {
      what: 'The store is of a newer program (step {1}, this one knows {2}).',
      mend: 'Run the newer program, or go back: docs/operators.md, Upgrading.',
    },
    vi: {
      what: 'Kho dữ liệu của bản mới hơn (bước {1}, bản này biết đến {2}).',
      mend: 'Chạy bản mới, hoặc quay lại: docs/vi/operators.md, mục Nâng cấp.',
    },
  },
  'store-older': {
    en: {
      what: 'The next start upgrades the store from step {1} to {2}, and leaves a snapshot.',
      mend: 'Make a backup before: ben-an backup',
    },
    vi: {
      what: 'Lần khởi động tới sẽ nâng kho dữ liệu từ bước {1} lên {2}, và để lại một bản chụp.',
      mend: 'Sao lưu trước: ben-an backup',
    },
  },
  'store-well': { en: { what: 'The store is sound, at step {1}.' }, vi: { what: 'Kho dữ liệu lành, ở bước {1}.' } },
  'clock-back': {
    en: { what: 'The clock says {1}, and the server was running at {2} already.', mend: 'timedatectl set-ntp true' },
    vi: { what: 'Đồng hồ máy chỉ {1}, mà máy chủ đã chạy lúc {2}.', mend: 'timedatectl set-ntp true' },
  },
  'clock-off': {
    en: { what: 'The clock is {1} seconds off from what {2} says: codes of staff would be refused.', mend: 'timedatectl set-ntp true' },
    vi: { what: 'Đồng hồ lệch {1} giây so với {2}: mã đăng nhập của người trực sẽ bị từ chối.', mend: 'timedatectl set-ntp true' },
  },
  'clock-well': { en: { what: 'The clock is right.' }, vi: { what: 'Đồng hồ đúng.' } },
  'content-bad': {
    en: { what: 'The content has {1} problems; the first: {2}', mend: 'npm run content -- check' },
    vi: { what: 'Nội dung có {1} lỗi; lỗi đầu: {2}', mend: 'npm run content -- check --lang vi' },
  },
  'content-well': { en: { what: 'The content loads: {1} topics, {2} trees.' }, vi: { what: 'Nội dung tải được: {1} chủ đề, {2} sơ đồ.' } },
  'page-missing': {
    en: { what: 'The chat page is not built.', mend: 'npm run build' },
    vi: { what: 'Trang trò chuyện chưa được dựng.', mend: 'npm run build' },
  },
  'down-page-old': {
    en: {
      what: 'The page for when nobody answers behind the proxy is missing, or holds other numbers than the content.',
      mend: 'npm run build, or: docker compose up -d --build',
    },
    vi: {
      what: 'Trang hiện khi máy chủ không trả lời đang thiếu, hoặc có số khác với nội dung.',
      mend: 'npm run build, hoặc: docker compose up -d --build',
    },
  },
  'page-well': { en: { what: 'The chat page is built.' }, vi: { what: 'Trang trò chuyện đã dựng.' } },
  'server-off': {
    en: { what: 'No server runs over this data folder.', mend: 'systemctl start ben-an, or: docker compose up -d, or: npm start' },
    vi: {
      what: 'Không có máy chủ nào chạy trên thư mục dữ liệu này.',
      mend: 'systemctl start ben-an, hoặc: docker compose up -d, hoặc: npm start',
    },
  },
  'server-waits': {
    en: {
      what: 'A server is there and cannot start: {1}. It shows the numbers.',
      mend: 'Mend what is wrong above: it starts by itself.',
    },
    vi: {
      what: 'Máy chủ có đó nhưng chưa khởi động được: {1}. Trang đang hiện các số điện thoại.',
      mend: 'Sửa các lỗi ở trên: xong là máy tự khởi động.',
    },
  },
  'server-silent': {
    en: {
      what: 'A server has the data open and does not answer.',
      mend: 'It may be starting: ask again in a minute. Else: journalctl -u ben-an -n 50',
    },
    vi: {
      what: 'Có máy chủ đang giữ dữ liệu mà không trả lời.',
      mend: 'Có thể máy đang khởi động: một phút nữa hỏi lại. Nếu không: journalctl -u ben-an -n 50',
    },
  },
  'server-well': { en: { what: 'The server runs.' }, vi: { what: 'Máy chủ đang chạy.' } },
  'public-none': {
    en: {
      what: 'There is no public address: only this machine can write.',
      mend: 'Set BEN_AN_PUBLIC_ADDRESS to the https address that people type.',
    },
    vi: { what: 'Chưa có địa chỉ công khai: chỉ máy này nhắn được.', mend: 'Đặt BEN_AN_PUBLIC_ADDRESS là địa chỉ https mà người ta gõ.' },
  },
  'public-unreachable': {
    en: {
      what: '{1} does not answer: {2}',
      mend: 'Look at the name in DNS, the firewall (443) and the proxy: docs/operators.md, The proxy in front.',
    },
    vi: { what: '{1} không trả lời: {2}', mend: 'Xem tên miền trong DNS, tường lửa (443) và proxy: docs/vi/operators.md, mục Proxy.' },
  },
  'public-certificate': {
    en: { what: 'The certificate of {1} is not accepted: {2}', mend: 'Renew it; Caddy does so by itself when ports 80 and 443 reach it.' },
    vi: { what: 'Chứng chỉ của {1} không được chấp nhận: {2}', mend: 'Gia hạn; Caddy tự làm khi cổng 80 và 443 tới được nó.' },
  },
  'public-expiring': {
    en: { what: 'The certificate of {1} ends in {2} days.', mend: 'See why it is not renewed; Caddy does so a month before.' },
    vi: { what: 'Chứng chỉ của {1} còn {2} ngày.', mend: 'Xem vì sao chưa gia hạn; Caddy tự làm trước một tháng.' },
  },
  'public-other': {
    en: { what: 'Something else answers at {1} ({2}).', mend: 'Point the proxy to this server: docs/operators.md, The proxy in front.' },
    vi: { what: 'Có thứ khác trả lời ở {1} ({2}).', mend: 'Trỏ proxy về máy chủ này: docs/vi/operators.md, mục Proxy.' },
  },
  'public-not-ready': {
    en: { what: '{1} answers, but takes no messages now.', mend: 'Look at what is wrong above: disk, store or content.' },
    vi: { what: '{1} có trả lời, nhưng chưa nhận tin.', mend: 'Xem lỗi ở trên: ổ đĩa, kho dữ liệu hoặc nội dung.' },
  },
  'public-well': { en: { what: '{1} answers over https.' }, vi: { what: '{1} trả lời qua https.' } },
  'channels-none': {
    en: {
      what: 'No channel is switched on: people can write on the web page only.',
      mend: 'docs/operators.md has a part for each channel.',
    },
    vi: { what: 'Chưa bật kênh nào: người ta chỉ nhắn được trên trang web.', mend: 'docs/vi/operators.md có một mục cho mỗi kênh.' },
  },
  'channels-unasked': {
    en: {
      what: 'The channels were not asked: their tokens lie in the store.',
      mend: 'Mend what is wrong above, start the server, and ask again.',
    },
    vi: { what: 'Chưa hỏi các kênh: token của kênh nằm trong kho dữ liệu.', mend: 'Sửa các lỗi ở trên, khởi động máy chủ, rồi hỏi lại.' },
  },
  'channel-well': { en: { what: '{1} is well ({2}).' }, vi: { what: '{1} ổn ({2}).' } },
  'channel-wrong': { en: { what: '{1}: {2}', mend: '{3}' }, vi: { what: '{1}: {2}', mend: '{3}' } },
  'mail-none': {
    en: { what: 'No mail server is set: staff cannot be told by e-mail.', mend: 'Set BEN_AN_SMTP and BEN_AN_MAIL_FROM, if you want that.' },
    vi: {
      what: 'Chưa đặt máy chủ thư: không báo cho người trực bằng thư điện tử được.',
      mend: 'Nếu cần thì đặt BEN_AN_SMTP và BEN_AN_MAIL_FROM.',
    },
  },
  'mail-wrong': {
    en: { what: 'The mail server does not take us: {1}', mend: 'Look at BEN_AN_SMTP: name, port, user, password.' },
    vi: { what: 'Máy chủ thư không nhận: {1}', mend: 'Xem lại BEN_AN_SMTP: tên máy, cổng, người dùng, mật khẩu.' },
  },
  'mail-well': { en: { what: 'The mail server takes us.' }, vi: { what: 'Máy chủ thư nhận được.' } },
  'phones-none': {
    en: {
      what: 'Somebody is on call and no phone of theirs can be reached.',
      mend: 'Console on their phone: Account, Ring on this device, Try it.',
    },
    vi: {
      what: 'Có người trực máy mà không điện thoại nào của họ liên lạc được.',
      mend: 'Mở trang trực trên điện thoại: Tài khoản, Đổ chuông trên máy này, Thử.',
    },
  },
  'phones-nobody': {
    en: {
      what: 'Nobody is on call now: no phone rings for a case of level 3 or 4.',
      mend: 'Console, Supervision, Shifts: enter who is on call.',
    },
    vi: {
      what: 'Lúc này không ai trực máy: ca mức 3, 4 không làm đổ chuông máy nào.',
      mend: 'Trang trực, mục Giám sát, Ca trực: khai ai trực máy.',
    },
  },
  'phones-well': {
    en: { what: 'A phone of those on call can be reached.' },
    vi: { what: 'Có điện thoại của người trực máy liên lạc được.' },
  },
  'admins-none': {
    en: { what: 'Nobody keeps accounts yet, so nobody can answer people.', mend: 'ben-an staff invite' },
    vi: { what: 'Chưa ai giữ quyền quản trị tài khoản, nên chưa ai trả lời được.', mend: 'ben-an staff invite' },
  },
  'admins-one': {
    en: {
      what: 'Only one person keeps accounts: if they lose their phone, only this machine helps.',
      mend: 'ben-an staff invite --role admin',
    },
    vi: {
      what: 'Chỉ một người giữ quyền quản trị: họ mất điện thoại thì chỉ còn máy này giúp được.',
      mend: 'ben-an staff invite --role admin',
    },
  },
  'admins-well': { en: { what: '{1} people keep accounts.' }, vi: { what: '{1} người giữ quyền quản trị.' } },
  'go-live-open': {
    en: { what: 'Before real people use it, {1} kinds of things are open: {2}', mend: 'npm run go-live' },
    vi: { what: 'Trước khi dùng cho người thật còn {1} loại việc: {2}', mend: 'npm run go-live -- --lang vi' },
  },
  'go-live-well': {
    en: { what: 'Nothing is open before real people use it.' },
    vi: { what: 'Không còn việc gì trước khi dùng cho người thật.' },
  },
  'backup-unset': {
    en: {
      what: 'No folder for backups is set.',
      mend: 'Set BEN_AN_BACKUP_FOLDER and run ben-an backup every hour: docs/operators.md, Backups.',
    },
    vi: {
      what: 'Chưa đặt thư mục sao lưu.',
      mend: 'Đặt BEN_AN_BACKUP_FOLDER và chạy ben-an backup mỗi giờ: docs/vi/operators.md, mục Sao lưu.',
    },
  },
  'backup-none': {
    en: { what: 'There is no backup in {1}.', mend: 'ben-an backup' },
    vi: { what: 'Chưa có bản sao lưu nào trong {1}.', mend: 'ben-an backup' },
  },
  'backup-old': {
    en: { what: 'The newest backup is {1} hours old.', mend: 'ben-an backup, and look why the timer does not run it.' },
    vi: { what: 'Bản sao lưu mới nhất đã {1} giờ.', mend: 'ben-an backup, và xem vì sao lịch hẹn giờ không chạy.' },
  },
  'backup-same-disk': {
    en: {
      what: 'Backups lie on the disk of the data.',
      mend: 'Copy them to another machine, or set BEN_AN_BACKUP_FOLDER to another disk.',
    },
    vi: { what: 'Bản sao lưu nằm chung ổ với dữ liệu.', mend: 'Chép sang máy khác, hoặc đặt BEN_AN_BACKUP_FOLDER sang ổ khác.' },
  },
  'backup-open': {
    en: { what: 'Backups are not sealed to a key of yours.', mend: 'Set BEN_AN_BACKUP_RECIPIENT: docs/operators.md, Backups.' },
    vi: {
      what: 'Bản sao lưu chưa được niêm bằng khóa riêng của bạn.',
      mend: 'Đặt BEN_AN_BACKUP_RECIPIENT: docs/vi/operators.md, mục Sao lưu.',
    },
  },
  'backup-well': { en: { what: 'The newest backup is {1} hours old.' }, vi: { what: 'Bản sao lưu mới nhất cách đây {1} giờ.' } },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, FindingText>>>>
