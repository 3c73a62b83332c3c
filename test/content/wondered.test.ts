import { describe, expect, test } from 'vitest'
import { screen } from '../../src/knowledge/danger/screen.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'
import { talk, text } from '../bot/path/walking.ts'

const knowledge = await realKnowledge()

describe('whoever asks whether something is normal', () => {
  const askers = [
    'chủ khóa cửa nhà khi đi ngủ, có bình thường không',
    'chủ khóa cửa ban đêm là bình thường hả',
    'chu khoa cua nha khi di ngu co binh thuong khong',
    'is it normal that my employer locks the door at night',
    'is it usual to lock the gate of the dormitory when everyone is asleep',
  ]
  for (const asked of askers)
    test(`is answered, or asked whether it is happening: ${asked}`, () => {
      const [turn] = talk([text(asked)], knowledge)
      expect(turn?.effects.filter(({ kind }) => kind === 'open-case')).toEqual([])
      expect(turn?.replies.length).toBe(1)
    })

  test('is asked whether it is happening where it is told like danger at all', () => {
    const [turn] = talk([text('chủ khóa cửa nhà khi đi ngủ, có bình thường không')], knowledge)
    expect(turn?.replies[0]?.choices[0]?.data).toBe('now:locked-in')
  })

  const cries = [
    'chủ không cho ra ngoài có bình thường không',
    'chủ đánh em có bình thường không',
    'ông chủ tối nào cũng vô phòng em nằm cạnh, có bình thường không ạ',
    'họ lấy hết điện thoại của tụi em rồi thay phiên đứng canh cửa, có bình thường không',
    'chủ khóa cửa nhà khi đi ngủ, có bình thường không, cứu em với, em không ra được',
    'is it normal that my boss locks me in at night',
    'is it normal that they lock the doors and we cannot leave',
    'is it normal that they count us every night and take our phones',
  ]
  for (const cry of cries)
    test(`is in danger where it is told as danger: ${cry}`, () => expect(screen(cry, knowledge).level).toBeGreaterThanOrEqual(3))
})
