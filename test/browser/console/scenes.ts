import type { CaseView, ClosedCases, Me, OpenInvite, Presence, Queue, QueueRow } from '../../../src/server/console/wire/wire.ts'
import type {
  Accounts,
  AuditPage,
  Channels,
  Contacts,
  Entries,
  Gaps,
  KnowledgeHits,
  KnowledgeTopic,
  People,
  Report,
  TimetableView,
} from '../../../src/server/console/wire/wire-house.ts'
import type { OwnPhones } from '../../../src/server/console/wire/wire-phones.ts'
import type { ConsoleStandIn } from './stand-in.ts'

/**
 * An evening at the console, for pictures and for tests of the page alone. Everybody in it is made up, and the numbers lead nowhere: real
 * ones stand in content/contacts.yaml alone.
 */
export const nowMs = Date.parse('2026-11-25T13:40:00Z')

const minuteMs = 60_000
const staff = {
  hanh: { id: '00000000-0000-4000-8000-000000000001', name: 'Hạnh' },
  lan: { id: '00000000-0000-4000-8000-000000000002', name: 'Lan' },
  mai: { id: '00000000-0000-4000-8000-000000000003', name: 'Mai' },
} as const

export const caseIds = [1, 2, 3, 4, 5, 6, 7].map((count) => `10000000-0000-4000-8000-00000000000${count}`)
const [beaten = '', ransom = '', held = '', wages = '', contract = '', lans = '', parked = ''] = caseIds

export function me(role: Me['role'] = 'responder', deeds: Me['deeds'] = deedsOf[role]): Me {
  return { staff: { ...staff.hanh, login: 'hanh' }, role, language: 'vi', locked: false, endsAtMs: nowMs + 600 * minuteMs, deeds }
}

const atCases: Me['deeds'] = ['see-queue', 'read-case', 'take', 'reply', 'note', 'practise', 'search-knowledge', 'own-account']
const deedsOf: Readonly<Record<Me['role'], Me['deeds']>> = {
  responder: atCases,
  supervisor: [
    ...atCases,
    'see-clocks-and-people',
    'edit-timetable',
    'see-entries',
    'withdraw-entry',
    'withdraw-contact',
    'see-audit',
    'see-report',
  ],
  curator: [
    'own-account',
    'search-knowledge',
    'see-entries',
    'see-gaps',
    'confirm-contact',
    'withdraw-contact',
    'withdraw-entry',
    'see-report',
  ],
  admin: ['own-account', 'edit-timetable', 'manage-accounts', 'see-channels', 'see-audit', 'see-report'],
}

function row(id: string, part: Partial<QueueRow>): QueueRow {
  return {
    id,
    pseudonym: 'K7-Q2M',
    channel: 'telegram',
    level: 1,
    state: 'waiting',
    holder: null,
    openedAtMs: nowMs - 12 * minuteMs,
    sinceMs: nowMs - 12 * minuteMs,
    unansweredSinceMs: nowMs - 12 * minuteMs,
    dueMs: nowMs + 18 * minuteMs,
    rung: 0,
    parkedUntilMs: null,
    guarded: false,
    eraseAsked: false,
    returned: false,
    practice: false,
    fromOneLine: 0,
    looking: [],
    topicTitle: null,
    whereabouts: null,
    language: 'vi',
    relative: false,
    ...part,
  }
}

const heldRow = row(held, {
  pseudonym: 'R4-T8C',
  level: 3,
  guarded: true,
  whereabouts: 'kh',
  topicTitle: 'Bị nhốt, không cho ra ngoài',
  sinceMs: nowMs - 190_000,
  unansweredSinceMs: nowMs - 190_000,
  dueMs: nowMs + 110_000,
})

export const queue: Queue = {
  nowMs,
  staffed: true,
  phonesReachable: true,
  cases: [
    row(beaten, {
      pseudonym: 'M1-K7D',
      level: 4,
      whereabouts: 'tw',
      topicTitle: 'Bị đánh, bị dọa đánh',
      sinceMs: nowMs - 72_000,
      unansweredSinceMs: nowMs - 72_000,
      dueMs: nowMs + 48_000,
    }),
    row(ransom, {
      pseudonym: 'B0-8XW',
      channel: 'web',
      level: 3,
      relative: true,
      returned: true,
      whereabouts: 'mm',
      topicTitle: 'Người nhà bị giữ, đòi tiền chuộc',
      sinceMs: nowMs - 985_000,
      unansweredSinceMs: nowMs - 985_000,
      dueMs: nowMs - 85_000,
      looking: ['Lan'],
    }),
    heldRow,
    row(wages, {
      pseudonym: 'T6-3ZP',
      level: 2,
      whereabouts: 'jp',
      channel: 'web',
      topicTitle: 'Bị nợ lương',
      sinceMs: nowMs - 41 * minuteMs,
    }),
    row(contract, { pseudonym: 'C9-0HE', level: 1, whereabouts: 'vn', topicTitle: 'Hợp đồng phải ghi những gì?' }),
    row(lans, {
      pseudonym: 'D3-5LA',
      level: 3,
      state: 'taken',
      holder: staff.lan,
      whereabouts: 'la',
      unansweredSinceMs: nowMs - 70_000,
      dueMs: nowMs + 230_000,
    }),
    row(parked, {
      pseudonym: 'Q2-9MN',
      level: 2,
      state: 'parked',
      holder: staff.mai,
      whereabouts: 'de',
      unansweredSinceMs: null,
      parkedUntilMs: nowMs + 680 * minuteMs,
    }),
  ],
}

/** The case of somebody who is watched, held by whoever is signed in. */
export const heldCase: CaseView = {
  ...heldRow,
  state: 'taken',
  holder: staff.hanh,
  unansweredSinceMs: nowMs - 100_000,
  writingNow: null,
  brief: {
    why: [
      { kind: 'words', level: 3, words: 'thu ho chieu' },
      { kind: 'words', level: 3, words: 'khong cho ra' },
      { kind: 'is-in', country: 'kh' },
    ],
    whereabouts: 'kh',
    destination: null,
    writer: 'self',
    young: false,
    treeAnswers: [{ question: 'Bây giờ anh/chị nhắn tin có an toàn không?', answer: 'Không chắc' }],
    proposal: {
      topic: 'undocumented',
      title: 'Ở quá hạn có bị phạt không?',
      guide: 'Hỏi trước: họ ở lại vì bị giữ hay vì hết việc. Đừng hứa là không bị phạt.',
      blocks: [
        { kind: 'paragraph', text: 'Người bị ép, bị giữ có thể không bị phạt; từng trường hợp được xem riêng.' },
        { kind: 'paragraph', text: 'Mất hộ chiếu vẫn xin được giấy về nước.' },
      ],
      text: 'Người bị ép, bị giữ có thể không bị phạt; từng trường hợp được xem riêng.\n\nMất hộ chiếu vẫn xin được giấy về nước.',
    },
    contacts: [{ name: 'Đường dây thử từ nước ngoài', number: '+00123456789', shown: '+00 123 456 789', note: 'Gọi lúc nào cũng được' }],
  },
  lines: [
    said(1, 'person', 9, 'chi oi e o cam, ho thu ho chieu roi'),
    said(2, 'person', 9, 'co bao ve dung cua khong cho ra'),
    {
      ...said(3, 'bot', 9, 'Bến An đã nhận được tin của anh/chị.\n\n1. Nếu có người ở cạnh, cứ dừng lại.\n2. Nhớ nơi mình đang ở.'),
      blocks: [
        { kind: 'paragraph', text: 'Bến An đã nhận được tin của anh/chị.' },
        { kind: 'steps', items: ['Nếu có người ở cạnh, cứ dừng lại.', 'Nhớ nơi mình đang ở.'] },
      ],
      state: 'sent',
    },
    { ...said(4, 'staff', 5, 'Bây giờ bạn viết có an toàn không? Chỉ cần trả lời Có hoặc Không.'), name: 'Hạnh', state: 'sent' },
    said(5, 'person', 3, 'co'),
    { ...said(6, 'staff', 3, 'Có ai bị thương không? Có hoặc Không.'), name: 'Hạnh', state: 'unread' },
    said(7, 'person', 2, 'khong. neu ra duoc ma k co giay to thi co bi phat k a'),
    { ...said(8, 'person', 2, null), what: 'voice' },
  ],
  notes: [{ id: 'one', by: 'Lan', atMs: nowMs - 4 * minuteMs, text: 'Có ca cùng vùng, xem D3-5LA.' }],
  draft: '',
  limits: {
    maxTextLength: 2000,
    sendsFiles: true,
    mostFileBytes: 10_485_760,
    fileKinds: null,
    coversPictures: true,
    writableUntilMs: nowMs + 167 * 60 * minuteMs,
    freeUntilMs: nowMs + 47 * 60 * minuteMs,
    freeLeft: 2,
  },
  unread: 1,
  suggestions: [
    { topic: 'cannot-leave', title: 'Bị nhốt, không cho ra ngoài', guide: 'Chỉ hỏi có/không.', text: 'Bạn ở một mình à? Có hoặc Không.' },
    { topic: 'relative-calls', title: 'Nhờ người nhà gọi', guide: null, text: 'Người nhà gọi giúp bạn có được không? Có hoặc Không.' },
  ],
  lookers: [
    { name: 'Hạnh', typing: false },
    { name: 'Lan', typing: false },
  ],
  mayDo: ['reply', 'hold-back', 'note', 'release', 'transfer', 'park', 'hand-back', 'close', 'set-level', 'reveal-name', 'block-sender'],
  outcome: null,
}

function said(seq: number, by: CaseView['lines'][number]['by'], minutesAgo: number, text: string | null): CaseView['lines'][number] {
  return { seq, by, name: null, atMs: nowMs - minutesAgo * minuteMs, text, blocks: null, what: null, state: null, code: null }
}

const closed: ClosedCases = {
  cases: [{ id: contract, pseudonym: 'H5-2RS', level: 1, outcome: 'helped', atMs: nowMs - 200 * minuteMs, practice: false }],
}

const people: People = {
  people: [
    { ...staff.hanh, role: 'responder', present: true, holds: 1, mayHold: true },
    { ...staff.lan, role: 'responder', present: true, holds: 1, mayHold: true },
    { ...staff.mai, role: 'supervisor', present: false, holds: 0, mayHold: true },
  ],
}

/** Who has the page open. */
export const evening: Presence = {
  people: [
    { ...staff.hanh, role: 'responder' },
    { ...staff.lan, role: 'responder' },
    { ...staff.mai, role: 'supervisor' },
  ],
}

const phones: OwnPhones = {
  over: ['push', 'mail'],
  pushKey: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
  phones: [
    {
      id: '30000000-0000-4000-8000-000000000001',
      kind: 'mail',
      shown: 'h***@example.org',
      endpoint: null,
      failed: false,
      triedAtMs: nowMs - 45 * minuteMs,
    },
  ],
  telegram: { linked: false },
}

const timetable: TimetableView = {
  hours: { kind: 'weekly', utcOffsetMinutes: 420, open: [{ days: [1, 2, 3, 4, 5], fromMinute: 480, toMinute: 1320 }] },
  utcOffsetMinutes: 420,
  holidays: [{ date: '2027-01-01', open: [] }],
  version: 4,
  shifts: [
    { staff: staff.hanh.id, kind: 'duty', rank: 1, days: [1, 3, 5], fromMinute: 840, toMinute: 1320, firstDate: null, lastDate: null },
    {
      staff: staff.mai.id,
      kind: 'on-call',
      rank: 1,
      days: [1, 2, 3, 4, 5, 6, 7],
      fromMinute: 1320,
      toMinute: 1920,
      firstDate: null,
      lastDate: null,
    },
  ],
  staffed: true,
  onCall: ['Mai'],
}

const entries: Entries = {
  version: 'a1b2c3',
  entries: [
    {
      id: 'service-fee-cap',
      topic: 'service-fee-cap',
      country: null,
      titles: { vi: 'Tiền dịch vụ được thu bao nhiêu?', en: 'How much may the service fee be?' },
      stage: 'before',
      risk: 'none',
      compiled: '2026-05-22',
      reviewBy: '2026-12-05',
      signed: null,
      age: 'soon',
      withdrawn: null,
    },
    {
      id: 'undocumented',
      topic: 'undocumented',
      country: null,
      titles: { vi: 'Ở quá hạn có bị phạt không?', en: 'Am I punished for overstaying?' },
      stage: 'during',
      risk: 'review',
      compiled: '2026-05-22',
      reviewBy: '2026-11-15',
      signed: { by: 'Trần Thu', on: '2026-05-22' },
      age: 'past',
      withdrawn: null,
    },
    {
      id: 'violence',
      topic: 'violence',
      country: null,
      titles: { vi: 'Bị đánh, bị dọa đánh', en: 'Beaten, or threatened with it' },
      stage: 'during',
      risk: 'urgent',
      compiled: '2026-05-22',
      reviewBy: '2026-11-20',
      signed: null,
      age: 'past',
      withdrawn: null,
    },
    {
      id: 'passport-kept@jp',
      topic: 'passport-kept',
      country: 'jp',
      titles: { vi: 'Chủ giữ hộ chiếu của tôi', en: 'My employer keeps my passport' },
      stage: 'during',
      risk: 'caution',
      compiled: '2026-11-22',
      reviewBy: '2027-05-22',
      signed: null,
      age: 'fresh',
      withdrawn: { by: 'Phúc', atMs: nowMs - 4000 * minuteMs, reason: 'số điện thoại trong bài đã đổi' },
    },
    {
      id: 'contract-contents',
      topic: 'contract-contents',
      country: null,
      titles: { vi: 'Hợp đồng phải ghi những gì?', en: 'What must a contract say?' },
      stage: 'before',
      risk: 'none',
      compiled: '2026-11-22',
      reviewBy: '2027-05-22',
      signed: null,
      age: 'fresh',
      withdrawn: null,
    },
  ],
}

const contacts: Contacts = {
  contacts: [
    {
      id: 'test-abroad',
      name: { vi: 'Đường dây thử từ nước ngoài', en: 'Test line from abroad' },
      shown: '+00 123 456 789',
      helpsIn: null,
      confidence: 'verified',
      publish: 'yes',
      confirmed: { by: 'Mai', on: '2026-11-18' },
      asOf: '2026-11-18',
      withdrawn: null,
    },
    {
      id: 'test-tw',
      name: { vi: 'Đường dây thử ở Đài Loan', en: 'Test line in Taiwan' },
      shown: '000',
      helpsIn: ['tw'],
      confidence: 'reported',
      publish: 'after-check',
      confirmed: null,
      asOf: '2025-12-14',
      withdrawn: null,
    },
  ],
}

const gaps: Gaps = { questions: [{ question: 'đi hái nho có thật không', language: 'vi', times: 14, lastMs: nowMs - 30 * minuteMs }] }

const accounts: Accounts = {
  accounts: [
    { ...staff.hanh, login: 'hanh', role: 'responder', disabled: false, waitsForInvite: false, lastSeenMs: nowMs },
    { ...staff.lan, login: 'lan.nt', role: 'responder', disabled: true, waitsForInvite: false, lastSeenMs: nowMs - 90_000 * minuteMs },
    { ...staff.mai, login: 'mai', role: 'supervisor', disabled: false, waitsForInvite: true, lastSeenMs: null },
  ],
  invites: [{ id: '0'.repeat(64), role: 'curator', expiresAtMs: nowMs + 2000 * minuteMs, by: 'Hạnh' }],
}

const audit: AuditPage = {
  rows: [
    { number: 42, atMs: nowMs - 3 * minuteMs, staff: 'Hạnh', deed: 'take', case: held, pseudonym: heldCase.pseudonym, detail: null },
    { number: 41, atMs: nowMs - 9 * minuteMs, staff: 'Mai', deed: 'set-level', case: lans, pseudonym: null, detail: '3' },
  ],
  whole: true,
}

const channels: Channels = {
  channels: [
    {
      name: 'telegram',
      on: true,
      switch: 'BEN_AN_TELEGRAM_TOKEN',
      account: '@ben_an_bot',
      webhook: {
        url: 'https://chat.example.org/webhooks/telegram',
        healthy: false,
        waiting: 7,
        lastError: 'Connection refused',
        atMs: nowMs - 4 * minuteMs,
      },
      quota: null,
      problems: [
        {
          code: 'webhook-failing',
          detail: 'Connection refused',
          what: { vi: 'Dịch vụ giao tin về đây không được.', en: 'The service cannot deliver here.' },
          mend: {
            vi: 'Gõ ben-an doctor để xem địa chỉ công khai có trả lời không.',
            en: 'ben-an doctor tells whether the public address answers.',
          },
        },
      ],
    },
    {
      name: 'zalo-oa',
      on: true,
      switch: 'BEN_AN_ZALO_OA_ID',
      account: '4318657068771012646',
      webhook: { url: null, healthy: true, waiting: null, lastError: null, atMs: null },
      quota: { left: 5, of: 8, renewsAtMs: nowMs + 600 * minuteMs },
      problems: [],
    },
    { name: 'botframework', on: false, switch: 'BEN_AN_BOTFRAMEWORK_APP_ID', account: null, webhook: null, quota: null, problems: [] },
  ],
}

const report: Report = {
  month: '2026-10',
  over: true,
  cases: 87,
  byLevel: [
    { level: 4, cases: null },
    { level: 3, cases: 21 },
    { level: 2, cases: 32 },
    { level: 1, cases: 29 },
  ],
  byOutcome: [
    { outcome: 'helped', cases: 51 },
    { outcome: 'referred', cases: 22 },
  ],
  byWait: [
    { within: '1 min', cases: 34 },
    { within: '5 min', cases: 29 },
    { within: '1 h', cases: 24 },
  ],
}

const hits: KnowledgeHits = { hits: [{ topic: 'undocumented', title: 'Ở quá hạn có bị phạt không?', risk: 'review', sure: true }] }

const topic: KnowledgeTopic = {
  topic: 'undocumented',
  title: 'Ở quá hạn có bị phạt không?',
  risk: 'review',
  blocks: [{ kind: 'paragraph', text: 'Từng trường hợp được xem riêng.' }],
  text: 'Từng trường hợp được xem riêng.',
  calls: heldCase.brief.contacts,
  forAnother: null,
  responder: [{ kind: 'paragraph', text: 'Hỏi: giấy tờ hết hạn từ khi nào. Không hứa là không bị xử lý.' }],
  countries: ['jp', 'kr'],
  reviewBy: '2026-11-15',
  signed: false,
}

/** A small pattern that looks like a code to scan and is none. */
const invite: OpenInvite = {
  role: 'responder',
  known: null,
  totp: {
    secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    otpauth: 'otpauth://totp/test',
    qr: { size: 29, path: Array.from({ length: 200 }, (_, at) => `M${4 + ((at * 7) % 21)} ${4 + ((at * 11) % 21)}h1v1h-1z`).join('') },
  },
}

/** Tells the stand-in everything of the evening, for somebody of this role. */
export function tellEvening(server: ConsoleStandIn, role: Me['role']): void {
  server.answer('GET me', me(role))
  server.answer('GET queue', queue)
  server.answer(`GET cases/${held}`, heldCase)
  server.answer('GET closed', closed)
  server.answer('GET people', people)
  server.answer('GET own/phones', phones)
  server.answer('GET timetable', timetable)
  server.answer('GET entries', entries)
  server.answer('GET contacts', contacts)
  server.answer('GET gaps', gaps)
  server.answer('GET accounts', accounts)
  server.answer('GET audit', audit)
  server.answer('GET channels', channels)
  server.answer('GET report', report)
  server.answer('GET knowledge', hits)
  server.answer('GET knowledge/undocumented', topic)
  server.answer('POST invite/open', invite)
  server.answer('POST invite/accept', { recoveryCodes: ['7KQ2-MX4D', '0HE9-3ZPT', 'C5LA-8XWB', 'R4T8-C2RS'] })
}
