import type { Operator, OperatorKey } from '../../knowledge.ts'
import type { Report } from '../flaw.ts'
import { readShape } from './read-shape.ts'
import { readYaml } from './read-yaml.ts'
import * as shapes from './shapes.ts'

export const operatorFile = 'content/operator.yaml'

/** What texts may name of it: `{{operator.phone}}`. */
export const operatorKeys = ['name', 'phone', 'privacy-contact', 'website', 'hours'] as const satisfies readonly OperatorKey[]

const operator = shapes
  .map({
    name: shapes.optional(shapes.perLanguage(shapes.text)),
    phone: shapes.optional(shapes.quoted),
    'privacy-contact': shapes.optional(shapes.quoted),
    website: shapes.optional(shapes.url),
    hours: shapes.hours,
    standing: shapes.optional(shapes.confirmation),
  })
  .transform(({ 'privacy-contact': privacyContact, ...operator }): Operator => ({ ...operator, privacyContact }))

/** Who runs this copy. */
export function readOperator(text: string, report: Report): Operator | null {
  const yaml = readYaml(operatorFile, text, 1, report)
  return yaml && readShape(operator, yaml, [], report)
}
