export function lookOfSources(): string | null
