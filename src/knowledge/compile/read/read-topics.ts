import { z } from 'zod'
import type { CountryPicked, Risk, Stage, TopicId, TreeId } from '../../knowledge.ts'
import type { Report } from '../flaw.ts'
import { readShape } from './read-shape.ts'
import { readYaml } from './read-yaml.ts'
import * as shapes from './shapes.ts'

/** The content map: which topics and trees there are. */
export interface DraftTopics {
  readonly topics: ReadonlyMap<TopicId, ListedTopic>
  readonly trees: ReadonlyMap<TreeId, Listed>
}

interface Listed {
  readonly scope: string
  readonly line: number
}

export interface ListedTopic extends Listed {
  readonly stage: Stage
  readonly risk: Risk
  /** Null where the map does not say; `check` asks for it where there are countries to pick. */
  readonly country: CountryPicked | null
  readonly grimTitle: boolean
}

export const topicsFile = 'content/topics.yaml'

const stages = ['before', 'during', 'after', 'about'] as const
const topic = shapes.map({
  risk: shapes.oneOf('none', 'caution', 'review', 'urgent'),
  country: shapes.optional(shapes.oneOf('there', 'asked')),
  title: shapes.optional(shapes.oneOf('grim')),
  scope: shapes.text,
})
const tree = shapes.map({ scope: shapes.text })
const group = <Shape extends z.ZodType>(shape: Shape) => shapes.optional(z.record(shapes.id, shape, 'map'))
const schema = shapes.map({ before: group(topic), during: group(topic), after: group(topic), about: group(topic), trees: group(tree) })

/** Null when the map cannot be read: then nothing is known to be listed or not. */
export function readTopics(text: string, report: Report): DraftTopics | null {
  const yaml = readYaml(topicsFile, text, 1, report)
  const map = yaml && readShape(schema, yaml, [], report)
  if (!map) return null
  const topics = new Map<TopicId, ListedTopic>()
  for (const stage of stages) {
    for (const [id, { risk, country, title, scope }] of Object.entries(map[stage] ?? {})) {
      const line = yaml.lineOf([stage, id])
      const earlier = topics.get(id)
      if (earlier) report('duplicate-id', topicsFile, line, { id, where: earlier.stage })
      else topics.set(id, { stage, risk, country, grimTitle: title === 'grim', scope, line })
    }
  }
  const trees = Object.entries(map.trees ?? {}).map(([id, { scope }]) => [id, { scope, line: yaml.lineOf(['trees', id]) }] as const)
  return { topics, trees: new Map(trees) }
}
