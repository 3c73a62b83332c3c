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
  | KeyChangePoint

/** Of a change of the master key. */
export type KeyChangePoint = (typeof keyChangePoints)[number]
export const keyChangePoints = ['key-written', 'key-rotation-step', 'key-wrapped', 'key-folded', 'key-kept', 'key-placed'] as const

export type AtPoint = (point: CrashPoint) => void

export const nothingHappens: AtPoint = () => {}
