import { askStatuses, type NamedStatus } from '../../adapters/ask-statuses.ts'
import { openChannels } from '../../adapters/open-channels.ts'
import type { Config } from '../../config.ts'
import { askHouse } from '../../store/control.ts'

/** How the channels stand: as the running server hears it, or as this process does where none runs. */
export async function askChannels(config: Config): Promise<readonly NamedStatus[]> {
  const running = await askHouse<readonly NamedStatus[]>(config.dataFolder, 'channels')
  if (running !== null) return running
  const channels = await openChannels(config, {
    staffChat: () => null,
    publicAddress: config.publicAddress,
    knowledge: () => null,
    nowMs: Date.now,
  })
  try {
    return await askStatuses(channels)
  } finally {
    await channels.close()
  }
}
