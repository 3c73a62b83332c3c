import type { ChannelLimits } from '../../bot/say/channel-limits.ts'
import { type Inspected, inspect } from '../../media/inspect.ts'

/** A file of staff's as its channel carries it, or why it carries none such: known now, and not once the words beside it have left. */
export async function inspectFor({ fileKinds }: Pick<ChannelLimits, 'fileKinds'>, bytes: Buffer): Promise<Inspected> {
  const picture = fileKinds?.['image/jpeg']
  const seen = await inspect(bytes, { first: true, ...(picture !== undefined && { mostBytes: picture }) })
  if (seen.kind === 'refused' || fileKinds === undefined) return seen
  const most = fileKinds[seen.type.type]
  if (most === undefined) return { kind: 'refused', code: 'unknown-type' }
  return seen.bytes.length > most ? { kind: 'refused', code: 'too-large' } : seen
}
