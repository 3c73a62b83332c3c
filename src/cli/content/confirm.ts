import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../../config.ts'
import { newReport } from '../../knowledge/compile/flaw.ts'
import { readContacts } from '../../knowledge/compile/read/read-contacts.ts'
import { isIsoDate } from '../../knowledge/dates.ts'
import { tellUsage } from '../tell-usage.ts'

export const summary = 'note that somebody called a number and heard it answer: confirm CONTACT --by NAME --on DATE'

export async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { by: { type: 'string' }, on: { type: 'string' } },
    allowPositionals: true,
  })
  const [id, ...more] = positionals
  const { by, on } = values
  if (id === undefined || more.length > 0 || !by?.trim() || on === undefined || !isIsoDate(on)) return tellUsage(summary, { of: 'content' })
  const path = join(readConfig().contentFolder, 'contacts.yaml')
  const result = confirmContact(await readFile(path, 'utf8'), id, by.trim(), on)
  if ('refused' in result) {
    console.error(result.refused)
    return 1
  }
  await writeFile(path, result.text)
  console.log(`${id} confirmed by ${by.trim()} on ${on}`)
  return 0
}

/**
 * contacts.yaml with the call noted in one line of it, remarks and order untouched; refused for a contact that is
 * not there or never shown. Pure.
 */
export function confirmContact(text: string, id: string, by: string, on: string): { readonly text: string } | { readonly refused: string } {
  const contacts = readContacts(text, newReport().report)
  const contact = contacts?.items.get(id)
  if (!contacts || !contact) return { refused: `${id} is not in content/contacts.yaml, or cannot be read there` }
  if (contact.publish === 'no') return { refused: `${id} is marked publish: no; change that first, if the number is really good` }
  const lines = text.split('\n')
  const written = `confirmed: { by: ${JSON.stringify(by)}, on: ${on} }`
  const start = contacts.lineOf(id, 'id') - 1
  const at = contacts.lineOf(id, 'confirmed') - 1
  if (/^\s+confirmed:/.test(lines[at] ?? '')) {
    const end = endOfValue(lines, at)
    lines.splice(at, end - at, `${indentOf(lines[at] ?? '')}${written}`)
  } else lines.splice(start + 1, 0, `${' '.repeat(Math.max(0, (lines[start] ?? '').indexOf('id:')))}${written}`)
  return { text: lines.join('\n') }
}

function indentOf(line: string): string {
  return /^\s*/.exec(line)?.[0] ?? ''
}

/** A value written over several lines is indented deeper than its key. */
function endOfValue(lines: readonly string[], at: number): number {
  const depth = indentOf(lines[at] ?? '').length
  let end = at + 1
  while (end < lines.length && (lines[end] ?? '').trim() !== '' && indentOf(lines[end] ?? '').length > depth) end += 1
  return end
}
