import type { Environment } from '../../src/config/environment.ts'
import { readConfig } from '../../src/config.ts'
import { AppError } from '../../src/errors.ts'

export const home = '/home/somebody'

/** What is said of an environment that is refused; nothing of one that is taken. */
export function refusal(environment: Environment): string {
  try {
    readConfig(environment, home)
  } catch (error) {
    if (error instanceof AppError && error.code === 'bad-config') return error.message
    throw error
  }
  return ''
}
