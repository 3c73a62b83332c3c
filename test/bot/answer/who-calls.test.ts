import { expect, test } from 'vitest'
import { talked, turnAfter } from '../danger/real-talk.ts'

const notesOf = (...said: readonly string[]) =>
  (talked(...said).at(-1)?.replies ?? [])
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'calls' ? block.calls : [])))
    .map(({ number, note }) => `${number} ${note}`)
    .join('\n')

const fromHome = [
  [['em ở Nhật, mẹ ở nhà gọi số nào'], 'Gọi được từ Nhật Bản'],
  [['me em o nha, em o nhat, me goi so nao'], 'Gọi được từ Nhật Bản'],
  [['mẹ em ở nhà gọi số nào, em ở Nhật'], 'Gọi được từ Nhật Bản'],
  [['người nhà em muốn gọi thì gọi số nào, em đang làm ở Nhật'], 'Gọi được từ Nhật Bản'],
  [['em ở hàn, chồng ở việt nam gọi số nào'], 'Gọi được từ Hàn Quốc'],
  [['em ở Đài Loan bị nợ lương', 'người nhà gọi số nào'], 'Gọi được từ Đài Loan'],
] as const
test.each(fromHome)('numbers for whoever calls from home say where they can be dialled: %s', (said, note) => {
  expect(notesOf(...said)).toContain(note)
  expect(turnAfter(...said).writesFrom).not.toBe('vn')
})

test.each(['em ở hàn gọi số nào', 'em ở Nhật, gọi về nhà bằng số nào', 'em ở Nhật, em muốn gọi thì gọi số nào'])('not so: %s', (said) => {
  expect(notesOf(said)).not.toContain('Gọi được từ')
})
