import { describe, expect, test } from 'vitest'
import { last, turnAfter } from './real-talk.ts'

describe('where somebody in danger works, lives or married says where they are:', () => {
  const places = [
    ['em o nong thon nhat', 'jp'],
    ['em ở công trường Nhật', 'jp'],
    ['em là tts Nhật ạ', 'jp'],
    ['em o pho nhat', 'jp'],
    ['em o trai ga han quoc', 'kr'],
    ['sap vao cang busan', 'kr'],
    ['em đi EPS Hàn', 'kr'],
    ['tàu em cập cảng Cao Hùng', 'tw'],
    ['em lam giup viec nha nguoi dai', 'tw'],
    ['em lấy chồng Đài Loan', 'tw'],
    ['em o san bay dao vien', 'tw'],
    ['em lam nha may dai loan', 'tw'],
    ['em làm ở xưởng gỗ Rumani', 'ro'],
    ['em lam o khu che xuat malaysia', 'my'],
    ['em lam giup viec nha chu a rap xe ut', 'sa'],
    ['i am on a ship in taiwan', 'tw'],
  ]
  for (const [said = '', country] of places) {
    test(said, () => {
      const turn = last('chủ đánh em', said)
      expect(turn?.conversation.whereabouts).toBe(country)
      expect(turn?.effects).toEqual([{ kind: 'add-to-case', because: [{ kind: 'is-in', country }] }])
    })
  }

  for (const said of ['xuong em te nhat', 'chủ em là người Trung Quốc', 'em muốn đi tàu Đài Loan', 'nhà máy Đài Loan lương bao nhiêu'])
    test(`not so: ${said}`, () => expect(turnAfter('chủ đánh em', said).whereabouts).toBeNull())

  test('also in the message that tells of the danger', () => {
    expect(turnAfter('em lấy chồng Hàn Quốc, chồng đánh em').whereabouts).toBe('kr')
    expect(turnAfter('bi lac trong rung bien gioi litva').whereabouts).toBe('lt')
    expect(turnAfter('em o nha chu han quoc lam giup viec, bi khoa cua').whereabouts).toBe('kr')
    expect(turnAfter('bố mẹ bắt em lấy chồng Trung Quốc').whereabouts).not.toBe('cn')
  })
})
