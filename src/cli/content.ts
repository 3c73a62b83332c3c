import type { Verb } from './ben-an.ts'
import { runVerb } from './run-verb.ts'

export const summary = "the curator's workshop: check, stamp, stale, draw, preview, confirm, gaps, impact, learn"
export const leadsToOthers = true

const verbs: Readonly<Record<string, () => Promise<Verb>>> = {
  check: () => import('./content/check.ts'),
  stamp: () => import('./content/stamp.ts'),
  stale: () => import('./content/stale.ts'),
  draw: () => import('./content/draw.ts'),
  preview: () => import('./content/preview.ts'),
  confirm: () => import('./content/confirm.ts'),
  gaps: () => import('./content/gaps.ts'),
  impact: () => import('./content/impact.ts'),
  learn: () => import('./content/learn.ts'),
}

/** Runs the workshop's verb that the first argument names. */
export async function run(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv
  const load = name !== undefined && Object.hasOwn(verbs, name) ? verbs[name] : undefined
  if (name !== undefined && load) return runVerb(`content ${name}`, await load(), rest)
  const wanted = name === undefined || name === '--help' || name === '-h'
  if (!wanted) console.error(`There is no verb "content ${name}".\n`)
  const lines = await Promise.all(Object.entries(verbs).map(async ([verb, read]) => `  ${verb.padEnd(10)}${(await read()).summary}`))
  console.log(['npm run content -- <verb>', '', ...lines].join('\n'))
  return wanted ? 0 : 2
}
