import { holdsContract } from './channel-contract.ts'
import { zaloOaRig } from './rigs/zalo-oa.ts'

holdsContract(zaloOaRig)
