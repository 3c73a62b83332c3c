import { comingRoutes } from '../server/alerting/coming-routes.ts'
import { buildServer } from '../server/build-server.ts'
import { startPolling } from '../server/channels/polling.ts'
import { watchChannels } from '../server/channels/watch-channels.ts'
import { consoleRoutes } from '../server/console/console-routes.ts'
import { openShowWriting } from '../server/console/show-writing.ts'
import { openLineOf } from '../server/crowds/line-of.ts'
import type { News } from '../server/news.ts'
import { spareNumbers } from '../server/page/numbers.ts'
import { readWebFiles } from '../server/page/web-files.ts'
import type { AccountDeps } from '../staff/account-deps.ts'
import type { Services } from './open-services.ts'
import type { Staffed } from './open-staffed.ts'
import { consoleAddress, type Kept, type Opening } from './opening.ts'
import type { Work } from './start-work.ts'

/** The server, not yet listening, and the polling of what calls nobody. */
export async function wireServer(
  opening: Opening,
  { store, metrics, library }: Kept,
  { channels, channelStatuses, heard, limitsOf, onTrouble }: Services,
  { setAtOnce, hotline, alerting }: Staffed,
  { turns, files, freeBytes, end, news, accounts }: Work & { readonly news: News; readonly accounts: AccountDeps },
) {
  const { config, log, time, closing, later } = opening
  const { knowledge } = hotline
  const { coming, phones, phonesReachable, onStaffRoom } = alerting
  const stopping = () => later.stopping
  const app = await buildServer({
    ...{ config, store, turns, knowledge, heard, news, onStaffRoom, time, log, metrics, freeBytes, stopping },
    channels: channels.byName,
    logins: channels.open,
    spareNumbers: () => spareNumbers(library.contacts()),
    web: readWebFiles(config.webFolder),
    console: consoleRoutes({
      ...accounts,
      ...{ store, hotline, knowledge, setAtOnce, limitsOf, phones, phonesReachable, time, log, channelStatuses, stopping },
      consoleAddress: () => consoleAddress(opening),
      contentAsWritten: library.knowledge,
      mostFileBytes: config.mostFileBytes,
      isPulled: (channel) => !channels.byName.has(channel),
      showWriting: openShowWriting({ store, channels: channels.byName, time }),
      publicAddress: config.publicAddress,
    }),
    alerts: comingRoutes(coming),
    lineOf: openLineOf(),
    onRead: (id) => void hotline.noticeSent(id),
    hasRoomForFiles: files.hasRoom,
  })
  const endPolling = startPolling({ open: channels.open, store, turns, onStaffRoom, knowledge, time, log, onTrouble })
  closing.push(watchChannels({ open: channels.open, time, onTrouble }))
  closing.push(async () => {
    await Promise.all([endPolling(), end()]) // meanwhile webhooks hear 503
    await app.close()
  })
  return app
}
