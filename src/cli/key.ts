import { parseArgs } from 'node:util'
import { AppError } from '../errors.ts'
import { openKeys } from '../store/keys.ts'

export const summary = 'make the master key: key FILE'

/** Makes the key that a production start asks for, mode 0600; an existing one is left as it is. */
export async function run(argv: readonly string[]): Promise<number> {
  const { positionals } = parseArgs({ args: [...argv], allowPositionals: true })
  const [file] = positionals
  if (file === undefined) {
    console.error('Say where: ben-an key /path/to/master.key (outside the data folder, and copied to a safe place).')
    return 2
  }
  const noStore = `${file}.none/none`
  const { made } = openKeys({ key: file, store: noStore })
  if (!made) throw new AppError('bad-key', `${file} exists already and was left as it is`)
  console.log(`The master key is in ${file}. Keep a copy of it away from this machine: without it nobody can read the data.`)
  return 0
}
