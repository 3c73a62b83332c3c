import { askStatuses, type NamedStatus } from '../../adapters/ask-statuses.ts'
import type { Config } from '../../config.ts'
import { askHouse } from '../../store/control.ts'
import { withChannels } from './with-channels.ts'

/** How the channels stand: as the running server hears it, or as this process does where none runs. */
export async function askChannels(config: Config): Promise<readonly NamedStatus[]> {
  const running = await askHouse<readonly NamedStatus[]>(config.dataFolder, 'channels')
  return running ?? withChannels(config, 'no-tokens', askStatuses)
}
