import { holdsContract } from './channel-contract.ts'
import { zaloBotRig } from './rigs/zalo-bot.ts'

holdsContract(zaloBotRig)
