import { describe, expect, test } from 'vitest'
import { callsIn } from '../../../src/bot/say/each-number-once.ts'
import { realKnowledge } from '../fixture-knowledge.ts'
import { begin, talk, text } from '../path/walking.ts'

const knowledge = await realKnowledge()
const reply = (...said: readonly string[]) => talk(said.map(text), knowledge).at(-1)?.replies.at(-1)
const numbers = (...said: readonly string[]) => callsIn(reply(...said)?.blocks ?? []).map(({ number }) => number)

describe('what is asked about a number is answered by what stands under it', () => {
  const unpaid = 'em ở Đài Loan bị chủ nợ lương'

  test.each([
    'số đó gọi được không',
    'so do goi co mat tien ko',
    'gọi có mất tiền không',
    'họ có nói tiếng Việt không',
    '1955 nói được tiếng việt không chị',
    'is it free to call',
    'số này có mất tiền không',
    'gọi giờ này có ai nghe k',
    'gọi có ai bắt máy không',
    'số đó ban đêm có ai trực không',
  ])('behind an answer: %s', (said) => {
    expect(reply(unpaid, said)?.origin).toMatchObject({ from: 'phrase', id: 'numbers.known' })
    expect(numbers(unpaid, said)).toContain('1955')
  })

  describe('whoever could not reach one number is told the others', () => {
    const held = 'em ở Hàn, chồng em đánh em'
    const missing = 'con tôi bị bắt sang Cam'

    test.each([
      [unpaid, 'gọi 1955 không ai bắt máy'],
      [unpaid, 'số đó gọi không được'],
      [unpaid, 'gọi số đó toàn bận'],
      [unpaid, 'goi su quan ko ai nghe'],
      [held, 'gọi 112 không ai nghe'],
      [held, 'gọi 112 không được'],
      [held, 'Gọi rồi không ai nghe máy'],
      ['em bị nhốt ở Campuchia', 'Gọi rồi không ai nghe máy'],
      ['em bị nhốt ở Campuchia', 'em gọi rồi mà không ai nghe'],
      ['em bị nhốt ở Campuchia', 'goi roi ko ai nghe may'],
      [missing, 'tôi gọi tổng đài mãi không được'],
      ['they locked me in, I am in Dubai', 'I called but nobody answers'],
      ['con tôi bị nhốt ở Campuchia', 'gọi rồi không ai nghe máy'],
      ['con tôi bị nhốt ở Campuchia', 'tôi gọi số đó rồi mà không ai nghe'],
      ['con tôi mất liên lạc bên Campuchia', 'khong goi duoc'],
      ['my son is held in Myanmar', 'I called, nobody answered'],
      [unpaid, 'khong goi duoc'],
      ['họ giữ hộ chiếu em', 'em gọi không được'],
    ])('%s / %s', (before, said) => {
      expect(reply(before, said)?.origin).toMatchObject({ from: 'phrase', id: 'numbers.others' })
      expect(numbers(before, said).length).toBeGreaterThan(0)
    })

    test('of whoever is in danger the hotline is told, and so are they', () => {
      const turn = talk(['con tôi mất liên lạc bên Campuchia', 'gọi rồi không ai nghe máy'].map(text), knowledge).at(-1)
      expect(turn?.effects).toEqual([{ kind: 'add-to-case', because: [{ kind: 'reaches-nobody' }] }])
      expect(turn?.replies[0]?.blocks[0]).toMatchObject({ text: expect.stringContaining('Bến An đã ghi thêm') })
    })

    test('and not the one that they tried', () => {
      expect(numbers(unpaid, 'gọi 1955 không ai bắt máy')).not.toContain('1955')
      expect(numbers(held, 'gọi 112 không ai nghe')).not.toContain('112')
    })

    test.each([
      [missing, 'gọi mãi nó không nghe máy'],
      [unpaid, 'gọi cho chủ không được'],
      [unpaid, 'con em đi Cam gọi không ai nghe máy'],
      ['con tôi bị nhốt ở Campuchia', 'gọi cho nó không nghe máy'],
      ['my son is held in Myanmar', 'he does not answer my calls'],
    ])('but not where somebody else does not answer: %s / %s', (before, said) => {
      expect(reply(before, said)?.origin).not.toMatchObject({ id: 'numbers.others' })
    })
  })

  test('a number that is named is told alone, as it is where the person is', () => {
    expect(numbers('em đang ở Hàn Quốc', '1577 1366 họ có nói tiếng việt không')).toEqual(['15771366'])
    expect(numbers('em ở Nhật bị nợ lương', 'số 110 gọi có mất tiền không').length).toBe(1)
  })

  test('a short number that is a line in several countries is told with each of them, while nobody knows where the person is', () => {
    const cards = callsIn(reply('gọi 111 có mất tiền không')?.blocks ?? [])
    expect(cards.map(({ name }) => name)).toEqual([
      expect.stringContaining('Tổng đài quốc gia 111'),
      expect.stringContaining('New Zealand'),
      expect.stringContaining('Angola'),
    ])
    expect(numbers('em ở New Zealand bị nợ lương', '111 gọi có mất tiền không').length).toBe(1)
  })

  test('a sum names no line', () => {
    expect(reply('The agency wants 3,000 dollars for a transfer. Is it free officially?')?.origin).not.toMatchObject({
      id: 'numbers.known',
    })
  })

  test('in danger the numbers of the steps are, and whether writing is safe stays asked', () => {
    const said = ['em ở Đài Loan, họ nhốt em không cho ra ngoài', 'số đó gọi được không'] as const
    expect(reply(...said)?.origin).toMatchObject({ id: 'numbers.known' })
    expect(numbers(...said)).toContain('110')
    expect(reply(...said)?.choices.map(({ data }) => data)).toContain('cmd:safe-yes')
  })

  test.each([
    ['gọi số nào', 'mất tiền không'],
    ['hotline', 'có mất tiền không'],
    ['em bị nhốt ở Campuchia', 'mat tien khong'],
    ['con tôi bị nhốt ở Campuchia', 'có mất phí không ạ'],
    ['I am locked in', 'is it free'],
  ])('behind what is told for its numbers the words need not speak of calling: %s / %s', (before, said) => {
    expect(reply(before, said)?.origin).toMatchObject({ id: 'numbers.known' })
  })

  test('what may have been about them is added to the case, and what surely is, or was asked without danger, is not', () => {
    const effects = (...said: readonly string[]) => talk(said.map(text), knowledge).at(-1)?.effects
    const guessed = [{ kind: 'add-to-case', because: [{ kind: 'not-understood' }] }]
    expect(effects('em bị nhốt ở Campuchia', 'có mất tiền không')).toEqual(guessed)
    expect(effects('em bị nhốt ở Campuchia', 'gọi có mất tiền không')).toEqual([])
    expect(effects('hotline', 'có mất tiền không')).toEqual([])
  })

  test.each([
    ['họ đòi 200 triệu chuộc con tôi', 'có mất tiền không'],
    ['con tôi bị bắt cóc đòi tiền chuộc', 'mat tien khong'],
    ['em bị đòi nợ ở Đài Loan, nó doạ giết', 'mất phí không'],
    ['họ bảo em nợ 50 triệu, nhốt em', 'có mất tiền không'],
    ['they hold my son for ransom in Myanmar', 'is it free'],
    ['em bị nhốt ở Campuchia', 'có ai trực không'],
    ['em bị nhốt ở Campuchia', 'mấy giờ làm'],
  ])('what costs where money is demanded, and what is no cost, may be about anything: %s / %s', (before, said) => {
    expect(reply(before, said)?.origin).not.toMatchObject({ id: 'numbers.known' })
  })

  test.each([
    ['chủ đánh em ở Đài Loan', 'có ai nghe không'],
    ['em bị nhốt ở Campuchia', 'có ai trả lời không'],
    ['em bi nhot o Campuchia', 'co ai nghe khong'],
  ])('in danger who calls for somebody is answered as one who does: %s / %s', (before, said) => {
    expect(reply(before, said)?.origin).toMatchObject({ id: expect.stringMatching(/^anyone/) })
  })

  test.each([
    [unpaid, 'con em đi Cam không gọi được'],
    ['công ty đòi tiền môi giới', 'mất tiền không'],
    ['con tôi bị nhốt ở Campuchia', 'chuyển tiền cho họ có mất tiền không'],
    [unpaid, 'đi làm ở Nhật có mất tiền môi giới không'],
    [unpaid, 'chủ không cho em gọi điện về nhà có được không'],
    [unpaid, 'không biết tiếng Việt thì chủ có nhận không'],
    ['đi Nhật làm điều dưỡng cần gì', 'có mất phí không'],
  ])('but not: %s / %s', (before, said) => {
    expect(reply(before, said)?.origin).not.toMatchObject({ id: 'numbers.known' })
  })

  test('nothing is known where no number was told or named', () => {
    expect(reply('số đó gọi được không')?.origin).not.toMatchObject({ id: 'numbers.known' })
  })
})

describe('a line is told by its name, or by its number, where that is asked for', () => {
  test.each([
    ['cục quản lý lao động ngoài nước số điện thoại', '+842438249517'],
    ['em cần gọi DOLAB', '+842438249517'],
    ['sdt dolab', '+842438249517'],
    ['what is the number of DOLAB', '+842438249517'],
    ['so dien thoai colab', '+842473030199'],
    ['hotline OTIT', '0120-250-168'],
    ['danuri so may', '1577-1366'],
    ['làm sao liên hệ houterasu', '0570-078377'],
    ['1955 la so gi', '1955'],
  ])('%s', (said, number) => {
    expect(reply(said)?.origin).toMatchObject({ from: 'phrase', id: 'numbers.known' })
    expect(numbers(said).map((one) => one.replace(/\D/g, ''))).toEqual([number.replace(/\D/g, '')])
  })

  test.each([
    'gọi 1955 rồi mà không giải quyết',
    'em gọi dolab rồi họ không trả lời',
    'cty nói đã báo DOLAB rồi',
    'colab tuyển đi hàn khi nào',
    'chủ giữ số điện thoại của em',
    'số điện thoại của bộ lao động',
    'em bị nhốt, cần gọi DOLAB',
    '500 usd là gì',
  ])('but not where more is told, or no line is named: %s', (said) => {
    expect(reply(said)?.origin).not.toMatchObject({ id: 'numbers.known' })
  })
})

describe('behind an answer about work abroad, what is over there is not Bến An', () => {
  const slowly = (...said: readonly string[]) =>
    talk(said.map(text), knowledge, begin(), 2 * 60_000)
      .at(-1)
      ?.replies.at(-1)
  const unpaid = 'em ở Đài Loan bị chủ nợ lương'

  test.each(['tieng viet ko', 'tiếng việt được không', 'ben do co noi tieng viet khong'])(
    'the numbers above speak it or not: %s',
    (said) => {
      expect(slowly(unpaid, said)?.origin).toMatchObject({ from: 'phrase', id: 'numbers.known' })
    },
  )
  test('those of the country that was asked about', () => {
    const calls = callsIn(slowly('khiếu nại nghiệp đoàn ở nhật', 'tiếng việt ko')?.blocks ?? [])
    expect(calls.map(({ number }) => number)).toContain('0120250168')
  })
  test.each(['bên này có ai giúp ko', 'cái đó có mất tiền không', 'ben nay co ai giup khong'])(
    'it goes on about the answer: %s',
    (said) => {
      expect(JSON.stringify(slowly(unpaid, said)?.origin)).toMatch(/unpaid-wages|answer-above|miss.beyond/)
    },
  )
  test.each([
    ['tieng viet ko', 'language'],
    ['bên này có ai giúp ko', 'who-are-you'],
  ])('where nothing was asked it is: %s', (said, about) => {
    expect(JSON.stringify(slowly(said))).toContain(about)
  })
})
