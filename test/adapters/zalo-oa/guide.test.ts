import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { errorCodes } from '../../../src/adapters/zalo-oa/error-codes.ts'

for (const guide of ['docs/zalo-oa.md', 'docs/vi/zalo-oa.md']) {
  test(`${guide} lists every error code with one and the same end for each meaning`, () => {
    const text = readFileSync(new URL(`../../../${guide}`, import.meta.url), 'utf8')
    const rows = [...text.matchAll(/^\| (-\d+) \| ([^|]+) \| ([^|;]+?)(?:; [^|]+)? \|$/gm)].map(
      ([, code, , then]) => [Number(code), then] as const,
    )
    expect(rows.map(([code]) => code)).toEqual(errorCodes.map(({ code }) => code))
    const ends = new Map(rows)
    for (const { code, meaning } of errorCodes) {
      const like = errorCodes.filter((one) => one.meaning === meaning).map((one) => firstPart(ends.get(one.code)))
      expect([code, new Set(like).size]).toEqual([code, 1])
    }
  })
}

function firstPart(end: string | undefined): string {
  return (end ?? '').split(';')[0] ?? ''
}
