import Fuse from 'fuse.js'
import { formatDate } from '../dates.ts'
import type { Company, CompanyRegister, Language, PerLanguage } from '../knowledge.ts'
import { plain } from '../words/normalise.ts'
import type { Rule, RuleOutcome } from './rule.ts'

/** Look-alike names that are shown beside a name that is not in the register. */
const mostLookAlikes = 3
/** Fuse's distance from 0 (the same) to 1 (nothing in common). */
const farthestLookAlike = 0.35

/**
 * Looks a company up in the register that the operator imported. Only the whole name or the licence number counts as found: a name
 * that is only similar is shown as such, because swindlers borrow names.
 */
export const findCompany: Rule = {
  name: 'find-company',
  inputs: { company: { type: 'text' } },
  exits: ['found', 'not-found', 'revoked', 'cannot-check'],
  reasons: [
    'company.found',
    'company.not-found',
    'company.look-alikes',
    'company.revoked',
    'company.suspended',
    'company.no-name',
    'company.cannot-check',
  ],
  slots: ['company', 'licence', 'as-of', 'look-alikes'],
  keeps: 'exit',
  run({ company }, { companies: register }) {
    const typed = typeof company === 'string' ? company : ''
    const nothing = { exit: 'cannot-check', slots: { vi: {}, en: {} } } as const
    if (nameKey(typed) === '') return { ...nothing, because: ['company.no-name'] }
    if (!register) return { ...nothing, because: ['company.cannot-check'] }
    const found = lookUp(typed, register)
    return found ? describe(found, register) : describeMissing(typed, register)
  },
}

/** Where several companies bear the name, the worst state is told: a mistake must not make a revoked licence look good. */
function lookUp(typed: string, { companies }: CompanyRegister): Company | null {
  const key = nameKey(typed)
  const licence = licenceKey(typed)
  const matches = companies.filter(
    (company) => licenceKey(company.licence) === licence || company.names.some((name) => nameKey(name) === key),
  )
  const worst = ['revoked', 'suspended', 'licensed'] as const
  return matches.toSorted((a, b) => worst.indexOf(a.status) - worst.indexOf(b.status))[0] ?? null
}

function describe({ names, licence, status }: Company, register: CompanyRegister): RuleOutcome {
  const slots = slotsFor(register, () => ({ company: names[0] ?? '', licence }))
  if (status === 'licensed') return { exit: 'found', because: ['company.found'], slots }
  return { exit: 'revoked', because: [status === 'revoked' ? 'company.revoked' : 'company.suspended'], slots }
}

function describeMissing(typed: string, register: CompanyRegister): RuleOutcome {
  const similar = lookAlikes(typed, register)
  const slots = slotsFor(register, () => ({ company: typed, 'look-alikes': similar.join('; ') }))
  return { exit: 'not-found', because: ['company.not-found', ...(similar.length > 0 ? ['company.look-alikes'] : [])], slots }
}

function slotsFor(
  register: CompanyRegister,
  slots: (language: Language) => Readonly<Record<string, string>>,
): PerLanguage<Readonly<Record<string, string>>> {
  const of = (language: Language) => ({ ...slots(language), 'as-of': formatDate(register.asOf, language) })
  return { vi: of('vi'), en: of('en') }
}

function lookAlikes(typed: string, { companies }: CompanyRegister): readonly string[] {
  const names = companies.flatMap((company) => company.names.map((name) => ({ key: nameKey(name), shown: company.names[0] ?? name })))
  const fuse = new Fuse(names, { keys: ['key'], threshold: farthestLookAlike, ignoreLocation: true })
  const shown = fuse.search(nameKey(typed)).map(({ item }) => item.shown)
  return [...new Set(shown)].slice(0, mostLookAlikes)
}

/** The name without marks and without the words that every company has. */
function nameKey(name: string): string {
  return plain(name)
    .replace(
      /\b(?:cong ty cp|cty cp|cong ty|cty|ctcp|tnhh|co phan|mot thanh vien|mtv|tap doan|tong|chi nhanh|company|co ltd|ltd|jsc|joint stock|corporation|corp|group)\b/g,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim()
}

function licenceKey(text: string): string {
  return plain(text).replaceAll(' ', '')
}
