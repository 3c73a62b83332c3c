import type { CrashPoint } from '../../../src/store/crash-point.ts'

/** Where a process may die: between two steps of the store, or between two calls of it. */
export type Point = CrashPoint | 'before-take' | 'after-take' | 'after-return' | 'after-begin' | 'after-send' | 'after-settle'

export const points: readonly Point[] = [
  'migration-step',
  'before-inbox-insert',
  'after-claim',
  'mid-apply',
  'before-commit',
  'after-commit',
  'erase-hidden',
  'erase-destroyed',
  'checkpoint',
  'before-take',
  'after-take',
  'after-return',
  'after-begin',
  'after-send',
  'after-settle',
]

/** `fleeting` has everything erased now and then, `held` is taken by a person and given back. */
export const people: readonly string[] = ['an', 'bình', 'held', 'fleeting']

export function replyTo(event: string): string {
  return `re: ${event}`
}
