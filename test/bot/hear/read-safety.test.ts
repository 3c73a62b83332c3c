import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Conversation } from '../../../src/bot/conversation.ts'
import { answerToSafety, saysOver, saysUnsafe } from '../../../src/bot/hear/read-safety.ts'
import { messagesOf } from '../../../src/bot/phrases.ts'
import { readWords } from '../../../src/knowledge/words/words.ts'
import { talkKnowledge } from '../fixture-knowledge.ts'
import { afterwards, begin, talk, tap, text } from '../path/walking.ts'

const knowledge = talkKnowledge()
const after = (...said: readonly string[]): Conversation =>
  talk(
    said.map((one) => (one.startsWith('cmd:') ? tap(one) : text(one))),
    knowledge,
  ).reduce((_, turn) => afterwards(turn), begin())
const asked = after('họ nhốt em, không cho ra ngoài')
const askedInEnglish = after('they locked me in')

function answered(said: string, conversation = asked): string | null {
  const choice = answerToSafety(said, conversation, knowledge)
  return choice?.kind === 'command' ? choice.command : null
}

describe('while the question whether writing is safe stands open', () => {
  const answers = [
    ['không an toàn', 'safe-no'],
    ['ko an toàn', 'safe-no'],
    ['k an toan', 'safe-no'],
    ['Không an toàn!', 'safe-no'],
    ['em không an toàn', 'safe-no'],
    ['không, không an toàn ạ', 'safe-no'],
    ['chưa an toàn', 'safe-no'],
    ['dạ chưa ạ', 'safe-no'],
    ['ko ạ', 'safe-no'],
    ['ko an toan lam', 'safe-no'],
    ['yes', 'safe-yes'],
    ['yes?', null],
    ['họ quay lại rồi', 'safe-no'],
    ['không biết', 'safe-unsure'],
    ['em ko biết nữa', 'safe-unsure'],
    ['chưa chắc', 'safe-unsure'],
    ['tạm ổn', 'safe-unsure'],
    ['chắc là an toàn ạ', 'safe-unsure'],
    ['giờ ok r', 'safe-unsure'],
    ['họ đang đi vào', 'safe-no'],
    ['có người bên cạnh em', 'safe-no'],
    ['dạ có ạ', 'safe-yes'],
    ['co an toan', 'safe-yes'],
    ['em an toàn', 'safe-yes'],
    ['có an toàn?', null],
    ['có an toàn không', null],
    ['có chị ơi', 'safe-yes'],
    ['co a', 'safe-yes'],
    ['cô', null],
    ['cô ơi', null],
    ['dạ cô ơi', null],
    ['co oi', null],
    ['có không', null],
    ['không cho em ra ngoài', null],
    ['chủ nợ lương', null],
    ['vâng ạ an toàn', 'safe-yes'],
    ['ok nhắn được', 'safe-yes'],
    ['ok không an toàn', 'safe-no'],
    ['vâng không ạ', 'safe-no'],
    ['ừ họ quay lại rồi', 'safe-no'],
    ['ok không biết nữa', 'safe-unsure'],
    ['ok', 'safe-unsure'],
  ] as const
  for (const [said, command] of answers) test(`"${said}" is ${command ?? 'no answer'}`, () => expect(answered(said)).toBe(command))

  const inEnglish = [
    ['not safe', 'safe-no'],
    ["no it isn't", 'safe-no'],
    ["No, it's not safe.", 'safe-no'],
    ['nope', 'safe-no'],
    ['not sure', 'safe-unsure'],
    ["I don't know", 'safe-unsure'],
    ['kind of', 'safe-unsure'],
    ['ok now', 'safe-unsure'],
    ['they are near me', 'safe-no'],
    ['He is in the next room', 'safe-no'],
    ['yes please', 'safe-yes'],
    ["I'm safe", 'safe-yes'],
    ['is it safe', null],
    ['ok i am alone now', 'safe-unsure'],
    ['yes safe now', 'safe-yes'],
    ['ok not safe', 'safe-no'],
    ['I do not have a passport', null],
  ] as const
  for (const [said, command] of inEnglish) {
    test(`"${said}" is ${command ?? 'no answer'}`, () => expect(answered(said, askedInEnglish)).toBe(command))
  }

  for (const said of ['ok giờ an toàn rồi', 'uh an toàn rồi chị', 'ok giờ nhắn được']) {
    test(`"${said}" says it behind an assent`, () => expect(after('họ nhốt em, không cho ra ngoài', said).guarded).toBe(false))
  }

  test('nothing that denies is ever read as yes', () => {
    const yes = [...messagesOf(knowledge, 'words.safe-yes'), 'an toàn', 'có an toàn', 'có', 'safe', 'it is safe', 'yes']
    const no = ['không', 'ko', 'k', 'chưa', 'chẳng', 'hết', 'không còn', 'not', 'no', 'never', 'no longer', "isn't", "it's not"]
    const polite = [...messagesOf(knowledge, 'words.courtesy'), ...messagesOf(knowledge, 'words.assent')]
    const courtesy = fc.array(fc.constantFrom(...polite), { maxLength: 3 })
    const denial = fc.tuple(courtesy, fc.constantFrom(...no), fc.constantFrom(...yes), courtesy)
    fc.assert(
      fc.property(denial, ([before, denies, word, behind]) => {
        const said = [...before, denies, word, ...behind].join(' ')
        for (const conversation of [asked, askedInEnglish]) {
          const [turn] = talk([text(said)], knowledge, conversation)
          expect(turn?.conversation.guarded, said).toBe(true)
        }
      }),
    )
  })
})

describe('after the person has said that writing is safe', () => {
  const open = after('họ nhốt em, không cho ra ngoài', 'cmd:safe-yes')

  for (const said of [
    'không an toàn nữa',
    'ko an toàn',
    'họ quay lại rồi',
    'ho quay lai roi',
    'it is not safe now',
    "they're coming back",
    'chồng em sắp về',
    'ho sap ve roi',
    'chồng em về nhà rồi',
    'chu ve toi roi',
    'my husband is home',
    'he is coming home',
  ]) {
    test(`"${said}" puts the guard up again`, () => {
      const [turn] = talk([text(said)], knowledge, open)
      expect(open.guarded).toBe(false)
      expect(turn?.conversation.guarded).toBe(true)
      expect(turn?.effects).toContainEqual({ kind: 'cancel-unsent' })
    })
  }

  for (const said of ['không', 'chưa', 'tuyến này không an toàn', 'họ quay lại trả lương rồi', 'is it safe to send money']) {
    test(`"${said}" does not`, () => expect(talk([text(said)], knowledge, open)[0]?.conversation.guarded).toBe(false))
  }

  test('whoever told of no danger says nothing of a guard', () => {
    expect(saysUnsafe({ kind: 'words', text: 'không an toàn' }, begin(), knowledge)).toBe(false)
    expect(talk([text('không an toàn')], knowledge)[0]?.conversation.guarded).toBe(false)
  })
})

describe('that danger is over', () => {
  const told = begin({ danger: { level: 4, topic: null, atMs: 0, steps: 'above' } })
  const over = (said: string, conversation = told) => saysOver({ kind: 'words', text: said }, conversation, knowledge)
  for (const said of [
    'em đỡ rồi',
    'em do roi a',
    'nó vừa gọi về rồi',
    'em ra được rồi ạ',
    'thôi em đỡ rồi',
    'em ổn rồi ở nhà bạn',
    'giờ em an toàn rồi',
    'All good!',
    "I'm fine now",
    'she just texted me',
    'nó gọi về rồi, ổn rồi',
    'he called, all ok now',
  ])
    test(`is said by "${said}"`, () => expect(over(said)).toBe(true))
  for (const said of [
    'nó về rồi',
    'chồng em về nhà rồi',
    'he is back',
    'em chưa đỡ',
    'em đỡ rồi mà họ lại tới',
    'em chưa ra được',
    'not all good',
    'đỡ rồi sao?',
    'nó gọi về rồi, nhưng bị đánh',
    '...',
    'thôi, ạ',
    'không an toàn rồi',
    'chồng em sắp về',
  ])
    test(`is not said by "${said}"`, () => expect(over(said)).toBe(false))
  const relative = begin({ writer: 'relative', danger: { level: 4, topic: null, atMs: 0, steps: 'above' } })
  for (const said of [
    'mẹ tôi vừa về tới nhà rồi',
    'mẹ tôi gọi về rồi',
    'con tôi về tới nhà rồi chị ơi',
    'chau no ve den nha roi',
    'con gái tôi vừa gọi về cho tôi rồi',
    'em trai tôi liên lạc được rồi',
    'họ thả con tôi rồi, mừng quá',
    'my son called back',
    'he is back home now',
  ])
    test(`is said by whoever writes for another: "${said}"`, () => expect(over(said, { ...relative, spokenOf: 'con' })).toBe(true))
  test('is said of whoever was spoken of who came home, and not of whoever else did: they may be the one who beats', () => {
    expect(over('chồng em về nhà rồi', { ...relative, spokenOf: 'chong' })).toBe(true)
    for (const said of ['chồng về nhà rồi', 'họ nhắn tin rồi']) expect(over(said, { ...relative, spokenOf: 'con' })).toBe(false)
  })
  for (const said of [
    'con tôi chưa về nhà',
    'con tôi về nhà rồi mà nó sợ lắm',
    'con tôi về nhà chưa',
    'gọi rồi không ai nghe',
    'she has not called back',
    'em gọi cho công an rồi',
  ])
    test(`is not said by whoever writes for another: "${said}"`, () => expect(over(said, relative)).toBe(false))
  test('is noted, and raises nothing by likeness', () => {
    const turn = talk([text('con tôi mất liên lạc bên Campuchia'), text('con gái tôi vừa gọi về cho tôi rồi')], knowledge).at(-1)
    expect(turn?.effects).toEqual([{ kind: 'add-to-case', because: [{ kind: 'says-over' }] }])
  })
  test('is not said by whoever told of none', () => expect(over('em đỡ rồi', begin())).toBe(false))
})

// Only the few texts read last are kept, and a turn asks for the words of its message again and again.
test('the message is still at hand when its answer and its end were looked for: neither labels nor clauses drove it out', () => {
  const said = 'họ chở em đi. Em không biết. Ở đâu nữa; em sợ lắm, họ có dao'
  const heard = (again: string) => {
    const words = readWords(again, knowledge.lexicon)
    answerToSafety(again, asked, knowledge)
    saysOver({ kind: 'words', text: again }, asked, knowledge)
    return readWords(again, knowledge.lexicon) === words
  }
  heard('em')
  expect(heard(said)).toBe(true)
})
