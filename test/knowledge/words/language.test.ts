import { expect, test } from 'vitest'
import { guessLanguage } from '../../../src/knowledge/words/language.ts'
import { realKnowledge } from '../../bot/fixture-knowledge.ts'
import { smallKnowledge } from '../small-knowledge.ts'

const knowledge = smallKnowledge({})

const cases = [
  { text: 'Chủ giữ hộ chiếu của em', language: 'vi' },
  { text: 'chu giu ho chieu cua em', language: 'vi' },
  { text: 'có', language: 'vi' },
  { text: 'ko biet', language: 'vi' },
  { text: 'bao nhieu tien', language: 'vi' },
  { text: 'My boss keeps my passport', language: 'en' },
  { text: 'help', language: 'en' },
  { text: 'what is the fee', language: 'en' },
  { text: 'họ bắt em sign contract mới', language: 'vi' },
  { text: 'boss delay salary cua em 2 thang roi', language: 'vi' },
  { text: 'Can I drink coffee in the café', language: 'en' },
  { text: 'ok', language: null },
  { text: '0981 84 84 84', language: null },
  { text: '…', language: null },
  { text: '', language: null },
  { text: 'Tokyo', language: null },
  { text: 'Japan visa', language: null },
] as const
for (const { text, language } of cases) {
  test(`language: ${text === '' ? 'nothing' : text}`, () => {
    expect(guessLanguage(text, knowledge)).toBe(language)
  })
}

const real = await realKnowledge()
const mixed = [
  { text: 'My husband works in Angola and has changed. What can I do from Hải Dương?', language: 'en' },
  { text: 'brokerage in price list "phí môi giới 20tr" pay or refuse', language: 'en' },
  { text: "What's the difference between khiếu nại and tố cáo, and which one is mine?", language: 'en' },
  { text: 'Must workers cover môi giới money?', language: 'en' },
  { text: 'Offer letter này fake hay real vậy', language: 'vi' },
  { text: 'Racist comments từ supervisor, HR ignore', language: 'vi' },
  { text: 'skilled worker UK đổi sponsor', language: 'vi' },
  { text: 'a lô a lô', language: 'vi' },
] as const
for (const { text, language } of mixed) {
  test(`a sentence that quotes the other language keeps its own: ${text}`, () => {
    expect(guessLanguage(text, real)).toBe(language)
  })
}

const behind = [
  { before: 'vi', text: 'Kim Long Company', language: null },
  { before: 'vi', text: 'https://www.facebook.com/groups/work', language: null },
  { before: 'vi', text: 'online', language: null },
  { before: 'vi', text: 'what about giáo dục định hướng', language: null },
  { before: 'vi', text: 'help', language: null },
  { before: 'vi', text: 'what is the fee for Japan', language: 'en' },
  { before: 'vi', text: 'can I leave', language: 'en' },
  { before: 'en', text: 'Hà Nội', language: null },
  { before: 'en', text: 'cam on', language: 'vi' },
  { before: 'en', text: 'tiền môi giới', language: 'vi' },
] as const
for (const { before, text, language } of behind) {
  test(`behind ${before}, "${text}" ${language === null ? 'changes nothing' : `is ${language}`}`, () => {
    expect(guessLanguage(text, real, before)).toBe(language)
  })
}

test('letters that are no word of either language say nothing', () => {
  for (const typed of ['asdf qwer', 'zxcv bnm', 'xyz lmn']) expect(guessLanguage(typed, knowledge)).toBeNull()
})
