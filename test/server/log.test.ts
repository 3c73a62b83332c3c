import { runInThisContext } from 'node:vm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { type LogFields, openLog } from '../../src/server/log.ts'

function capture() {
  const lines: string[] = []
  const log = openLog('trace', { write: (line: string) => void lines.push(line) })
  return { log, lines, read: () => lines.map((line) => JSON.parse(line)) }
}

test('a line holds its event and its listed fields', () => {
  const { log, read } = capture()
  log.info('request', { route: '/webhooks/:channel', method: 'POST', status: 200, ms: 3 })
  expect(read()).toMatchObject([{ level: 'info', event: 'request', route: '/webhooks/:channel', method: 'POST', status: 200, ms: 3 }])
})

test('what did not arrive is told by its row, conversation and line', () => {
  const { log, read } = capture()
  const report = { channel: 'telegram', row: '01a0c976-c800-75b4-ae50-fe7c316cb60f/12', code: 'expired' }
  log.error('dead-letter', report)
  expect(read()).toMatchObject([{ event: 'dead-letter', ...report }])
})

const canary = 'Nguyễn Thị Canary 0912345678'

test('what is not listed is left out, and so is a listed field in another form', () => {
  const { log, lines } = capture()
  log.pino.info({ event: 'received', text: canary, name: canary, req: { url: canary } }, canary)
  log.warn('received', {
    channel: canary,
    conversation: canary,
    route: `/chat/${canary}`,
    code: canary,
    file: `content/${canary}`,
  } as LogFields)
  expect(lines).toHaveLength(2)
  expect(lines.join('')).not.toMatch(/Nguy|Canary|0912345678/)
})

test('of an error its sort and place are told, never its message', () => {
  const { log, lines, read } = capture()
  const message = `Unexpected token: ${canary}\n    at ${canary} (/x.ts:1:1)\n    at Canary (/x.ts:1:1)`
  const thrown = runInThisContext(`new SyntaxError(${JSON.stringify(message)})`, { filename: '/srv/ben-an/src/server/chat.ts' })
  log.error('failed', { code: 'our-bug' }, thrown)
  log.error('failed', {}, new AppError('store-busy', canary, { cause: new Error(canary) }))
  log.pino.error(new Error(canary))
  expect(lines.join('')).not.toMatch(/Nguy|Canary|0912345678/)
  expect(read()).toMatchObject([
    { err: { name: 'SyntaxError' } },
    { err: { name: 'AppError', code: 'store-busy', cause: { name: 'Error' } } },
    {},
  ])
  expect(read()[0].err.at[0]).toBe('/srv/ben-an/src/server/chat.ts:1:1')
})

test('whatever is logged, no word of it that is not ours comes through', () => {
  const words = fc.constantFrom('Nguyễn Canary', 'canary@example.org', '0912 345 678', 'CANARY')
  const anything = fc.oneof(
    words,
    fc.record({ message: words, stack: words, err: words.map((text) => new Error(text)) }),
    fc.dictionary(fc.constantFrom('event', 'channel', 'route', 'err', 'code2', 'msg', 'body'), words),
    words.map((text) => new Error(text, { cause: text })),
  )
  fc.assert(
    fc.property(anything, words, (value, message) => {
      const { log, lines } = capture()
      log.pino.error(value as object, message)
      log.pino.child({}).fatal(value as object, message)
      expect(lines.join('')).not.toMatch(/canary|0912|Nguy/i)
    }),
  )
})
