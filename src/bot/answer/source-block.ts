import { formatDate, vietnamDate } from '../../knowledge/dates.ts'
import type { Citation, IsoDate, Risk } from '../../knowledge/knowledge.ts'
import { spokenTo } from '../hear/called.ts'
import type { PhraseKey } from '../phrases.ts'
import type { Block } from '../reply.ts'
import type { Setting } from '../setting.ts'

/** What an answer says about itself: an entry, or a tree. */
export interface Sourced {
  readonly sources: readonly Citation[]
  readonly compiled: IsoDate
  readonly signed: { readonly by: string; readonly on: IsoDate } | null
  readonly reviewBy: IsoDate
  readonly risk: Risk
}

/**
 * How sure an answer is, from which law and article, written when, signed by whom. What nobody has signed says so. Of a long list
 * the first `most` are named.
 */
export function sourceBlock(sourced: Sourced, setting: Setting, most = Number.POSITIVE_INFINITY): Block {
  const { language } = setting
  const slots = {
    sure: spokenTo(setting, howSure(sourced, setting)),
    sources: citations(sourced.sources, setting, most),
    compiled: formatDate(sourced.compiled, language),
    signer: sourced.signed?.by ?? '',
    signed: sourced.signed ? formatDate(sourced.signed.on, language) : '',
  }
  return { kind: 'source', text: spokenTo(setting, sourced.signed ? 'source.signed' : 'source.unsigned', slots) }
}

/** Whether the day has passed by which somebody should have read it again. Dates are compared in Việt Nam's time. */
export function isPastReview({ reviewBy }: Pick<Sourced, 'reviewBy'>, nowMs: number): boolean {
  return vietnamDate(nowMs) > reviewBy
}

/**
 * The law says so only where every source is a law down to the article: a law named as a whole is one whose wording nobody here has read.
 */
function howSure(sourced: Sourced, { knowledge, nowMs }: Setting): PhraseKey {
  if (isPastReview(sourced, nowMs)) return 'sure.checking'
  if (sourced.risk !== 'none') return 'sure.case'
  const laws = sourced.sources.filter(({ source }) => knowledge.sources.get(source)?.kind === 'law')
  if (laws.length === 0) return 'sure.page'
  return laws.length === sourced.sources.length && laws.every(({ article }) => article !== null) ? 'sure.law' : 'sure.partly'
}

/**
 * Each source once, with its articles together: `Luật 69/2020/QH14, Điều 7, 23`. Empty when there is none; beyond `most` they are counted.
 */
export function citations(sources: readonly Citation[], setting: Setting, most = Number.POSITIVE_INFINITY): string {
  const cited = new Map<string, Set<string>>()
  for (const { source, article } of sources) {
    const articles = cited.get(source) ?? new Set()
    cited.set(source, article === null ? articles : articles.add(article))
  }
  const named = [...cited].slice(0, most).map(([source, articles]) => cite(source, [...articles], setting))
  const others = cited.size - named.length
  return (others > 0 ? [...named, spokenTo(setting, 'source.others', { count: String(others) })] : named).join('; ')
}

function cite(id: string, articles: readonly string[], setting: Setting): string {
  const title = setting.knowledge.sources.get(id)?.title[setting.language] ?? id
  return articles.length === 0 ? title : spokenTo(setting, 'source.article', { source: title, articles: articles.join(', ') })
}
