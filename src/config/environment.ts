export type Environment = Readonly<Record<string, string | undefined>>

/** The environment while it is read, variable by variable. */
export interface Variables {
  readonly production: boolean
  /** As it is set; null: it is not, or empty. */
  readonly value: (name: string) => string | null
  /** The same as `read` makes it of the text; where that is null, a problem by the name of the variable and this rule. */
  readonly checked: <T>(name: string, read: (text: string) => T | null, rule: string) => T | null
  /** What is missing or wrong so far. */
  readonly problems: string[]
  /** The names that have been asked for. */
  readonly known: ReadonlySet<string>
}

export function variablesOf(environment: Environment): Variables {
  const problems: string[] = []
  const known = new Set(['BEN_AN_SITE', 'BEN_AN_BEHIND']) // of compose.yaml and the Caddyfile
  const value = (name: string) => {
    known.add(name)
    return environment[name]?.trim() || null
  }
  const checked = <T>(name: string, read: (text: string) => T | null, rule: string): T | null => {
    const text = value(name)
    if (text === null) return null
    const result = read(text)
    if (result === null) problems.push(`${name} ${rule}`)
    return result
  }
  const mode = value('NODE_ENV')
  if (mode !== null && !['production', 'development', 'test'].includes(mode))
    problems.push('NODE_ENV must be production, development or test')
  return { production: mode === 'production', value, checked, problems, known }
}
