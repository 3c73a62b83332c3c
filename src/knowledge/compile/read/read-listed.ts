import { z } from 'zod'
import type { Report } from '../flaw.ts'
import { readShape } from './read-shape.ts'
import { readYaml, type Yaml } from './read-yaml.ts'

/** What stands under ids in one file. An item that cannot be read keeps its id, so that those who name it are not blamed for it. */
export interface Listed<Item> {
  readonly ids: ReadonlySet<string>
  readonly items: ReadonlyMap<string, Item>
  readonly lineOf: (id: string, ...key: readonly string[]) => number
}

/** Reads a file of `id: item`. Null when it is no such file; an item that does not fit is reported and left out. */
export function readMapFile<Shape extends z.ZodType>(
  file: string,
  text: string,
  item: Shape,
  report: Report,
): Listed<z.output<Shape>> | null {
  const yaml = readYaml(file, text, 1, report)
  if (!yaml) return null
  const all = readShape(z.record(z.string(), z.unknown(), 'map'), emptyAsMap(yaml), [], report)
  return all && readItems(yaml, new Map(Object.keys(all).map((id) => [id, [id]])), item, report)
}

/** Reads a file that is a list of items with an `id` each. */
export function readListFile<Shape extends z.ZodType>(
  file: string,
  text: string,
  item: Shape,
  report: Report,
): Listed<z.output<Shape>> | null {
  const yaml = readYaml(file, text, 1, report)
  const all = yaml && readShape(z.array(z.looseObject({ id: z.string('id') }, 'map'), 'list'), yaml, [], report)
  if (!all) return null
  const paths = new Map<string, readonly PropertyKey[]>()
  for (const [i, { id }] of all.entries()) {
    const earlier = paths.get(id)
    if (earlier) report('duplicate-id', file, yaml.lineOf([i, 'id']), { id, where: `${file}:${yaml.lineOf([...earlier, 'id'])}` })
    else paths.set(id, [i])
  }
  return readItems(yaml, paths, item, report)
}

function readItems<Shape extends z.ZodType>(
  yaml: Yaml,
  paths: ReadonlyMap<string, readonly PropertyKey[]>,
  shape: Shape,
  report: Report,
): Listed<z.output<Shape>> {
  const items = new Map<string, z.output<Shape>>()
  for (const [id, path] of paths) {
    const item = readShape(shape, yaml, path, report)
    if (item !== null) items.set(id, item)
  }
  return { ids: new Set(paths.keys()), items, lineOf: (id, ...key) => yaml.lineOf([...(paths.get(id) ?? []), ...key]) }
}

/** A file that holds nothing but remarks is an empty map. */
function emptyAsMap(yaml: Yaml): Yaml {
  return { ...yaml, value: yaml.value ?? {} }
}
