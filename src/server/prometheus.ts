/** All that is counted under one name, in the text form that Prometheus reads. */
export interface Family {
  text(): string
}

export interface Counter extends Family {
  /** One more of these, the values in the order of the labels. */
  add(...values: readonly string[]): void
}

export interface Histogram extends Family {
  observe(size: number, ...values: readonly string[]): void
}

/** A figure and its labels, as `labelled` writes them; '' where it has none. */
export type Sample = readonly [labels: string, value: number]

export const textType = 'text/plain; version=0.0.4; charset=utf-8'

export function counter(name: string, help: string, labels: readonly string[]): Counter {
  const counts = new Map<string, number>()
  return {
    add(...values) {
      const key = keyOf(values)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    },
    text: () =>
      familyText(
        name,
        help,
        'counter',
        [...counts].map(([key, count]) => lineOf(name, labelled(labels, valuesIn(key)), count)),
      ),
  }
}

/** Counts by size: how many were at most each of `bounds`. */
export function histogram(name: string, help: string, labels: readonly string[], bounds: readonly number[]): Histogram {
  const series = new Map<string, { readonly atMost: number[]; sum: number; count: number }>()
  return {
    observe(size, ...values) {
      const key = keyOf(values)
      const one = series.get(key) ?? { atMost: bounds.map(() => 0), sum: 0, count: 0 }
      series.set(key, one)
      one.sum += size
      one.count += 1
      for (const [at, bound] of bounds.entries()) if (size <= bound) one.atMost[at] = (one.atMost[at] ?? 0) + 1
    },
    text() {
      const lines = [...series].flatMap(([key, { atMost, sum, count }]) => {
        const own = labelled(labels, valuesIn(key))
        const bucket = (bound: string, upTo: number) => lineOf(`${name}_bucket`, `${own},${labelled(['le'], [bound])}`, upTo)
        return [
          ...bounds.map((bound, at) => bucket(String(bound), atMost[at] ?? 0)),
          bucket('+Inf', count),
          lineOf(`${name}_sum`, own, sum),
          lineOf(`${name}_count`, own, count),
        ]
      })
      return familyText(name, help, 'histogram', lines)
    },
  }
}

/** Figures that are there to be read when somebody asks. */
export function figures(name: string, help: string, type: 'gauge' | 'counter', read: () => readonly Sample[]): Family {
  return {
    text: () =>
      familyText(
        name,
        help,
        type,
        read().map(([labels, value]) => lineOf(name, labels, value)),
      ),
  }
}

/** Quotes, backslashes and line ends are written as JSON writes them. */
export function labelled(names: readonly string[], values: readonly string[]): string {
  return names.map((name, at) => `${name}=${JSON.stringify(values[at] ?? '')}`).join(',')
}

/** Counting is done with every call, writing every few seconds: labels are written only then. */
const keyOf = (values: readonly string[]) => values.join('\0')
const valuesIn = (key: string) => key.split('\0')

function lineOf(name: string, labels: string, value: number): string {
  return labels === '' ? `${name} ${value}` : `${name}{${labels}} ${value}`
}

function familyText(name: string, help: string, type: string, lines: readonly string[]): string {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n')
}
