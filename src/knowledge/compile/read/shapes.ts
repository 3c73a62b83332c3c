import { z } from 'zod'
import { isIsoDate } from '../../dates.ts'
import type { Citation, Country, Hours, Next, PerLanguage } from '../../knowledge.ts'

/** The small shapes that every file of content is made of. Each says in its message what was expected: a key of `expectedTexts`. */

const idForm = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

export const text = z.string('text').trim().min(1, 'text')
export const texts = z.array(text, 'texts')
export const id = z.string('id').regex(idForm, 'id')
export const stamp = z.string('stamp').regex(/^[0-9a-f]{8}$/, 'stamp')
export const date = z.string('date').refine(isIsoDate, 'date')
export const number = z.number('number')
export const url = z.string('url').regex(/^https?:\/\/\S+$/, 'url')
export const quoted = z.string('quoted').min(1, 'quoted')

/** Keys with a value each; a key that is not named here is a problem. */
export function map<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, 'map')
}

/** A key may be written and left empty. */
export function optional<Shape extends z.ZodType>(shape: Shape) {
  return z.preprocess(
    (written) => (written === '' ? null : written),
    shape.nullish().transform((value) => value ?? null),
  )
}

export function oneOf<const Values extends readonly [string, ...string[]]>(...values: Values) {
  return z.enum(values, `one-of: ${values.join(', ')}`)
}

export function perLanguage<Shape extends z.ZodType>(shape: Shape) {
  return z.strictObject({ vi: shape, en: shape }, 'both-languages')
}

const country = z
  .string('country')
  .regex(/^[a-z]{2}$/, 'country')
  .transform((code) => code as Country)

export const places = z.union([z.literal('anywhere'), z.array(country).min(1)], 'places')

/** `law-69-2020#23`: a source, and the article where there is one. */
export const citation = z
  .string('citation')
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*(?:#[\p{L}\p{N}().-]+)?$/u, 'citation')
  .transform((written): Citation => {
    const [source = '', article = null] = written.split('#')
    return { source, article }
  })

/** Another page, by its id: a topic, or `tree:` and a tree. */
export const next = z
  .string('id')
  .regex(/^(?:tree:)?[a-z0-9]+(?:-[a-z0-9]+)*$/, 'id')
  .transform((written): Next => (written.startsWith('tree:') ? { to: 'tree', id: written.slice(5) } : { to: 'topic', id: written }))

/** Who made sure of something, and when. */
export const confirmation = map({ by: text, on: date })

const clock = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/
const weekly = z.strictObject({
  'utc-offset': z.string().regex(/^[+-](?:0\d|1[0-4]):[0-5]\d$/),
  open: z
    .array(
      z.strictObject({
        days: z.array(z.int().min(1).max(7)).min(1),
        from: z.string().regex(clock),
        to: z.string().regex(clock),
      }),
    )
    .min(1),
})

/** Opening hours; a span that ends before it begins runs past midnight and becomes two. */
export const hours = z.union([z.literal('always'), z.literal('unknown'), weekly], 'hours').transform((written): Hours => {
  if (typeof written === 'string') return { kind: written }
  const open = written.open.flatMap(({ days, from, to }) => {
    const [fromMinute, toMinute] = [minuteOf(from), minuteOf(to)]
    if (fromMinute < toMinute) return [{ days, fromMinute, toMinute }]
    const untilMidnight = { days, fromMinute, toMinute: 1440 }
    return toMinute === 0 ? [untilMidnight] : [untilMidnight, { days: days.map((day) => (day % 7) + 1), fromMinute: 0, toMinute }]
  })
  const sign = written['utc-offset'].startsWith('-') ? -1 : 1
  return { kind: 'weekly', utcOffsetMinutes: sign * minuteOf(written['utc-offset'].slice(1)), open }
})

function minuteOf(written: string): number {
  const [hour = 0, minute = 0] = written.split(':').map(Number)
  return hour * 60 + minute
}

/** What a curator may leave out in one language stands empty in the other as well. */
export const perLanguageTexts = z
  .strictObject({ vi: texts.optional(), en: texts.optional() }, 'both-languages')
  .transform(({ vi, en }): PerLanguage<readonly string[]> => ({ vi: vi ?? [], en: en ?? [] }))

/** One item written as itself, or a list of them. */
export function oneOrMore<Shape extends z.ZodType>(shape: Shape) {
  const several = z.array(shape).min(1, 'list')
  return z.unknown().transform((written, context): readonly z.output<Shape>[] => {
    const result = several.safeParse(Array.isArray(written) ? written : [written])
    if (result.success) return result.data
    const inside = Array.isArray(written) ? 0 : 1
    for (const { path, ...issue } of result.error.issues) context.addIssue({ ...issue, path: path.slice(inside) } as never)
    return z.NEVER
  })
}
