import { AppError } from '../errors.ts'

/** @throws AppError `store-busy` from either, when too many wait already */
export interface Passwords {
  hash(password: string): Promise<string>
  /** Takes as long where there is no account or no password: `kept` null is compared with one that nobody has. */
  matches(password: string, kept: string | null): Promise<boolean>
}

/** What one hash costs. The package's own kind is argon2id. */
export interface PasswordCost {
  readonly memoryKib: number
  readonly passes: number
}

export const usualCost: PasswordCost = { memoryKib: 64 * 1024, passes: 3 }

/** So many at once: each takes its memory, and logging in must not starve the chat. More than so many that wait are a flood. */
const atOnce = 2
const mostWaiting = 100

/** Argon2id. A few are worked on at once, the others wait their turn; too many are refused. */
export function openPasswords({ memoryKib, passes }: PasswordCost = usualCost): Passwords {
  const options = { memoryCost: memoryKib, timeCost: passes, parallelism: 1 }
  const inTurn = queue(atOnce)
  const make = async (password: string) => (await argon2()).hash(plain(password), options)
  let nobodys: Promise<string> | null = null
  return {
    hash: (password) => inTurn(() => make(password)),
    async matches(password, kept) {
      nobodys ??= inTurn(() => make('a password that nobody has'))
      const spare = await nobodys // also where it is not needed: the first login must not tell by its time
      const same = await inTurn(async () => (await argon2()).verify(kept ?? spare, plain(password)))
      return same && kept !== null
    },
  }
}

/** Loaded for the first password: no start has to wait for it. */
const argon2 = () => import('@node-rs/argon2')

/** The same password on another keyboard is the same password. */
function plain(password: string): string {
  return password.normalize('NFKC')
}

const shortestPassword = 12

/** Too short, one thing over and over, or the name itself; more rules make people write passwords down. */
export function isWeak(password: string, ...names: readonly string[]): boolean {
  const folded = plain(password).toLowerCase()
  if ([...folded].length < shortestPassword || new Set(folded).size < 5) return true
  return names.some((name) => name.length >= 3 && folded.replaceAll(name.toLowerCase(), '').length < shortestPassword - 4)
}

/** Runs so many jobs at a time, the others in order. */
function queue(most: number): <T>(job: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (job) => {
    if (waiting.length >= mostWaiting) throw new AppError('store-busy', 'too many passwords wait to be looked at')
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await job()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
