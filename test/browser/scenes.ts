import type { Call } from '../../src/bot/reply.ts'
import type { Language } from '../../src/knowledge/knowledge.ts'
import type { PageCall } from '../../src/server/page/numbers.ts'
import type { WireBubble, WireChoice } from '../../src/server/page/wire.ts'
import type { Answer, PageWords } from './stand-in.ts'

/** What the stand-in says, in both languages. The numbers lead nowhere: real ones stand in content/contacts.yaml alone. */
export interface Scenes {
  readonly question: string
  readonly answer: Answer
  readonly tree: Answer
  readonly danger: Answer
  readonly guarded: Answer
  readonly asked: Answer
  readonly nobody: Answer
  readonly person: Answer
  readonly handedBack: Answer
}

const numbers: Readonly<Record<Language, readonly PageCall[]>> = {
  vi: [
    {
      name: 'Đường dây thử trong nước (chuyện kín)',
      number: '000',
      shown: '000',
      note: 'Gọi lúc nào cũng được, miễn phí',
      plain: { name: 'Đường dây thử trong nước', note: '' },
    },
    {
      name: 'Đường dây thử từ nước ngoài',
      number: '+00123456789',
      shown: '+00 123 456 789',
      note: 'Gọi lúc nào cũng được',
      plain: { name: 'Đường dây thử từ nước ngoài', note: '' },
    },
  ],
  en: [
    {
      name: 'Test line at home (secret matters)',
      number: '000',
      shown: '000',
      note: 'Day and night, free',
      plain: { name: 'Test line at home', note: '' },
    },
    {
      name: 'Test line from abroad',
      number: '+00123456789',
      shown: '+00 123 456 789',
      note: 'Day and night',
      plain: { name: 'Test line from abroad', note: '' },
    },
  ],
}

const unconfirmed: Readonly<Record<Language, Call>> = {
  vi: { name: 'Cảnh sát nơi đang ở', number: '001', shown: '001', note: 'Số này chưa được gọi thử' },
  en: { name: 'Police where you are', number: '001', shown: '001', note: 'Nobody has called this number yet' },
}

const person: Readonly<Record<Language, WireChoice>> = {
  vi: { label: 'Gặp người thật', data: 'cmd:person', toPerson: true },
  en: { label: 'Talk to a person', data: 'cmd:person', toPerson: true },
}

export const words: PageWords = {
  numbers,
  hello: {
    vi: [
      say(
        'Chào anh/chị. Đây là Bến An: hỏi đáp miễn phí về đi làm ở nước ngoài. Anh/chị không cần cho biết tên. Cứ hỏi bằng lời của mình, hoặc chọn một mục.',
        [
          to('Trước khi đi', 'stage:before:1'),
          to('Khi đang ở nước ngoài', 'stage:during:1'),
          to('Khi đã về', 'stage:after:1'),
          to('Xem lời mời làm việc có hợp pháp không', 'tree:job-offer'),
          person.vi,
        ],
      ),
    ],
    en: [
      say(
        'Hello. This is Bến An: free answers about working abroad. You need not give your name. Ask in your own words, or pick a topic.',
        [
          to('Before going', 'stage:before:1'),
          to('While abroad', 'stage:during:1'),
          to('After coming back', 'stage:after:1'),
          to('See whether a job offer is legal', 'tree:job-offer'),
          person.en,
        ],
      ),
    ],
  },
}

export const scenes: Readonly<Record<Language, Scenes>> = {
  vi: {
    question: 'co doi 20 trieu tien moi gioi co dung khong',
    answer: {
      bubbles: [
        {
          text: '',
          blocks: [
            {
              kind: 'paragraph',
              text: 'Không. Luật cấm thu tiền môi giới của người lao động. Công ty, trung tâm hay người quen đều không được thu.',
            },
            { kind: 'paragraph', text: '**Nên làm ngay**' },
            {
              kind: 'steps',
              items: [
                'Đừng đưa tiền, nhất là tiền mặt.',
                'Giữ lại tin nhắn, số tài khoản, ghi âm nếu có.',
                'Hỏi thẳng: “Tiền này là tiền gì, phiếu thu có dấu của ai?”',
              ],
            },
            { kind: 'source', text: 'Luật ghi rõ: Luật 69/2020/QH14, Điều 7. Soạn ngày 22/11/2026, chưa có chuyên gia ký duyệt.' },
          ],
          choices: [
            to('Tiền dịch vụ được thu bao nhiêu?', 'topic:service-fee-cap'),
            to('Người mời có giấy phép không?', 'topic:unlicensed-broker'),
            person.vi,
            to('Không phải điều tôi hỏi', 'cmd:none'),
          ],
        },
      ],
    },
    tree: {
      bubbles: [
        {
          text: '',
          blocks: [{ kind: 'paragraph', text: 'Ai mời anh/chị đi làm?' }],
          choices: [
            to('Công ty đưa người đi làm', 'edge:job-offer:who-offers:aaaa'),
            to('Người quen, họ hàng, “cò”', 'edge:job-offer:who-offers:bbbb'),
            to('Quảng cáo trên mạng, chưa gặp mặt bao giờ', 'edge:job-offer:who-offers:cccc'),
            to('Quay lại', 'cmd:back'),
            to('Dừng', 'cmd:stop'),
          ],
        },
      ],
    },
    danger: {
      lane: 'danger',
      speaker: 'waiting',
      bubbles: [
        {
          text: '',
          blocks: [
            { kind: 'paragraph', text: 'Trước hết, anh/chị cần được an toàn.' },
            {
              kind: 'steps',
              items: [
                'Tránh xa người đánh. Ra chỗ sáng, có người.',
                'Không ra được thì vào phòng khóa được cửa.',
                'Lấy vải sạch ấn chặt chỗ chảy máu.',
              ],
            },
            { kind: 'calls', calls: [unconfirmed.vi, ...numbers.vi] },
            { kind: 'paragraph', text: 'Đã báo cho người trực.' },
          ],
          choices: [],
        },
        say('Người đó có đang ở gần không?', [to('Có', 'cmd:safe-no'), to('Không', 'cmd:safe-yes'), to('Không chắc', 'cmd:safe-unsure')]),
      ],
    },
    guarded: {
      lane: 'danger',
      guarded: true,
      speaker: 'waiting',
      bubbles: [
        {
          text: '',
          blocks: [
            { kind: 'paragraph', text: 'Bến An đã nhận được tin của anh/chị. Cảm ơn anh/chị đã nhắn cho Bến An.' },
            {
              kind: 'steps',
              items: [
                'Nếu có người ở cạnh, cứ dừng lại. Nhắn tiếp khi an toàn.',
                'Đừng cãi lại hay liều đi nếu thấy nguy hiểm.',
                'Nhớ nơi mình đang ở: tên tòa nhà, biển hiệu, tên đường.',
              ],
            },
            { kind: 'paragraph', text: 'Chỉ gọi khi an toàn. Người nhà ở Việt Nam có thể gọi thay:' },
            { kind: 'calls', calls: numbers.vi },
            { kind: 'paragraph', text: 'Bây giờ anh/chị nhắn tin có an toàn không?' },
          ],
          choices: [to('Có', 'cmd:safe-yes'), to('Không', 'cmd:safe-no'), to('Không chắc', 'cmd:safe-unsure')],
        },
      ],
    },
    asked: {
      speaker: 'waiting',
      bubbles: [
        {
          text: '',
          blocks: [
            {
              kind: 'paragraph',
              text: 'Bến An đã báo cho người trực. Trong lúc chờ, anh/chị cứ viết thêm, hoặc hỏi chuyện khác. Nếu nguy hiểm, đừng chờ:',
            },
            { kind: 'calls', calls: numbers.vi },
          ],
          choices: [],
        },
      ],
    },
    nobody: {
      nobody: true,
      speaker: 'machine',
      bubbles: [
        {
          text: '',
          blocks: [
            {
              kind: 'paragraph',
              text: 'Lúc này không có người trực. Tin của anh/chị được giữ lại cho họ đọc. Những số này đang có người nghe:',
            },
            { kind: 'calls', calls: numbers.vi },
          ],
          choices: [to('Hỏi chuyện khác', 'cmd:menu')],
        },
      ],
    },
    person: {
      author: 'person',
      lane: 'person',
      speaker: 'person',
      bubbles: [
        {
          text: 'Chào em, chị là Hạnh, người trực.\n\nChị đọc hết rồi, em không phải kể lại. Bây giờ em đang ở đâu?',
          blocks: null,
          choices: [],
        },
      ],
    },
    handedBack: {
      speaker: 'machine',
      bubbles: [say('Người trực đã chuyển lại cho Bến An. Anh/chị cứ hỏi tiếp.', [person.vi, to('Hỏi chuyện khác', 'cmd:menu')])],
    },
  },
  en: {
    question: 'is a brokerage fee legal',
    answer: {
      bubbles: [
        {
          text: '',
          blocks: [
            {
              kind: 'paragraph',
              text: 'No. The law forbids anyone to take a brokerage fee from a worker. Not a company, not a centre, not someone you know.',
            },
            { kind: 'paragraph', text: '**Do this now**' },
            {
              kind: 'steps',
              items: [
                'Do not pay, above all not in cash.',
                'Keep the messages, the bank account number, any recording.',
                'Ask: “What is this money for, and whose stamp is on the receipt?”',
              ],
            },
            {
              kind: 'source',
              text: 'The law says so: Law 69/2020/QH14, Article 7. Written on 22 November 2026, not yet signed by an expert.',
            },
          ],
          choices: [to('How much may a company charge?', 'topic:service-fee-cap'), person.en, to('That is not what I asked', 'cmd:none')],
        },
      ],
    },
    tree: {
      bubbles: [
        {
          text: '',
          blocks: [{ kind: 'paragraph', text: 'Who offers you the job?' }],
          choices: [
            to('A company that sends workers abroad', 'edge:job-offer:who-offers:aaaa'),
            to('Somebody I know, a relative, a broker', 'edge:job-offer:who-offers:bbbb'),
            to('An advertisement online, I never met them', 'edge:job-offer:who-offers:cccc'),
            to('Back', 'cmd:back'),
            to('Stop', 'cmd:stop'),
          ],
        },
      ],
    },
    danger: {
      lane: 'danger',
      speaker: 'waiting',
      bubbles: [
        {
          text: '',
          blocks: [
            { kind: 'paragraph', text: 'First, you need to be safe.' },
            {
              kind: 'steps',
              items: [
                'Get away from the person who hits you. Go where there is light and people.',
                'If you cannot, go into a room that locks.',
                'Press a clean cloth on the wound.',
              ],
            },
            { kind: 'calls', calls: [unconfirmed.en, ...numbers.en] },
            { kind: 'paragraph', text: 'The person on duty has been told.' },
          ],
          choices: [],
        },
        say('Is that person close to you now?', [to('Yes', 'cmd:safe-no'), to('No', 'cmd:safe-yes'), to('Not sure', 'cmd:safe-unsure')]),
      ],
    },
    guarded: {
      lane: 'danger',
      guarded: true,
      speaker: 'waiting',
      bubbles: [
        {
          text: '',
          blocks: [
            { kind: 'paragraph', text: 'Bến An has your message. Thank you for writing to Bến An today.' },
            {
              kind: 'steps',
              items: [
                'If someone is next to you, stop. Write again when it is safe.',
                'Do not argue, and take no risk if it looks dangerous.',
                'Remember where you are: building, signs, street.',
              ],
            },
            { kind: 'paragraph', text: 'Call only if it is safe. Someone at home can call for you:' },
            { kind: 'calls', calls: numbers.en },
            { kind: 'paragraph', text: 'Is it safe for you to write now?' },
          ],
          choices: [to('Yes', 'cmd:safe-yes'), to('No', 'cmd:safe-no'), to('Not sure', 'cmd:safe-unsure')],
        },
      ],
    },
    asked: {
      speaker: 'waiting',
      bubbles: [
        {
          text: '',
          blocks: [
            {
              kind: 'paragraph',
              text: 'A person on duty has been told. While you wait, write on, or ask something else. In danger, do not wait:',
            },
            { kind: 'calls', calls: numbers.en },
          ],
          choices: [],
        },
      ],
    },
    nobody: {
      nobody: true,
      speaker: 'machine',
      bubbles: [
        {
          text: '',
          blocks: [
            { kind: 'paragraph', text: 'Nobody is on duty now. Your message is kept for them to read. These lines are open:' },
            { kind: 'calls', calls: numbers.en },
          ],
          choices: [to('Ask something else', 'cmd:menu')],
        },
      ],
    },
    person: {
      author: 'person',
      lane: 'person',
      speaker: 'person',
      bubbles: [
        {
          text: 'Hello, I am Hạnh, on duty tonight.\n\nI have read everything, no need to tell it again. Where are you now?',
          blocks: null,
          choices: [],
        },
      ],
    },
    handedBack: {
      speaker: 'machine',
      bubbles: [say('The person on duty has handed back to Bến An. Ask on.', [person.en, to('Ask something else', 'cmd:menu')])],
    },
  },
}

function say(text: string, choices: readonly WireChoice[] = []): WireBubble {
  return { text, blocks: [{ kind: 'paragraph', text }], choices: [...choices] }
}

function to(label: string, data: string): WireChoice {
  return { label, data, toPerson: false }
}
