/** How a channel stands, as its service tells; for whoever runs the copy. Nothing in it is about a person. */
export interface ChannelStatus {
  readonly configured: true
  /** What the service calls us, `@ben_an_bot`; null: it did not tell. */
  readonly account: string | null
  /** Null where the service does not deliver by itself, but is asked. */
  readonly webhook: WebhookStatus | null
  /** What may still be sent, where the service counts; null: it does not, or did not tell. */
  readonly quota: QuotaStatus | null
  /** What keeps it from working, worst first; empty: all is well. */
  readonly problems: readonly ChannelProblem[]
}

export interface WebhookStatus {
  /** Where the service says that it delivers to; null: nowhere, or it does not tell. */
  readonly url: string | null
  readonly healthy: boolean
  /** Calls that wait over there; null: it does not tell. */
  readonly waiting: number | null
  /** What the service met with when it last failed to deliver, in its own words; or why we last refused a call of its. */
  readonly lastError: string | null
  /** When that was. */
  readonly atMs: number | null
  /** When a call last came that was proven, since the server started; null: none did; left out: no server runs. */
  readonly provenAtMs?: number | null
}

export interface QuotaStatus {
  readonly left: number | null
  readonly of: number | null
  /** When it is full again. */
  readonly renewsAtMs: number | null
}

export interface ChannelProblem {
  readonly code: ChannelProblemCode
  /** What the service said to it: a status, an address, a code. Never a token. */
  readonly detail: string | null
}

export type ChannelProblemCode = keyof typeof channelProblems

/** Of a service that has told nothing of its deliveries; null where it is asked. Pure. */
export function untoldWebhook(wanted: string | null): WebhookStatus | null {
  return wanted === null ? null : { url: null, healthy: true, waiting: null, lastError: null, atMs: null }
}

/** Whether a service delivers to where it should; null for either: nowhere, for it is asked. Pure. */
export function webhookProblem(url: string | null, wanted: string | null): ChannelProblem | null {
  if (wanted === null) return url === null ? null : { code: 'webhook-in-the-way', detail: url }
  if (url === null) return { code: 'webhook-missing', detail: null }
  return url === wanted ? null : { code: 'webhook-elsewhere', detail: url }
}

/** A thing that is wrong, and what mends it. `{channel}` stands for the channel's name. */
export interface ProblemText {
  readonly what: string
  readonly mend: string
}

/** Every problem that a channel can tell, in both languages of those who mend it. A channel adds the lines that it needs. */
export const channelProblems = {
  'service-unreachable': {
    en: { what: 'The service could not be reached.', mend: 'See that this machine may call out over https, then ask again.' },
    vi: { what: 'Không liên lạc được với dịch vụ.', mend: 'Kiểm tra máy này gọi https ra ngoài được không, rồi hỏi lại.' },
  },
  'service-silent': {
    en: { what: 'The service did not answer.', mend: 'Ask again in a few minutes; replies wait meanwhile.' },
    vi: { what: 'Dịch vụ không trả lời.', mend: 'Vài phút nữa hỏi lại; câu trả lời đang chờ vẫn còn.' },
  },
  'service-busy': {
    en: {
      what: 'The service wants fewer calls for now.',
      mend: 'Nothing: replies wait and leave by themselves. Ask again in a few minutes.',
    },
    vi: {
      what: 'Dịch vụ yêu cầu gọi ít lại một lúc.',
      mend: 'Không phải làm gì: câu trả lời đang chờ sẽ tự gửi. Vài phút nữa hỏi lại.',
    },
  },
  'service-refused': {
    en: { what: 'The service refused.', mend: 'Read what it said, and the part about this channel in docs/operators.md.' },
    vi: { what: 'Dịch vụ từ chối.', mend: 'Xem dịch vụ nói gì, và mục về kênh này trong docs/vi/operators.md.' },
  },
  'token-refused': {
    en: { what: 'The token does not count any more.', mend: 'Make a new one with the service, set it, restart; replies wait meanwhile.' },
    vi: { what: 'Token không còn giá trị.', mend: 'Lấy token mới, đặt lại biến, khởi động lại; câu trả lời đang chờ vẫn còn.' },
  },
  'webhook-missing': {
    en: { what: 'The service delivers nowhere: what people write waits there.', mend: 'ben-an channel {channel} set' },
    vi: { what: 'Dịch vụ chưa giao tin về đâu: tin người ta nhắn đang nằm bên đó.', mend: 'ben-an channel {channel} set' },
  },
  'webhook-elsewhere': {
    en: { what: 'The service delivers to another address.', mend: 'ben-an channel {channel} set' },
    vi: { what: 'Dịch vụ đang giao tin về địa chỉ khác.', mend: 'ben-an channel {channel} set' },
  },
  'webhook-in-the-way': {
    en: { what: 'A webhook is set, and here the service is asked.', mend: 'Start the server: it takes the webhook down by itself.' },
    vi: { what: 'Còn một webhook đang đặt, trong khi ở đây máy tự đi hỏi.', mend: 'Khởi động máy chủ: máy tự gỡ webhook đó.' },
  },
  'webhook-failing': {
    en: { what: 'The service cannot deliver here.', mend: 'ben-an doctor tells whether the public address answers.' },
    vi: { what: 'Dịch vụ giao tin về đây không được.', mend: 'Gõ ben-an doctor để xem địa chỉ công khai có trả lời không.' },
  },
  'calls-unproven': {
    en: {
      what: 'Calls that name this account cannot be proven, and none that can has come since: people are not heard.',
      mend: 'Compare the secret of the webhook with the service’s, see that the proxy passes every header on, and that the clock is right.',
    },
    vi: {
      what: 'Có cuộc gọi đến tên tài khoản này mà không chứng thực được, và từ đó chưa có cuộc nào chứng thực được: tin người ta nhắn chưa tới.',
      mend: 'So lại mã bí mật của webhook với bên dịch vụ, xem proxy có chuyển đủ mọi header không, và đồng hồ máy có đúng không.',
    },
  },
  'login-needed': {
    en: { what: 'Nobody has logged in for this channel yet.', mend: 'ben-an channel {channel} login' },
    vi: { what: 'Kênh này chưa ai đăng nhập.', mend: 'ben-an channel {channel} login' },
  },
  'login-lapsed': {
    en: { what: 'The service does not take the log-in of this channel any more.', mend: 'ben-an channel {channel} login' },
    vi: { what: 'Dịch vụ không nhận lần đăng nhập của kênh này nữa.', mend: 'ben-an channel {channel} login' },
  },
  'token-not-renewed': {
    en: { what: 'The token could not be renewed and will stop counting.', mend: 'ben-an channel {channel} login' },
    vi: { what: 'Không gia hạn được token, token sắp hết hạn.', mend: 'ben-an channel {channel} login' },
  },
  'nothing-proven': {
    en: {
      what: 'Nothing is proven: whoever reaches this machine writes in anybody’s name.',
      mend: 'For real people set the app: docs/microsoft-channels.md.',
    },
    vi: {
      what: 'Không có gì được chứng thực: ai vào được máy này đều viết được dưới tên người khác.',
      mend: 'Cho người dùng thật thì đặt app: docs/vi/microsoft-channels.md.',
    },
  },
  'quota-gone': {
    en: { what: 'What may be sent has been used up.', mend: 'Buy more with the service, or wait until it is full again.' },
    vi: { what: 'Đã dùng hết số tin được gửi.', mend: 'Mua thêm bên dịch vụ, hoặc chờ đến kỳ sau.' },
  },
  'replies-lost': {
    en: {
      what: 'Replies of the bot did not arrive in the last 24 hours; whoever waited for them has heard nothing.',
      mend: 'Mend what else stands here; `dead-letter` in the log has the codes. Whoever writes again is answered.',
    },
    vi: {
      what: 'Trong 24 giờ qua có câu trả lời của máy không tới được người nhắn; họ chưa nghe thấy gì.',
      mend: 'Xử lý các lỗi khác nêu ở đây; mã lỗi nằm ở dòng `dead-letter` trong nhật ký. Ai nhắn lại thì máy trả lời.',
    },
  },
  'group-no-topics': {
    en: { what: 'The group of the staff has no topics.', mend: 'Switch them on in the settings of the group.' },
    vi: { what: 'Nhóm của người trực chưa bật Chủ đề (Topics).', mend: 'Bật lên trong phần cài đặt của nhóm.' },
  },
  'group-not-admin': {
    en: { what: 'The bot is no administrator of the staff’s group.', mend: 'Make it one, in the group.' },
    vi: { what: 'Bot chưa là quản trị viên của nhóm người trực.', mend: 'Cho bot làm quản trị viên, trong nhóm.' },
  },
  'group-no-right-to-manage': {
    en: { what: 'The bot may not manage topics of the staff’s group.', mend: 'Allow it, in the group.' },
    vi: { what: 'Bot chưa có quyền quản lý chủ đề của nhóm người trực.', mend: 'Cấp quyền đó, trong nhóm.' },
  },
  'group-no-right-to-delete': {
    en: {
      what: 'The bot may not delete messages of the staff’s group, so it could not take topics away again.',
      mend: 'Allow it, in the group.',
    },
    vi: { what: 'Bot chưa có quyền xóa tin của nhóm người trực, nên không dọn lại được chủ đề.', mend: 'Cấp quyền đó, trong nhóm.' },
  },
  'group-not-found': {
    en: { what: 'There is no such group, or the bot is not in it.', mend: 'Check BEN_AN_TELEGRAM_STAFF_GROUP, and add the bot.' },
    vi: { what: 'Không có nhóm này, hoặc bot không ở trong nhóm.', mend: 'Xem lại BEN_AN_TELEGRAM_STAFF_GROUP, và thêm bot vào nhóm.' },
  },
  'group-unanswered': {
    en: { what: 'The service did not tell how the group of the staff stands.', mend: 'Ask again in a few minutes.' },
    vi: { what: 'Dịch vụ không cho biết nhóm người trực thế nào.', mend: 'Vài phút nữa hỏi lại.' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<'en' | 'vi', ProblemText>>>>
