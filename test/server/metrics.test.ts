import { expect, test } from 'vitest'
import { openMetrics } from '../../src/server/metrics.ts'
import { counter, figures, histogram } from '../../src/server/prometheus.ts'

test('a counter has a line for each set of labels that was seen, and quotes what stands in them', () => {
  const calls = counter('calls_total', 'Calls', ['channel', 'outcome'])
  calls.add('web', 'kept')
  calls.add('telegram', 'a "b"\n\\')
  calls.add('web', 'kept')
  expect(calls.text()).toBe(
    [
      '# HELP calls_total Calls',
      '# TYPE calls_total counter',
      'calls_total{channel="web",outcome="kept"} 2',
      'calls_total{channel="telegram",outcome="a \\"b\\"\\n\\\\"} 1',
      '',
    ].join('\n'),
  )
})

test('a histogram counts up to each bound, the bound itself too, and everything in the end', () => {
  const waits = histogram('wait_seconds', 'Waits', ['route'], [0.1, 1])
  for (const size of [0.05, 0.1, 0.5, 7]) waits.observe(size, '/x')
  expect(waits.text().split('\n').slice(2)).toEqual([
    'wait_seconds_bucket{route="/x",le="0.1"} 2',
    'wait_seconds_bucket{route="/x",le="1"} 3',
    'wait_seconds_bucket{route="/x",le="+Inf"} 4',
    'wait_seconds_sum{route="/x"} 7.65',
    'wait_seconds_count{route="/x"} 4',
    '',
  ])
})

test('a figure is read when it is asked for', () => {
  let open = 1
  const pages = figures('pages_open', 'Pages', 'gauge', () => [['', open]])
  open = 2
  expect(pages.text()).toContain('\npages_open 2\n')
})

const health = { undecided: 3, unsent: 0, deadLetters: 0, openCases: 0, gaps: 0, damaged: 0 }

test('what is not known now is not told, though it was known before', () => {
  const metrics = openMetrics()
  expect(metrics.text({ ...health, oldestUndecidedAtMs: 5 })).toContain('ben_an_store{what="oldestUndecidedAtMs"} 5\n')
  const text = metrics.text({ ...health, oldestUndecidedAtMs: null })
  expect(text).toContain('ben_an_store{what="undecided"} 3\n')
  expect(text).not.toContain('oldestUndecidedAtMs')
})

test('every line of the register is one that Prometheus reads', () => {
  const metrics = openMetrics()
  metrics.received('telegram', 'kept')
  metrics.decided('telegram', 12)
  metrics.sent('telegram', 'sent')
  metrics.answered('/webhooks/:channel', 200, 3)
  metrics.pagesOpen(4)
  const lines = metrics
    .text({ ...health, oldestUndecidedAtMs: null })
    .trimEnd()
    .split('\n')
  const names = new Set(lines.filter((line) => line.startsWith('# TYPE ')).map((line) => line.split(' ')[2]))
  expect(names).toContain('process_resident_memory_bytes')
  for (const line of lines)
    expect(line).toMatch(/^(?:# (?:HELP|TYPE) [a-z_]+ \S.*|[a-z_]+(?:\{[a-z]+="[^"]*"(?:,[a-z]+="[^"]*")*\})? \d[\d.e+-]*)$/)
  expect(lines).toContain('ben_an_decision_seconds_bucket{channel="telegram",le="0.01"} 0')
  expect(lines).toContain('ben_an_decision_seconds_bucket{channel="telegram",le="0.025"} 1')
  expect(lines).toContain('ben_an_pages_open 4')
})
