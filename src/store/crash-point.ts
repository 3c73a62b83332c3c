/**
 * Named places between two steps of keeping something. Tests of crashes end the process at one of them; everybody else passes
 * `nothingHappens`.
 */
export type CrashPoint =
  | 'snapshot-copied'
  | 'migration-step'
  | 'before-inbox-insert'
  | 'after-claim'
  | 'mid-apply'
  | 'before-commit'
  | 'after-commit'
  | 'erase-hidden'
  | 'erase-destroyed'
  | 'checkpoint'

export type AtPoint = (point: CrashPoint) => void

export const nothingHappens: AtPoint = () => {}
