import { describe, expect, test } from 'vitest'
import type { CompanyRegister } from '../../../src/knowledge/knowledge.ts'
import { findCompany } from '../../../src/knowledge/rules/find-company.ts'

/** Made-up names: no real company is called good or bad by a test. */
const register: CompanyRegister = {
  asOf: '2026-11-01',
  source: 'https://example.vn/list',
  companies: [
    { licence: '01/LĐ-GP', names: ['Công ty Cổ phần Nhân lực Sao Biển', 'Sao Bien Manpower JSC'], status: 'licensed' },
    { licence: '02/LĐ-GP', names: ['Công ty TNHH Cánh Buồm'], status: 'revoked' },
    { licence: '03/LĐ-GP', names: ['Công ty TNHH Hải Đăng'], status: 'suspended' },
    { licence: '04/LĐ-GP', names: ['Công ty CP Hòa Bình'], status: 'licensed' },
    { licence: '05/LĐ-GP', names: ['Công ty TNHH Hòa Bình'], status: 'revoked' },
  ],
}

const run = (company: string | null, companies: CompanyRegister | null = register) =>
  findCompany.run({ company }, { facts: new Map(), companies }, 0)

describe('find-company', () => {
  test.each([
    ['the whole name', 'Công ty Cổ phần Nhân lực Sao Biển', 'found', 'company.found'],
    ['without tone marks and company words', 'nhan luc sao bien', 'found', 'company.found'],
    ['company words shortened', 'Cty CP Nhân lực Sao Biển', 'found', 'company.found'],
    ['the other name', 'Sao Biển Manpower', 'found', 'company.found'],
    ['the licence number', '01/lđ-gp', 'found', 'company.found'],
    ['a revoked one', 'Cty TNHH Cánh Buồm', 'revoked', 'company.revoked'],
    ['a suspended one', 'hải đăng', 'revoked', 'company.suspended'],
    ['two of one name: the worse is told', 'Hoà Bình', 'revoked', 'company.revoked'],
    ['a name that is only similar is not it', 'Nhân lực Sao Biển Xanh', 'not-found', 'company.not-found'],
    ['a part of a name is not it', 'Sao Biển', 'not-found', 'company.not-found'],
    ['nothing like it', 'Rồng Vàng Quốc Tế', 'not-found', 'company.not-found'],
    ['nothing but company words', 'công ty TNHH', 'cannot-check', 'company.no-name'],
  ])('%s', (_, typed, exit, reason) => {
    const outcome = run(typed)
    expect([outcome.exit, outcome.because[0]]).toEqual([exit, reason])
  })

  test('without a register nobody is called found or missing', () => {
    expect(run('Sao Biển', null)).toEqual({ exit: 'cannot-check', because: ['company.cannot-check'], slots: { vi: {}, en: {} } })
    expect(run(null).exit).toBe('cannot-check')
  })

  test('found with its licence and the day of the list', () => {
    expect(run('nhân lực sao biển').slots).toEqual({
      vi: { company: 'Công ty Cổ phần Nhân lực Sao Biển', licence: '01/LĐ-GP', 'as-of': 'ngày 1/11/2026' },
      en: { company: 'Công ty Cổ phần Nhân lực Sao Biển', licence: '01/LĐ-GP', 'as-of': '1 November 2026' },
    })
  })

  test('a look-alike is shown as such', () => {
    const { because, slots } = run('Nhân lực Sao Biên Xanh')
    expect(because).toEqual(['company.not-found', 'company.look-alikes'])
    expect(slots.vi['look-alikes']).toBe('Công ty Cổ phần Nhân lực Sao Biển')
    expect(run('Rồng Vàng Quốc Tế').because).toEqual(['company.not-found'])
  })

  test('each reason fills in declared slots only', () => {
    for (const typed of ['sao biển', 'cánh buồm', 'nhân lực sao biển', 'xyz']) {
      for (const name of Object.keys(run(typed).slots.vi)) expect(findCompany.slots).toContain(name)
    }
  })
})
