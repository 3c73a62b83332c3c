import { holdsContract } from './channel-contract.ts'
import { telegramRig } from './rigs/telegram.ts'

holdsContract(telegramRig)
