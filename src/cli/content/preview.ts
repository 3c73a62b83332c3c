import { parseArgs } from 'node:util'
import { limitsByChannel } from '../../adapters/limits-by-channel.ts'
import { readConfig } from '../../config.ts'
import { languages } from '../../knowledge/knowledge.ts'
import { readLibrary } from '../../library/read-library.ts'
import { tellUsage } from '../tell-usage.ts'
import { drawReplies } from './draw-replies.ts'
import { previewReplies } from './preview-replies.ts'

export const summary =
  'show an answer or a step of a path as each app shows it: preview ID|ID@COUNTRY|ID#STEP [--channel NAME] [--lang vi|en]'

/** Exit code 2 where there is nothing of that name. */
export async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { channel: { type: 'string' }, lang: { type: 'string', default: 'vi' } },
    allowPositionals: true,
  })
  const [name = ''] = positionals
  const language = languages.find((known) => known === values.lang)
  const channels = Object.entries(limitsByChannel).filter(([channel]) => values.channel === undefined || channel === values.channel)
  if (language === undefined || channels.length === 0 || name === '')
    return tellUsage(summary, { of: 'content', more: [`Channels: ${Object.keys(limitsByChannel).join(', ')}`] })
  const { contentFolder, keptContent } = readConfig()
  const replies = previewReplies(name, { language, knowledge: await readLibrary(contentFolder, keptContent), nowMs: Date.now() })
  if (replies === null) console.error(`Nothing is called "${name}". An answer: brokerage-fee; a step: job-offer#who-offers.`)
  else console.log(channels.map(([channel, limits]) => drawReplies(channel, replies, limits)).join('\n\n\n'))
  return replies === null ? 2 : 0
}
