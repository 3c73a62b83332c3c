import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { NamedStatus } from '../../../adapters/ask-statuses.ts'
import { channelProblems } from '../../../adapters/channel-status.ts'
import { channelSwitches } from '../../../adapters/open-channels.ts'
import type { RouteDeps } from '../deps.ts'
import { type Channels, channels } from '../wire/wire-house.ts'

/** How the channels stand, for whoever keeps the house; the same as `ben-an channel NAME status` tells. */
export function channelRoutes({ channelStatuses }: RouteDeps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/channels', { config: { needs: 'see-channels' }, schema: { response: { 200: channels } } }, async () => ({
      channels: (await channelStatuses()).map(channelView),
    }))
  }
}

function channelView({ name, status }: NamedStatus): Channels['channels'][number] {
  if (!status.configured)
    return { name, on: false, switch: channelSwitches[name] ?? '', account: null, webhook: null, quota: null, problems: [] }
  const { account, webhook, quota } = status
  const problems = status.problems.map(({ code, detail }) => {
    const { vi, en } = channelProblems[code]
    const named = (text: string) => text.replaceAll('{channel}', name)
    return { code, detail, what: { vi: vi.what, en: en.what }, mend: { vi: named(vi.mend), en: named(en.mend) } }
  })
  return { name, on: true, switch: channelSwitches[name] ?? '', account, webhook, quota, problems }
}
