import { holdsContract } from './channel-contract.ts'
import { webRig } from './rigs/web.ts'

holdsContract(webRig)
