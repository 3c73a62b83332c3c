import type { JobAd } from '../../knowledge/job-ad.ts'
import type { RedFlag } from '../../knowledge/words/wording.ts'
import { called } from '../hear/called.ts'
import type { Block, Reply } from '../reply.ts'
import { personChoice } from '../say/choices.ts'
import { renderPhrase } from '../say/render.ts'
import { phraseOrigin, replyOf } from '../say/say.ts'
import type { Setting } from '../setting.ts'
import { nextChoices } from './next-choices.ts'
import { citations } from './source-block.ts'

/** As many warnings as are read to the end. */
const mostFlags = 6

/** What a pasted advertisement warns of, each with the words that warn and the reason. Without a warning it is not called safe either. */
export function sayAdvertisement({ flags }: JobAd, setting: Setting): Reply {
  const known = flags.flatMap(({ id, because }) => {
    const flag = setting.knowledge.advertisement.flags.find((one) => one.id === id)
    return flag ? [{ flag, because }] : []
  })
  const key = known.length > 0 ? 'ad.flags' : 'ad.no-flags'
  const items = known.slice(0, mostFlags).map(({ flag, because }) => `**${because}**: ${called(flag.reason[setting.language], setting)}`)
  const warnings: readonly Block[] = items.length > 0 ? [{ kind: 'list', items }] : []
  const blocks = [
    ...renderPhrase(setting, key),
    ...warnings,
    ...renderPhrase(setting, 'ad.next'),
    ...sourcesOf(
      known.map(({ flag }) => flag),
      setting,
    ),
  ]
  return replyOf(phraseOrigin(setting, key), blocks, [...nextChoices(leadsOn, setting), personChoice(setting)])
}

const leadsOn = [
  { to: 'tree', id: 'job-offer' },
  { to: 'topic', id: 'job-ad-red-flags' },
  { to: 'topic', id: 'check-company-licence' },
] as const

function sourcesOf(flags: readonly RedFlag[], setting: Setting): readonly Block[] {
  const sources = citations(
    flags.flatMap((flag) => flag.sources),
    setting,
  )
  return sources === ''
    ? []
    : renderPhrase(setting, 'source.named', { sources }).map((block) => (block.kind === 'paragraph' ? { ...block, kind: 'source' } : block))
}
