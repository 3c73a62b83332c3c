import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { readCompanies, writeRegister } from '../knowledge/compile/read/read-register.ts'
import { isIsoDate } from '../knowledge/dates.ts'
import type { Company } from '../knowledge/knowledge.ts'
import { tellUsage } from './tell-usage.ts'

export const summary = 'take over the official list of licensed companies: register import FILE… --as-of DATE --source URL'

/** Nothing is written unless every line of every file is whole: a company left out would read as one without a licence. */
export async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { 'as-of': { type: 'string' }, source: { type: 'string' } },
    allowPositionals: true,
  })
  const [verb, ...files] = positionals
  const { 'as-of': asOf, source } = values
  if (verb !== 'import' || files.length === 0 || asOf === undefined || !isIsoDate(asOf) || !/^https?:\/\/\S+$/.test(source ?? '')) {
    const columns = 'A FILE is CSV with the columns licence, name, status (licensed, suspended, revoked) and, if wanted, other-names.'
    return tellUsage(summary, { more: [columns] })
  }
  const read = await Promise.all(files.map(async (file) => ({ file, ...readCompanies(await readFile(file, 'utf8')) })))
  const refused = [
    ...read.flatMap(({ file, bad }) => bad.map(({ line, reason }) => `${file}:${line} ${reason.en}`)),
    ...sharedLicences(read),
  ]
  if (refused.length > 0) {
    console.error([...refused, '', 'Nothing was imported.'].join('\n'))
    return 1
  }
  const companies = read.flatMap((list) => list.companies)
  const folder = join(readConfig().contentFolder, 'registers')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'companies.csv'), writeRegister({ asOf, source: source ?? '', companies }))
  console.log(`${companies.length} companies as of ${asOf}: ${countsOf(companies)}`)
  return 0
}

/** The list of licences and the list of revoked ones may come as two files; a licence stands in one of them. */
function sharedLicences(lists: readonly { readonly file: string; readonly companies: readonly Company[] }[]): readonly string[] {
  const owners = new Map<string, string>()
  return lists.flatMap(({ file, companies }) =>
    companies.flatMap(({ licence }) => {
      const owner = owners.get(licence)
      owners.set(licence, file)
      return owner === undefined ? [] : [`${file} the licence number ${licence} also stands in ${owner}`]
    }),
  )
}

function countsOf(companies: readonly Company[]): string {
  const states = ['licensed', 'suspended', 'revoked'] as const
  return states.map((state) => `${companies.filter(({ status }) => status === state).length} ${state}`).join(', ')
}
