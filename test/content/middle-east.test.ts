import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const textOf = (file: string) => readFileSync(file, 'utf8')

test.each(['gulf-routes', 'gulf-routes@ae', 'gulf-routes@sa', 'other-destinations'])(
  '%s: since when nobody is sent there is told',
  (id) => {
    expect(textOf(`content/faq/before/${id}.vi.md`)).toContain('1/3/2026')
    expect(textOf(`content/faq/before/${id}.en.md`)).toContain('1 March 2026')
  },
)
