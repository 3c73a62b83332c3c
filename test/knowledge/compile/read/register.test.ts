import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newReport } from '../../../../src/knowledge/compile/flaw.ts'
import { readCompanies, readRegister, writeRegister } from '../../../../src/knowledge/compile/read/read-register.ts'

const read = (csv: string) => readCompanies(csv)

describe('the official list as CSV', () => {
  test('in any order of columns, with what spreadsheets do to cells', () => {
    const csv = '\ufeffName,Status,Licence,other-names\r\n"Công ty ""A"", B",Đang hoạt động,01/LĐ-GP,"A JSC; A"\r\n\r\nC,thu hồi,02,\r\n'
    expect(read(csv)).toEqual({
      companies: [
        { licence: '01/LĐ-GP', names: ['Công ty "A", B', 'A JSC', 'A'], status: 'licensed' },
        { licence: '02', names: ['C'], status: 'revoked' },
      ],
      bad: [],
    })
  })

  test('with semicolons between cells, as spreadsheets write where a comma stands in figures', () => {
    expect(read('# as-of: 2026-11-01\nlicence;name;other-names;status\n01;"A, B";"AB JSC; A-B";licensed\n')).toEqual({
      companies: [{ licence: '01', names: ['A, B', 'AB JSC', 'A-B'], status: 'licensed' }],
      bad: [],
    })
  })

  test.each([
    ['a column is missing', 'licence,name\n1,A\n', 1, 'names no column "status"'],
    ['the licence is missing', 'licence,name,status\n,A,licensed\n', 2, 'the licence number is missing'],
    ['the name is missing', 'licence,name,status\n1,,licensed\n', 2, 'the name is missing'],
    ['a status nobody knows', 'licence,name,status\n1,A,ok\n', 2, 'the status must be one of: licensed, suspended, revoked'],
    ['a cell too many', 'licence,name,status\n1,A,licensed,x\n', 2, 'it has 4 cells, the first line has 3'],
    ['a licence twice', 'licence,name,status\n1,A,licensed\n1,B,revoked\n', 3, 'stands on an earlier line'],
    ['nothing but a header', 'licence,name,status\n', 1, 'the list is empty'],
    ['nothing at all', '', 1, 'names no column'],
    [
      'a quoted cell that runs over lines keeps the count',
      'licence,name,status\n1,"A\nB",licensed\n2,,licensed\n',
      4,
      'the name is missing',
    ],
  ])('is refused with line and reason: %s', (_, csv, line, reason) => {
    const [first] = read(csv).bad
    expect(first?.line).toBe(line)
    expect(first?.reason.en).toContain(reason)
  })

  test('every bad line is named, not only the first', () => {
    expect(read('licence,name,status\n,A,licensed\n2,,licensed\n3,C,?\n').bad.map(({ line }) => line)).toEqual([2, 3, 4])
  })
})

test('a register is read back as it was written', () => {
  const name = fc
    .stringMatching(/^[\p{L}\p{N}",.()/ -]{1,20}$/u)
    .map((text) => text.normalize('NFC').trim())
    .filter((text) => text !== '')
  const company = fc.record({
    names: fc.array(name, { minLength: 1, maxLength: 3 }),
    status: fc.constantFrom('licensed', 'suspended', 'revoked'),
  })
  fc.assert(
    fc.property(fc.array(company, { minLength: 1, maxLength: 5 }), (companies) => {
      const register = {
        asOf: '2026-11-01',
        source: 'https://dolab.moha.gov.vn/a,b',
        companies: companies.map((one, i) => ({ licence: `${i}/GP`, ...one })),
      }
      const { report, flaws } = newReport()
      expect(readRegister(writeRegister(register), report)).toEqual(register)
      expect(flaws).toEqual([])
    }),
  )
})

test.each([
  ['no day', '# source: https://x.vn\nlicence,name,status\n1,A,licensed\n'],
  ['a day that does not exist', '# as-of: 2026-02-30\n# source: https://x.vn\nlicence,name,status\n1,A,licensed\n'],
  ['no source', '# as-of: 2026-11-01\nlicence,name,status\n1,A,licensed\n'],
])('a register with %s is not used', (_, text) => {
  const { report, flaws } = newReport()
  expect(readRegister(text, report)).toBeNull()
  expect(flaws).toHaveLength(1)
})
