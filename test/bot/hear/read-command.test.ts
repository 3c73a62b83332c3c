import { expect, test } from 'vitest'
import type { ConversationId } from '../../../src/bot/conversation.ts'
import { readCommand } from '../../../src/bot/hear/read-command.ts'
import { readLeaving } from '../../../src/bot/hear/read-leaving.ts'
import { newConversation } from '../../../src/bot/new-conversation.ts'
import { realKnowledge, talkKnowledge } from '../fixture-knowledge.ts'
import { talk, text } from '../path/walking.ts'

const knowledge = talkKnowledge()
const conversation = newConversation('talk' as ConversationId)
const leaving = (text: string) => readLeaving(text, knowledge)
const command = (text: string, by = knowledge) => {
  const read = readCommand(
    {
      said: { kind: 'words', text },
      conversation,
      burst: text,
      named: null,
      happensIn: null,
      isAhead: false,
      isPromised: false,
      before: conversation,
    },
    by,
  )
  return read?.kind === 'command' ? read.command : null
}

const leavings = [
  ['thoát', 'exit'],
  ['Thoat', 'exit'],
  ['THOÁT!', 'exit'],
  ['exit', 'exit'],
  ['xóa hết', 'erase'],
  ['xoa het', 'erase'],
  ['delete my data', 'erase'],
  ['em muốn thoát khỏi đây', null],
  ['cho em thoát', null],
  ['em muốn thoát', null],
  ['làm sao thoát được', null],
  ['I want to exit this place', null],
  ['xóa hình xăm có đi được không', null],
] as const
for (const [text, kind] of leavings) {
  test(`"${text}" ${kind === null ? 'is no way out of the talk' : `means ${kind}`}`, () => {
    expect(leaving(text)).toBe(kind)
  })
}

const said = [
  ['menu', 'menu'],
  ['/start', 'menu'],
  ['gặp người thật', 'person'],
  ['cho em gặp người thật với ạ', 'person'],
  ['gap nguoi that', 'person'],
  ['can I talk to a person please', 'person'],
  ['help', 'person'],
  ['quay lại', 'back'],
  ['dừng lại nhé', 'stop'],
  ['tiếng anh', 'en'],
  ['Vietnamese', 'vi'],
  ['xem thêm ạ', 'more'],
  ['cụ thể hơn đi', 'more'],
  ['cụ thể đi ad', 'more'],
  ['em ơi cụ thể nhé', 'more'],
  ['con gi nua k', 'more'],
  ['giải thích rõ hơn cho em với', 'more'],
  ['what else', 'more'],
  ['cụ thể là bao nhiêu tiền', null],
  ['muốn quay lại Việt Nam', null],
  ['gặp người lừa đảo', null],
  ['em muốn hủy', null],
  ['dừng hợp đồng', null],
  ['', null],
  ['ạ', null],
] as const
for (const [text, kind] of said) {
  test(`"${text}" ${kind === null ? 'is no command' : `means ${kind}`}`, () => {
    expect(command(text)).toBe(kind)
  })
}

const real = await realKnowledge()
const plainly = [
  ['xóa hết tin nhắn của tôi', 'erase'],
  ['xoa het tin nhan cua em', 'erase'],
  ['xóa giúp em cuộc trò chuyện này', 'erase'],
  ['xoá hết giùm em', 'erase'],
  ['delete everything please', 'erase'],
  ['delete this conversation', 'erase'],
  ['xóa đi', 'erase'],
  ['xoa di', 'erase'],
  ['xoá đi bạn', 'erase'],
  ['xoá hết cho tôi đi', 'erase'],
  ['em muốn xóa hết tin nhắn', 'erase'],
  ['xóa tin nhắn giúp em', 'erase'],
  ['please delete it', 'erase'],
  ['xóa đoạn chat này trên zalo thế nào', null],
  ['em xóa rồi', null],
  ['em không muốn xóa', null],
  ['xóa hết nợ cho em đi', null],
  ['con muốn xóa hình xăm', null],
  ['xoa bóp', null],
  ['do not delete', null],
  ['delete my facebook', null],
  ['chủ xóa hết tin nhắn của em', null],
  ['how do I delete my messages', null],
] as const
for (const [text, kind] of plainly) {
  test(`"${text}" ${kind === null ? 'erases nothing' : 'erases'}`, () => {
    expect(readLeaving(text, real)).toBe(kind)
  })
}

const asked = [
  ['em muốn nói chuyện với người', 'person'],
  ['em muon gap tu van vien', 'person'],
  ['tôi cần nói chuyện với người thật', 'person'],
  ['không muốn nói chuyện với máy', 'person'],
  ['can I talk to a human', 'person'],
  ['em không muốn hỏi nữa', 'stop'],
  ['em không muốn sống nữa', null],
] as const
for (const [text, kind] of asked) {
  test(`"${text}" ${kind === null ? 'is no command' : `means ${kind}`}, as people say it`, () => {
    expect(command(text, real)).toBe(kind)
  })
}

test('"đúng" is no "dừng": it keeps whoever is in a path there', () => {
  for (const said of ['đúng', 'Đúng ạ', 'dung', 'dạ đúng']) expect(command(said)).toBe(null)
  for (const said of ['dừng', 'Dừng ạ', 'dừng lại', 'dung lai']) expect(command(said)).toBe('stop')
})

test('"an toàn rồi" lets the guard down where somebody may be reading along; elsewhere it says that it is over', async () => {
  const real = await realKnowledge()
  const lastOf = (...said: readonly string[]) => talk(said.map(text), real).at(-1)
  expect(lastOf('họ nhốt em, không cho ra ngoài', 'an toàn rồi')?.conversation.guarded).toBe(false)
  expect(lastOf('em không muốn sống nữa', 'an toàn rồi')?.replies[0]?.origin).toMatchObject({ id: 'danger.over' })
  expect(lastOf('I want to die', 'yes i am safe')?.replies[0]?.origin).toMatchObject({ id: 'danger.over' })
})
